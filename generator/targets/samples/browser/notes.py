"""What the scripts must know of an operation beside its request: plain data for its page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Final

from generator.emit.files import Data
from generator.ir.wire import ArgumentIn
from generator.requests.model import MultipartBody, RequestModel, TextBody
from generator.targets.samples.languages.base import title_of
from generator.targets.tables.python import (
    ComposedSymbol,
    OperationSymbol,
    ParamSymbol,
    PythonTable,
)

# What no sample shows of a call.
_UNUSED: Final = frozenset({"callable", "key", "summary"})


def note_of(models: Sequence[RequestModel], name: str, table: PythonTable | None) -> Data:
    """Title, class name, whether there are replies with a body, and what only samples know of it.

    ``models`` are the requests of one operation that a page shows. ``texts`` are bodies that are
    text, with the values that the SDK makes them of; ``parts`` are the headers of parts, ``reply``
    is the type of a reply in TypeScript.
    ``templates/docs/samples/request.js`` and ``sdk.js`` read it; what is so mostly is not said.
    """
    model = models[0]
    found: dict[str, Data] = {"title": title_of(model), "name": name}
    if model.operation.reply_with_body() is not None:
        found["replies"] = True
    if model.reply_type:
        found["reply"] = list(model.reply_type)
    bodies = [one.body for one in models]
    parts = [part for body in bodies if isinstance(body, MultipartBody) for part in body.parts]
    if headers := {part.name: [list(h) for h in part.headers] for part in parts if part.headers}:
        found["parts"] = headers
    if texts := [pair for one in models for pair in _text(one)]:
        found["texts"] = texts
    if table is not None and model.key in table.operations:
        sdk = _call(table.operations[model.key])
        downloads = [c for c in table.composed_of(model.key) if c.kind == "download"]
        if model.saves_reply and downloads:
            sdk["composed"] = [_call(one) for one in downloads]
        found["sdk"] = sdk
    return found


def _text(model: RequestModel) -> Iterator[list[Data]]:
    whole = model.argument(ArgumentIn.BODY_ROOT, "")
    if isinstance(model.body, TextBody) and whole is not None and whole.value != model.body.text:
        yield [model.body.text, whole.value]


def _call(symbol: OperationSymbol | ComposedSymbol) -> dict[str, Data]:
    """Texts and flags that are not what they are by themselves, and the parameters."""
    found: dict[str, Data] = {"params": [list(_row(one)) for one in symbol.params]}
    for field in dataclasses.fields(symbol):
        value = getattr(symbol, field.name)
        if isinstance(value, str | bool) and value != field.default and field.name not in _UNUSED:
            found[field.name] = value
    return found


def _row(param: ParamSymbol) -> Iterator[Data]:
    """Name in Python and place; then the name that travels, the client's part, constants."""
    rest: list[Data] = [param.wire if param.wire != param.python else None, param.client]
    rest.append(list(param.constant))
    while rest and not rest[-1]:
        rest.pop()
    yield param.python
    yield param.location.value
    yield from rest
