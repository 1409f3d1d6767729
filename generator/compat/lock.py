"""One state of an API and its SDK, and the file that keeps that of the last release.

``api.lock.json`` lies beside ``sdk.yaml`` and is written by ``release`` alone. It is JSON with one
operation, schema, call or name a line, so that version control shows what changed and merges what
does not touch. The prose of the document is kept apart from its structure: a release that only
explains better changes other lines than one that changes the API.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from generator.compat.history import Release
from generator.compat.prose import join_prose, part_prose
from generator.compat.surface import Surface
from generator.diagnostics import Diagnostic, GenerationError, Loc, Mark, Severity
from generator.ir.dump import decode, encode
from generator.ir.model import Api
from generator.names.lock import LockedNames

#: Grows when a file cannot be read any more by what read the one before.
FORMAT: Final = 1

_DEPTH: Final = 3  # below this many keys, a value stands on one line
_MARKER: Final = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_RESTORE: Final = "Restore it from version control, or make it again with `release`."

_T = TypeVar("_T")
_Json: TypeAlias = "dict[str, object]"


@dataclass(frozen=True, slots=True)
class Match:
    """What an action of an overlay matched: pointers into the document as it was then.

    ``action`` is where the action is written, ``target`` the expression.
    """

    action: Loc
    target: str
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state: as it was released, or as it would be if files were as they are.

    ``document`` is the definition, which locations without a file mean.
    """

    version: str  # of the distribution
    document: str
    api: Api
    surface: Surface
    names: LockedNames
    overlays: tuple[Match, ...] = ()
    history: tuple[Release, ...] = ()  # what the last releases changed, the newest first


@dataclass(frozen=True, slots=True)
class _Overlays:
    """As the file holds them."""

    actions: tuple[Match, ...] = ()


def write_lock(state: State, name: Callable[[str], str] = str) -> str:
    """The text of the file; equal states give equal text. ``name`` says what files are called."""
    api = encode(state.api, state.document, name)
    structure, prose = part_prose(api)
    value = {
        "format": FORMAT,
        "version": state.version,
        "document": name(state.document),
        "api": structure,
        "surface": encode(state.surface, state.document, name),
        "names": {section: dict(sorted(names.items())) for section, names in state.names.items()},
        "overlays": encode(_Overlays(state.overlays), state.document, name),
        "history": {one.version: list(one.changes) for one in state.history},
        "prose": prose,
    }
    return "".join(_lines(value, 0)) + "\n"


def _lines(value: object, depth: int) -> Iterator[str]:
    """``value`` as JSON, one entry a line."""
    inner = "\n" + " " * (depth + 1)
    if depth < _DEPTH and isinstance(value, dict) and value:
        yield "{"
        for at, (key, member) in enumerate(value.items()):
            yield f"{',' if at else ''}{inner}{json.dumps(key)}: "
            yield from _lines(member, depth + 1)
        yield f"\n{' ' * depth}}}"
    elif depth < _DEPTH and isinstance(value, list) and value:
        yield "["
        for at, member in enumerate(value):
            yield f"{',' if at else ''}{inner}"
            yield from _lines(member, _DEPTH)
        yield f"\n{' ' * depth}]"
    else:
        yield json.dumps(value)


def read_lock(text: str, path: str, name: Callable[[str], str] = str) -> State:
    """The state that :func:`write_lock` wrote; ``name`` takes back what it did to names of files.

    Raises :class:`GenerationError` with one message about ``path`` for other text.
    """
    reader = _Reader(text, path)
    value = reader.parsed()
    home = name(reader.text_of(value, "document"))

    def decoded(key: str, cls: type[_T], data: object) -> _T:
        return reader.decoded(key, lambda: decode(cls, data, home, name))

    return State(
        version=reader.text_of(value, "version"),
        document=home,
        api=decoded("api", Api, join_prose(value.get("api"), reader.section(value, "prose"))),
        surface=decoded("surface", Surface, value.get("surface")),
        names=reader.names(value),
        overlays=decoded("overlays", _Overlays, value.get("overlays")).actions,
        history=reader.history(value),
    )


def released_names(text: str, path: str) -> LockedNames:
    """The names alone of what :func:`read_lock` reads, which takes no time."""
    reader = _Reader(text, path)
    return reader.names(reader.parsed())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the file at ``path``, and says where it is not what it should be."""

    text: str
    path: str

    def parsed(self) -> _Json:
        """The whole."""
        if (marker := _MARKER.search(self.text)) is not None:
            hint = "Take the file of one side whole, and make the release again on top of it."
            raise self._fault("it contains the markers of a merge conflict", marker.start(), hint)
        try:
            value = json.loads(self.text)
        except json.JSONDecodeError as error:
            raise self._fault(f"it is not JSON ({error.msg})", error.pos) from error
        except RecursionError as error:
            raise self._fault("its values are nested too deep", 0) from error
        if not isinstance(value, dict):
            raise self._fault("it does not contain an object", 0)
        written = value.get("format")
        if not isinstance(written, int) or isinstance(written, bool) or written < 1:
            raise self._fault("it does not say its format", 0)
        if written > FORMAT:
            reason = f"its format is {written}, and this generator knows formats up to {FORMAT}"
            raise self._fault(reason, self._place("format"), "Install a newer generator.")
        return value

    def section(self, value: _Json, key: str) -> _Json:
        """A member that is an object."""
        found = value.get(key)
        if not isinstance(found, dict):
            raise self._fault(f"its {key!r} is not an object", self._place(key))
        return found

    def history(self, value: _Json) -> tuple[Release, ...]:
        """The releases before, each with its changes."""
        releases = self.section(value, "history")
        if not all(isinstance(lines, list) for lines in releases.values()):
            raise self._fault("its 'history' is not made of lists", self._place("history"))
        return tuple(
            Release(version, tuple(str(line) for line in lines))
            for version, lines in releases.items()
            if isinstance(lines, list)
        )

    def names(self, value: _Json) -> LockedNames:
        """The names."""
        names = self.section(value, "names")
        return {
            section: {key: str(given) for key, given in self.section(names, section).items()}
            for section in names
        }

    def text_of(self, value: _Json, key: str) -> str:
        """A member that is a string."""
        found = value.get(key)
        if not isinstance(found, str):
            raise self._fault(f"its {key!r} is not a string", self._place(key))
        return found

    def decoded(self, key: str, read: Callable[[], _T]) -> _T:
        """What ``read`` makes of the member ``key``."""
        try:
            return read()
        except ValueError as error:
            reason = f"its {key!r} is not what this generator writes"
            raise self._fault(reason, self._place(key)) from error

    def _place(self, key: str) -> int:
        found = re.search(rf"^ {re.escape(json.dumps(key))}:", self.text, re.MULTILINE)
        return found.start() + 1 if found is not None else 0

    def _fault(self, reason: str, offset: int, hint: str = _RESTORE) -> GenerationError:
        line = self.text.count("\n", 0, offset) + 1
        column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1
        message = f"The lock of the release cannot be read: {reason}."
        mark = Mark(line, column)
        return GenerationError(
            Diagnostic("P004", Severity.ERROR, message, Loc(self.path), mark=mark, hint=hint)
        )
