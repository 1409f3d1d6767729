"""What other outputs must know of the SDK: which call makes which request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.config.settings import ArgumentKind
from generator.emit.files import Data
from generator.ir.model import Api, Operation
from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.client_plan import ClientPlan
from generator.targets.python.writing.method_views import PlannedMethod


@dataclass(frozen=True, slots=True)
class ParamSymbol:
    """One argument of a call: its Python name, where it travels, its name there."""

    python: str
    location: str  # path, query, header, cookie, querystring, body, body_root
    wire: str
    required: bool
    client: bool  # the client holds a value for it


@dataclass(frozen=True, slots=True)
class OperationSymbol:
    """How an operation is called."""

    key: str
    operation: Operation
    call: str  # client.batches.create
    callable: str  # papers.resources.folders:Folders.create
    params: tuple[ParamSymbol, ...]


@dataclass(frozen=True, slots=True)
class PythonSymbols:
    """The frozen table that the python target publishes."""

    package: str
    distribution: str
    client: ClientPlan
    operations: Mapping[str, OperationSymbol]


def operation_symbols(
    package: str, resource: Resource, methods: Iterable[PlannedMethod]
) -> Iterable[OperationSymbol]:
    """The symbols of one resource; composed methods are not operations."""
    for planned in methods:
        if planned.method.upload:
            continue
        name = planned.method.name
        yield OperationSymbol(
            planned.method.operation.key,
            planned.method.operation,
            f"client.{'.'.join(resource.path)}.{name}",
            f"{package}.resources.{resource.module}:{resource.class_name}.{name}",
            tuple(
                ParamSymbol(a.name, a.place, a.wire, a.required and not a.has_default, a.client)
                for a in planned.arguments
                if a.place not in {"ignored", "part", "upload"}
            ),
        )


def manifest(api: Api, symbols: PythonSymbols, warnings: Iterable[str]) -> Mapping[str, Data]:
    """``manifest.json``: everything that a tool needs to drive the SDK."""
    client = symbols.client
    auth: dict[str, Data] = {}
    for argument in client.arguments:
        if argument.kind is ArgumentKind.SECURITY:
            auth.setdefault(argument.scheme, argument.name)
    return {
        "package": symbols.package,
        "client": f"{symbols.package}.{client.name}",
        "base_url_arg": client.base_url_argument,
        "client_args": {"max_retries": 0},
        "auth": auth,
        "auth_default": next(iter(auth.values()), None),
        "extra_headers_arg": "extra_headers",
        "dump": f"{symbols.package}:to_jsonable",
        "operations": {key: _entry(symbol) for key, symbol in symbols.operations.items()},
        "skipped": [{"method": s.method, "path": s.path, "reason": s.reason} for s in api.skipped],
        "warnings": list(warnings),
    }


def _entry(symbol: OperationSymbol) -> Data:
    return {
        "operation_id": symbol.operation.operation_id or None,
        "method": symbol.operation.method,
        "path": symbol.operation.path,
        "call": symbol.call,
        "callable": symbol.callable,
        "params": [{"python": p.python, "in": p.location, "wire": p.wire} for p in symbol.params],
        "extra_body": "extra_body",
    }
