"""From planned files to finished ones: render, format, collect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.diagnostics import REPORT_BUG, Diagnostic, GenerationError, Severity
from generator.emit.cache import Cache
from generator.emit.engine import Engine
from generator.emit.files import (
    Derived,
    FileJob,
    Json,
    OutputFile,
    OutputTree,
    Template,
    Verbatim,
)
from generator.emit.format import Draft, finish
from generator.emit.spool import Spool
from generator.emit.style import CodeStyle


def render_tree(
    jobs: Iterable[FileJob],
    engine: Engine,
    style: CodeStyle,
    cache: Cache | None,
    spool: Spool | None = None,
) -> OutputTree:
    """The tree of ``jobs``. Python that comes out of a template is formatted, nothing else is.

    What is finished goes to ``spool``, so that memory need not hold it. Raises
    :class:`GenerationError`; nothing is written into the output here.
    """
    try:
        return _Renderer(engine, style, cache, spool or Spool()).render(jobs)
    except OSError as error:
        reason = error.strerror or str(error)
        raise GenerationError(
            Diagnostic(
                "F014",
                Severity.ERROR,
                f"The folder for temporary files cannot be written: {reason}; nothing was changed.",
                hint="Make space there, or set TMPDIR to another folder.",
            )
        ) from error


def emptied(jobs: list[FileJob]) -> Iterator[FileJob]:
    """``jobs`` in order, each forgotten by the list: what it shows can go when it is rendered."""
    jobs.reverse()
    while jobs:
        yield jobs.pop()


@dataclass(frozen=True, slots=True)
class _Renderer:
    engine: Engine
    style: CodeStyle
    cache: Cache | None
    spool: Spool

    def render(self, jobs: Iterable[FileJob]) -> OutputTree:
        open_jobs: list[FileJob] = []  # what a formatter has to look at
        drafts: list[Draft] = []
        derived: list[tuple[FileJob, Derived]] = []
        found: list[OutputFile] = []
        for job in jobs:
            if isinstance(job.source, Derived):
                derived.append((job, job.source))
                continue
            content = _encoded(job, self.engine.render(job))
            if job.language == "python" and isinstance(job.source, Template):
                draft = Draft.of(content.decode(), _origin(job))
                if draft.layout.holes:
                    drafts.append(draft)
                    open_jobs.append(FileJob(job.path, Verbatim(""), job.mode))
                    continue
                content = draft.layout.filled([]).encode()
            found.append(self._file(job, content))
        for job, text in zip(open_jobs, finish(drafts, self.style, self.cache), strict=True):
            found.append(self._file(job, text.encode()))
        finished = {file.path: file for file in found} if derived else {}
        for job, source in derived:
            texts = [finished[path].content.decode() for path in source.needs]
            found.append(self._file(job, _encoded(job, source.make(texts))))
        return OutputTree.of(found)

    def _file(self, job: FileJob, content: bytes) -> OutputFile:
        return OutputFile(job.path, self.spool.keep(content), job.mode)


def _encoded(job: FileJob, content: str | bytes) -> bytes:
    """The content as bytes; text of a template ends with exactly one line end, or is empty."""
    if isinstance(content, bytes):
        return content
    if isinstance(job.source, Template):
        content = f"{content.rstrip()}\n".lstrip("\n")
    try:
        return content.encode()
    except UnicodeEncodeError as error:
        raise GenerationError(
            Diagnostic(
                "F005",
                Severity.ERROR,
                f"The text of {job.path} is not valid Unicode; it comes from {_origin(job)}.",
                hint=REPORT_BUG,
            )
        ) from error


def _origin(job: FileJob) -> str:
    match job.source:
        case Template(name):
            return name
        case Json():
            return f"the JSON of {job.path}"
        case _:
            return str(job.path)
