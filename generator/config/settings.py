"""The settings that all targets share: what ``sdk.yaml`` may say, checked, with good defaults.

Without an ``sdk.yaml`` every setting has its default. An empty text means "derived from the
document"; which name that gives is the target's business. What one target alone reads stands
beside that target.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from generator.diagnostics import Loc
from generator.document.fetch import Reach
from generator.emit.style import Formatter
from generator.ir.types import JsonValue

#: The one edition of defaults there is; a new one may change them without breaking old files.
EDITIONS = ("2026",)

#: The license whose text the generator writes; that of others is a file of the owner's.
LICENSE_WITH_TEXT = "MIT"

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

    @property
    def license_files(self) -> tuple[str, ...]:
        """The files of the owner's that are named like the text of a license."""
        starts = ("LICENSE", "LICENCE", "COPYING")
        return tuple(sorted(name for name in self.files if name.upper().startswith(starts)))


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
    timeout: float | None = 60.0  # seconds without progress; None waits for ever
    deadline: float | None = 3600.0  # seconds for a whole call; None has no limit
    max_retries: int = 2  # repeats after the first attempt


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``sdk.yaml`` says to all targets. Paths are resolved against its folder."""

    edition: str = EDITIONS[-1]  # which defaults are meant
    spec: Path | None = None  # the document
    overlays: tuple[Path, ...] = ()  # applied in this order
    reach: Reach = Reach()  # ``allow_paths``: where files are that the document refers to
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
    loc: Loc | None = None  # the file, None without one
