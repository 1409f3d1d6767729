"""What no document and no command can bring about: a taken port, a full disk, a bug of our own."""

from __future__ import annotations

import errno
import importlib.machinery
import importlib.util
import os
import socket
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NoReturn

import pytest
import ruff

from generator import pipeline
from generator.document import validate
from generator.emit import engine, formatters, write
from generator.emit import format as formatting
from generator.emit.layout import Hole, Layout
from generator.revisions import Revision


def _failing(error: Exception) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


def _no_schema(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(validate, "_satisfies", _failing(KeyError()))


def _large(patch: pytest.MonkeyPatch) -> None:
    check = validate.check_structure

    def larger(*arguments: object, **options: object) -> int:
        check(*arguments, **options)  # type: ignore[arg-type]
        return 61_234

    patch.setattr(validate, "check_structure", larger)


def _bad_template(patch: pytest.MonkeyPatch) -> None:
    failure = engine._failure("python/package/client.py.jinja:12", "'v' has no attribute 'name'")
    patch.setattr(engine.Engine, "render", _failing(failure))


def _bad_python(patch: pytest.MonkeyPatch) -> None:
    _no_layout(patch)
    failure = formatting.BrokenCodeError(0, "Cannot parse: 3:4: def (self):")
    patch.setattr(formatters, "black", _failing(failure))


def _no_layout(patch: pytest.MonkeyPatch) -> None:
    """Nothing is laid out, so that all is left to the formatter."""
    patch.setattr(formatting, "lay_out", lambda text: Layout([""], [Hole(0, text, 0)]))


def _bad_text(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine.Engine, "render", lambda *_: "\ud800")


def _no_ruff(patch: pytest.MonkeyPatch) -> None:
    _no_layout(patch)
    patch.setattr(ruff, "find_ruff_bin", _failing(FileNotFoundError()))


def _full_disk(patch: pytest.MonkeyPatch) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "generated")
    patch.setattr(tempfile, "mkdtemp", _failing(full))


def _few_named(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(write, "_DRIFT_SHOWN", 1)


def _bug(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pipeline, "lower", _failing(KeyError("Pet")))


def _no_revision(patch: pytest.MonkeyPatch) -> None:
    """A document is asked for as it was at a revision, in a folder of no repository."""

    def load(*_: object) -> NoReturn:
        Revision.parsed("v1:openapi.yaml")
        raise AssertionError

    patch.setenv("GIT_DIR", "nowhere")
    patch.setattr(pipeline, "load_file", load)


def _nothing_installed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(importlib.util, "find_spec", lambda *_: None)


def _everything_installed(patch: pytest.MonkeyPatch) -> None:
    spec = importlib.machinery.ModuleSpec("any", None)
    patch.setattr(importlib.util, "find_spec", lambda *_: spec)


def _taken(patch: pytest.MonkeyPatch) -> None:
    taken = OSError(errno.EADDRINUSE, "Address already in use")
    patch.setattr(socket.socket, "bind", _failing(taken))


def _no_site(patch: pytest.MonkeyPatch) -> None:
    _everything_installed(patch)
    failed = subprocess.CompletedProcess([], 2, "", "Theme error: no theme named 'site' found")
    patch.setattr(subprocess, "run", lambda *_, **__: failed)


#: For the code of a page, what is arranged before its example runs.
ARRANGED: Mapping[str, Callable[[pytest.MonkeyPatch], None]] = MappingProxyType(
    {
        "F002": _bad_template,
        "F003": _bad_python,
        "F004": _no_ruff,
        "F005": _bad_text,
        "F014": _full_disk,
        "F023": _few_named,
        "M001": _nothing_installed,
        "M002": _taken,
        "M004": _everything_installed,
        "M005": _no_site,
        "P001": _bug,
        "P005": _no_revision,
        "V011": _no_schema,
        "V012": _large,
    }
)
