"""The runnable example in the docstring of a method."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.emit.filters import fits_literal, py_literal
from generator.examples import RequestExample, request_example
from generator.ir.media import sends_octets
from generator.ir.model import Api, Operation
from generator.ir.types import Decl, DeclId, JsonValue
from generator.ir.wire import ArgumentIn
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.composed import Composed
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.tables.python import ClientPlan

_LONG = 72


@dataclass(frozen=True, slots=True)
class Sample:
    """The example of one method: its call, and who is called."""

    package: str
    client: ClientPlan
    call: str
    iterates: bool

    def codes(self, result: str) -> tuple[str, str]:
        """The example for the synchronous client and for asyncio; ``result`` is what is returned."""
        call, wait = self.call, f"await {self.call}"
        if self.iterates:
            code, async_code = (
                f"{w} item in {call}:\n    print(item)" for w in ("for", "async for")
            )
        elif result == "None":
            code, async_code = call, wait
        else:
            code, async_code = f"result = {call}", f"result = {wait}"
        return (
            self._with(self.client.name, "with", code),
            self._with(self.client.async_name, "async with", async_code),
        )

    def _with(self, client: str, opener: str, code: str) -> str:
        body = "\n".join(f"    {line}" for line in code.splitlines())
        return f"from {self.package} import {client}\n\n{opener} {client}() as client:\n{body}"


def sample_calls(
    api: Api,
    package: str,
    client: ClientPlan,
    resource: Resource,
    methods: Iterable[PlannedMethod],
) -> Mapping[str, Sample]:
    """``operation key#method`` -> its example."""
    found = {}
    for planned in methods:
        name = planned.method.name
        call = sample_call(api, resource, planned)
        iterates = planned.paging is not None
        found[f"{planned.method.operation.key}#{name}"] = Sample(package, client, call, iterates)
    return found


def sample_call(api: Api, resource: Resource, planned: PlannedMethod) -> str:
    """The call of a method with the values of its example."""
    return _call(api, resource, planned, planned.method.name)


def composed_sample(
    api: Api, package: str, client: ClientPlan, resource: Resource, one: Composed
) -> Sample:
    """The example of a composed method."""
    return Sample(package, client, _call(api, resource, one.takes, one.name), one.iterates)


def bulk_sample(
    api: Api, package: str, name: str, arguments: Iterable[Argument], about: Operation
) -> str:
    """The sample of a function of the module ``bulk``, with the first values of its operation."""
    example = request_example(api, about)
    values = [(a, _value(a, example, api.decls)) for a in arguments]
    given = [(a, text) for a, text in values if text and text != "..."]
    needed = [(a, text) for a, text in given if a.required] or given[:1]
    parts = ['"scans/"', '"results/"', *(f"{a.name}={text}" for a, text in needed)]
    lines = [
        f"from {package} import bulk",
        "",
        'if __name__ == "__main__":  # the workers import this file',
        *(f"    {line}" for line in _written(f"report = bulk.{name}", parts).splitlines()),
        "    print(report)",
    ]
    return "\n".join(lines)


def _call(api: Api, resource: Resource, planned: PlannedMethod, method: str) -> str:
    example = request_example(api, planned.method.operation)
    values = [
        (a, written)
        for a in planned.arguments
        if (written := _value(a, example, api.decls)) and (a.required or _telling(a, planned))
    ]
    parts = [f"{a.name}={text}" for a, text in values]
    return _written(f"client.{'.'.join(resource.path)}.{method}", parts)


def _written(name: str, parts: list[str]) -> str:
    """A call on one line, or with an argument on each."""
    line = f"{name}({', '.join(parts)})"
    if len(line) <= _LONG:
        return line
    inner = "".join(f"    {part},\n" for part in parts)
    return f"{name}(\n{inner})"


def _telling(argument: Argument, planned: PlannedMethod) -> bool:
    """Whether an optional argument belongs into the sample: a rule asks for one of its kind."""
    decl, prop = planned.body.decl, argument.property
    if decl is None or prop is None:
        return False
    return any(prop.name in rule.properties for rule in decl.requires)


def _value(argument: Argument, example: RequestExample, decls: Mapping[DeclId, Decl]) -> str:
    if argument.client or argument.place is ArgumentIn.IGNORED:
        return ""
    if argument.place is ArgumentIn.OWN:
        return argument.example
    body = example.body
    if argument.place is ArgumentIn.BODY_ROOT:
        if body is None or sends_octets(body.media, decls):
            return 'b"..."'
        return _literal(body.value)
    if argument.place is ArgumentIn.BODY:
        given = body.value if body is not None and isinstance(body.value, dict) else {}
        found = [given[argument.wire]] if argument.wire in given else []
    else:
        found = [v for p, v in example.params if p is argument.parameter]
    return next((_literal(value) for value in found if value not in argument.constant), "")


def _literal(value: JsonValue) -> str:
    text = py_literal(value) if fits_literal(value) else "..."
    return text if len(text) < 400 else "..."
