"""Runs that are remembered: one that would change nothing ends before it begins.

A run is a function of the files that it reads, of the options, and of the generator with the
packages that it uses. All of these are compared by content before a former outcome is printed
again, and so is every file of the output: whatever was edited, removed or added to, the stages
run. What is remembered lies in the cache, and forgetting it costs nothing but time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, TypedDict

import generator
from generator.cli.outcome import Outcome
from generator.diagnostics import Diagnostic, Mark
from generator.diagnostics.model import Dumped
from generator.emit.files import MANIFEST, Mode
from generator.emit.report import WriteReport
from generator.emit.staging import sweep
from generator.emit.templates import template_root

if TYPE_CHECKING:
    from generator.emit.cache import Cache
    from generator.pipeline import Result, Step

#: Options that say how a run is done and shown, not what comes of it.
_ASIDE: Final = frozenset({"style", "quiet", "force", "no_cache"})
#: What may be different next time though every file that was read is the same: files that are
#: missing, and the state of the output.
_PASSING: Final = ("F", "P", "R", "S")

_Mark: TypeAlias = tuple[int, int]  # line and column


class _Known(TypedDict):
    """What is remembered of a run, as JSON; paths and uris are as the run named them."""

    generator: str
    inputs: dict[str, str]  # digests of what was read
    output: str
    manifest: str  # digest of the manifest, which has those of the files
    kept: list[str]  # files that belong to the owner, below the output
    own: dict[str, list[str]]  # the owner's folders below the output, and all files in each
    diagnostics: list[Dumped]
    marks: dict[str, dict[str, _Mark]]  # by uri and pointer
    operations: int
    skipped: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Memory:
    """What the cache remembers of one command line in one folder."""

    cache: Cache
    key: str
    generator: str  # the digest of the generator, its templates, and what it runs on
    started: float

    @classmethod
    def of(cls, params: Mapping[str, object], cache: Cache) -> Memory | None:
        """The memory of a command with the options ``params``.

        None for a document from standard input, or one that may be at other hosts.
        """
        if params["spec"] == "-" or params["hosts"]:
            return None
        started = time.time()
        given = sorted((name, value) for name, value in params.items() if name not in _ASIDE)
        key = cache.key("run", f"{os.getcwd()}\0{given!r}")  # noqa: PTH109  (as text)
        return cls(cache, key, _generator(), started)

    def recall(self, step: Step) -> Outcome | None:
        """The outcome of the run that would change nothing; None when it has to be done."""
        text = self.cache.get(self.key)
        if text is None:
            return None
        known: _Known = json.loads(text)
        if known["generator"] != self.generator or not _same(known["inputs"].items()):
            return None
        output = Path(known["output"])
        owned = _owned(output, known["manifest"])
        kept = [output / name for name in known["kept"]]
        if owned is None or not all(_is_file(str(path)) for path in kept):
            return None
        if any(_own(output / folder) != names for folder, names in known["own"].items()):
            return None
        sweep(output)
        return Outcome(
            step=step,
            diagnostics=tuple(Diagnostic.load(said) for said in known["diagnostics"]),
            operations=known["operations"],
            skipped=tuple((method, path, reason) for method, path, reason in known["skipped"]),
            report=WriteReport(unchanged=owned + (len(kept) if step == "generate" else 0)),
            output=output,
            files={uri: _Source(uri, marks) for uri, marks in known["marks"].items()},
        )

    def keep(self, result: Result) -> None:
        """Remember a run whose output is in place, unless another one could go otherwise."""
        report, output = result.report, result.output
        diagnostics = tuple(result.sink)
        api, tree = result.api, result.tree
        if report is None or output is None or api is None or tree is None or not result.ok:
            return
        if any(d.code.startswith(_PASSING) for d in diagnostics):
            return
        attached = [str(attachment.path) for attachment in result.attachments]
        if any(_changed_since(path, self.started) for path in attached):
            return
        inputs = {uri: _digest(file.text.encode()) for uri, file in result.files.items()}
        inputs |= {path: _digest(_read(path)) for path in attached}
        kept = [file.path for file in tree if file.mode is Mode.CREATE_ONCE]
        known: _Known = {
            "generator": self.generator,
            "inputs": inputs,
            "output": str(output),
            "manifest": _digest(_read(str(output / MANIFEST))),
            "kept": [str(path) for path in kept],
            "own": {
                str(path.parent): _own(output / path.parent)
                for path in kept
                if path.suffix == ".py"  # beside .gitattributes is the whole output
            },
            "diagnostics": [d.dump() for d in diagnostics],
            "marks": _marks(diagnostics, result),
            "operations": len(api.operations),
            "skipped": [(s.method, s.path, s.reason) for s in api.skipped],
        }
        self.cache.put({self.key: json.dumps(known)})


@dataclass(frozen=True, slots=True)
class _Source:
    """A file that messages point into, with the marks that they need."""

    uri: str
    marks: Mapping[str, _Mark]  # by JSON Pointer

    @property
    def text(self) -> str:
        """The text, which is as it was."""
        return _read(self.uri).decode()

    def mark(self, pointer: str) -> Mark:
        """The mark of a pointer that a message has."""
        line, column = self.marks[pointer]
        return Mark(line, column)


def _generator() -> str:
    """The digest of the generator, its templates, and the Python and packages that it runs on."""
    whole = hashlib.sha256(f"{sys.version}\0{sys.platform}\0".encode())
    for entry in sys.path:
        with contextlib.suppress(OSError), os.scandir(entry or ".") as found:
            names = sorted(item.name for item in found if item.name.endswith(".dist-info"))
            whole.update("\0".join(names).encode())
    for root in (str(Path(generator.__file__).parent), str(template_root())):
        for path in _files(root):
            whole.update(path.removeprefix(root).encode())
            whole.update(hashlib.sha256(_read(path)).digest())
    return whole.hexdigest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if not entry.is_dir():
            yield entry.path
        elif entry.name != "__pycache__":
            yield from _files(entry.path)


def _owned(output: Path, manifest: str) -> int | None:
    """How many files the manifest lists, if all of them and the manifest itself are as written."""
    root = str(output)
    try:
        content = _read(f"{root}/{MANIFEST}")
        with os.scandir(root) as found:
            interrupted = any(entry.name.startswith(".staging-") for entry in found)
    except OSError:
        return None
    if _digest(content) != manifest or interrupted:
        return None
    listed = {f"{root}/{path}": digest for path, digest in json.loads(content)["files"].items()}
    folders = {path.rpartition("/")[0] for path in listed} - {root}
    if not all(_is_folder(folder, root) for folder in folders):
        return None
    return len(listed) if all(map(_is_file, listed)) and _same(listed.items()) else None


def _own(folder: Path) -> list[str]:
    """The Python files of the owner's in a folder and below it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.py"))


def _is_folder(path: str, root: str) -> bool:
    """Whether a folder below ``root`` is one, and no step to it is a symbolic link."""
    while path != root:
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            return False
        path = path.rpartition("/")[0]
    return True


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def _same(files: Iterable[tuple[str, str]]) -> bool:
    """Whether each file has the content with that digest."""
    try:
        return all(_digest(_read(path)) == digest for path, digest in files)
    except OSError:
        return False


def _changed_since(path: str, moment: float) -> bool:
    found = os.stat(path)  # noqa: PTH116
    return max(found.st_mtime, found.st_ctime) >= moment


def _read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  (half of what a Path takes)
        return file.read()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _marks(diagnostics: Iterable[Diagnostic], result: Result) -> dict[str, dict[str, _Mark]]:
    """Where the places of ``diagnostics`` are, by file and pointer."""
    found: dict[str, dict[str, _Mark]] = {}
    for diagnostic in diagnostics:
        for loc in (diagnostic.loc, *(loc for _, loc in diagnostic.related)):
            if loc is not None and loc.uri in result.files:
                mark = result.files[loc.uri].mark(loc.pointer)
                found.setdefault(loc.uri, {})[loc.pointer] = (mark.line, mark.column)
    return found
