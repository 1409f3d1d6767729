"""Names of the model classes, and the module each lives in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from generator.diagnostics import Sink
from generator.ir.model import Api
from generator.ir.types import (
    AliasDecl,
    Array,
    Decl,
    DeclId,
    EnumDecl,
    Map,
    Named,
    NameHint,
    Nullable,
    ObjectDecl,
    Step,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.walk import needs
from generator.names.plurals import singular
from generator.names.table import Assignment, Collision, Wish, assign
from generator.names.words import class_name, pascal, split_words
from generator.targets.python.naming.brief import brief_name, brief_owners
from generator.targets.python.naming.kept import class_keys
from generator.targets.python.naming.reserved import CLASSES
from generator.targets.python.naming.schema_paths import schema_path
from generator.targets.python.naming.short import short_name
from generator.targets.python.settings import Naming

_MAX_TITLE_WORDS = 4
_MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class ModelNames:
    """The models as code names them: their classes, and where each lives."""

    decls: Mapping[DeclId, Decl]
    names: Mapping[DeclId, str]
    modules: Mapping[DeclId, str]
    cut: Collection[tuple[DeclId, DeclId]]  # alias -> alias uses that would never end
    inputs: Mapping[DeclId, str]  # what callers can give for a model: the names of these types
    keys: Mapping[DeclId, str]  # what each is in names.lock
    aliases: Mapping[DeclId, str]  # other names of classes, those of OpenAPI Generator
    plain: bool = False  # values are what they are in JSON, but for dates and files

    def known(self, decl: DeclId) -> str:
        """The name by which users of OpenAPI Generator's package know a class."""
        return self.aliases.get(decl, self.names[decl])


@dataclass(frozen=True, slots=True)
class ClassNames:
    """The names of classes: ``merged`` are one with others, ``keys`` are those in names.lock."""

    names: Mapping[DeclId, str]
    merged: Mapping[DeclId, DeclId]
    keys: Mapping[DeclId, str]
    aliases: Mapping[DeclId, str]


def name_classes(
    api: Api,
    *,
    naming: Naming,
    explicit: Mapping[str, str],
    locked: Mapping[str, str],
    former: Iterable[str] = (),
    legacy: bool = False,
    sink: Sink,
) -> ClassNames:
    """The class name of every declaration.

    ``explicit`` is ``models.names`` of the configuration. Declarations of one shape under one
    explicit name become one class. With ``legacy``, the names of OpenAPI Generator are aliases;
    then one that an earlier run published need not be the name of the class.
    """
    titles = Counter(class_name(d.hint.title) for d in api.decls.values() if d.hint.title)
    wisher = _Wisher(api.decls, naming, explicit, titles)
    merged = _merge(wisher, sink)
    keys = class_keys(api)
    owners = {} if naming is Naming.OPENAPI_GENERATOR else brief_owners(api)
    own = [decl for decl in api.decls.values() if decl.id not in merged]
    wishes = [_brief(wisher.wish(decl, keys[decl.id]), decl.hint, owners) for decl in own]
    old: Mapping[str, str] = {}
    if legacy and naming is not Naming.OPENAPI_GENERATOR:
        old_wisher = _Wisher(api.decls, Naming.OPENAPI_GENERATOR, {}, titles)
        old_wishes = [old_wisher.wish(decl, keys[decl.id]) for decl in own]
        old = assign(old_wishes, reserved=CLASSES).names
        locked = {key: name for key, name in locked.items() if old.get(key) != name}
    aliases = [old[wish.key] for wish in wishes if old and old[wish.key] != wish.choices[0]]
    kept = [Wish(f"\0{name}", (name,), 1) for name in (*former, *aliases)]
    given: Assignment = assign([*kept, *wishes], reserved=CLASSES, locked=locked)
    for collision in given.collisions:
        if collision.key.startswith("\0"):
            continue  # something that was published keeps its name
        sink.info(
            "N001",
            f"The class of {collision.key!r} is named {collision.given}, because "
            f"{collision.wanted} is {_holder(collision)}.",
            hint="Choose another name under models.names in sdk.yaml.",
        )
    names = {d.id: given.names[keys[d.id]] for d in api.decls.values() if d.id not in merged}
    taken = set(names.values())
    others = {d.id: old[keys[d.id]] for d in own if old and old[keys[d.id]] not in taken}
    names.update({copy: names[kept] for copy, kept in merged.items()})
    return ClassNames(names, merged, keys, others)


def _holder(collision: Collision) -> str:
    former = collision.holder.startswith("\0")
    return "a former name" if former else f"the class of {collision.holder!r}"


@dataclass(frozen=True, slots=True)
class _Wisher:
    """What declarations want to be called."""

    decls: Mapping[DeclId, Decl]
    naming: Naming
    explicit: Mapping[str, str]
    titles: Mapping[str, int]

    def wish(self, decl: Decl, key: str) -> Wish:
        """The names of a declaration, best first."""
        hint = decl.hint
        wanted = self.explicit.get(schema_path(hint)) or hint.explicit
        trail = _trail_name(hint, self.naming)
        long_name = pascal(split_words(f"{trail} schema"))
        if wanted:
            return Wish(key, (wanted, trail, long_name), 0)
        if hint.component and not hint.trail:
            spelled = class_name(hint.component)
            words = split_words(hint.component)
            return Wish(key, (spelled, pascal((*words, "model")), pascal((*words, "schema"))), 1)
        title = class_name(hint.title) if hint.title else ""
        few = len(split_words(hint.title)) <= _MAX_TITLE_WORDS
        legacy = self.naming is Naming.OPENAPI_GENERATOR
        if not legacy and title and few and self.titles.get(title) == 1:
            return Wish(key, (title, trail, long_name), 2)
        short = short_name(decl, self.decls) if self.naming is Naming.SHORT else ""
        return Wish(key, (short, trail, long_name) if short else (trail, long_name), 2)


def _brief(wish: Wish, hint: NameHint, owners: Mapping[str, str]) -> Wish:
    """``wish`` with a shorter name first, unless somebody chose one."""
    short = brief_name(wish.choices[0], hint, owners)
    return wish if not wish.rank else replace(wish, choices=(short, *wish.choices))


def _trail_name(hint: NameHint, naming: Naming) -> str:
    owner = hint.component or hint.owner
    parts = [class_name(owner)]
    for step in hint.trail:
        _extend(parts, step, naming)
    return "".join(parts)[:_MAX_NAME]


def _extend(parts: list[str], step: Step, naming: Naming) -> None:
    legacy = naming is Naming.OPENAPI_GENERATOR
    match step.kind:
        case "property":
            parts.append(class_name(step.word))
        case "request":
            parts.append("Request")
        case "response":
            status = step.word if legacy or not step.word.startswith("2") else ""
            parts.append(
                f"{pascal(split_words(status)) if status == 'default' else status}Response"
            )
        case "item" if legacy:
            parts.append("Inner")
        case "item":
            words = split_words(parts[-1])
            single = singular(words[-1]) if words else ""
            plural = words and single != words[-1] and len(parts) > 1
            parts[-1] = pascal((*words[:-1], single)) if plural else f"{parts[-1]}Item"
        case "value":
            parts.append("Value")
        case "variant" if step.refers:
            parts.append(class_name(step.refers))
        case "variant":
            parts.append(f"Option{int(step.word) + 1}" if step.word.isdigit() else "Option")
        case other:
            parts.append(pascal(split_words(f"{other} {step.word}")))


def _merge(wisher: _Wisher, sink: Sink) -> Mapping[DeclId, DeclId]:
    """Declarations that an explicit name makes one with another of the same shape."""
    decls, explicit = wisher.decls, wisher.explicit
    wanted = {name: path for path, name in explicit.items()}
    holders: dict[str, Decl] = {}
    copies: list[tuple[Decl, str]] = []
    for decl in decls.values():
        path = schema_path(decl.hint)
        if path in explicit:
            copies.append((decl, explicit[path]))
        else:
            first = wisher.wish(decl, "").choices[0]
            if first in wanted:
                holders.setdefault(first, decl)
    merged: dict[DeclId, DeclId] = {}
    for decl, name in copies:
        if (holder := holders.get(name)) is None:
            holders[name] = decl
        else:
            merged[decl.id] = holder.id
    for copy, kept in merged.items():
        if _shape(decls[copy], merged) != _shape(decls[kept], merged):
            name = explicit[schema_path(decls[copy].hint)]
            sink.error(
                "N002",
                f"Two schemas of different shape are both named {name}.",
                copy,
                hint="Give them different names under models.names in sdk.yaml.",
            )
    return merged


def _shape(decl: Decl, merged: Mapping[DeclId, DeclId]) -> object:
    def ref(node: TypeRef) -> object:
        match node:
            case Named():
                return ("named", merged.get(node.id, node.id))
            case Nullable():
                return ("nullable", ref(node.inner))
            case Array():
                return ("array", ref(node.item))
            case Map():
                return ("map", ref(node.value))
            case Union():
                return ("union", *(ref(v) for v in node.variants))
            case Tuple():
                return ("tuple", *(ref(v) for v in node.items))
            case _:
                return node

    match decl:
        case ObjectDecl():
            extra = ref(decl.extra) if decl.extra is not None else None
            fields = tuple((p.name, p.required, ref(p.type)) for p in decl.properties)
            return (fields, extra, decl.closed)
        case EnumDecl():
            return decl.values
        case AliasDecl():
            return ref(decl.target)


# -- modules -----------------------------------------------------------------------------

COMMON = "common"
OTHER = "other"


def place_classes(
    decls: Mapping[DeclId, Decl],
    merged: Mapping[DeclId, DeclId],
    uses: Mapping[str, Collection[DeclId]],
) -> Mapping[DeclId, str]:
    """The module of every declaration.

    ``uses`` says what each resource names. What one resource alone reaches lives in its module,
    what several reach in ``common``, what none reaches in ``other``. So modules import only
    from ``common`` (and ``other`` from any), never in a circle.
    """
    graph = {decl.id: needs(decl) for decl in decls.values()}
    module: dict[DeclId, str] = {}
    for resource, roots in uses.items():
        seen: set[DeclId] = set()
        stack = [merged.get(root, root) for root in roots]
        while stack:
            node = stack.pop()
            # behind what is in ``common``, everything is: it was walked by those who share it
            if node in seen or module.get(node) == COMMON:
                continue
            seen.add(node)
            module[node] = COMMON if module.get(node, resource) != resource else resource
            stack.extend(merged.get(child, child) for child in graph[node])
    for decl in decls:
        home = merged.get(decl, decl)
        module.setdefault(home, OTHER)
        module[decl] = module[home]
    return module


def endless_aliases(decls: Mapping[DeclId, Decl]) -> frozenset[tuple[DeclId, DeclId]]:
    """Uses of an alias inside itself with no class between: Python has no name for those."""
    aliases = {d.id: needs(d) for d in decls.values() if isinstance(d, AliasDecl)}
    cut: set[tuple[DeclId, DeclId]] = set()
    state: dict[DeclId, int] = {}
    for root in aliases:
        if root in state:
            continue
        stack: list[tuple[DeclId, int]] = [(root, 0)]
        state[root] = 1
        while stack:
            node, at = stack.pop()
            if at >= len(aliases[node]):
                state[node] = 2
                continue
            stack.append((node, at + 1))
            child = aliases[node][at]
            if child not in aliases:
                continue
            if state.get(child) == 1:
                cut.add((node, child))
            elif child not in state:
                state[child] = 1
                stack.append((child, 0))
    return frozenset(cut)
