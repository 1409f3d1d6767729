"""Files in memory: what shall be written, and what was written last time."""

from __future__ import annotations

import enum
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from json.encoder import encode_basestring as _quoted
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from generator.diagnostics import Diagnostic, GenerationError, Severity
from generator.emit.characters import plain_json
from generator.emit.spool import Content, digest, loaded
from generator.notation.entries import read_entries
from generator.notation.files import folded, is_device

#: Plain data that a JSON file is made of.
Data: TypeAlias = "str | int | float | bool | None | Sequence[Data] | Mapping[str, Data]"

#: What a file is written in; decides which formatter sees it.
Language: TypeAlias = Literal["python", "toml", "markdown", "json", "none"]

#: Where the manifest of a folder lives, relative to that folder.
MANIFEST = PurePosixPath(".manifest.json")


class Mode(enum.Enum):
    """Who owns a file after it was written."""

    OWNED = "owned"  # ours: rewritten whenever it changes, pruned when it is no longer made
    CREATE_ONCE = "create-once"  # the owner's: written when absent, never looked at again


@dataclass(frozen=True, slots=True)
class Template:
    """Text of the template ``name`` (below ``templates/``) with ``view`` bound to ``v``."""

    name: str
    view: object


@dataclass(frozen=True, slots=True)
class Json:
    """A JSON document, in the order of its keys."""

    value: Data


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Content that is written as it is and never formatted."""

    content: str | bytes


@dataclass(frozen=True, slots=True)
class Derived:
    """Content that ``make`` builds from the finished text of other files of the run.

    ``needs`` are the paths of those files, relative to the folder that the job's own path is
    relative to; ``make`` gets their texts in that order.
    """

    needs: tuple[PurePosixPath, ...]
    make: Callable[[Sequence[str]], str | bytes]


Source: TypeAlias = "Template | Json | Verbatim | Derived"


@dataclass(frozen=True, slots=True)
class FileJob:
    """One file that a target plans: where it goes and what it is made from."""

    path: PurePosixPath
    source: Source
    mode: Mode = Mode.OWNED
    language: Language = "none"

    def below(self, folder: PurePosixPath) -> FileJob:
        """The same file, inside ``folder``."""
        source = self.source
        if isinstance(source, Derived):
            source = Derived(tuple(folder / path for path in source.needs), source.make)
        return FileJob(folder / self.path, source, self.mode, self.language)


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One finished file; ``path`` is relative to the output folder."""

    path: PurePosixPath
    held: Content
    mode: Mode = Mode.OWNED

    @property
    def content(self) -> bytes:
        """The content, in memory."""
        return loaded(self.held)

    @property
    def digest(self) -> str:
        """The SHA-256 of the content, in hex."""
        return digest(self.held)


@dataclass(frozen=True, slots=True)
class OutputTree:
    """Every file of one run, sorted by path."""

    files: Mapping[PurePosixPath, OutputFile] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Iterable[OutputFile]) -> OutputTree:
        """Collect ``files``.

        Raises :class:`GenerationError` for paths that could leave the folder, that some file
        system cannot hold, or that are one and the same where case does not matter.
        """
        ordered = sorted(files, key=lambda file: file.path.parts)
        problems = _path_problems([file.path for file in ordered])
        if problems:
            raise GenerationError(*problems)
        return cls({file.path: file for file in ordered})

    def __iter__(self) -> Iterator[OutputFile]:
        return iter(self.files.values())

    def __len__(self) -> int:
        return len(self.files)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files that a former run owns, with the hash of what it wrote.

    ``pending`` holds the hashes of a write that was under way: after a crash a file may hold
    either content and is still ours. ``merged`` are files that two branches of version control
    wrote differently: whatever it made of the two contents is ours as well.
    """

    generator: str
    files: Mapping[str, str] = field(default_factory=dict)
    pending: Mapping[str, str] = field(default_factory=dict)
    merged: frozenset[str] = frozenset()

    def owns(self, path: PurePosixPath, content_digest: str) -> bool:
        """Whether ``path`` with that content was written by us."""
        key = str(path)
        known = (self.files.get(key), self.pending.get(key))
        return content_digest in known or key in self.merged

    def dump(self) -> bytes:
        """The manifest as the bytes of its file."""
        data: dict[str, Data] = {"generator": self.generator, "files": self.files}
        if self.pending:
            data["pending"] = self.pending
        return json_bytes(data)

    @classmethod
    def load(cls, content: bytes) -> Manifest:
        """Read what :meth:`dump` wrote, also after a merge that left the lines of two branches.

        Raises ``ValueError`` for anything else.
        """
        found: dict[str, dict[str, str]] = {"": {}, "files": {}, "pending": {}}
        merged: set[str] = set()
        for entry in read_entries(content.decode()):
            if entry.section not in found:
                raise ValueError(f"it has the unknown section {entry.section!r}")
            if entry.section and path_problem(PurePosixPath(entry.key)):
                raise ValueError("a path leads out of the folder")
            known = found[entry.section].setdefault(entry.key, entry.value)
            if known != entry.value and entry.section == "files":
                merged.add(entry.key)
        if "generator" not in found[""]:
            raise ValueError("it does not say which generator wrote it")
        return cls(found[""]["generator"], found["files"], found["pending"], frozenset(merged))


_MANY = 10_000  # pieces of text, which take more memory than what they are written as


def json_bytes(value: Data) -> bytes:
    """``value`` as an indented JSON file.

    Readable where a character shows, escaped where not; infinities and NaN, for which JSON has
    no word, become null.
    """
    content = io.BytesIO()
    parts: list[str] = []

    def move() -> None:
        content.write(plain_json("".join(parts)).encode())
        parts.clear()

    _write(value, "\n", parts, move)
    parts.append("\n")
    move()
    return content.getvalue()


def compact_bytes(value: Data) -> bytes:
    """``value`` as JSON on one line, for programs: half as large, and just as safe."""
    plain = json.loads(json_bytes(value))
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return plain_json(text).encode() + b"\n"


def indented(value: Data) -> str:
    """``value`` as ``json.dumps`` has it with an indent of two and every character as it is.

    Infinities and NaN, for which JSON has no word, become null. Python's own encoder writes JSON
    of many lines item by item, which takes four times as long.
    """
    parts: list[str] = []
    _write(value, "\n", parts, lambda: None)
    return "".join(parts)


def _write(value: Data, end: str, parts: list[str], move: Callable[[], None]) -> None:
    """Append the text of ``value`` to ``parts``, which ``move`` may empty where they are many.

    ``end`` is the line end with the indentation of ``value``.
    """
    put = parts.append
    if isinstance(value, str):
        put(_quoted(value))
    elif isinstance(value, Mapping):
        inner = f"{end}  "
        before = f"{{{inner}"
        for key, item in value.items():
            put(f"{before}{_quoted(key)}: ")
            _write(item, inner, parts, move)
            if len(parts) > _MANY:
                move()
            before = f",{inner}"
        put(f"{end}}}" if value else "{}")
    elif isinstance(value, Sequence):
        inner = f"{end}  "
        before = f"[{inner}"
        for item in value:
            put(before)
            _write(item, inner, parts, move)
            before = f",{inner}"
        put(f"{end}]" if value else "[]")
    elif isinstance(value, float) and not math.isfinite(value):
        put("null")
    else:
        put(json.dumps(value))


_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f\ud800-\udfff]')


def path_problem(path: PurePosixPath) -> str:
    """Why ``path`` cannot be a file of the output on every system; "" when it can."""
    if path.is_absolute():
        return "it is absolute"
    if not path.parts:
        return "it is empty"
    for part in path.parts:
        if part == "..":
            return "it leads out of the output folder"
        if is_device(part):
            return f"Windows reserves the name {part!r}"
        if _FORBIDDEN.search(part):
            return "its name has a character that some file systems do not allow"
        if part[-1] in ". ":
            return "Windows drops a dot or space at the end of a name"
        if len(part.encode()) > 255:
            return "a name is longer than 255 bytes"
    return ""


def _path_problems(paths: Sequence[PurePosixPath]) -> list[Diagnostic]:
    """What is wrong with ``paths``, which are sorted."""
    problems: list[Diagnostic] = []
    names = _Names()
    for path in paths:
        reason = path_problem(path) or names.take(str(path))
        if reason:
            problems.append(
                Diagnostic(
                    "F001",
                    Severity.ERROR,
                    f"The file {str(path)!r} cannot be written: {reason}.",
                    hint="Rename what the file is named after, in sdk.yaml or with x-sdk-name.",
                )
            )
    return problems


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of files and folders until now."""

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    spelling: dict[str, str] = field(default_factory=dict)  # folded -> as written

    def take(self, path: str) -> str:
        """Add a file; why that cannot be, "" when it can."""
        if path in self.files:
            return "two files have this path"
        end = path.find("/")
        while end > 0:
            folder = path[:end]
            if folder in self.files:
                return f"{folder!r} is already a file"
            if folder not in self.folders and (problem := self._spell(folder)):
                return problem
            self.folders.add(folder)
            end = path.find("/", end + 1)
        self.files.add(path)
        return self._spell(path)

    def _spell(self, path: str) -> str:
        other = self.spelling.setdefault(folded(path), path)
        same = f"it is the same as {other!r} on systems that ignore case"
        return "" if other == path else same
