"""What the things of an SDK are called, and why: for those who show it, and who decide about it."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from typing import Literal, TypeAlias

#: Where a name comes from. ``lock`` are the names of an earlier run, ``trail`` is the way to a schema
#: that has no name of its own, ``kind`` is that of a composed method.
Source: TypeAlias = Literal[
    "sdk.yaml",
    "lock",
    "x-sdk-name",
    "x-sdk-group",
    "operationId",
    "path",
    "tag",
    "component",
    "title",
    "trail",
    "kind",
]


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is called as it is.

    ``said`` is what the source says: an operationId, a tag, a path. Where a better name was taken,
    ``wanted`` is that name and ``holder`` who has it.
    """

    source: Source
    said: str = ""
    _: KW_ONLY
    wanted: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class NamedArgument:
    """One argument of a method."""

    name: str
    required: bool
    positional: bool
    wire: str = ""  # its name in the request


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedMethod:
    """A method; ``kind`` is that of a composed method, "" for an operation itself.

    ``was`` is the name that an earlier run gave it, where that is another one.
    """

    name: str
    kind: str = ""
    key: str  # of the operation that it is about
    method: str  # of that operation: GET
    path: str
    why: Why
    arguments: tuple[NamedArgument, ...] = ()
    aliases: tuple[str, ...] = ()
    is_new: bool = False  # an earlier run did not have it
    was: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedResource:
    """A resource with its methods, and those below it."""

    path: tuple[str, ...]
    class_name: str
    why: Why
    methods: tuple[NamedMethod, ...] = ()
    resources: tuple[NamedResource, ...] = ()

    @property
    def symbol(self) -> str:
        """Its attributes from the client."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class NamedModel:
    """A class or an alias of the models. ``pointer`` is the key of its schema in names.lock."""

    name: str
    kind: Literal["object", "enum", "alias"]
    module: str
    pointer: str
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The SDK as it will be, by its names."""

    distribution: str
    package: str
    version: str
    client: str
    resources: tuple[NamedResource, ...] = ()
    models: tuple[NamedModel, ...] = field(default=())
