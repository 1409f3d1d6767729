"""Templates: the Jinja environment, and the one place where a view meets its template."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

import generator
from generator.diagnostics import REPORT_BUG, Diagnostic, GenerationError, Severity
from generator.emit.cache import Cache, release
from generator.emit.files import Derived, FileJob, Json, Template, Verbatim, json_bytes
from generator.emit.filters import FILTERS


@dataclass(frozen=True, slots=True)
class Engine:
    """Renders templates; make one for a run, it keeps what it compiled."""

    environment: jinja2.Environment

    @classmethod
    def at(cls, root: Path, cache: Cache | None = None) -> Engine:
        """An engine for the templates below ``root``; ``cache`` remembers what they compile to.

        Templates see their view as ``v`` and nothing else; an unknown name is an error, and the
        only filters are those of :mod:`generator.emit.filters`.
        """
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(root),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # noqa: S701  (what is emitted is not HTML; the filters escape)
            auto_reload=False,
            bytecode_cache=_Compiled(cache) if cache is not None else None,
        )
        environment.filters = dict(FILTERS)
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


class _Compiled(jinja2.BytecodeCache):
    """Keeps compiled templates: compiling them takes longer than rendering a small API."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._by = f"template {generator.__version__} {release('jinja2')} {sys.version}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` when its template was compiled before, by this Jinja and Python."""
        text = self._cache.get(self._key(bucket))
        if text is not None:
            bucket.bytecode_from_string(text.encode("latin-1"))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what ``bucket`` holds."""
        text = bucket.bytecode_to_string().decode("latin-1")
        self._cache.put({self._key(bucket): text})

    def _key(self, bucket: Bucket) -> str:
        return self._cache.key(self._by, f"{bucket.key} {bucket.checksum}")


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
