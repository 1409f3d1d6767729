"""Versions: which one comes next, by what its changes mean for users, and how texts are read as one.

The rules are those of Semantic Versioning, written the way Python packages spell versions (PEP 440):

=============  ============  =====================  ===========================================
Changes are    1.4.2 is      0.4.2 is followed by   2.0.0b1 (announced 2.0.0) is followed by
               followed by
=============  ============  =====================  ===========================================
breaking       2.0.0         0.5.0                  2.0.0b2
dangerous      1.5.0         0.4.3                  2.0.0b2
additive       1.5.0         0.4.3                  2.0.0b2
docs only      1.4.3         0.4.3                  2.0.0b2
none           1.4.2         0.4.2                  2.0.0b1
=============  ============  =====================  ===========================================

*0.x*: the second number does what the first one does later, because ``~=0.4.2`` and ``^0.4.2`` take
0.4.3 without asking and 0.5.0 only when they are told to.

*Pre-releases* count on (``a``, ``b``, ``rc`` and ``.dev``) as long as the version that they announce
is high enough: 1.4.3rc1 with an additive change becomes 1.5.0rc1. Nothing leaves a series of
pre-releases by itself; whoever releases names the final version.

*Post-releases* and builds (``+local``) are left behind, an epoch is kept, and a version with fewer
than three numbers gets three.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from packaging.version import InvalidVersion, Version

#: Where a definition says nothing that looks like a version.
FIRST: Final = "0.1.0"

_DATE = re.compile(r"(?P<year>\d{4})[-._/](?P<month>\d{1,2})[-._/](?P<day>\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"\d+(?:\.\d+)*")
_PREVIEW = re.compile(
    r"[^0-9a-z]*(alpha|beta|preview|pre|rc|[abc])(?![a-z])[^0-9a-z]*(\d*)", re.IGNORECASE
)
_BUILD = re.compile(r"\+.*", re.DOTALL)


class Level(enum.IntEnum):
    """How far a version has to move."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


#: What the verdict on a change asks of the next version.
LEVELS: Final[Mapping[str, Level]] = MappingProxyType(
    {
        "breaking": Level.MAJOR,
        "dangerous": Level.MINOR,
        "additive": Level.MINOR,
        "docs": Level.PATCH,
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as a version. ``certain``: it says this version and nothing else."""

    version: str
    certain: bool


def next_version(current: str, level: Level) -> str:
    """The version after ``current``. Raises ``ValueError`` where that is no version."""
    now = _parse(current)
    if level is Level.NONE:
        return str(now)
    base = _padded(now.release)
    if now.pre is None and now.dev is None:
        return _spelled(now.epoch, _raised(base, level))
    announced = base if level <= _announces(base) else _raised(base, level)
    again = announced == base
    if now.pre is None:
        tail = f".dev{(now.dev or 0) + 1}" if again else ".dev1"
    elif again:  # a .dev of a pre-release comes before it
        tail = f"{now.pre[0]}{now.pre[1] + (now.dev is None)}"
    else:
        tail = f"{now.pre[0]}1"
    return _spelled(now.epoch, announced) + tail


def suffices(version: str, current: str, level: Level) -> bool:
    """Whether ``version`` can follow ``current``: it is higher, and moves at least by ``level``.

    A pre-release stands for the version that it announces. Raises ``ValueError`` for a text that is
    no version.
    """
    new, now, asked = _parse(version), _parse(current), _parse(next_version(current, level))
    if level is Level.NONE:
        return new >= now
    return new > now and (new.epoch, _padded(new.release)) >= (asked.epoch, _padded(asked.release))


def is_version(text: str) -> bool:
    """Whether ``text`` is a version as Python packages have it."""
    return _version(text) is not None


def read_version(text: str) -> Reading:
    """What the free text of a definition (``info.version``) means as the version of a package.

    Spellings that PEP 440 knows are certain: ``v2``, ``1.0.0-rc.1``. What has to be guessed (dates,
    spaces, words) is kept as far as a version can say it, and is not certain.
    """
    bare = _BUILD.sub("", text.strip())
    if found := _version(bare):
        return Reading(_full(found), certain=True)
    bare = re.sub(r"^(?:version|release|ver|v)[\s.]*(?=\d)", "", bare, flags=re.IGNORECASE)
    plain = re.sub(r"\s+", "", bare)
    dated = _DATE.sub(lambda d: ".".join(str(int(part)) for part in d.groups()), plain, count=1)
    develops = re.sub(r"(?i)[-._]?(?:snapshot|nightly|unreleased|wip)$", ".dev0", dated)
    candidates = [plain, dated, develops]
    if numbers := _NUMBERS.match(dated):
        preview = _PREVIEW.match(dated, numbers.end())
        candidates += [numbers[0] + "".join(preview.groups())] if preview else []
        candidates.append(numbers[0])
    found = next((version for one in candidates if (version := _version(one))), None)
    return Reading(_full(found) if found else FIRST, certain=False)


def _announces(base: tuple[int, ...]) -> Level:
    """How far the final version moved of which pre-releases are made."""
    major, minor, *rest = base
    if any(rest):
        return Level.PATCH if major else Level.MINOR
    return Level.MINOR if major and minor else Level.MAJOR


def _raised(base: tuple[int, ...], level: Level) -> tuple[int, ...]:
    major, minor, patch = base[:3]
    if major == 0:
        return (0, minor + 1, 0) if level is Level.MAJOR else (0, minor, patch + 1)
    match level:
        case Level.MAJOR:
            return (major + 1, 0, 0)
        case Level.MINOR:
            return (major, minor + 1, 0)
        case _:
            return (major, minor, patch + 1)


def _padded(release: tuple[int, ...]) -> tuple[int, ...]:
    return (*release, 0, 0)[: max(3, len(release))]


def _spelled(epoch: int, release: tuple[int, ...]) -> str:
    numbers = ".".join(map(str, release))
    return f"{epoch}!{numbers}" if epoch else numbers


def _full(version: Version) -> str:
    """With three numbers at least, as PEP 440 spells it."""
    short = _spelled(version.epoch, version.release)
    return _spelled(version.epoch, _padded(version.release)) + str(version).removeprefix(short)


def _version(text: str) -> Version | None:
    try:
        return Version(text)
    except (InvalidVersion, ValueError):  # ValueError: more digits than Python reads
        return None


def _parse(text: str) -> Version:
    found = _version(text)
    if found is None:
        message = f"{text!r} is not a version"
        raise ValueError(message)
    return found
