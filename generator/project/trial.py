"""Trials of an SDK: each method is called with example values, against the mock on a socket.

A trial passes when the mock accepts the request, and when what the method returns is what the mock
sends to the same request of a plain HTTP client. The tests that ``init`` writes run all of them.
"""

from __future__ import annotations

import importlib
import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import reduce
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

from generator.config.settings import ArgumentKind, Settings
from generator.diagnostics import GenerationError
from generator.document.model import Document
from generator.ir.types import JsonValue
from generator.ir.wire import ArgumentIn
from generator.mock import Recorded, Running, serve
from generator.pipeline import Request, run
from generator.relations.relate import Relations
from generator.requests.build import build_requests
from generator.requests.model import (
    FileBody,
    FilePart,
    JsonBody,
    MultipartBody,
    RequestModel,
    Requests,
    TextBody,
)
from generator.targets.tables.python import OperationSymbol, ParamSymbol, PythonTable

_ITEMS: Final = 3  # of a list or a stream that goes on
_SECONDS: Final = 30.0
_ATTEMPTS: Final = 3


class TrialError(AssertionError):
    """A method did not do what it has to do."""


class ContradictionError(Exception):
    """The definition contradicts itself: its own example is refused, though it was sent as it is."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One method that is called. ``str(trial)`` is the call without its arguments."""

    symbol: OperationSymbol
    model: RequestModel

    def __str__(self) -> str:
        return self.symbol.call.removeprefix("client.")


@dataclass(frozen=True, slots=True)
class Trials:
    """The trials of one SDK."""

    table: PythonTable
    requests: Requests
    document: Document
    relations: Relations

    @classmethod
    def of(cls, config: Path) -> Trials:
        """Those of the SDK that ``config``, an sdk.yaml, describes. Raises GenerationError."""
        result = run(Request(config=config, targets=("python",)), "plan")
        table = result.plans["python"].table if result.ok else None
        if (
            result.document is None
            or result.relations is None
            or not isinstance(table, PythonTable)
        ):
            raise GenerationError(*result.sink.errors)
        requests = build_requests(result.relations.api, result.settings or Settings())
        return cls(table, requests, result.document, result.relations)

    def __iter__(self) -> Iterator[Trial]:
        for symbol in self.table.operations.values():
            yield Trial(symbol, self.requests.first(symbol.key))

    @contextmanager
    def mock(self) -> Iterator[Running]:
        """The mock on a free port of this machine."""
        with serve(self.document, self.relations) as running:
            yield running

    def perform(self, trial: Trial, mock: Running) -> None:
        """Call the method. Raises :class:`TrialError` when it does not do what it has to do.

        Raises :class:`ContradictionError` when that cannot be found out. Some values depend on the
        time, so what is different once is looked at again.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            different = self._difference(trial, mock)
            if not different:
                return
            if attempt == _ATTEMPTS:
                raise TrialError(different)

    def _difference(self, trial: Trial, mock: Running) -> str:
        """How what a method returned differs from what a plain client receives; "" for not at all."""
        mock.reset()
        package = importlib.import_module(self.table.package)
        error: type[Exception] = package.APIStatusError
        with self._client(package, mock) as client:
            try:
                returned = self._call(trial, client)
            except error as raised:
                returned = raised
            dump = package.to_jsonable
            seen = None if isinstance(returned, Exception) else _plain(dump, returned)
        sent = mock.requests
        if not sent:
            raise TrialError(f"{trial.symbol.call} sent no request.")
        first = sent[0]
        if first.operation != trial.symbol.key:
            raise TrialError(f"{trial.symbol.call} sent {first.method} {first.target}.")
        _check(trial, first, returned)
        if seen is None or trial.symbol.iterates or first.body_length != len(first.body):
            return ""
        received = _replay(mock, first)
        if received is None or json.loads(json.dumps(seen)) == received:
            return ""
        return f"{trial.symbol.call} returned {seen!r}, but the mock sent {received!r}."

    def _client(self, package: object, mock: Running) -> _Client:
        client = self.table.client
        given: dict[str, object] = {client.base_url_argument: mock.root}
        for argument in client.arguments:
            if argument.kind is ArgumentKind.SECURITY:
                given[argument.name] = "example"
        made: _Client = getattr(package, client.name)(max_retries=0, **given)
        return made

    def _call(self, trial: Trial, client: object) -> object:
        names = trial.symbol.call.split(".")[1:]
        method = reduce(getattr, names, client)
        if not callable(method):
            raise TrialError(f"{trial.symbol.call} is not a method.")
        with warnings.catch_warnings():  # those that are deprecated have to work as well
            warnings.simplefilter("ignore", DeprecationWarning)
            returned = method(**dict(_arguments(trial)))
            if isinstance(returned, Iterable) and (trial.symbol.iterates or _is_stream(returned)):
                return list(islice(returned, _ITEMS))
            return returned


class _Client(Protocol):
    def __enter__(self) -> object: ...

    def __exit__(self, *_: object) -> None: ...


class _Dump(Protocol):
    def __call__(self, value: object, /) -> JsonValue: ...


def _is_stream(returned: object) -> bool:
    """Whether a value has to be read item by item."""
    return hasattr(returned, "__next__")


def _plain(dump: _Dump, returned: object) -> JsonValue:
    """What a method returned, as JSON; None for what is none."""
    return None if returned is None or isinstance(returned, bytes) else dump(returned)


def _check(trial: Trial, sent: Recorded, returned: object) -> None:
    """The request was as the definition says, and an error was one of the server."""
    if sent.problems:
        listed = "; ".join(str(problem) for problem in sent.problems[:3])
        message = f"The mock refuses the request of {trial.symbol.call}: {listed}."
        if _is_example(trial.model, sent):
            raise ContradictionError(f"{message} It is the example of the definition.")
        raise TrialError(message)
    if sent.status < 400 and isinstance(returned, Exception):
        raise TrialError(f"{trial.symbol.call} raised {returned!r} for status {sent.status}.")
    if sent.status >= 400 and not isinstance(returned, Exception):
        raise TrialError(f"{trial.symbol.call} returned a value for status {sent.status}.")


def _is_example(model: RequestModel, sent: Recorded) -> bool:
    """Whether what was sent is the example request, as far as both can be compared."""
    if not sent.target.endswith(model.target):
        return False
    if not isinstance(model.body, JsonBody) or sent.body_length != len(sent.body):
        return True
    return bool(json.loads(sent.body) == json.loads(json.dumps(model.body.value)))


def _replay(mock: Running, sent: Recorded) -> object:
    """The JSON that the mock sends to a request; None when it sends none."""
    mock.reset()
    headers = {name: text for name, text in sent.headers if name.lower() != "accept-encoding"}
    with closing(HTTPConnection("127.0.0.1", mock.port, timeout=_SECONDS)) as connection:
        connection.request(sent.method, sent.target, body=sent.body or None, headers=headers)
        reply = connection.getresponse()
        content = reply.read()
    media = reply.getheader("Content-Type", "").partition(";")[0]
    return json.loads(content) if content and media.endswith("json") else None


def _arguments(trial: Trial) -> Iterator[tuple[str, object]]:
    """The arguments of the call, by name."""
    symbol, model = trial.symbol, trial.model
    for param in symbol.params:
        if param.client or param.python == symbol.page_argument:
            continue
        found, value = _value(param, model)
        if found:
            yield param.python, value
    known = {param.wire for param in symbol.params if param.location is ArgumentIn.BODY}
    told = {a.wire: a.value for a in model.arguments if a.location is ArgumentIn.BODY}
    unknown: Mapping[str, JsonValue] = {k: v for k, v in told.items() if k not in known}
    if known and unknown:  # the example says more than the schema
        yield "extra_body", unknown


def _value(param: ParamSymbol, model: RequestModel) -> tuple[bool, object]:
    """Whether the example has a value for an argument, and the value."""
    body = model.body
    if param.location is ArgumentIn.BODY_ROOT and isinstance(body, FileBody):
        return True, body.content
    if param.location is ArgumentIn.BODY_ROOT and isinstance(body, TextBody):
        return True, body.text
    if isinstance(body, MultipartBody) and param.location is ArgumentIn.BODY:
        for part in body.parts:
            if isinstance(part, FilePart) and part.name == param.wire:
                return True, part.content
    wire = "" if param.location is ArgumentIn.BODY_ROOT else param.wire
    argument = model.argument(param.location, wire)
    if argument is None or argument.value in param.constant:
        return False, None
    return True, argument.value
