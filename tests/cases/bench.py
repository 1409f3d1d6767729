"""Runs the calls of a case against a loopback server, with the sync and the async client."""

from __future__ import annotations

import ast
import asyncio
import datetime
import decimal
import inspect
import io
import json
import pathlib
import uuid
import warnings
from typing import TYPE_CHECKING, Any

from tests.cases.case import LOOPBACK, Case, differences, same
from tests.wire.recorder import Recorder

if TYPE_CHECKING:
    from types import ModuleType


class Bench:
    """One server for all cases."""

    def __init__(self) -> None:
        self.recorder = Recorder()

    def close(self) -> None:
        """Stop the server."""
        self.recorder.close()

    def here(self, value: Any) -> Any:
        """``value`` with the address of the server where it says LOOPBACK."""
        if isinstance(value, str):
            return value.replace(LOOPBACK, self.recorder.address)
        if isinstance(value, dict):
            return {self.here(key): self.here(item) for key, item in value.items()}
        return [self.here(item) for item in value] if isinstance(value, list) else value

    def problems(self, case: Case, sdk: ModuleType, client: str) -> list[str]:
        """What went otherwise than the case says, with both clients."""
        found = []
        for call in case.calls:
            for kind in ("sync", "async"):
                found += [
                    f"{kind} {call['call']}\n    {problem}"
                    for problem in self._one(case, call, sdk, client, kind)
                ]
        return found

    def _one(
        self, case: Case, call: dict[str, Any], sdk: ModuleType, client: str, kind: str
    ) -> list[str]:
        reply = call.get("reply", {})
        answers = reply if isinstance(reply, list) else [reply]
        self.recorder.script([{"status": 200, **self.here(answer)} for answer in answers])
        arguments = {"base_url": f"http://{self.recorder.address}", "max_retries": 0}
        arguments |= self.here(case.client) | self.here(call.get("client", {}))
        arguments = {name: value for name, value in arguments.items() if value is not None}
        names = environment(sdk)
        try:
            with warnings.catch_warnings(record=True) as said:
                warnings.simplefilter("always", DeprecationWarning)
                if kind == "sync":
                    it = self._sync(getattr(sdk, client), arguments, call["call"], names)
                else:
                    it = asyncio.run(
                        self._async(getattr(sdk, f"Async{client}"), arguments, call["call"], names)
                    )
            names["warned"] = [str(w.message) for w in said]
        except Exception as error:  # noqa: BLE001
            it = error
        return self._compare(call, it, names, sdk)

    @staticmethod
    def _sync(make: Any, arguments: dict[str, Any], call: str, names: dict[str, Any]) -> Any:
        with make(**arguments) as client:
            value = eval(call, names | {"client": client})
            return list(value) if type(value).__name__ == "Stream" else value

    @staticmethod
    async def _async(make: Any, arguments: dict[str, Any], call: str, names: dict[str, Any]) -> Any:
        async with make(**arguments) as client:
            expression = _Awaiter().visit(ast.parse(call, mode="eval"))
            code = compile(
                ast.fix_missing_locations(expression),
                "<case>",
                "eval",
                flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT,
            )
            value = eval(code, names | {"client": client})
            if inspect.iscoroutine(value):
                value = await value
            if type(value).__name__ == "AsyncStream":
                return [item async for item in value]
            return value

    def _compare(
        self, call: dict[str, Any], it: Any, names: dict[str, Any], sdk: ModuleType
    ) -> list[str]:
        problems = []
        if "reply" not in call and "says" not in call and _lacks_a_body(it):
            it = None  # the case is about the request
        failed = isinstance(it, Exception)
        if failed and "raises" not in call:
            return [f"raised {type(it).__name__}: {it}"]
        if "raises" in call:
            if type(it).__name__ != call["raises"]:
                return [f"raised {type(it).__name__}, not {call['raises']}: {it}"]
            if call.get("says", "") not in str(it):
                problems.append(f"said {it}, without {call['says']!r}")
        problems += self._requests(call)
        if "returns" in call:
            problems += same(sdk.to_jsonable(it), self.here(call["returns"]), "returned")
        if "is" in call and type(it).__name__ != call["is"]:
            problems.append(f"is {type(it).__name__}, not {call['is']}")
        for expression, expected in call.get("then", {}).items():
            value = eval(expression, names | {"it": it})
            plain = value if isinstance(value, bool | str | int | float | list | dict) else None
            shown = plain if plain is not None or value is None else repr(value)
            problems += same(shown, self.here(expected), expression)
        return problems

    def _requests(self, call: dict[str, Any]) -> list[str]:
        requests = self.recorder.requests
        if "sends" not in call:
            silent = "raises" in call and "reply" not in call
            return [f"sent {requests}"] if silent and requests else []
        wanted = call["sends"] if isinstance(call["sends"], list) else [call["sends"]]
        if len(requests) != len(wanted):
            return [f"sent {requests}, not {len(wanted)} requests"]
        pairs = zip(self.here(wanted), requests, strict=True)
        return [problem for expected, found in pairs for problem in differences(expected, found)]


def _lacks_a_body(it: Any) -> bool:
    return type(it).__name__ == "ResponseValidationError" and "no body" in str(it)


def environment(sdk: ModuleType) -> dict[str, Any]:
    """The names that expressions may use beside ``client`` and ``it``."""
    return {
        "sdk": sdk,
        "models": sdk.models,
        "NOT_GIVEN": sdk.NOT_GIVEN,
        "BytesIO": io.BytesIO,
        "Path": pathlib.Path,
        "Decimal": decimal.Decimal,
        "UUID": uuid.UUID,
        "date": datetime.date,
        "datetime": datetime.datetime,
        "json": json,
        "time": datetime.time,
        "timedelta": datetime.timedelta,
        "timezone": datetime.timezone,
        "utc": datetime.timezone.utc,
    }


class _Awaiter(ast.NodeTransformer):
    """Puts ``await`` before every call of something that the client has."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        root: ast.AST = node.func
        while isinstance(root, ast.Attribute):
            root = root.value
        own = isinstance(root, ast.Name) and root.id == "client"
        return ast.Await(value=node) if own else node
