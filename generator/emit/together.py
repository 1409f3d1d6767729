"""Files outside of an output folder that are replaced together: all of them, or none."""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.emit.staging import Staging, sweep


@contextmanager
def replaced(contents: Mapping[Path, bytes]) -> Iterator[None]:
    """Put ``contents`` in place for the block; when the block raises, every file is as it was.

    What has its content already is not written. All others are written beside their places before
    the first one is replaced; of a link, it is the file that it leads to. Raises ``OSError`` when
    the file system refuses, and then nothing has changed.
    """
    contents = {path.resolve(): content for path, content in contents.items()}
    former = {path: path.read_bytes() if path.exists() else None for path in contents}
    changed = {path: content for path, content in contents.items() if content != former[path]}
    done: list[Path] = []
    with contextlib.ExitStack() as stack:
        staged = {path: _staged(path, content, stack) for path, content in changed.items()}
        try:
            for path, temporary in staged.items():
                done.append(path)
                temporary.replace(path)
            yield
        except BaseException:
            for path in reversed(done):
                _restore(path, former[path], stack)
            raise
    for folder in {path.parent for path in contents}:
        sweep(folder)


def _staged(path: Path, content: bytes, stack: contextlib.ExitStack) -> Path:
    """A file with ``content`` on the file system of ``path``, with the mode of what is there."""
    shelf = Staging.make(path.parent)
    stack.callback(shelf.close)
    temporary = shelf.path / path.name
    temporary.write_bytes(content)
    with contextlib.suppress(OSError):
        temporary.chmod(stat.S_IMODE(path.lstat().st_mode))
    return temporary


def _restore(path: Path, content: bytes | None, stack: contextlib.ExitStack) -> None:
    with contextlib.suppress(OSError):
        if content is None:
            path.unlink(missing_ok=True)
        else:
            _staged(path, content, stack).replace(path)
