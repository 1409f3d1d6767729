"""``manifest.json``: what a tool has to know to drive the SDK."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.config.settings import ArgumentKind
from generator.emit.files import Data
from generator.ir.model import Api
from generator.targets.python.beside.runtime import runtime_version
from generator.targets.tables.python import ComposedSymbol, OperationSymbol, PythonTable


def manifest(api: Api, table: PythonTable, warnings: Iterable[str]) -> Mapping[str, Data]:
    """``manifest.json``: everything that a tool needs to drive the SDK."""
    client = table.client
    auth: dict[str, Data] = {}
    for argument in client.arguments:
        if argument.kind is ArgumentKind.SECURITY:
            auth.setdefault(argument.scheme, argument.name)
    return {
        "package": table.package,
        "runtime": runtime_version(),
        "client": f"{table.package}.{client.name}",
        "base_url_arg": client.base_url_argument,
        "client_args": {"max_retries": 0},
        "auth": auth,
        "auth_default": next(iter(auth.values()), None),
        "extra_headers_arg": "extra_headers",
        "dump": f"{table.package}:to_jsonable",
        "operations": {key: _entry(symbol) for key, symbol in table.operations.items()},
        "composed": [_composed(symbol) for symbol in table.composed],
        "deprecated": [
            {"symbol": one.symbol, "successor": one.successor, "removed_in": one.removed_in}
            for one in table.deprecated
        ],
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
        "params": [
            {"python": p.python, "in": p.location.value, "wire": p.wire} for p in symbol.params
        ],
        "extra_body": "extra_body",
    }


def _composed(symbol: ComposedSymbol) -> Data:
    return {
        "kind": symbol.kind,
        "operations": [operation.key for operation in symbol.operations],
        "call": symbol.call,
        "callable": symbol.callable,
    }
