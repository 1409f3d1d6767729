"""What one report is, and calls and checks that several have in common."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.faults.server import Answer, labelled, ok

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.callers import Caller
    from tests.faults.server import Scripted

ANYTHING: Any = object()
BOTH = ("sync", "async")
LISTED = ok({"batches": []})
EMPTY = {"batches": []}
JSON = ("Content-Type", "application/json")


@dataclass(frozen=True)
class Peer:
    """One report. The call returns ``returns``, or raises ``raises`` saying ``says``."""

    report: str
    told: str
    ours: str
    answers: tuple[Scripted, ...]
    call: Callable[[Any], Any]
    returns: Any = ANYTHING
    raises: str = ""
    says: str = ""
    #: the methods that the server read, in order
    sent: tuple[str, ...] | None = None
    #: looks at the caller and the result or the error
    then: Callable[[Caller, Any], None] | None = None
    sdk: str = "hub"
    kinds: tuple[str, ...] = BOTH
    client: dict[str, Any] = field(default_factory=dict)
    wrong: str = ""


def listed(client: Any) -> Any:
    return client.batches.list()


def listed_once(client: Any) -> Any:
    return client.batches.list(max_retries=0)


def created(client: Any) -> Any:
    return client.batches.create("n")


def read(client: Any) -> Any:
    return client.files.read("o/w/f")


def events(client: Any, **options: Any) -> Any:
    """The ids of all events of the stream."""

    async def later(opened: Any) -> list[Any]:
        return [event.id async for event in await opened]

    opened = client.events.get(**options)
    return later(opened) if inspect.isawaitable(opened) else [event.id for event in opened]


def sse(text: str, **changes: Any) -> Answer:
    return labelled(text.encode(), "text/event-stream").but(**changes)


def each_body_is(whole: bytes) -> Callable[[Caller, Any], None]:
    def check(caller: Caller, _: Any) -> None:
        assert [r.body for r in caller.server.received if r.whole] == [whole] * 2

    return check


def last_target_is(target: str) -> Callable[[Caller, Any], None]:
    def check(caller: Caller, _: Any) -> None:
        assert caller.server.received[-1].target == target

    return check


def token_came_along(caller: Caller, _: Any) -> None:
    assert caller.server.received[-1].get("Authorization").startswith("Bearer ")
