"""States of a project: as its files are, as they were at a revision of git, or as it was released.

What compares two states, and what makes a release, begins here. Nothing is written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.compat.lock import Match, State, read_lock, write_lock
from generator.diagnostics import GenerationError, Loc, Sink
from generator.document.source import SourceFile, decoded
from generator.ir.dump import decode, encode
from generator.ir.model import Api
from generator.names.lock import LockedNames
from generator.pipeline import DEFAULT_OUTPUT, STDIN, Request, Result, run
from generator.revisions import Revision
from generator.targets.base import API_LOCK

#: The target that writes code for users.
_TARGET: Final = "python"
_LOCK: Final = re.compile(r"\s*\{\s*\"format\"\s*:")
_DOCUMENT: Final = re.compile(r"^(?:[\"']?)(?:openapi|swagger)(?:[\"']?)\s*:", re.MULTILINE)
_IN_JSON: Final = re.compile(r"\"(?:openapi|swagger)\"\s*:")


@dataclass(frozen=True, slots=True)
class Survey:
    """What became of looking at a state: None where it has errors, which are in ``sink``.

    ``files`` are the files that were read, by the names that locations have.
    """

    state: State | None
    sink: Sink
    files: dict[str, SourceFile]


def survey(
    source: str, request: Request | None = None, *, names: LockedNames | None = None
) -> Survey:
    """The state that ``source`` names.

    It is a document, an ``sdk.yaml``, an ``api.lock.json``, or one of them at a revision of git:
    ``REV:path``. ``request`` has further options of the run. With ``names``, what was called
    something there keeps that name; else those of the project are kept.
    """
    asked = replace(request or Request(), names=names, targets=(_TARGET,))
    try:
        if Path(source).exists() or source == STDIN or ":" not in source:
            return _of_path(Path(source), asked)
        return _of_revision(Revision.parsed(source), asked)
    except GenerationError as error:
        sink = Sink()
        for diagnostic in error.diagnostics:
            sink.add(diagnostic)
        return Survey(None, sink, {})


def released(folder: Path) -> State | None:
    """The state of the last release, from the lock in ``folder``; None where there is none.

    Raises :class:`GenerationError` for a lock that cannot be read.
    """
    path = folder / API_LOCK
    if not path.is_file():
        return None
    return _read(path)


def lock_text(state: State, folder: Path) -> str:
    """What the lock in ``folder`` holds of a release; files are named as they are seen from there."""
    return write_lock(state, lambda uri: _relative(uri, folder))


# -- files that are there ------------------------------------------------------------------


def _of_path(path: Path, asked: Request) -> Survey:
    text = _text(path)
    if _LOCK.match(text):
        return Survey(_read(path, text), Sink(), {})
    if not text or is_document(text):  # of one that cannot be read, the stages say why
        no_project = asked.names is None and asked.output is None
        asked = replace(asked, spec=str(path), names={} if no_project else asked.names)
    else:
        asked = replace(asked, config=path)
    return _surveyed(run(asked, "plan"))


def is_document(text: str) -> bool:
    """Whether ``text`` is an API definition, as far as its keys say."""
    return bool(_DOCUMENT.search(text) or (text.lstrip()[:1] == "{" and _IN_JSON.search(text)))


def _surveyed(result: Result) -> Survey:
    planned = result.plans.get(_TARGET)
    api, document = result.api, result.document
    if planned is None or planned.surface is None or api is None or document is None:
        return Survey(None, result.sink, result.files)
    state = State(
        version=planned.version,
        document=document.uri,
        api=api,
        surface=planned.surface(),
        names=planned.locked,
        overlays=tuple(Match(one.action, one.target, one.pointers) for one in result.matches),
    )
    return Survey(state, result.sink, result.files)


def _read(path: Path, text: str | None = None) -> State:
    folder = path.parent
    content = _text(path) if text is None else text
    return read_lock(content, path.as_posix(), lambda uri: _seen_from(uri, folder))


def _text(path: Path) -> str:
    """The text of a file, by which it is told what it is; "" of one that cannot be read."""
    try:
        return "" if str(path) == STDIN else decoded(path.read_bytes(), path.as_posix())
    except (OSError, GenerationError):
        return ""


# -- files that were there -----------------------------------------------------------------


def _of_revision(revision: Revision, asked: Request) -> Survey:
    with revision.exported(str(DEFAULT_OUTPUT)) as folder:
        home = folder / revision.prefix
        found = _of_path(folder / revision.path, replace(asked, home=home))
        start = f"{folder.as_posix()}/"
        return _renamed(found, lambda text: text.replace(start, f"{revision.name}:"))


def _renamed(survey: Survey, name: Callable[[str], str]) -> Survey:
    """``survey`` with other names of files."""
    sink = Sink()
    for one in survey.sink:
        related = tuple((text, _named(loc, name)) for text, loc in one.related)
        loc = _named(one.loc, name) if one.loc is not None else None
        sink.add(replace(one, message=name(one.message), loc=loc, related=related))
    state = survey.state
    if state is not None:
        data = encode(state.api, state.document, name)
        overlays = tuple(replace(m, action=_named(m.action, name)) for m in state.overlays)
        document = name(state.document)
        api = decode(Api, data, document)
        state = replace(state, document=document, api=api, overlays=overlays)
    files = {name(uri): replace(f, uri=name(f.uri)) for uri, f in survey.files.items()}
    return Survey(state, sink, files)


def _named(loc: Loc, name: Callable[[str], str]) -> Loc:
    return Loc(name(loc.uri), loc.pointer)


def _relative(uri: str, folder: Path) -> str:
    return uri if "://" in uri or not uri else Path(os.path.relpath(uri, folder)).as_posix()


def _seen_from(uri: str, folder: Path) -> str:
    return uri if "://" in uri or not uri else Path(os.path.normpath(folder / uri)).as_posix()
