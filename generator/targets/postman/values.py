"""The variables that travel between requests: their names, and which reply fills which.

What is filled from where is a relation of the API; here it only gets a name in the collection.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.ir.hints import UploadRecipe
from generator.ir.model import Operation
from generator.ir.types import JsonValue
from generator.names.table import Wish, assign
from generator.names.words import snake, split_words
from generator.notation.pointer import pointer_to
from generator.relations.model import InBody, Input, Output
from generator.relations.needs import Needs
from generator.relations.relate import Relations
from generator.requests.model import SAMPLE_CONTENT, JsonBody, RequestModel
from generator.targets.postman.text import Ref, Templated


@dataclass(frozen=True, slots=True)
class Capture:
    """A variable, and where a reply holds its value; the first place that has one counts."""

    variable: str
    outputs: tuple[Output, ...]


@dataclass(frozen=True, slots=True)
class Values:
    """The variables of an API: one for each value that paths name or replies hold."""

    names: Mapping[tuple[str, ...], str]  # by the words of a value
    needs: Needs
    captures: Mapping[str, tuple[Capture, ...]]  # by operation
    producers: Mapping[str, tuple[str, ...]]  # variable -> operations

    def of_path(self, operation: Operation, parameter: str) -> str:
        """The variable of a path parameter."""
        return self.names[self.needs.in_path[operation.key][parameter].name]

    def of_input(self, operation: Operation, where: Input) -> str:
        """The variable that a query, a header or the body takes somewhere; "" for none."""
        for use, link in self.needs.beside.get(operation.key, ()):
            if use.input == where:
                return self.names[link.name]
        return ""


def name_values(relations: Relations, reserved: Collection[str]) -> Values:
    """The variables of an API; none is called like one of ``reserved``."""
    needs = relations.needs
    in_paths = {link.name for links in needs.in_path.values() for link in links.values()}
    links = [one for one in relations.links if one.name in in_paths or one.best]
    wishes = [Wish(repr(link.name), (snake(link.name),)) for link in links]
    given = assign(wishes, reserved=reserved).names
    names = {link.name: given[repr(link.name)] for link in links}
    captures: dict[str, dict[str, list[Output]]] = {}
    producers: dict[str, dict[str, None]] = {}
    for link in links:
        variable = names[link.name]
        for source in link.best:
            key = source.operation.key
            captures.setdefault(key, {}).setdefault(variable, []).append(source.output)
            producers.setdefault(variable, {})[key] = None
    return Values(
        names,
        needs,
        {
            key: tuple(Capture(name, tuple(outputs)) for name, outputs in found.items())
            for key, found in captures.items()
        },
        {variable: tuple(keys) for variable, keys in producers.items()},
    )


def filled(value: JsonValue, operation: Operation, values: Values, at: str = "") -> Templated:
    """``value`` of a body with variables in it; lists show the document's own example."""
    if not isinstance(value, dict):
        variable = values.of_input(operation, InBody(at)) if at else ""
        return Ref(variable, quoted=isinstance(value, str)) if variable else value
    return {
        name: filled(item, operation, values, f"{at}{pointer_to([name])}")
        for name, item in value.items()
    }


def upload_bodies(
    values: Values, recipe: UploadRecipe, finish: RequestModel
) -> tuple[dict[str, Templated], dict[str, Templated]]:
    """What takes the place of the examples when a sample file goes up in one part.

    The opening request says its size, the last one names the part by what its reply said.
    """
    shown = _first_item(finish, recipe.finish_parts_argument)
    sent: dict[str, Templated] = {
        name: Ref(values.names[split_words(name)], isinstance(shown.get(name, ""), str))
        for name in recipe.part_reply
    }
    opens: dict[str, Templated] = {recipe.size_argument: len(SAMPLE_CONTENT)}
    finishes: dict[str, Templated] = {
        recipe.finish_action_argument: recipe.finish_commit,
        recipe.finish_parts_argument: (sent,),
    }
    return opens, finishes


def _first_item(model: RequestModel, name: str) -> dict[str, JsonValue]:
    """The first item of a list in the example of a body."""
    value = model.body.value if isinstance(model.body, JsonBody) else None
    items = value.get(name) if isinstance(value, dict) else None
    first = items[0] if isinstance(items, tuple) and items else None
    return first if isinstance(first, dict) else {}
