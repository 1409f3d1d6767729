"""Files as they were at a revision of git: ``REV:path`` is exported to a folder for as long as it is read.

The checkout, its index and its list of worktrees are left alone, and so is whatever else is open: git
is only asked for contents.
"""

from __future__ import annotations

import contextlib
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator.diagnostics import Diagnostic, GenerationError, Severity
from generator.diagnostics.suggest import did_you_mean

_UPWARD: Final = re.compile(rb"(?:\.\./)+")
#: Of the output, what a state depends on: names that were given, and code of the owner's.
_KEPT: Final = re.compile(r"(?:^|/)(?:names\.lock$|_custom/)")
_WRITE: Final = (
    "Write REV:path, such as HEAD~1:specs/sdk.yaml, with a path from the top of the repository."
)
_DEEPEN: Final = "Run `git fetch --unshallow --tags`: this clone has a part of the history only."


@dataclass(frozen=True, slots=True)
class Revision:
    """A file at a revision: ``commit`` is the tree, ``path`` is seen from the top of the repository."""

    name: str  # as somebody wrote it, without the path
    commit: str
    path: PurePosixPath
    prefix: PurePosixPath  # of the current folder, seen from the top

    @classmethod
    def parsed(cls, text: str) -> Revision:
        """What ``REV:path`` names. Raises :class:`GenerationError` where there is no such thing."""
        name, _, path = text.partition(":")
        if not name or name.startswith("-") or not path or "\0" in text:
            raise _failure(f"{text!r} is neither a file nor a revision and a path.", _WRITE)
        inside = _git("rev-parse", "--show-prefix")
        if inside is None:
            message = f"There is no file {text!r}, and this folder is in no git repository."
            raise _failure(message, "Check the path, or run the command in a clone.")
        commit = _git("rev-parse", "--verify", "--quiet", f"{name}^{{tree}}")
        if commit is None:
            message = f"The repository has no revision {name!r}."
            if (_git("rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
                raise _failure(message, _DEEPEN)
            branches = (_git("for-each-ref", "--format=%(refname:short)") or b"").decode().split()
            raise _failure(message, did_you_mean(name, branches, _WRITE))
        prefix = PurePosixPath(inside.decode().strip())
        tree = commit.decode().strip()
        for found in dict.fromkeys((_clean(PurePosixPath(path)), _clean(prefix / path))):
            if found and _git("cat-file", "-e", f"{tree}:{found}") is not None:
                return cls(name, tree, PurePosixPath(found), prefix)
        listed = (_git("ls-tree", "-r", "-z", "--name-only", "--full-tree", tree) or b"").decode()
        message = f"There is no file {path!r} at the revision {name!r}."
        raise _failure(message, did_you_mean(path, listed.split("\0"), _WRITE))

    @contextlib.contextmanager
    def exported(self, output: str) -> Iterator[Path]:
        """A folder with the file and what it can refer to, and of ``output`` the names and own code.

        It stands for the top of the repository.
        """
        with tempfile.TemporaryDirectory(prefix="revision-") as name:
            folder = Path(name).resolve()
            top = self._top()
            kept = str(self.prefix / output)
            wanted = {
                path: blob
                for path, blob in self._blobs()
                if top in PurePosixPath(path).parents
                or (path.startswith(f"{kept}/") and _KEPT.search(path))
            }
            for path, content in zip(wanted, _contents(list(wanted.values())), strict=True):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
            yield folder

    def _top(self) -> PurePosixPath:
        """The folder that holds all that the file can name: its own, unless it says ``../``."""
        content = _git("cat-file", "blob", f"{self.commit}:{self.path}") or b""
        up = max((len(found[0]) // 3 for found in _UPWARD.finditer(content)), default=0)
        return self.path.parents[min(up, len(self.path.parents) - 1)]

    def _blobs(self) -> Iterator[tuple[str, str]]:
        """The regular files of the revision, each with the id of its content."""
        listed = _git("ls-tree", "-r", "-z", "--full-tree", self.commit) or b""
        for line in listed.decode("utf-8", "surrogateescape").split("\0"):
            facts, _, path = line.partition("\t")
            if facts.startswith("100"):
                yield path, facts.split()[2]


def _contents(blobs: list[str]) -> Iterator[bytes]:
    """The contents of ``blobs``, in their order."""
    text = "".join(f"{blob}\n" for blob in blobs).encode()
    output = _git("cat-file", "--batch", given=text) or b""
    start = 0
    for _ in blobs:
        end = output.index(b"\n", start)
        size = int(output[start:end].split()[2])
        yield output[end + 1 : end + 1 + size]
        start = end + 2 + size


def _clean(path: PurePosixPath) -> str:
    """``path`` without ``.`` and ``..``; "" where it leads out of the repository."""
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part != "/":
            parts.append(part)
    return "/".join(parts)


def _git(*arguments: str, given: bytes = b"") -> bytes | None:
    """What git prints; None where it fails."""
    try:
        done = subprocess.run(  # whichever git the user has
            ["git", *arguments],  # noqa: S607
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        hint = "Install git, or give the path of a file."
        raise _failure("REV:path needs git, which cannot be run.", hint) from error
    return done.stdout if done.returncode == 0 else None


def _failure(message: str, hint: str) -> GenerationError:
    return GenerationError(Diagnostic("P005", Severity.ERROR, message, hint=hint))
