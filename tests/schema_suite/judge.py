"""What an SDK does with the instances of the suite: as responses, and as bodies."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from tests.schema_suite.suite import Group


@dataclass(frozen=True)
class Verdict:
    """One instance in one use: ``went`` is "" if it went as it should."""

    group: Group
    test: str
    use: str
    went: str
    instance: Any

    @property
    def refused(self) -> bool:
        """Whether the instance was refused; else it became something else."""
        return self.went.startswith("refused: ")


class Judge:
    """Tries instances on the operations of one SDK."""

    def __init__(self, package: ModuleType) -> None:
        name = package.__name__
        self._values = importlib.import_module(f"{name}._core.codec.values")
        self._encode = importlib.import_module(f"{name}._core.codec.encode")
        self._shapes = importlib.import_module(f"{name}._core.codec.shapes")
        self._jsonable = importlib.import_module(f"{name}._core.codec.jsonable")
        errors = importlib.import_module(f"{name}._core.base.errors")
        self._refused = (errors.InvalidRequestError, errors.ResponseValidationError)
        resource = importlib.import_module(f"{name}.resources.suite")
        self.operations = {
            value.id: value
            for value in vars(resource).values()
            if isinstance(getattr(value, "id", None), str)
        }

    def verdicts(self, group: Group) -> Iterator[Verdict]:
        """Every instance of a schema, in every use."""
        operation = self.operations.get(f"post_{group.operation}")
        for description, instance, valid in group.tests:
            for use, attempt in self._uses(operation, instance).items():
                went = self._went(attempt, instance, valid=valid)
                yield Verdict(group, description, use, went, instance)

    def _uses(self, operation: Any, instance: Any) -> dict[str, Callable[[], str]]:
        if operation is None:
            return {"generated": lambda: "skipped"}
        given, boxed = (reply.type() for reply in operation.replies[:2])
        taken = operation.bodies[0].type()
        text = json.dumps(instance).encode()
        box = json.dumps({"value": instance}).encode()
        decode, encode = self._values.decode_bytes, self._values.encode

        def back(value: Any) -> str:
            if hasattr(value, "to_json"):
                return str(value.to_json())
            kept = self._encode.dump_shape(self._shapes.shape_of(given), value)
            return str(self._jsonable.json_bytes(kept, None).decode())

        def unboxed(value: Any) -> str:
            text = (
                value.to_json()
                if hasattr(value, "to_json")
                else self._jsonable.json_bytes(value, None)
            )
            inner = text.decode() if isinstance(text, bytes) else str(text)
            return inner.partition(":")[2].strip()[:-1] or '"nothing"'

        def sent(value: Any) -> str:
            return str(self._jsonable.json_bytes(encode(taken, value), None).decode())

        return {
            "response": lambda: back(decode(given, text)),
            "response, strict": lambda: back(decode(given, text, strict=True)),
            "property": lambda: unboxed(decode(boxed, box)),
            "property, strict": lambda: unboxed(decode(boxed, box, strict=True)),
            "property, sent again": lambda: unboxed(encode(boxed, decode(boxed, box))),
            "body": lambda: sent(instance),
        }

    def _went(self, attempt: Callable[[], str], instance: Any, *, valid: bool) -> str:
        try:
            found = attempt()
        except self._refused as error:
            return "refused: " + str(error) if valid else ""
        if found == "skipped":
            return found
        if not valid:
            return "accepted"
        return "" if _exact(found) == _exact(json.dumps(instance)) else f"became {found}"


def _exact(text: str) -> Any:
    """JSON in which numbers stay the text that they were."""
    return json.loads(text, parse_float=_Number, parse_int=_Number, parse_constant=_Number)


@dataclass(frozen=True)
class _Number:
    text: str
