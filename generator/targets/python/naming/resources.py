"""The resource tree: which method of which class every operation becomes. Nothing is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.diagnostics import Loc, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.ir.model import Operation, Tag
from generator.ir.types import Doc
from generator.names.files import assign_files
from generator.names.table import Wish, assign
from generator.names.words import pascal, snake, split_words
from generator.targets.python.naming.homes import resource_paths
from generator.targets.python.naming.kept import Kept
from generator.targets.python.naming.published import Published, holder
from generator.targets.python.naming.reserved import CLIENT_ATTRIBUTES, METHODS, RESOURCES
from generator.targets.python.settings import (
    ArgumentSettings,
    MethodSettings,
    ResourceSettings,
    Returns,
)

if TYPE_CHECKING:  # a tree that sdk.yaml names whole does not import them
    from generator.relations.relate import Relations
    from generator.targets.python.naming.method_names import Siblings

_MAX_MODULE_BYTES = 200


@dataclass(frozen=True, slots=True)
class Method:
    """One method. ``arguments`` is the configuration's list, None where it has none."""

    name: str
    operation: Operation
    _: KW_ONLY
    arguments: tuple[ArgumentSettings, ...] | None = None
    returns: Returns | None = None  # None: what the document says
    placed: bool = False
    stated: bool = False  # sdk.yaml decides about the arguments, too
    aliases: tuple[str, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)  # names of arguments that users know
    loc: Loc | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A composed method that sdk.yaml asks for, or does not want, with its other names."""

    settings: MethodSettings
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A class with methods, and with resources of its own below it."""

    path: tuple[str, ...]  # attributes from the client: ("apps", "runs")
    class_name: str
    module: str
    methods: tuple[Method, ...]
    asked: tuple[Asked, ...] = ()
    children: tuple[Resource, ...] = ()
    doc: Doc = Doc()

    @property
    def attribute(self) -> str:
        """The attribute under which the parent offers it."""
        return self.path[-1]


@dataclass(slots=True)
class _Draft:
    """A resource while operations are placed.

    Mutable: methods and children are added until all operations have a place.
    """

    words: tuple[str, ...]
    attribute: str
    class_name: str = ""
    doc: Doc = Doc()
    methods: list[Method] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    loose: list[Operation] = field(default_factory=list)
    children: dict[str, _Draft] = field(default_factory=dict)


def build_tree(
    relations: Relations,
    configured: Mapping[str, ResourceSettings],
    kept: Kept,
    sink: Sink,
    *,
    former: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> tuple[Resource, ...]:
    """Place every operation of an API.

    What is ``configured`` comes first, then ``x-sdk-group``, then tags and paths. ``kept`` are
    the names that users know, ``former`` the names of before by resource, which nothing new gets.
    """
    api = relations.api
    operations = {operation.key: operation for operation in api.operations}
    root = _Draft((), "")
    placed: set[str] = set()
    for name, resource in configured.items():
        _place(root, name, _configured(name, resource, operations, placed, sink), resource)
    loose = [operation for operation in api.operations if operation.key not in placed]
    for operation, path in resource_paths(loose, api, kept):
        _draft_for(root, path).loose.append(operation)
    _document(root, {tag.name: tag for tag in api.tags})
    _name_loose(root, Published(kept.methods, former), _Wishes(relations), sink)
    drafts = list(_walk(root, ()))
    names = _Names(_class_names(drafts, kept), _module_names(drafts))
    return tuple(_freeze(child, (child.attribute,), names) for child in root.children.values())


def _configured(
    name: str,
    settings: ResourceSettings,
    operations: Mapping[str, Operation],
    placed: set[str],
    sink: Sink,
) -> _Draft:
    draft = _Draft(split_words(name), name, settings.class_name, Doc(description=settings.doc))
    aliases = {
        target: tuple(m.name for m in settings.methods if m.alias == target)
        for target in {m.alias for m in settings.methods if m.alias}
    }
    known = {m.name for m in settings.methods if not m.alias}
    for target in aliases:
        if target not in known:
            loc = next(m.loc for m in settings.methods if m.alias == target)
            message = f"The alias names the method {target!r}, which the resource does not have."
            sink.error("N004", message, loc, hint=did_you_mean(target, sorted(known)))
    for method in settings.methods:
        if method.alias:
            continue
        if method.off:
            draft.asked.append(Asked(method, ()))
            continue
        operation = operations.get(method.operation)
        if operation is None:
            _unknown_operation(method, aliases.get(method.name, ()), operations, sink)
            continue
        if method.kind:
            draft.asked.append(Asked(method, aliases.get(method.name, ())))
            continue
        placed.add(operation.key)
        draft.methods.append(
            Method(
                method.name,
                operation,
                arguments=method.arguments,
                returns=method.returns,
                placed=True,
                aliases=aliases.get(method.name, ()),
                loc=method.loc,
            )
        )
    for child, below in settings.resources.items():
        _place(draft, child, _configured(child, below, operations, placed, sink), below)
    return draft


def _place(parent: _Draft, name: str, draft: _Draft, settings: ResourceSettings) -> None:
    """Put a resource below another one, unless all that it should have is gone."""
    has = draft.methods or draft.asked or draft.children
    if has or not (settings.methods or settings.resources):
        parent.children[name] = draft


def _unknown_operation(
    method: MethodSettings,
    aliases: Iterable[str],
    operations: Mapping[str, Operation],
    sink: Sink,
) -> None:
    wanted = method.operation
    names = " and ".join(repr(name) for name in (method.name, *aliases))
    left = f"the methods {names} are left out" if aliases else f"the method {names} is left out"
    message = f"The document has no operation {wanted!r}; {left}."
    hint = did_you_mean(wanted, operations, "Write the operationId of an operation.")
    sink.outdated("N003", message, method.loc, hint=hint, subject=wanted)


def _draft_for(root: _Draft, path: Iterable[tuple[str, ...]]) -> _Draft:
    node = root
    for words in path:
        node = node.children.setdefault(snake(words), _Draft(words, snake(words)))
    return node


def _document(node: _Draft, tags: Mapping[str, Tag]) -> None:
    """Where nobody wrote a text for a resource, its operations' common tag has one."""
    operations = [m.operation for m in node.methods] + node.loose
    common = {op.tags[0] if op.tags else "" for op in operations}
    if node.doc == Doc() and len(common) == 1 and (tag := tags.get(common.pop())) is not None:
        node.doc = tag.doc
    for child in node.children.values():
        if not (child.methods or child.loose):  # a tag that only other tags are part of
            tag = next((t for t in tags.values() if split_words(t.name) == child.words), None)
            child.doc = tag.doc if tag is not None and child.doc == Doc() else child.doc
        _document(child, tags)


@dataclass(frozen=True)
class _Wishes:
    """What methods would like to be called.

    What that needs is imported, and found out, where a method needs it: a tree that ``sdk.yaml`` names
    whole does not.
    """

    relations: Relations

    @cached_property
    def _siblings(self) -> Siblings:
        from generator.targets.python.naming.method_names import Siblings  # noqa: PLC0415

        return Siblings.of(self.relations.api)

    def of(self, node: _Draft) -> list[Wish]:
        """The wishes of the operations that nobody named."""
        from generator.targets.python.naming.method_names import method_wish  # noqa: PLC0415

        role = self.relations.role
        return [method_wish(role(one), node.words, self._siblings) for one in node.loose]


def _name_loose(
    node: _Draft,
    published: Published,
    wanted: _Wishes,
    sink: Sink,
    path: tuple[str, ...] = (),
) -> None:
    wishes = wanted.of(node) if node.loose else []
    held = {name: f"\0{name}" for name in [m.name for m in node.methods] + list(node.children)}
    reserved = METHODS | set(held)
    here = (*(method.operation for method in node.methods), *node.loose)
    kept = published.kept(here, path) if node.loose else []
    given = assign([*kept, *wishes], reserved=reserved, locked=published.locked)
    for collision in given.collisions:
        if collision.key.startswith("\0"):
            continue  # something that was published keeps its name
        sink.info(
            "N005",
            f"The method of {collision.key!r} is named {collision.given}, because "
            f"{collision.wanted} is {holder(collision.holder)}.",
            hint="Choose another name under resources in sdk.yaml, or with x-sdk-name.",
        )
    for operation in node.loose:
        node.methods.append(Method(given.names[operation.key], operation))
    for child in node.children.values():
        _name_loose(child, published, wanted, sink, (*path, child.attribute))
    if not node.attribute:  # the client itself
        attributes = assign(
            (Wish(key, (key, f"{key}_resource")) for key in node.children),
            reserved=CLIENT_ATTRIBUTES,
        )
        for key, child in node.children.items():
            child.attribute = attributes.names[key]


def _walk(node: _Draft, path: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], _Draft]]:
    for child in node.children.values():
        here = (*path, child.attribute)
        yield here, child
        yield from _walk(child, here)


@dataclass(frozen=True, slots=True)
class _Names:
    """The class and the module of every resource, by its path."""

    classes: Mapping[str, str]
    modules: Mapping[str, str]


def _class_names(drafts: list[tuple[tuple[str, ...], _Draft]], kept: Kept) -> Mapping[str, str]:
    wishes = []
    for path, draft in drafts:
        words = tuple(w for part in path for w in split_words(part))
        own = pascal(draft.words or split_words(draft.attribute))
        if own.startswith("Async"):  # that would be taken for the twin of another class
            own = f"{own}Resource"
        choices = (draft.class_name or own, pascal(words), f"{pascal(words)}Resource")
        wishes.append(Wish(".".join(path), choices, 0 if draft.class_name else len(path)))
    return assign(wishes, reserved=RESOURCES, locked=kept.resources).names


def _module_names(drafts: list[tuple[tuple[str, ...], _Draft]]) -> Mapping[str, str]:
    """File names: short enough, and apart where case does not matter."""
    wishes = []
    for path, _ in drafts:
        name = "_".join(path).encode()[:_MAX_MODULE_BYTES].decode(errors="ignore")
        wishes.append(Wish(".".join(path), (name,), len(path)))
    return assign_files(wishes)


def _freeze(draft: _Draft, path: tuple[str, ...], names: _Names) -> Resource:
    key = ".".join(path)
    return Resource(
        path=path,
        class_name=names.classes[key],
        module=names.modules[key],
        methods=tuple(draft.methods),
        asked=tuple(draft.asked),
        children=tuple(
            _freeze(child, (*path, child.attribute), names) for child in draft.children.values()
        ),
        doc=draft.doc,
    )


def walk(resources: Iterable[Resource]) -> Iterable[Resource]:
    """Every resource, parents before children."""
    for resource in resources:
        yield resource
        yield from walk(resource.children)
