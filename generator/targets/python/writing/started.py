"""Methods that start work, as Python code: their recipes, and what their results are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.targets.python.planning.methods import descriptor_name
from generator.targets.python.planning.results import ResultClass
from generator.targets.python.planning.started import StartedPlan
from generator.targets.python.writing.annotations import Annotator

_EMPTY: Final = ("StartedWork", "AsyncStartedWork")


@dataclass(frozen=True, slots=True)
class StartedWriter:
    """Writes what a method has because its result can wait for work."""

    plan: StartedPlan
    result: ResultClass | None  # None where a response has no body
    writer: Annotator

    @property
    def name(self) -> str:
        """The module constant that holds the recipe; no descriptor ends with an underscore."""
        return f"{descriptor_name(self.plan.started.method.method.name)}_STARTED_"

    def types(self) -> tuple[str, str]:
        """The results of the two clients."""
        if self.result is not None:
            return f"models.{self.result.name}", f"models.{self.result.async_name}"
        ended, module = self.writer.wire(self.plan.ended), f"{self.writer.core}.codec.started"
        sync, asynchronous = (self.writer.imports.name(module, name) for name in _EMPTY)
        return f"{sync}[{ended}]", f"{asynchronous}[{ended}]"

    @property
    def decorator(self) -> str:
        """What the method of the asynchronous client is decorated with: nothing."""
        return ""

    def recipe(self) -> tuple[str, str, str]:
        """Name, annotation and expression of the recipe."""
        starts = self.writer.imports.name(f"{self.writer.core}.spec.waiting", "Starts")
        types = self.types()
        classes = ", ".join(types if self.result is not None else _EMPTY)
        started = self.plan.started
        parts = [
            descriptor_name(started.method.method.name),
            f"lambda: {started.constant.name}",
            f"lambda: ({classes})",
        ]
        return self.name, f"{starts}[{', '.join(types)}]", f"{starts}({', '.join(parts)})"

    def note(self) -> str:
        """What the result can do."""
        noun = self.plan.started.polled.noun
        if len(self.plan.started.start.handles) > 1:
            return (
                "The request returns before the work has ended. `wait()` of the result waits for "
                f"each {noun} that it names and returns a list; `handles` of the result names them "
                "in another process."
            )
        return (
            f"The request returns before the {noun} has ended. `wait()` of the result waits for "
            "that, and `handle` of the result names it in another process."
        )
