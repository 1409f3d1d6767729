"""Files: bytes to text to a JSON tree that knows where everything was written."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, replace
from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic, GenerationError, Loc, Mark, Severity
from generator.diagnostics.suggest import did_you_mean
from generator.document.json_reader import read_json
from generator.document.marks import Marks, YamlMarks
from generator.document.tree import Json
from generator.document.yaml_reader import read_yaml
from generator.notation.pointer import tokens_of

MAX_BYTES = 200_000_000
_MARKER = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the UTF-16 one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Matched:
    """What an action of an overlay matched: ``pointers`` into the document as it was then."""

    action: Loc  # where it is written
    target: str
    pointers: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SourceFile:
    """One file, read.

    ``uri`` is the file as the user named it; ``value`` is its tree, read-only. ``diagnostics``
    is what reading found that does not stop anything; the stage that takes the file up reports
    it. ``layers`` are the overlays whose nodes are part of ``value``, ``matches`` what they matched.
    """

    uri: str
    text: str
    value: Json
    _: KW_ONLY
    is_json: bool
    marks: Marks
    diagnostics: tuple[Diagnostic, ...] = ()
    layers: tuple[SourceFile, ...] = ()
    matches: tuple[Matched, ...] = ()

    def mark(self, pointer: str) -> Mark:
        """Line and column of the node at a JSON Pointer, or of its nearest ancestor."""
        return self.marks.find(tokens_of(pointer))

    def without_tree(self) -> SourceFile:
        """What messages about the file need."""
        return replace(self, value=None, layers=())


def load_file(path: Path, named_at: Loc | None = None) -> SourceFile:
    """Read one YAML or JSON file, which another file may have named at a place.

    Raises :class:`GenerationError` when that is not possible.
    """
    uri = path.as_posix()
    try:
        if path.stat().st_size > MAX_BYTES:
            raise GenerationError(_too_big(uri))
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise GenerationError(_unreadable(path, error, named_at)) from None
    return load_text(data, uri)


def _unreadable(path: Path, error: Exception, named_at: Loc | None) -> Diagnostic:
    if address := re.search(r"(?:^|/)(https?):/+(.*)", path.as_posix()):
        message = f"{address[1]}://{address[2]} is at another host, and only files are read."
        hint = "Download it, and give the path of the file."
        return Diagnostic("S001", Severity.ERROR, message, named_at, hint=hint)
    reason = getattr(error, "strerror", None) or str(error)
    name = f" {path.as_posix()!r}" if named_at else ""
    hint = "Check the path and the permissions of the file."
    if isinstance(error, FileNotFoundError):
        with contextlib.suppress(OSError):
            hint = did_you_mean(path.name, {one.name for one in path.parent.iterdir()}, hint)
    message = f"The file{name} cannot be read: {reason}."
    place = named_at or Loc(path.as_posix())
    return Diagnostic("S001", Severity.ERROR, message, place, hint=hint)


def load_text(text: str | bytes, uri: str) -> SourceFile:
    """Read YAML or JSON that is already in memory; ``uri`` is how messages call it.

    JSON is told by its first character; what begins like JSON but is none may still be a
    YAML flow mapping. Raises :class:`GenerationError`.
    """
    if len(text) > MAX_BYTES:
        raise GenerationError(_too_big(uri))
    body = decoded(text, uri) if isinstance(text, bytes) else text.removeprefix("\ufeff")
    body = _without_surrogates(body)
    try:
        return _parsed(body, uri)
    except GenerationError:
        if (marker := _MARKER.search(body)) is not None:
            raise GenerationError(_in_conflict(body, marker.start(), uri)) from None
        raise


def _parsed(body: str, uri: str) -> SourceFile:
    if body.lstrip()[:1] in {"{", "["}:
        try:
            value, marks, notes = read_json(body, uri)
        except GenerationError as error:
            syntax = all(d.code == "S002" for d in error.diagnostics)
            if not syntax or uri.lower().endswith(".json"):
                raise
        else:
            return SourceFile(uri, body, value, is_json=True, marks=marks, diagnostics=notes)
    value, marks, notes = read_yaml(body, uri)
    return SourceFile(uri, body, value, is_json=False, marks=marks, diagnostics=notes)


def own_files(
    folder: Path, files: dict[str, SourceFile], below: PurePosixPath
) -> list[tuple[PurePosixPath, str, str]]:
    """The Python files of the owner's in ``folder / below``, which are also added to ``files``.

    Each is its path below that, how messages call it, and its text. Raises
    :class:`GenerationError` when one cannot be read.
    """
    found = []
    root = folder / below
    for path in sorted(root.rglob("*.py")):
        if path.is_file():
            uri = path.as_posix()
            try:
                text = decoded(path.read_bytes(), uri).removeprefix("\ufeff")
            except OSError as error:
                raise GenerationError(_unreadable(path, error, None)) from None
            marks = YamlMarks(None, 0, {})  # messages know line and column themselves
            files[uri] = SourceFile(uri, text, None, is_json=False, marks=marks)
            found.append((PurePosixPath(path.relative_to(root).as_posix()), uri, text))
    return found


def mark_of(loc: Loc, files: Mapping[str, SourceFile]) -> Mark | None:
    """Line and column of a location; None when its file is not among ``files``."""
    file = files.get(loc.uri)
    return file.mark(loc.pointer) if file else None


def decoded(data: bytes, uri: str) -> str:
    """The text of a file: UTF-8, or what a byte order mark or NUL bytes tell."""
    bom, encoding = next(
        ((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", _guess(data[:4]))
    )
    data = data[len(bom) :]
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace").split("\n")
        mark = Mark(len(before), len(before[-1]) + 1)
        message = f"The file is not valid {encoding.upper()}: {error.reason}."
        hint = "Save it as UTF-8."
        raise GenerationError(
            Diagnostic("S001", Severity.ERROR, message, Loc(uri), mark=mark, hint=hint)
        ) from None


def _guess(start: bytes) -> str:
    """The encoding of a text that begins with an ASCII character and has no mark."""
    if start[:1] == b"\0" and start[1:2] != b"\0":
        return "utf-16-be"
    if len(start) > 1 and start[0] and start[1:2] == b"\0":
        return "utf-32-le" if start[2:4] == b"\0\0" else "utf-16-le"
    if start == b"\0\0\0" + start[3:]:
        return "utf-32-be" if len(start) == 4 else "utf-8"
    return "utf-8"


def _without_surrogates(text: str) -> str:
    """Text that can be encoded."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def _in_conflict(text: str, start: int, uri: str) -> Diagnostic:
    mark = Mark(text.count("\n", 0, start) + 1, 1)
    message = "The file has conflict markers of version control."
    hint = "Merge the two sides, and remove the lines with markers."
    return Diagnostic("S014", Severity.ERROR, message, Loc(uri), mark=mark, hint=hint)


def _too_big(uri: str) -> Diagnostic:
    message = f"The file is larger than {MAX_BYTES // 1_000_000} MB."
    hint = "Split it into files that refer to each other."
    return Diagnostic("S006", Severity.ERROR, message, Loc(uri), hint=hint)
