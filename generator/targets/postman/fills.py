"""Which properties and parameters take the id of an earlier reply, beside those of the path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.ir.model import Api, Operation
from generator.ir.types import JsonValue
from generator.ir.wire import ParamIn
from generator.names.words import split_words
from generator.requests.model import JsonBody, RequestModel, Requests
from generator.targets.postman.chains import Chains
from generator.targets.postman.text import Ref, Templated


def with_fills(api: Api, requests: Requests, chains: Chains) -> Chains:
    """``chains``, with what bodies and required parameters take.

    Nothing waits for itself: where the id of one thing is needed to make another and the other
    way round, the later one of the document keeps its example.
    """
    operations = {operation.key: operation for operation in api.operations}
    fills: dict[str, frozenset[str]] = {}
    for key, operation in operations.items():
        for variable in _candidates(requests.first(key), chains):
            if not _leads_to(operation, variable, replace(chains, fills=fills), operations):
                fills[key] = fills.get(key, frozenset()) | {variable}
    return replace(chains, fills=fills)


def _candidates(model: RequestModel, chains: Chains) -> Iterator[str]:
    names = [
        p.name
        for p in model.operation.parameters
        if p.required and p.location in {ParamIn.QUERY, ParamIn.HEADER}
    ]
    if isinstance(model.body, JsonBody):
        names += _property_names(model.body.value)
    own = {capture.variable for capture in chains.captures.get(model.key, ())}
    for name in dict.fromkeys(names):
        variable = chains.names.get(split_words(name), "")
        if variable in chains.producers and variable not in own:
            yield variable


def _property_names(value: JsonValue) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            if _takes_variable(item):
                yield name
            yield from _property_names(item)


def _takes_variable(value: JsonValue) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _leads_to(
    wanted: Operation, variable: str, chains: Chains, operations: dict[str, Operation]
) -> bool:
    """Whether the reply that fills ``variable`` needs a reply of ``wanted`` itself."""
    seen: set[str] = set()
    queue = list(chains.producers.get(variable, ()))
    for key in queue:
        if key == wanted.key:
            return True
        if key not in seen:
            seen.add(key)
            for needed in sorted(chains.takes(operations[key])):
                queue += chains.producers.get(needed, ())
    return False


def filled(value: JsonValue, operation: Operation, chains: Chains) -> Templated:
    """``value`` of a body with variables in it; lists show the document's own example."""
    if not isinstance(value, dict):
        return value
    found: dict[str, Templated] = {}
    for name, item in value.items():
        variable = chains.of_name(operation, name) if _takes_variable(item) else ""
        if variable:
            found[name] = Ref(variable, quoted=isinstance(item, str))
        else:
            found[name] = filled(item, operation, chains)
    return found
