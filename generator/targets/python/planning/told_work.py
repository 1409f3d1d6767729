"""What is said of work for which no method waits: that it is not certain, or what is missing."""

from __future__ import annotations

from collections.abc import Collection

from generator.diagnostics.wording import counted
from generator.ir.model import Operation
from generator.relations.model import Confidence
from generator.relations.processes import Work
from generator.relations.stated import stated_work
from generator.targets.base import PlanRequest
from generator.targets.python.planning.composed import Scene
from generator.targets.python.planning.work import polled_work, started_work


def tell_work(scene: Scene, used: Collection[str], request: PlanRequest) -> None:
    """Report work that nobody waits for. ``used`` are the keys of operations whose results wait.

    What is not certain is told in one line, or one by one.
    """
    uncertain = [w for w in request.relations.work if w.reason.confidence < Confidence.CERTAIN]
    if request.thorough:
        for work in uncertain:
            _tell(work, request)
    elif uncertain:
        request.sink.info(
            "N032",
            f"{counted(len(uncertain), 'operation')} may tell how far work is, which is not certain: "
            "no method waits for it.",
            hint="Run validate to see them, and state x-sdk-polling where it is so.",
        )
    for operation in request.api.operations:
        if operation.hints.starts is not None and operation.key not in used:
            request.sink.info(
                "N033",
                f"The result of {operation.key!r} cannot wait for the work that it starts: "
                f"{_obstacle(scene, operation, operation.hints.starts.poll)}.",
                operation.loc,
                hint="Add what is missing, or wait with the method of the poll.",
            )


def _tell(work: Work, request: PlanRequest) -> None:
    sure = "likely" if work.reason.confidence is Confidence.LIKELY else "a guess"
    request.sink.info(
        "N032",
        f"No method waits for what {work.poll.key!r} tells of, though it may be work that goes on "
        f"({sure}: {work.reason.text.removesuffix('.')}).",
        work.poll.loc,
        hint=f"Add {stated_work(work)} if it is so.",
    )


def _obstacle(scene: Scene, operation: Operation, poll: str) -> str:
    """Why the result of an operation cannot wait."""
    polled = next((one for one in polled_work(scene) if one.work.poll.key == poll), None)
    if polled is None:
        return f"{poll!r} does not tell the state of work with x-sdk-polling"
    if all(one.start.operation is not operation for one in started_work(scene)):
        return f"{poll!r} needs an argument that {operation.key!r} does not have"
    return "its response is not always one object, and not always empty"
