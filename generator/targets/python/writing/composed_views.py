"""Composed methods as code, whatever their kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.emit.filters import py_str
from generator.ir.types import TypeRef
from generator.targets.python.planning.composed import Composed, Constant, Spelled
from generator.targets.python.planning.methods import PlannedMethod, descriptor_name
from generator.targets.python.writing.docstrings import (
    doc_view,
    method_text,
    with_example,
    wrap,
)
from generator.targets.python.writing.method_views import MethodWriter, raised
from generator.targets.python.writing.samples import Sample
from generator.targets.python.writing.views import MethodView, OverloadView


@dataclass(frozen=True, slots=True)
class ComposedWriter:
    """Writes the composed methods of one resource module, and is what their kinds write with.

    Mutable: it keeps which recipes it has written, so that others can be made of them.
    """

    methods: MethodWriter
    module: str
    recipes: dict[str, str] = field(default_factory=dict)  # names of those written so far
    # the modules of generated classes by those of resources, where the owner's code extends them
    generated: Mapping[str, str] = field(default_factory=dict)

    # -- for kinds -----------------------------------------------------------------------

    def name(self, module: str, name: str) -> str:
        return self.methods.context.annotator.name(module, name)

    def any(self) -> str:
        return self.methods.context.annotator.any()

    def optional(self, inner: str) -> str:
        return self.methods.context.annotator.optional(inner)

    def union(self, parts: list[str]) -> str:
        return self.methods.context.annotator.union(parts)

    def wire(self, ref: TypeRef) -> str:
        return self.methods.context.annotator.wire(ref)

    def value(self, planned: PlannedMethod) -> tuple[str, str]:
        return self.methods.value(planned)

    def descriptor(self, planned: PlannedMethod) -> str:
        return descriptor_name(planned.method.name)

    def shared(self, recipe: str) -> str:
        return self.recipes.get(recipe, recipe)

    def reach(self, constant: Constant) -> str:
        if constant.module == self.module:
            return f"lambda: {constant.name}"
        there = self.name(".._core.spec.waiting", "there")
        module = self.generated.get(constant.module, constant.module)
        return f"{there}(__name__, {py_str(module)}, {py_str(constant.name)})"

    # -- for modules ---------------------------------------------------------------------

    def spelled(self, one: Composed) -> Spelled:
        """The method as code."""
        return one.spell(self)

    def constant(self, one: Constant) -> tuple[str, str, str]:
        """Name, annotation and expression of what several recipes need."""
        return one.name, *one.spell(self)

    def recipe(self, one: Composed, spelled: Spelled) -> tuple[str, str, str]:
        """Name, annotation and expression of the recipe."""
        name = descriptor_name(one.name)
        self.recipes.setdefault(spelled.recipe, name)
        return name, spelled.annotation, spelled.recipe

    def method(self, one: Composed, spelled: Spelled, sample: Sample) -> MethodView:
        """The method as both clients have it."""
        writer, takes = self.methods, one.takes
        arguments = [*takes.arguments, *([takes.whole] if takes.whole is not None else [])]
        head = "\n\n".join(wrap(part) for part in (f"{one.summary}.", one.text) if part)
        samples = sample.codes(spelled.result)
        returns = one.returns if spelled.result != "None" else ""
        spoken = writer.spoken
        errors = [*one.raises, *raised(spoken.operation(one.about))]
        text = method_text(spoken.text(head), map(spoken.argument, arguments), returns, errors)
        call = writer.call(takes, descriptor_name(one.name), "_each" if one.iterates else "_run")
        return MethodView(
            name=one.name,
            parameters=writer.parameters(takes),
            overloads=tuple(map(OverloadView, writer.overloads(takes))),
            result=spelled.result,
            async_result=spelled.async_result,
            doc=doc_view(with_example(text, samples[0])),
            async_doc=doc_view(with_example(text, samples[1])),
            call=call,
            async_call=call if one.iterates else f"await {call}",
            async_keyword="def" if one.iterates else "async def",
            decorator="",
            aliases=one.aliases,
        )
