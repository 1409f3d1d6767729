"""Templates: the Jinja environment, and the one place where a view meets its template."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import pickle
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import jinja2
from jinja2.bccache import Bucket

import generator
from generator.diagnostics import REPORT_BUG, Diagnostic, GenerationError, Severity
from generator.emit.cache import release
from generator.emit.files import Derived, FileJob, Json, Template, Verbatim, json_bytes
from generator.emit.filters import FILTERS


@dataclass(frozen=True, slots=True)
class Engine:
    """Renders templates; make one for a run, it keeps what it compiled."""

    environment: jinja2.Environment

    @classmethod
    def at(cls, root: Path) -> Engine:
        """An engine for the templates below ``root``.

        Templates see their view as ``v`` and nothing else; an unknown name is an error, and the
        only filters are those of :mod:`generator.emit.filters` and ``rendered``.
        """
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(root),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # noqa: S701  (what is emitted is not HTML; the filters escape)
            auto_reload=False,
            bytecode_cache=_Compiled(),
        )
        environment.filters = {**FILTERS, **ENGINE_FILTERS}
        environment.tests = {}
        environment.globals = {}
        return cls(environment)

    def render(self, job: FileJob) -> str | bytes:
        """The content of ``job`` before formatting.

        Raises :class:`GenerationError` with the template and its line when a template and its
        view do not fit together.
        """
        match job.source:
            case Template(name, view):
                return self._template(name, view)
            case Json(value):
                return json_bytes(value)
            case Verbatim(content):
                return content
            case Derived():
                raise ValueError(f"{job.path} is made of finished files, not rendered")

    def _template(self, name: str, view: object) -> str:
        try:
            return self.environment.get_template(name).render(v=view)
        except jinja2.TemplateSyntaxError as error:
            raise _failure(f"{error.name}:{error.lineno}", str(error.message)) from error
        except (jinja2.TemplateError, ValueError, TypeError) as error:
            raise _failure(_place(error, name), str(error)) from error


@jinja2.pass_environment
def _rendered(environment: jinja2.Environment, template: Template) -> str:
    """The text of another template with its view, to be filtered like any other text."""
    return environment.get_template(template.name).render(v=template.view).rstrip("\n")


#: The filters that need an engine, beside those of :mod:`generator.emit.filters`.
ENGINE_FILTERS: Final[Mapping[str, Callable[..., str]]] = MappingProxyType({"rendered": _rendered})


class _Compiled(jinja2.BytecodeCache):
    """Keeps compiled templates beside them, where Python keeps what it compiles of modules.

    Compiling them takes longer than rendering a small API.
    """

    def __init__(self) -> None:
        self._by = f"{generator.__version__} {release('jinja2')}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` when its template was compiled before, by this Jinja and Python."""
        damaged = (EOFError, ValueError, pickle.UnpicklingError)
        with contextlib.suppress(OSError, *damaged), Path(bucket.key).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what ``bucket`` holds, where that is possible."""
        if sys.dont_write_bytecode:
            return
        path = Path(bucket.key)
        temporary = path.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(bucket.bytecode_to_string())
            temporary.replace(path)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file that holds the byte code of a template."""
        return importlib.util.cache_from_source(filename or name)

    def get_source_checksum(self, source: str) -> str:
        """What names a template's text, and those who compile it."""
        return hashlib.sha256(f"{self._by}\0{source}".encode()).hexdigest()


def _place(error: Exception, name: str) -> str:
    """The template line that an error came from: the innermost frame that Jinja compiled."""
    place = name
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(name):
            place = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _failure(place: str, reason: str) -> GenerationError:
    return GenerationError(
        Diagnostic(
            "F002",
            Severity.ERROR,
            f"The template {place} cannot be rendered: {reason}.",
            hint=REPORT_BUG,
        )
    )
