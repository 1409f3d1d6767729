"""Reads a whole configuration of Stainless."""

from __future__ import annotations

from collections.abc import Mapping

from generator.adopt import paging
from generator.adopt.endpoints import Endpoints
from generator.adopt.facts import Action, Adopted
from generator.adopt.stainless import document
from generator.adopt.stainless.client import read_casing, read_client, read_package
from generator.adopt.stainless.pages import choose, read_schemes
from generator.adopt.stainless.reading import Reading
from generator.adopt.stainless.resources import Resources
from generator.adopt.stainless.types import TypeRules
from generator.diagnostics import Sink
from generator.diagnostics.wording import counted
from generator.document.tree import Json, Obj


def is_configuration(value: Json) -> bool:
    """Whether a file looks like a configuration of Stainless, and not like a document."""
    if not isinstance(value, Mapping) or ("openapi" in value and "paths" in value):
        return False
    return "resources" in value or "organization" in value


def read_stainless(root: Obj, endpoints: Endpoints, sink: Sink) -> Adopted:
    """What ``root`` says; what has no counterpart is a warning of ``sink`` at its line."""
    top = Reading(root, "", sink)
    casing = read_casing(top)
    package = read_package(top)
    client = read_client(top, casing, package)
    settings = top.node.get("settings")
    positional = not (isinstance(settings, Obj) and settings.get("positional_params") is False)
    tree = Resources(endpoints, casing, positional)
    resources = tree.read(top.mapping("resources"))
    chosen = choose(read_schemes(top, casing), tree.asked, endpoints, top)
    openapi = top.mapping("openapi")
    samples = openapi is not None and openapi.has("code_samples")
    actions = list(transforms(root, sink))
    actions += document.servers(client.environments, endpoints)
    actions += document.security(top)
    actions += document.queries(top, endpoints)
    actions += tree.actions
    paged = {one.operation.key: (one.operation, scheme) for one, scheme in chosen}
    actions += paging.actions(paged.values(), endpoints)
    actions += document.left_out(top, tree.left_out, endpoints)
    top.foreign("edition", "codeflow", "diagnostics", "docs", "readme", "workflows")
    top.lost("errors", "the exceptions of the SDK are those of HTTP statuses")
    top.done()
    _report_unplaced(top, tree, endpoints)
    items = {one.path: scheme.items for one, scheme in chosen}
    return Adopted(
        package,
        client,
        resources,
        TypeRules(endpoints, casing, tree.models, items).read(tree.asked),
        {one.path: scheme.name for one, scheme in chosen},
        samples=samples,
        actions=tuple(actions),
    )


def transforms(root: Obj, sink: Sink) -> tuple[Action, ...]:
    """What ``root`` changes in the document before anything is read from it."""
    openapi = Reading(root, "", sink).mapping("openapi")
    if openapi is None:
        return ()
    found = tuple(document.transforms(openapi))
    openapi.foreign("code_sample_languages")
    openapi.has("code_samples")
    openapi.done()
    return found


def _report_unplaced(top: Reading, tree: Resources, endpoints: Endpoints) -> None:
    named = {one.operation.key for one in tree.asked} | set(tree.left_out)
    ignored = (endpoints.find(text) for text in top.texts("unspecified_endpoints") or ())
    named |= {one.key for one in ignored if one is not None}
    others = [key for key in endpoints.by_key if key not in named]
    if others:
        count = counted(len(others), "operation")
        message = (
            f"The configuration does not mention {count} of the document, such as {others[0]!r}; "
            "the generator gives methods to them."
        )
        hint = "Run names to see these methods, and place them under resources in sdk.yaml."
        top.sink.info("A006", message, top.at("resources"), hint=hint)
