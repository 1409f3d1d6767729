"""The settings of the SDK: ``resources``, ``models`` and ``renamed`` of ``sdk.yaml``."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.compat.versions import is_version
from generator.config import shapes
from generator.config.section import Section, Sections, UniqueNames
from generator.config.words import identifier_problem, type_word
from generator.diagnostics import Loc
from generator.document.tree import Obj
from generator.ir.types import JsonValue
from generator.ir.wire import ArgumentIn
from generator.targets.python.compat_settings import CompatSettings, compat_settings
from generator.targets.python.symbols import symbol_problem

_LOCATIONS = ("path", "query", "header", "cookie", "body")


class Kind(enum.Enum):
    """The kinds of composed methods, as keys of a method; each names an operation."""

    UPLOAD = "upload"  # the operation that opens an upload in parts (x-sdk-upload)
    UPLOAD_FILE = "upload_file"  # the operation that sends a file (x-sdk-upload); of any size
    UPLOAD_FOLDER = "upload_folder"  # the operation that sends a file: all of a folder
    WAIT = "wait"  # the operation that polls work: waits for its end
    WATCH = "watch"  # the operation that polls work: yields each state
    START_AND_WAIT = "start_and_wait"  # the operation that starts work, and waiting for its end
    DOWNLOAD = "download"  # the operation that returns a file: stores it on a disk
    OPEN = "open"  # the operation that returns a file: reads parts of it


#: Their words, as keys of a method.
KINDS: Final = tuple(kind.value for kind in Kind)


class Returns(enum.Enum):
    """What a method gives back."""

    VALUE = "value"  # the decoded body
    RESPONSE = "response"  # the reply itself, not decoded
    STREAM = "stream"  # an iterator of what comes in


class Naming(enum.Enum):
    """How schemas without a name of their own are called."""

    PLAIN = "plain"
    SHORT = "short"  # by what they are: BatchList, and not ListBatchesResponse
    OPENAPI_GENERATOR = "openapi-generator"  # as that tool does


@dataclass(frozen=True, slots=True)
class ArgumentSettings:
    """One argument of a method."""

    name: str  # as Python writes it
    wire: str  # name in the document, where it is another one
    # ``in``: where the argument travels; by default wherever it is found
    location: ArgumentIn | None = None
    has_default: bool = False  # whether ``default`` was given
    default: JsonValue = None  # value that is sent when the caller omits the argument
    body: bool = False  # the argument is the whole body
    keyword: bool = False  # the argument is keyword-only
    ignored: str = ""  # why the argument is accepted but not sent
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class MethodSettings:
    """One method of a resource; exactly one of ``operation``, ``alias``, ``off`` is set."""

    name: str  # as Python writes it
    operation: str = ""  # operationId, or "GET /path"
    kind: str = ""  # of a composed method that is about ``operation``; "" for the operation itself
    alias: str = ""  # another method of the same resource, for which this is a second name
    off: bool = False  # there shall be no composed method of this name
    # positional arguments in order, as names or mappings; by default from the document
    arguments: tuple[ArgumentSettings, ...] | None = None
    # "response": the method returns the whole response, not the decoded body
    returns: Returns | None = None
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class ResourceSettings:
    """One resource: a class with methods, and resources below it."""

    class_name: str = ""  # ``class``: name of the class; by default from the path
    doc: str = ""  # docstring of the class
    # name of a method -> operationId, a mapping, or false for a composed method that is not
    # wanted
    methods: tuple[MethodSettings, ...] = ()
    # attribute -> resource below this one
    resources: Mapping[str, ResourceSettings] = field(default_factory=dict)
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """``models``: how schemas become class names."""

    # how inline schemas are named: plain (the way to them), short (what they are), or as OpenAPI
    # Generator does; with compat.openapi_generator, the names of that tool are aliases
    naming: Naming = Naming.PLAIN
    # path of a schema, such as components/pet/owner -> class name
    names: Mapping[str, str] = field(default_factory=dict)
    locs: Mapping[str, Loc] = field(default_factory=dict)  # path of a schema -> where it is written


@dataclass(frozen=True, slots=True)
class RenamedSettings:
    """``renamed``: names of former releases that go on working, each with the name of today."""

    old: str  # the symbol of before: batches.make, batches.create(title), OldBatch, Batch.created
    new: str  # ``to``: the symbol of today; of an argument or a field, its name is enough
    removed_in: str = ""  # the version without the old name; by default the next major one
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class PythonSettings:
    """What the python target alone reads."""

    resources: Mapping[str, ResourceSettings] = field(default_factory=dict)  # attribute -> resource
    models: ModelSettings = ModelSettings()
    compat: CompatSettings = field(default_factory=CompatSettings)
    renamed: tuple[RenamedSettings, ...] = ()  # former names that go on working


def python_settings(sections: Sections) -> PythonSettings:
    """What ``sections`` say; every fault of them is in their sink."""
    return PythonSettings(
        _resources(sections.get("resources")),
        _models(sections.get("models")),
        compat_settings(sections.get("compat")),
        tuple(_renamed(sections.get("renamed"))),
    )


def _resources(section: Section | None) -> dict[str, ResourceSettings]:
    found: dict[str, ResourceSettings] = {}
    if section is None:
        return found
    section.others(shapes.MAPPED, shapes.NAME)
    for name, value in section.node.items():
        if problem := identifier_problem(name):
            message = f"The resource name {name!r} {problem}."
            section.sink.error("C005", message, section.node.at(name))
        if isinstance(value, Obj):
            found[name] = _resource(section.child(name, value, "resource"))
        else:
            section.fault(name, f"must be a mapping, not {type_word(value)}")
    return found


def _resource(section: Section) -> ResourceSettings:
    resource = ResourceSettings(
        class_name=section.identifier("class"),
        doc=section.text("doc"),
        methods=tuple(_methods(section.section("methods"))),
        resources=_resources(section.section("resources")),
        loc=section.loc,
    )
    section.done(ResourceSettings)
    for method in resource.methods:
        if method.name in resource.resources:
            message = f"`{section.name}` has both a method and a resource named {method.name!r}."
            section.sink.error("C006", message, method.loc, hint="Rename one of the two.")
    return resource


def _methods(section: Section | None) -> Iterator[MethodSettings]:
    if section is None:
        return
    section.others({"type": ("string", "object", "boolean"), "not": {"const": True}}, shapes.NAME)
    for name, value in section.node.items():
        loc = section.node.at(name)
        if problem := identifier_problem(name):
            section.sink.error("C005", f"The method name {name!r} {problem}.", loc)
        if isinstance(value, str):
            yield MethodSettings(name, operation=value, loc=loc)
        elif isinstance(value, Obj):
            yield _method(section.child(name, value, "method"), name)
        elif value is False:
            yield MethodSettings(name, off=True, loc=loc)
        else:
            word = type_word(value)
            section.fault(name, f"must be an operationId, a mapping or false, not {word}")


def _method(entry: Section, name: str) -> MethodSettings:
    keys = {key: entry.text(key) for key in ("operation", *KINDS, "alias")}
    given = [key for key, value in keys.items() if value]
    if len(given) != 1:
        message = f"The method {name!r} must have exactly one of these keys: {', '.join(keys)}."
        entry.sink.error("C004", message, entry.loc)
    kind = next((key for key in given if key in KINDS), "")
    method = MethodSettings(
        name=name,
        operation=keys[kind or "operation"],
        kind=kind,
        alias=keys["alias"],
        arguments=_arguments(entry),
        returns=Returns.RESPONSE if entry.choice("returns", ("response",), "") else None,
        loc=entry.loc,
    )
    if method.alias and (method.arguments is not None or method.returns):
        message = f"The alias {name!r} cannot have arguments or returns of its own."
        hint = "Remove them, since an alias is the method that it names."
        entry.sink.error("C004", message, entry.loc, hint=hint)
    if method.kind and method.returns:
        message = f"The method {name!r} is more than one operation, so it cannot have returns."
        entry.sink.error("C004", message, entry.loc, hint="Remove it.")
    entry.rule(shapes.exactly_one(keys), shapes.not_both("alias", "arguments"))
    entry.rule(*(shapes.not_both(key, "returns") for key in ("alias", *KINDS)))
    entry.done(MethodSettings, Kind)
    return method


def _arguments(method: Section) -> tuple[ArgumentSettings, ...] | None:
    items = method.items("arguments", shapes.list_of("string", "object", pattern=shapes.NAME))
    if items is None:
        return None
    names = UniqueNames(method.sink, "arguments")
    arguments: list[ArgumentSettings] = []
    for item, loc in items:
        if isinstance(item, str):
            if problem := identifier_problem(item):
                hint = f"Write {{name: ..., wire: {item}}}."
                method.sink.error("C005", f"The argument name {item!r} {problem}.", loc, hint=hint)
            arguments.append(ArgumentSettings(names.take(item, loc), item, loc=loc))
        elif isinstance(item, Obj):
            arguments.append(_argument(method.child("arguments", item), names))
        else:
            message = f"An argument must be a name or a mapping, not {type_word(item)}."
            method.sink.error("C003", message, loc, hint="Write {name: ..., wire: ...}.")
    if sum(argument.body for argument in arguments) > 1:
        message = f"`{method.name}` has more than one argument for the body."
        hint = "Keep one argument with body: true."
        method.sink.error("C006", message, method.node.at("arguments"), hint=hint)
    return tuple(arguments)


def _argument(entry: Section, names: UniqueNames) -> ArgumentSettings:
    name = names.take(entry.argument_name(), entry.loc)
    location = entry.choice("in", _LOCATIONS, "")
    argument = ArgumentSettings(
        name=name,
        wire=entry.text("wire", name),
        location=ArgumentIn(location) if location else None,
        has_default=entry.has("default"),
        default=entry.plain("default"),
        body=entry.flag("body"),
        keyword=entry.flag("keyword"),
        ignored=entry.text("ignored"),
        loc=entry.loc,
    )
    entry.done(ArgumentSettings)
    return argument


def _models(section: Section | None) -> ModelSettings:
    if section is None:
        return ModelSettings()
    naming = section.choice("naming", tuple(one.value for one in Naming), Naming.PLAIN.value)
    names = section.section("names")
    found = names.identifiers() if names is not None else {}
    locs = {path: names.node.at(path) for path in found} if names else {}
    section.done(ModelSettings)
    return ModelSettings(Naming(naming), found, locs)


def _renamed(section: Section | None) -> Iterator[RenamedSettings]:
    if section is None:
        return
    section.others({"type": ("string", "object"), "minLength": 1})
    for old, value in section.node.items():
        loc = section.node.at(old)
        if isinstance(value, Obj):
            entry = section.child(old, value, "renaming")
            entry.rule(shapes.needs("to"))
            new, removed_in = entry.text("to", shape=shapes.FILLED), entry.text("removed_in")
            if removed_in and not is_version(removed_in):
                entry.fault("removed_in", f"must be a version like 2.0.0, not {removed_in!r}")
            if not new:
                message = f"`{entry.name}` does not say what it is called today."
                entry.sink.error("C004", message, loc, hint="Add to: and the name of today.")
            entry.done(RenamedSettings)
        elif isinstance(value, str):
            new, removed_in = value, ""
        else:
            section.fault(old, f"must be a symbol or a mapping, not {type_word(value)}")
            continue
        problems = [(name, p) for name in (old, new) if name and (p := symbol_problem(name))]
        for name, problem in problems:
            section.sink.error("C005", f"The name {name!r} {problem}.", loc)
        if new and not problems:
            yield RenamedSettings(old, new, removed_in, loc)
