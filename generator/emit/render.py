"""From planned files to finished ones: render, format, collect."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import REPORT_BUG, Diagnostic, GenerationError, Severity
from generator.emit.cache import Cache
from generator.emit.engine import Engine
from generator.emit.files import Derived, FileJob, Json, OutputFile, OutputTree, Template
from generator.emit.format import Draft, finish
from generator.emit.style import CodeStyle


def render_tree(
    jobs: Iterable[FileJob], engine: Engine, style: CodeStyle, cache: Cache | None
) -> OutputTree:
    """The tree of ``jobs``. Python that comes out of a template is formatted, nothing else is.

    Raises :class:`GenerationError`; nothing is written here.
    """
    files: list[OutputFile] = []
    python: list[FileJob] = []
    drafts: list[Draft] = []
    derived: list[tuple[FileJob, Derived]] = []
    for job in jobs:
        if isinstance(job.source, Derived):
            derived.append((job, job.source))
            continue
        content = _encoded(job, engine.render(job))
        if job.language == "python" and isinstance(job.source, Template):
            python.append(job)
            drafts.append(Draft.of(content.decode(), _origin(job)))
        else:
            files.append(OutputFile(job.path, content, job.mode))
    formatted = finish(drafts, style, cache)
    del drafts  # a large API is large in here, too
    files += [
        OutputFile(job.path, text.encode(), job.mode)
        for job, text in zip(python, formatted, strict=True)
    ]
    finished = {file.path: file.content for file in files} if derived else {}
    for job, source in derived:
        texts = [finished[path].decode() for path in source.needs]
        files.append(OutputFile(job.path, _encoded(job, source.make(texts)), job.mode))
    return OutputTree.of(files)


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
