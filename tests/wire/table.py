"""The table: cases as recorded, and what a replay has to look like."""

from __future__ import annotations

import json
import pathlib
from typing import TYPE_CHECKING, Any, NamedTuple

HERE = pathlib.Path(__file__).resolve().parent

#: What every case starts from; ``{ROOT}`` is the loopback recorder's ``http://HOST:PORT/api``.
DEFAULT_CLIENT = {"api_key": "test-token", "ib_context": "test-ctx", "api_root": "{ROOT}"}

FIXTURES = {
    "hello.txt": "hello world\n",
    "secret.txt": "TOP SECRET",
    "pointer.txt": "{FX}/secret.txt",
}

if TYPE_CHECKING:  # what 3.7 cannot subscript
    Body = str | dict[str, str] | None


class Request(NamedTuple):
    """A request that must arrive: raw target, the headers that matter, the exact body."""

    method: str
    target: str
    headers: dict[str, str]
    body: Body = None

    def with_headers(self, **changes: str | None) -> Request:
        """The same with other headers (``_`` stands for ``-``); None takes one away."""
        names = {name.replace("_", "-").lower(): value for name, value in changes.items()}
        kept = {key: value for key, value in self.headers.items() if key.lower() not in names}
        kept.update({name: value for name, value in names.items() if value is not None})
        return self._replace(headers=kept)


class Expectation(NamedTuple):
    """What a call must do: the requests, then a result or an exception (never both).

    ``result`` is ``{"type", "value"}`` or ``{"type", "to_dict"}``; ``raises`` is ``{"class",
    "status", "reason", "body"}``, the last three where they matter.
    """

    requests: tuple[Request, ...]
    other_host: tuple[Request, ...] = ()
    result: dict[str, Any] | None = None
    raises: dict[str, Any] | None = None
    prints_token: bool = False


class Case(NamedTuple):
    """One recorded call."""

    id: str
    operation: str | None
    call: str
    client: dict[str, Any]
    serve: tuple[dict[str, Any], ...]
    recorded: Expectation


def _request(raw: dict[str, Any]) -> Request:
    return Request(raw["method"], raw["target"], raw["headers"], raw.get("body"))


def _case(raw: dict[str, Any]) -> Case:
    return Case(
        raw["id"],
        raw["operation"],
        raw["call"],
        raw.get("client") or DEFAULT_CLIENT,
        tuple(raw["serve"]),
        Expectation(
            tuple(_request(one) for one in raw["requests"]),
            tuple(_request(one) for one in raw.get("other_host", ())),
            raw.get("result"),
            raw.get("raises"),
            raw.get("prints_token", False),
        ),
    )


def load() -> list[Case]:
    """Every case of ``cases/*.json``, by file and place."""
    cases = []
    for path in sorted((HERE / "cases").glob("*.json")):
        cases.extend(_case(raw) for raw in json.loads(path.read_text(encoding="utf-8")))
    return cases
