"""Names of the caller's own account: an account knows its workspaces, and no others.

A document says with ``x-sdk-tenant`` which values are such names. The mock plays the account of the
document's examples: it knows the names that these have, and the placeholders of first requests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.ir.model import Api, Operation, Parameter
from generator.ir.types import JsonValue, Named, ObjectDecl, Property
from generator.ir.walk import properties_of, target_of
from generator.ir.wire import ParamIn
from generator.mock.wire.incoming import Call, Problem, RefusalError
from generator.mock.wire.parameters import problem
from generator.mock.wire.values import Data, as_object, thaw

_PLACEHOLDER: Final = re.compile("YOUR_[A-Z0-9_]+")
_MOST: Final = 5  # names that a message lists


class Tenants:
    """Checks the names of one API; of a kind that no example has, every name is accepted.

    ``more`` are names of any kind that are accepted as well.
    """

    def __init__(self, api: Api, more: frozenset[str]) -> None:
        self._api = api
        self._more = more
        self._known: dict[str, dict[str, None]] = {}
        for operation in api.operations:
            for parameter in operation.parameters:
                if parameter.tenant:
                    self._learn(parameter.tenant, *(one.value for one in parameter.examples))
            self._learn_body(operation)

    def check(self, call: Call) -> None:
        """Raise RefusalError for a name that the account does not have."""
        for parameter in call.operation.parameters:
            if parameter.tenant:
                value = call.values.get((parameter.location, parameter.name))
                self._refuse(call.operation, parameter, parameter.tenant, value)
        body = as_object(call.body)
        for prop in self._properties(call.operation):
            self._refuse(call.operation, prop, prop.tenant, body.get(prop.name))

    def _refuse(
        self, operation: Operation, where: Parameter | Property, tenant: str, value: Data
    ) -> None:
        known = self._known.get(tenant)
        for name in _names(value) if known else ():
            if name in (known or ()) or name in self._more or _PLACEHOLDER.fullmatch(name):
                continue
            listed = ", ".join(map(repr, list(known or ())[:_MOST]))
            message = f"There is no {tenant} {name!r}. Known: {listed}."
            is_header = isinstance(where, Parameter) and where.location is ParamIn.HEADER
            wishes = ("401", "403") if is_header else ("404", "400", "422")
            usual = "401" if is_header else "400"
            status = next((one for one in wishes if operation.declares(one)), usual)
            raise RefusalError(int(status), message, _problem(where, message))

    def _learn(self, tenant: str, *values: JsonValue) -> None:
        names = [name for value in values for name in _names(thaw(value))]
        known = self._known.setdefault(tenant, {})
        known.update(dict.fromkeys(one for one in names if not _PLACEHOLDER.fullmatch(one)))

    def _learn_body(self, operation: Operation) -> None:
        media = operation.body.media if operation.body is not None else ()
        shown = [one.value for each in media for one in each.examples]
        for prop in self._properties(operation):
            own = [prop.example] if prop.has_example else []
            given = [value.get(prop.name) for value in shown if isinstance(value, dict)]
            self._learn(prop.tenant, *own, *given)

    def _properties(self, operation: Operation) -> Iterator[Property]:
        for media in operation.body.media if operation.body is not None else ():
            target = target_of(media.type, self._api.decls) if media.type is not None else None
            decl = self._api.decls.get(target.id) if isinstance(target, Named) else None
            if isinstance(decl, ObjectDecl):
                yield from (one for one in properties_of(decl, self._api.decls) if one.tenant)


def _names(value: Data) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str) and one]


def _problem(where: Parameter | Property, message: str) -> Problem:
    if isinstance(where, Property):
        return Problem("body", f"/{where.name}", message)
    return problem(where, message)
