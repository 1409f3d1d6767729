"""What each request needs from earlier replies, as far as its example shows it, without circles.

Where two things are made with each other's ids, the one that stands first in the document is
made first, and keeps what its example says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.examples import request_example
from generator.ir.graph import strong_groups
from generator.ir.model import Api, Operation
from generator.ir.types import JsonValue
from generator.ir.wire import ParamIn
from generator.notation.pointer import tokens_of
from generator.relations.model import InBody, InParameter
from generator.relations.processes import Link, Use


@dataclass(frozen=True, slots=True)
class Needs:
    """The values that travel from request to request, by the keys of operations."""

    in_path: Mapping[str, Mapping[str, Link]]  # by name of the path parameter
    beside: Mapping[str, tuple[tuple[Use, Link], ...]]  # in queries, headers and bodies
    held: Mapping[str, tuple[Link, ...]]  # by the reply; only where it is a source of the best

    def of(self, operation: Operation) -> tuple[Link, ...]:
        """The values that a request cannot do without, each once."""
        in_path = self.in_path.get(operation.key, {}).values()
        found = [*in_path, *(link for _, link in self.beside.get(operation.key, ()))]
        return tuple({link.name: link for link in found}.values())

    def made_by(self, operation: Operation) -> tuple[Link, ...]:
        """The values that the reply to a request holds for later ones."""
        return self.held.get(operation.key, ())


def find_needs(api: Api, links: tuple[Link, ...]) -> Needs:
    """What the requests of ``api`` need."""
    held: dict[str, dict[tuple[str, ...], Link]] = {}
    in_path: dict[str, dict[str, Link]] = {}
    beside: dict[str, list[tuple[Use, Link]]] = {}
    for link in links:
        for source in link.best:
            held.setdefault(source.operation.key, {})[link.name] = link
        for use in link.uses:
            where = use.input
            if isinstance(where, InParameter) and where.location is ParamIn.PATH:
                in_path.setdefault(use.operation.key, {})[where.name] = link
            elif link.best:
                beside.setdefault(use.operation.key, []).append((use, link))
    shown = {
        operation.key: tuple(_shown(api, operation, beside[operation.key]))
        for operation in api.operations
        if operation.key in beside
    }
    made = {key: tuple(inner.values()) for key, inner in held.items()}
    return _without_circles(api, Needs(in_path, shown, made))


def _shown(
    api: Api, operation: Operation, uses: list[tuple[Use, Link]]
) -> Iterator[tuple[Use, Link]]:
    """The uses that the example of a request has; of parameters those that must be given."""
    example = request_example(api, operation).body
    is_json = example is not None and example.media.is_json
    value = example.value if example is not None and is_json else None
    for use, link in uses:
        match use.input:
            case InParameter():
                if use.required:
                    yield use, link
            case InBody(pointer=pointer):
                if _takes_value(_at(value, pointer)):
                    yield use, link


def _at(value: JsonValue, pointer: str) -> JsonValue:
    for token in tokens_of(pointer):
        value = value.get(token) if isinstance(value, dict) else None
    return value


def _takes_value(value: JsonValue) -> bool:
    """Whether the value of another reply can stand here."""
    return isinstance(value, str | int) and not isinstance(value, bool)


def _without_circles(api: Api, needs: Needs) -> Needs:
    """The needs with which every request can come after those that it waits for."""
    place = {operation.key: index for index, operation in enumerate(api.operations)}

    def comes_later(key: str, link: Link) -> bool:
        return all(place[one.operation.key] >= place[key] for one in link.best)

    for is_cut in (comes_later, lambda *_: True):
        circles = _circles(api, needs)
        kept = {
            key: tuple(
                (use, link)
                for use, link in uses
                if not (_closes(link, circles.get(key, frozenset())) and is_cut(key, link))
            )
            for key, uses in needs.beside.items()
        }
        needs = replace(needs, beside=kept)
    return needs


def _closes(link: Link, circle: frozenset[str]) -> bool:
    """Whether a value comes from the circle that the request is in itself."""
    return any(source.operation.key in circle for source in link.best)


def _circles(api: Api, needs: Needs) -> Mapping[str, frozenset[str]]:
    """By key, the operations that need one another in a circle."""
    edges: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for operation in api.operations:
        values = needs.of(operation)
        edges["operation", operation.key] = [("value", *link.name) for link in values]
        for link in values:
            sources = [("operation", one.operation.key) for one in link.best]
            edges.setdefault(("value", *link.name), [*sources])
    found: dict[str, frozenset[str]] = {}
    for group in strong_groups(edges):
        circle = frozenset(node[1] for node in group if node[0] == "operation")
        if len(circle) > 1:
            found.update(dict.fromkeys(circle, circle))
    return found
