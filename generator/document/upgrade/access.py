"""Security: schemes that requirements name by where they are, and the schemes of Swagger 2.0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.document.tree import Json, Obj
from generator.document.upgrade.context import Context, new_obj
from generator.notation.pointer import tokens_of

_FLOWS: Mapping[str, str] = MappingProxyType(
    {"application": "clientCredentials", "accessCode": "authorizationCode"}
)
_FLOW_KEYS = ("authorizationUrl", "tokenUrl", "refreshUrl", "scopes")


def shelve_schemes(root: Obj, context: Context) -> None:
    """3.2: schemes that only an address leads to get a name among the components."""
    found = [target for target in _addressed(context) if context.schemes.get(id(target)) is None]
    components = root.get("components")
    shelf = components.get("securitySchemes") if isinstance(components, Obj) else None
    known: dict[str, Json] = dict(shelf) if isinstance(shelf, Obj) else {}
    for name, node in known.items():
        context.schemes.setdefault(id(node), name)
    for target in found:
        if id(target) not in context.schemes:
            name = _name(target, known)
            known[name] = target
            context.schemes[id(target)] = name
    if found:
        members = dict(components) if isinstance(components, Obj) else {}
        origin = shelf if isinstance(shelf, Obj) else root
        members["securitySchemes"] = Obj(known, origin.origin)
        place = components if isinstance(components, Obj) else root
        root["components"] = Obj(members, place.origin)


def _addressed(context: Context) -> Iterator[Obj]:
    links = context.document.links
    schemes = {id(node) for node, shape in links.targets if shape.name == "security_scheme"}
    for targets in links.mapped.values():
        for target in targets.values():
            if isinstance(target, Obj) and id(target) in schemes:
                yield target


def _name(target: Obj, known: Mapping[str, Json]) -> str:
    """A name for a scheme that has none in this document: the last word of where it stands."""
    wanted = (tokens_of(target.loc.pointer) or [target.loc.uri.rpartition("/")[2]])[-1]
    name, number = wanted, 2
    while name in known:
        name, number = f"{wanted}{number}", number + 1
    return name


def requirement(node: Obj, context: Context) -> None:
    """3.2: a scheme may be named by its address; what follows reads names of components."""
    targets = context.document.links.mapped.get(node.origin, {})
    names = {key: context.schemes.get(id(target)) for key, target in targets.items()}
    members = {names.get(key) or key: value for key, value in node.items()}
    node.clear()
    node.update(members)


def security_scheme(node: Obj, context: Context) -> None:
    """2.0: ``type: basic`` is http, and an OAuth2 scheme has one flow under an old name."""
    if node.get("type") == "basic":
        node["type"] = "http"
        node["scheme"] = "basic"
    flow = node.get("flow")
    if node.get("type") == "oauth2" and isinstance(flow, str) and "flows" not in node:
        del node["flow"]
        name = _FLOWS.get(flow, flow) if context.swagger else flow
        members = {key: node.pop(key) for key in _FLOW_KEYS if key in node}
        inner = new_obj(members, node, "flows", name)
        node["flows"] = new_obj({name: inner}, node, "flows")
