"""The settings of one SDK: what ``sdk.yaml`` may say, checked, with good defaults.

Without an ``sdk.yaml`` every setting has its default. An empty text means "derived from the
document"; which name that gives is the target's business.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from generator.diagnostics import Loc
from generator.emit.style import Formatter
from generator.ir.types import JsonValue

#: The one edition of defaults there is; a new one may change them without breaking old files.
EDITIONS = ("2026",)

Version: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Author:
    """One author of the distribution."""

    name: str  # as written
    email: str = ""  # "" when not given


@dataclass(frozen=True, slots=True)
class PackageSettings:
    """``package``: the distribution and the import package."""

    distribution: str = ""  # name of the distribution: "acme-papers"
    name: str = ""  # name of the import package: "papers"
    version: str = ""  # of the distribution, as PEP 440 has it
    python: Version = (3, 9)  # the oldest Python that must run the SDK
    summary: str = ""  # one line for the package index
    license: str = ""  # SPDX expression
    copyright: str = ""  # the line in LICENSE
    files: Mapping[str, Path] = field(default_factory=dict)  # output path -> file to copy
    readme: Path | None = None  # file put in front of the generated README
    urls: Mapping[str, str] = field(default_factory=dict)  # label -> address
    authors: tuple[Author, ...] = ()  # in the order of the file
    keywords: tuple[str, ...] = ()  # for the package index


class ArgumentKind(enum.Enum):
    """What an argument of the client's constructor is for."""

    SECURITY = "security"  # the credential of a security scheme
    HEADER = "header"  # a header of every request
    QUERY = "query"  # a query parameter of every request
    SERVER = "server"  # the base URL
    DEBUG = "debug"  # whether requests and replies are logged


@dataclass(frozen=True, slots=True)
class ClientArgument:
    """One argument of the client's constructor."""

    name: str  # as Python writes it
    kind: ArgumentKind
    target: str = ""  # key of the scheme, or name of the header or parameter
    env: str = ""  # environment variable that fills it
    has_default: bool = False  # whether ``default`` was given
    default: JsonValue = None  # the value when neither argument nor environment says one
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """``client``: the client classes and their constructor."""

    class_name: str = ""  # of the synchronous client; the other one is Async...
    arguments: tuple[ClientArgument, ...] = ()  # in order; () derives them from the document
    timeout: float | None = 60.0  # seconds for one attempt; None waits for ever
    max_retries: int = 2  # repeats after the first attempt


@dataclass(frozen=True, slots=True)
class ArgumentSettings:
    """One argument of a method."""

    name: str  # as Python writes it
    wire: str  # as the document writes it; the same as ``name`` when not given
    location: str = ""  # "path", "query", "header", "cookie", "body"; "" wherever it is found
    has_default: bool = False  # whether ``default`` was given
    default: JsonValue = None  # sent when the caller leaves the argument out
    body: bool = False  # this argument is the whole body
    keyword: bool = False  # by name only
    ignored: str = ""  # why it is taken but not sent; "" for an argument that is sent
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class MethodSettings:
    """One method of a resource; exactly one of ``operation``, ``upload``, ``alias`` is set."""

    name: str  # as Python writes it
    operation: str = ""  # operationId, or "GET /path"
    upload: str = ""  # operationId of the operation that holds x-sdk-upload
    alias: str = ""  # another method of the same resource
    arguments: tuple[ArgumentSettings, ...] | None = None  # None: derived from the document
    returns: str = ""  # "response": the raw reply; "" what the document says
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class ResourceSettings:
    """One resource: a class with methods, and resources below it."""

    class_name: str = ""  # "" derives it from the path
    doc: str = ""  # the docstring of the class
    methods: tuple[MethodSettings, ...] = ()  # in the order of the file
    resources: Mapping[str, ResourceSettings] = field(default_factory=dict)  # attribute -> below
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """``models``: how schemas become class names."""

    naming: str = "plain"  # "plain", or "openapi-generator": the names of that tool
    names: Mapping[str, str] = field(default_factory=dict)  # path of a schema -> class name
    locs: Mapping[str, Loc] = field(default_factory=dict)  # path of a schema -> where it is written


@dataclass(frozen=True, slots=True)
class CompatSettings:
    """``compat``: names of a former SDK that go on working."""

    openapi_generator: bool = False  # the surface of OpenAPI Generator's Python client
    exceptions: Mapping[str, str] = field(default_factory=dict)  # old name -> ours


@dataclass(frozen=True, slots=True)
class PostmanVariable:
    """One variable of the Postman collection."""

    name: str  # as requests write it: {{name}}
    kind: ArgumentKind | None = None  # SERVER, SECURITY or HEADER; None: for other variables
    target: str = ""  # key of the scheme, or name of the header
    value: str | None = None  # what it holds at first; None: the server's address, or nothing
    doc: str = ""  # what it is for; "" says it in our words
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class PostmanSettings:
    """``postman``: the collection."""

    name: str = ""  # of the collection; "" takes the title of the document
    variables: tuple[PostmanVariable, ...] = ()  # in order; what they leave out gets a default


@dataclass(frozen=True, slots=True)
class DocsSettings:
    """``docs``: the documentation site. The files are Markdown, written by the owner."""

    title: str = ""  # "" is that of the document
    overview: Path | None = None  # the first page; None: made from the document
    guides: tuple[Path, ...] = ()  # in the order of the navigation; a page each
    changelog: Path | None = None
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that ``sdk.yaml`` says. Paths are resolved against its folder."""

    edition: str = EDITIONS[-1]  # which defaults are meant
    spec: Path | None = None  # the document
    overlays: tuple[Path, ...] = ()  # applied in this order
    targets: tuple[str, ...] = ("python",)  # what is generated
    output: Path | None = None  # folder of all targets; None: "generated" where the command runs
    format: Formatter = "black"  # of emitted Python
    strict: bool = False  # operations that have to be left out are errors
    # Faults of the document that touch one operation cost that operation, not the run. With a
    # configuration the document is the user's own, and faults are to be mended: false.
    tolerant: bool = True
    typecheck: Version | None = None  # the Python that type checkers are told of; None: theirs
    package: PackageSettings = PackageSettings()
    client: ClientSettings = ClientSettings()
    resources: Mapping[str, ResourceSettings] = field(default_factory=dict)  # attribute -> resource
    models: ModelSettings = ModelSettings()
    compat: CompatSettings = CompatSettings()
    postman: PostmanSettings = PostmanSettings()
    docs: DocsSettings = DocsSettings()
    loc: Loc | None = None  # the file, None without one
