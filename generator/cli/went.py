"""What messages about gone things say of the last release, where its lock is beside sdk.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import GenerationError, Loc, Sink

if TYPE_CHECKING:
    from generator.pipeline import Request, Result


def explain_gone(request: Request, result: Result) -> None:
    """Let the messages of ``result`` about what is gone say where that went.

    Most runs have none, and read no lock. One that cannot be read explains nothing: ``release``
    reports it.
    """
    api, config = result.api, request.config
    if api is None or config is None or not any(said.subject for said in result.sink):
        return
    from generator.compat.went import Went  # noqa: PLC0415  (rare)
    from generator.config.section import Attachment  # noqa: PLC0415
    from generator.states import released  # noqa: PLC0415
    from generator.targets.base import API_LOCK  # noqa: PLC0415

    try:
        state = released(config.parent)
    except GenerationError:
        return
    if state is None:
        return
    matched = {match.target: match.matched for match in state.overlays if match.matched}
    went = Went(state.version, state.api, api, matched)
    path = config.parent / API_LOCK
    result.attachments += (Attachment(path, Loc(path.as_posix()), is_text=True),)
    explained = Sink(strict=result.sink.strict)
    for said in result.sink:
        explained.add(went.explained(said))
    result.sink = explained
