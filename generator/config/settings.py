"""The settings that all targets share: what ``sdk.yaml`` may say, checked, with good defaults.

Without an ``sdk.yaml`` every setting has its default. An empty text means "derived from the
document"; which name that gives is the target's business. What one target alone reads stands
beside that target.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from generator.diagnostics import Loc
from generator.document.fetch import Reach
from generator.emit.style import Formatter
from generator.ir.types import JsonValue

#: The editions of defaults. A file that names none means the first: what is new is asked for.
#: Since 2027, a method of ``resources`` that lists no arguments has those that it has without sdk.yaml;
#: in 2026 all of them are positional.
EDITIONS: Final = ("2026", "2027")

#: The license whose text the generator writes; that of others is a file of the owner's.
LICENSE_WITH_TEXT = "MIT"

#: How the files begin that may have the text of a license.
LICENSE_FILE: Final = "^([Ll][Ii][Cc][Ee][Nn][CcSs][Ee]|[Cc][Oo][Pp][Yy][Ii][Nn][Gg])"

Version: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Author:
    """One author of the distribution."""

    name: str  # as written
    email: str = ""  # "" when not given


@dataclass(frozen=True, slots=True)
class PackageSettings:
    """``package``: the distribution and the import package."""

    # name of the distribution, such as acme-papers; by default from the package
    distribution: str = ""
    name: str = ""  # name to import; by default from the title of the document
    version: str = ""  # version of the distribution (PEP 440); by default that of the document
    python: Version = (3, 9)  # the oldest Python that must run the SDK
    summary: str = ""  # one line for the package index
    license: str = ""  # SPDX expression; any but MIT needs its text among ``files``
    copyright: str = ""  # the copyright line of the file LICENSE
    # files to copy: path beside the package -> file of yours
    files: Mapping[str, Path] = field(default_factory=dict)
    readme: Path | None = None  # Markdown of yours that begins the README
    # links of the package index: label -> URL
    urls: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[Author, ...] = ()  # "Name <address>" or "Name", in order
    keywords: tuple[str, ...] = ()  # keywords for the package index

    @property
    def license_files(self) -> tuple[str, ...]:
        """The files of the owner's that are named like the text of a license."""
        return tuple(sorted(name for name in self.files if re.match(LICENSE_FILE, name)))


class ArgumentKind(enum.Enum):
    """What an argument of the client's constructor is for."""

    SECURITY = "security"  # key of the security scheme whose credential it is
    HEADER = "header"  # name of a header that every request has
    QUERY = "query"  # name of a query parameter that every request has
    SERVER = "server"  # true: it is the base URL
    DEBUG = "debug"  # true: it switches on logs of requests and responses


@dataclass(frozen=True, slots=True)
class ClientArgument:
    """One argument of the client's constructor."""

    name: str  # as Python writes it
    kind: ArgumentKind
    target: str = ""  # key of the scheme, or name of the header or parameter
    env: str = ""  # environment variable that is read when the argument is omitted
    has_default: bool = False  # whether ``default`` was given
    default: JsonValue = None  # value when neither the argument nor the environment has one
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """``client``: the client classes and their constructor."""

    class_name: str = ""  # ``class``: name of the client; that for asyncio begins with Async
    # arguments of the constructor, in order; by default from the document
    arguments: tuple[ClientArgument, ...] = ()
    timeout: float | None = 60.0  # seconds without progress until a call fails; null for no limit
    deadline: float | None = 3600.0  # seconds for a whole call; null for no limit
    max_retries: int = 2  # how often a failed request is repeated


@dataclass(frozen=True, slots=True)
class LintSettings:
    """``lint``: advice that is not wanted."""

    # codes of advice that does not apply to this API; x-sdk-lint-off says so of one place
    off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``sdk.yaml`` says to all targets. Paths are resolved against its folder."""

    # which defaults are meant; a new edition may change them without breaking old files
    edition: str = EDITIONS[0]
    spec: Path | None = None  # the OpenAPI document
    overlays: tuple[Path, ...] = ()  # OpenAPI overlays that are applied to the document, in order
    # ``allow_paths``: folders in which files that the document refers to may be, beside its
    # own
    reach: Reach = Reach()
    targets: tuple[str, ...] = ("python",)  # what is generated, each in a folder of its own
    # folder of what is generated; by default "generated" where the command runs
    output: Path | None = None
    format: Formatter = "black"  # formatter of generated Python
    strict: bool = False  # an operation that has to be skipped is an error
    # a fault of the document that touches one operation costs that operation, not the run
    tolerant: bool = True
    # Python version of the settings of type checkers in pyproject.toml; by default theirs
    typecheck: Version | None = None
    package: PackageSettings = PackageSettings()
    client: ClientSettings = ClientSettings()
    lint: LintSettings = LintSettings()
    loc: Loc | None = None  # the file, None without one
