"""The arguments of a method: names, order, defaults, and where each travels."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.ir.model import Header, Operation, Parameter
from generator.ir.types import (
    AnyType,
    Decl,
    DeclId,
    Doc,
    JsonValue,
    Named,
    Nullable,
    Property,
    TypeRef,
)
from generator.ir.walk import constant_of, takes_null, target_of
from generator.ir.wire import ArgumentIn, ParamIn
from generator.names.table import Wish, assign
from generator.names.words import snake, spelled_out, split_words
from generator.notation.media import MediaKind
from generator.targets.python.naming.bodies import NO_BODY, BodyPlan, whole_type
from generator.targets.python.naming.kept import argument_key
from generator.targets.python.naming.reserved import ARGUMENTS
from generator.targets.python.naming.resources import Method
from generator.targets.python.naming.speller import Annotation
from generator.targets.python.settings import ArgumentSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument."""

    name: str = ""  # "" until all names of the method are decided
    place: ArgumentIn
    wire: str = ""
    type: TypeRef
    required: bool
    doc: Doc = Doc()
    client: bool = False  # the client holds a value for it
    positional: bool = False
    nullable: bool = False  # None is a value of its own
    lines: TypeRef | None = None  # of a body that is one item after the other: their type
    deprecated: bool = False
    has_default: bool = False
    default: JsonValue = None
    constant: tuple[JsonValue, ...] = ()  # the one value of every request, if there is one
    api_default: str = ""  # what the server assumes, for the docstring
    ignored: str = ""
    parameter: Parameter | None = None
    property: Property | None = None
    header: Header | None = None
    part: str = ""  # of a PART: the part whose header it is
    key: str = ""  # the name for the recipe, where it is not ``name``
    annotation: Annotation | None = None  # of one that no operation has
    example: str = ""  # Python code, of one that no operation has
    whole: bool = False  # the content that is sent: ``body: true`` of sdk.yaml means it


def plan_arguments(
    method: Method,
    body: BodyPlan,
    decls: Mapping[DeclId, Decl],
    client_headers: Mapping[str, str],
    sink: Sink,
) -> tuple[Argument, ...]:
    """The arguments of ``method`` in the order of its signature, client headers last.

    ``client_headers`` maps lower-case header names to the client's argument that holds them.
    """
    operation = method.operation
    found = [_from_parameter(p, client_headers) for p in _path_first(operation)]
    found.extend(_from_body(operation, body, decls))
    found.extend(_part_headers(body))
    found = [_documented(argument, decls) for argument in found]
    settings = method.arguments or ()
    matched = match_settings(found, settings, sink)
    ignored = {s.name for s in settings if s.ignored}
    named = _name(found, matched, ignored, method.kept)
    return _order(named, matched, settings, method.stated)


def whole_argument(
    method: Method,
    body: BodyPlan,
    arguments: Collection[Argument],
    decls: Mapping[DeclId, Decl],
) -> Argument | None:
    """The argument for a whole object whose properties are ``arguments`` as well.

    A method whose arguments ``sdk.yaml`` states has no others.
    """
    if body.decl is None or not body.decl.hint.component or method.stated:
        return None
    taken = ARGUMENTS | {argument.name for argument in arguments}
    names = (f"{start}body" for start in ("", "request_", "whole_"))
    text = (
        "The whole object, for example one that was read. Other arguments replace its properties."
    )
    return Argument(
        name=next((name for name in names if name not in taken), "whole_request_body"),
        place=ArgumentIn.BODY_ROOT,
        type=whole_type(body, decls),
        required=False,
        doc=Doc(description=text),
        positional=True,
    )


def _documented(argument: Argument, decls: Mapping[DeclId, Decl]) -> Argument:
    """``argument``, told of by its type's own text where nobody wrote one for it."""
    if argument.doc.description or argument.doc.summary or not isinstance(argument.type, Named):
        return argument
    said = decls[argument.type.id].doc
    return replace(argument, doc=replace(said, unit=argument.doc.unit or said.unit))


def _path_first(operation: Operation) -> list[Parameter]:
    rank = {name: at for at, name in enumerate(operation.template.names)}
    in_path = [p for p in operation.parameters if p.location is ParamIn.PATH]
    in_path.sort(key=lambda p: rank.get(p.name, len(rank)))
    return in_path + [p for p in operation.parameters if p.location is not ParamIn.PATH]


def _from_parameter(parameter: Parameter, client_headers: Mapping[str, str]) -> Argument:
    held = parameter.location is ParamIn.HEADER and parameter.name.lower() in client_headers
    bare = parameter.type.inner if isinstance(parameter.type, Nullable) else parameter.type
    required = parameter.required and not held
    # the order of positional arguments says nothing of values
    constant = constant_of(bare) if required and parameter.location is not ParamIn.PATH else ()
    return Argument(
        name=client_headers[parameter.name.lower()] if held else "",
        place=ArgumentIn.of(parameter.location),
        wire=parameter.name,
        type=bare,
        required=required,
        doc=parameter.doc,
        client=held,
        deprecated=parameter.deprecated,
        has_default=bool(constant),
        default=next(iter(constant), None),
        constant=constant,
        api_default=str(parameter.default) if parameter.has_default else "",
        parameter=parameter,
    )


def _from_body(
    operation: Operation, body: BodyPlan, decls: Mapping[DeclId, Decl]
) -> list[Argument]:
    if body is NO_BODY:
        return []
    if body.decl is not None:
        return [_from_property(p, body.required, decls) for p in body.properties]
    doc = operation.body.doc if operation.body is not None else Doc()
    whole = whole_type(body, decls)
    free = isinstance(target_of(whole, decls), AnyType)
    return [
        Argument(
            place=ArgumentIn.BODY_ROOT,
            type=whole.inner if isinstance(whole, Nullable) else whole,
            required=body.required,
            doc=doc,
            nullable=takes_null(whole, decls) and not free,
            lines=next((m.item or AnyType() for m in body.media if m.is_stream), None),
            whole=True,
        )
    ]


def _part_headers(body: BodyPlan) -> list[Argument]:
    """The headers of parts; several media types with the same one share an argument."""
    found: dict[tuple[str, str], Argument] = {}
    multipart = [m for m in body.media if m.kind is MediaKind.MULTIPART]
    for media in multipart:
        for encoding in media.encoding:
            for header in encoding.headers:
                bare = header.type.inner if isinstance(header.type, Nullable) else header.type
                found.setdefault(
                    (encoding.property, header.name),
                    Argument(
                        place=ArgumentIn.PART,
                        wire=header.name,
                        type=bare,
                        required=False,
                        doc=header.doc,
                        header=header,
                        part=encoding.property,
                    ),
                )
    return list(found.values())


def _from_property(prop: Property, body_required: bool, decls: Mapping[DeclId, Decl]) -> Argument:
    required = prop.required and body_required
    filled = required and prop.has_constant
    return Argument(
        place=ArgumentIn.BODY,
        wire=prop.name,
        type=prop.type.inner if isinstance(prop.type, Nullable) else prop.type,
        required=required,
        doc=prop.doc,
        nullable=takes_null(prop.type, decls),
        deprecated=prop.deprecated,
        has_default=filled,
        default=prop.constant if filled else None,
        constant=(prop.constant,) if prop.has_constant else (),
        api_default=str(prop.default) if prop.has_default else "",
        property=prop,
    )


def match_settings(
    found: list[Argument], settings: Collection[ArgumentSettings], sink: Sink
) -> Mapping[int, ArgumentSettings]:
    """Which entry of the configuration means which argument, by position in ``found``."""
    matched: dict[int, ArgumentSettings] = {}
    gap = False
    for entry in settings:
        if entry.ignored:
            continue
        at = next((n for n, a in enumerate(found) if n not in matched and _means(entry, a)), None)
        if at is None:
            names = [a.wire or "body" for a in found]
            behind = "" if entry.keyword else "; those after it are keyword-only"
            message = f"The operation has no argument {entry.wire!r}, which is left out{behind}."
            hint = did_you_mean(entry.wire, names)
            sink.outdated("N006", message, entry.loc, hint=hint, subject=entry.wire)
            gap = gap or not entry.keyword
            continue
        # a call by position must never give the value of one argument to another
        matched[at] = replace(entry, keyword=True) if gap else entry
    return matched


def _means(entry: ArgumentSettings, argument: Argument) -> bool:
    if entry.body:
        return argument.whole
    if entry.location and entry.location is not argument.place:
        return False
    if entry.wire != entry.name:
        return entry.wire == argument.wire
    return entry.name in {argument.wire, snake(split_words(argument.wire))}


def _name(
    found: list[Argument],
    matched: Mapping[int, ArgumentSettings],
    ignored: Collection[str],
    kept: Mapping[str, str],
) -> list[Argument]:
    wishes = []
    for at, argument in enumerate(found):
        key = argument_key(argument.place, argument.wire, argument.part)
        if argument.client:
            wishes.append(Wish(key, (argument.name,), 0))
        elif at in matched:
            wishes.append(Wish(key, (matched[at].name,), 0))
        elif argument.whole:
            wishes.append(Wish(key, ("body", "request_body"), 20))
        else:
            choices = _name_choices(argument)
            exact = argument.wire in {choices[0], choices[0].rstrip("_")}
            wishes.append(Wish(key, choices, _RANK.get(argument.place, 50) + (not exact)))
    names = assign(wishes, reserved=ARGUMENTS | set(ignored), locked=kept).names
    return [replace(a, name=names[argument_key(a.place, a.wire, a.part)]) for a in found]


# Who keeps a name that several want; among those of one place, who spells it that way.
_RANK = {
    ArgumentIn.PATH: 10,
    ArgumentIn.QUERY: 20,
    ArgumentIn.BODY: 30,
    ArgumentIn.HEADER: 40,
}


def _name_choices(argument: Argument) -> tuple[str, ...]:
    words = split_words(argument.wire)
    is_header = argument.place in {ArgumentIn.HEADER, ArgumentIn.PART}
    if is_header and words[:1] == ("x",) and len(words) > 1:
        words = words[1:]
    if argument.place is ArgumentIn.PART:
        return snake((*split_words(argument.part), *words)), snake(("part", *words))
    source = argument.parameter or argument.property
    explicit = source.explicit if source is not None else ""
    longer = (snake((argument.place.value, *words)), snake(spelled_out(argument.wire)))
    choices = (explicit, snake(words), *longer)
    return tuple(dict.fromkeys(c for c in choices if c))


def _order(
    named: list[Argument],
    matched: Mapping[int, ArgumentSettings],
    settings: Collection[ArgumentSettings],
    stated: bool,
) -> tuple[Argument, ...]:
    by_name = {entry.name: (at, entry) for at, entry in matched.items()}
    listed: list[Argument] = []
    for entry in settings:
        if entry.ignored:
            listed.append(_ignored(entry))
        elif entry.name in by_name:
            at, found = by_name[entry.name]
            listed.append(_as_listed(named[at], found))
    rest = [a for at, a in enumerate(named) if at not in matched and not a.client]
    rest.sort(key=lambda a: (not a.required, a.place is not ArgumentIn.PATH))
    if not settings:
        open_places = {ArgumentIn.PATH, ArgumentIn.BODY_ROOT}
        listed = [
            replace(a, positional=stated or (a.required and a.place in open_places)) for a in rest
        ]
    else:
        listed.extend(rest)
    # Python wants positional arguments without a default first
    listed.sort(key=lambda a: (not a.positional, _optional(a) if a.positional else False))
    return (*listed, *(a for a in named if a.client))


def _optional(argument: Argument) -> bool:
    return argument.has_default or not argument.required


def _as_listed(argument: Argument, entry: ArgumentSettings) -> Argument:
    return replace(
        argument,
        positional=not entry.keyword,
        has_default=entry.has_default,
        default=entry.default,
    )


def _ignored(entry: ArgumentSettings) -> Argument:
    doc = Doc(description=f"Ignored. {entry.ignored}")
    return Argument(
        name=entry.name,
        place=ArgumentIn.IGNORED,
        type=AnyType(),
        required=False,
        doc=doc,
        positional=True,
        ignored=entry.ignored,
    )
