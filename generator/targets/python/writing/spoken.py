"""Prose of the document as the docstrings of an SDK say it: an operation is called, not requested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.ir.model import Operation
from generator.ir.types import Doc
from generator.names.mentions import Mention, Mentions, linked
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.resources import walk
from generator.targets.python.planning.sdk import SdkPlan


@dataclass(frozen=True, slots=True)
class Spoken:
    """Puts calls of the SDK in the place of operations that a text names; make one for a run."""

    mentions: Mentions | None = None  # None leaves texts as they are
    calls: Mapping[str, str] = field(default_factory=dict)  # operation key -> its call

    @classmethod
    def of(cls, plan: SdkPlan) -> Spoken:
        """That of an SDK."""
        calls = {
            planned.method.operation.key: f"client.{'.'.join(resource.path)}.{planned.method.name}"
            for resource in walk(plan.resources)
            for planned in plan.methods[resource.module]
        }
        return cls(Mentions.of(plan.api), calls)

    def text(self, text: str) -> str:
        """``text`` with calls; what is no operation of this SDK stays as it is."""
        if self.mentions is None:
            return text
        found = [one for one in self.mentions.find(text) if one.key in self.calls]
        return linked(text, found, self._call) if found else text

    def _call(self, mention: Mention) -> str:
        return f"`{self.calls[mention.key]}`"

    def doc(self, doc: Doc) -> Doc:
        """The prose of a node. A summary is a title, which names its own operation."""
        text = self.text(doc.description)
        return doc if text == doc.description else replace(doc, description=text)

    def operation(self, operation: Operation) -> Operation:
        """An operation with what is said of it and of its responses."""
        responses = tuple(replace(r, doc=self.doc(r.doc)) for r in operation.responses)
        return replace(operation, doc=self.doc(operation.doc), responses=responses)

    def argument(self, argument: Argument) -> Argument:
        """An argument of a method."""
        doc = self.doc(argument.doc)
        return argument if doc is argument.doc else replace(argument, doc=doc)
