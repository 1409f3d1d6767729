"""What is adopted, whichever source says it: neutral of the source, and of how we write it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import TypeAlias

from generator.emit.files import Data


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument whose name or place is another than the generator would choose."""

    name: str  # as Python writes it
    wire: str  # as the document writes it
    positional: bool = False
    body: bool = False  # it is the whole body


@dataclass(frozen=True, slots=True)
class Method:
    """One method: of an operation, or another name for one."""

    name: str
    operation: str = ""  # its key; "" of an alias
    _: KW_ONLY
    alias: str = ""  # another method of the same resource
    arguments: tuple[Argument, ...] | None = None  # None: those that the surface always has


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource."""

    _: KW_ONLY
    class_name: str = ""
    doc: str = ""
    methods: tuple[Method, ...] = ()
    resources: Mapping[str, Resource] = field(default_factory=dict)  # attribute -> resource


@dataclass(frozen=True, slots=True)
class ClientArgument:
    """One argument of the constructor; ``kind`` is a key of ``client.arguments``."""

    name: str
    kind: str  # security, header, query, server
    target: str = ""
    _: KW_ONLY
    env: str = ""
    has_default: bool = False
    default: Data = None


@dataclass(frozen=True, slots=True)
class Action:
    """One action of the overlay."""

    target: str  # JSONPath
    why: str = ""
    update: Data = None
    remove: bool = False
    copy: str = ""  # JSONPath
    optional: bool = False  # matching nothing is fine


@dataclass(frozen=True, slots=True)
class Package:
    """The distribution."""

    name: str = ""
    distribution: str = ""
    version: str = ""
    python: str = ""
    summary: str = ""
    license: str = ""
    urls: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    readme: str = ""


@dataclass(frozen=True, slots=True)
class Client:
    """The client and its constructor."""

    name: str = ""
    arguments: tuple[ClientArgument, ...] = ()
    environments: Mapping[str, str] = field(default_factory=dict)  # name -> URL, the default first
    timeout: float | None = None  # seconds
    max_retries: int | None = None
    idempotency_header: str = ""


#: Names by module below ``types``: what each stands for, as ``compat.stainless.types`` says it.
Types: TypeAlias = "Mapping[str, Mapping[str, str]]"


@dataclass(frozen=True, slots=True)
class Adopted:
    """Everything that was found."""

    package: Package = Package()
    client: Client = Client()
    resources: Mapping[str, Resource] = field(default_factory=dict)
    types: Types = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)  # resource.method -> class of its pages
    samples: bool = False  # whether code samples go into the document
    legacy_response: bool = (
        False  # whether raw responses of the asynchronous client are read at once
    )
    actions: tuple[Action, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)  # what lies beside, by name
