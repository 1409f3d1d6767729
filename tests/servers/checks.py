"""What an SDK is expected to do with a server of ours, check by check, so that all are run."""

from __future__ import annotations

import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from tests.servers.sdk import Sdk, same

Check = Callable[[Sdk], Awaitable[None]]
NOTHING = object()


class Checks:
    """Checks by name: functions that it decorates, and rows of tables."""

    def __init__(self) -> None:
        self.all: dict[str, Check] = {}
        self.faults: dict[str, str] = {}

    def __call__(self, check: Check) -> Check:
        """A check that is a function."""
        self.add(check.__name__, check)
        return check

    def add(self, name: str, check: Check) -> None:
        assert name not in self.all, name
        self.all[name] = check

    def gather(self, **others: Checks) -> Checks:
        """All checks of ``others``, whose names come first."""
        for prefix, each in others.items():
            for name, check in each.all.items():
                self.add(f"{prefix}: {name}", check)
        return self

    def failing(self, reason: str, *names: str) -> Checks:
        """These checks are known to fail; when they pass, they have to be taken out here."""
        for name in names:
            assert name in self.all, name
            self.faults[name] = reason
        return self

    async def run(self, sdk: Sdk) -> None:
        """All checks; an error that lists those that fail, and those that pass against belief."""
        wrong = []
        for name, check in self.all.items():
            problem = await _problem(check, sdk)
            if problem and name not in self.faults:
                wrong.append(f"{name}: {problem}")
            elif name in self.faults and not problem:
                wrong.append(f"{name}: passes, but was known to fail: {self.faults[name]}")
        if wrong:
            raise AssertionError("\n".join([f"{len(wrong)} checks:", *wrong]))

    def received(
        self,
        route: str,
        parameters: dict[str, Any],
        body: Any = NOTHING,
        /,
        note: str = "",
        names: Mapping[str, str] | None = None,
        **different: Any,
    ) -> None:
        """A call whose reply tells the ``repr`` of what the server's function received.

        That is what was sent, but for ``different``. ``names`` says what the function calls what
        the document calls otherwise, if it is not the same with underscores.
        """

        async def check(sdk: Sdk) -> None:
            rest = () if body is NOTHING else (body,)
            reply = await sdk.send(route, parameters, *rest)
            sent = parameters | (body if isinstance(body, dict) else {})
            called = {name: name.replace("-", "_") for name in sent} | dict(names or {})
            wanted = {called[name]: value for name, value in sent.items()} | different
            expected = {name: repr(value) for name, value in wanted.items()}
            same({name: reply.received.get(name) for name in expected}, expected)

        self.add(f"{route} {note}".rstrip(), check)

    def returned(
        self,
        route: str,
        body: Any,
        expected: Any = NOTHING,
        /,
        note: str = "",
        kind: str | None = None,
        again: bool = True,
    ) -> None:
        """A body that comes back: sent as it stands here, and ``again`` as what came back.

        ``expected`` is the reply as JSON if it is not ``body``; ``kind`` the class of the SDK that
        it becomes.
        """

        async def check(sdk: Sdk) -> None:
            wanted = body if expected is NOTHING else expected
            reply = await sdk.send(route, {}, body)
            same(sdk.dump(reply), wanted)
            if kind is not None:
                same(type(reply).__name__, kind)
            if again:
                same(sdk.dump(await sdk.send(route, {}, reply)), wanted)

        self.add(f"{route} {note}".rstrip(), check)


async def _problem(check: Check, sdk: Sdk) -> str:
    """Nothing, or what went wrong in a line."""
    try:
        await check(sdk)
    except Exception as problem:  # noqa: BLE001  (whatever it is, the others have their turn)
        where = traceback.extract_tb(problem.__traceback__)[-1]
        return f"{type(problem).__name__}: {problem} ({where.filename}:{where.lineno})"
    return ""


async def each_of(stream: Any) -> AsyncIterator[Any]:
    """What a stream of either client yields."""
    if hasattr(stream, "__aiter__"):
        async for each in stream:
            yield each
    else:
        for each in stream:
            yield each


async def collected(stream: Any) -> list[Any]:
    return [each async for each in each_of(stream)]
