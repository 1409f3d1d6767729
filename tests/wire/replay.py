"""Runs one case against a package and says what differs from what was expected."""

from __future__ import annotations

import asyncio
import contextlib
import io
import logging
import os
import time
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.wire.expression import async_function, encode_bytes, encode_result, environment
from tests.wire.recorder import Received, Recorder
from tests.wire.table import FIXTURES, Case, Expectation, Request

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator, Sequence

#: Headers that belong to the transport, not to the call. A User-Agent counts when the case sets one.
_TRANSPORT = {"host", "accept-encoding", "connection", "content-length", "transfer-encoding"}


class Observed(NamedTuple):
    """What happened."""

    requests: list[Received]
    other_host: list[Received]
    result: dict[str, Any] | None
    error: BaseException | None
    printed: str


class _Clients:
    """Stands for the client class in an expression, and knows what it built."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self.built: list[Any] = []

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        self.built.append(self._kind(*arguments, **named))
        return self.built[-1]


class Bench:
    """The package under test, two recorders (the second under another host name), fixtures.

    ``former`` says that the package is 0.14.0 itself: then everything must be as recorded, the
    class of every exception too, which proves this harness.
    """

    def __init__(self, aihub: Any, folder: pathlib.Path, former: bool = False) -> None:
        self.aihub = aihub
        self.former = former
        self._recorder = Recorder("127.0.0.1")
        self._other = Recorder("localhost")
        self._folder = folder
        for name, text in FIXTURES.items():
            (folder / name).write_bytes(text.replace("{FX}", str(folder)).encode("utf-8"))

    def close(self) -> None:
        """Stop the recorders."""
        self._recorder.close()
        self._other.close()

    def run(self, case: Case, mode: str, serve: Sequence[dict[str, Any]]) -> Observed:
        """Evaluate the case, ``mode`` is ``sync`` or ``async``."""
        self._recorder.script([self._fill(answer) for answer in serve])
        self._other.script([{"status": 200, "body": {"batches": []}}])
        if self.former:
            self.aihub.Configuration.set_default(None)
        printed = io.StringIO()
        logger = logging.getLogger(self.aihub.__name__)
        level, handlers = logger.level, list(logger.handlers)
        variables = dict(os.environ)
        opened: list[Any] = []
        result: dict[str, Any] | None = None
        error: BaseException | None = None
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), no_waiting():
            warnings.simplefilter("ignore", DeprecationWarning)  # calls of old go on
            try:
                evaluate = self._sync if mode == "sync" else self._async
                result = encode_result(evaluate(case, self._names(opened)))
            except Exception as caught:  # noqa: BLE001 - whatever it is, it is compared
                error = caught
        for file in opened:
            file.close()
        logger.handlers = handlers  # as debug=True found them
        logger.setLevel(level)
        os.environ.clear()
        os.environ.update(variables)
        return Observed(
            self._recorder.requests, self._other.requests, result, error, printed.getvalue()
        )

    def _names(self, opened: list[Any]) -> dict[str, Any]:
        """What an expression may use; the files that it opens are put into ``opened``."""

        def open_(*arguments: Any) -> Any:
            opened.append(open(*arguments))  # noqa: PTH123, SIM115 - closed when the case is over
            return opened[-1]

        names = environment(self.aihub, self._fill("{ROOT}"), str(self._folder))
        return dict(names, open=open_)

    def _sync(self, case: Case, names: dict[str, Any]) -> Any:
        clients = _Clients(self.aihub.AIHub)
        try:
            client = clients(**self._fill(case.client))
            return eval(case.call, dict(names, client=client, AIHub=clients))
        finally:
            for one in clients.built:
                getattr(one, "close", lambda: None)()  # 0.14.0 has nothing to close

    def _async(self, case: Case, names: dict[str, Any]) -> Any:
        return asyncio.run(self._awaited(case, names))

    async def _awaited(self, case: Case, names: dict[str, Any]) -> Any:
        clients = _Clients(self.aihub.AsyncAIHub)
        try:
            client = clients(**self._fill(case.client))
            return await async_function(case.call, dict(names, client=client, AIHub=clients))()
        finally:
            for one in clients.built:
                await one.close()

    def _fill(self, value: Any) -> Any:
        """Placeholders to addresses, at any depth."""
        if isinstance(value, str):
            root = f"http://{self._recorder.address}/api"
            value = value.replace("{ROOT}", root).replace("{OTHER_HOST}", self._other.address)
            return value.replace("{HOST}", self._recorder.address)
        if isinstance(value, dict):
            return {key: self._fill(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._fill(item) for item in value]
        return value

    def compare(self, expected: Expectation, seen: Observed) -> list[str]:
        """Every difference in words; none when the case went as expected."""
        problems = _compare_requests("", expected.requests, seen.requests)
        problems += _compare_requests("other host: ", expected.other_host, seen.other_host)
        problems += self._compare_outcome(expected, seen)
        if ("test-token" in seen.printed) != expected.prints_token:
            problems.append(
                "the token was{} printed".format("" if not expected.prints_token else " not")
            )
        return problems

    def _compare_outcome(self, expected: Expectation, seen: Observed) -> list[str]:
        if expected.raises is None:
            if seen.error is not None:
                return [f"raised {seen.error!r}"]
            same = _same_result(expected.result or {}, seen.result or {})
            return [] if same else [_pair("result", expected.result, seen.result)]
        if seen.error is None:
            return [_pair("no exception", expected.raises, seen.result)]
        return self._compare_error(expected, seen.error)

    def _compare_error(self, expected: Expectation, error: BaseException) -> list[str]:
        wanted = dict(expected.raises or {})
        name = wanted.pop("class")
        actual = f"{type(error).__module__}.{type(error).__qualname__}"
        if self.former:
            problems = [] if actual == name else [_pair("class", name, actual)]
        elif name.startswith("aihub.exceptions."):
            kind = getattr(self.aihub.exceptions, name.rpartition(".")[2], None)
            fits = kind is not None and isinstance(error, kind)
            problems = [] if fits else [_pair("class", name, f"{actual}: {error}")]
        else:
            problems = self._compare_foreign(name, actual, error)
        for key, value in wanted.items():
            found = getattr(error, key, "(missing)")
            if found != value:
                problems.append(_pair(key, value, found))
        return problems

    def _compare_foreign(self, name: str, actual: str, error: BaseException) -> list[str]:
        """0.14.0 let an exception through that was not its own: ours has to be one, of any class.

        Python's own (``TypeError`` for a wrong keyword) may stay what it was.
        """
        if actual == name or isinstance(error, self.aihub.exceptions.OpenApiException):
            return []
        return [_pair("class", f"one of aihub.exceptions, or {name}", f"{actual}: {error}")]


def _same_result(expected: dict[str, Any], seen: dict[str, Any]) -> bool:
    """Whether all that is expected is there; ``includes`` are items that must be among others."""
    wanted = dict(expected)
    if "includes" in wanted and not set(wanted.pop("includes")) <= set(seen.get("value") or ()):
        return False
    return all(key in seen and seen[key] == value for key, value in wanted.items())


def _compare_requests(
    where: str, expected: Sequence[Request], seen: Sequence[Received]
) -> list[str]:
    problems = []
    if len(expected) != len(seen):
        problems.append(
            _pair(where + "requests", [(one.method, one.target) for one in expected], seen)
        )
    for number in range(1, min(len(expected), len(seen)) + 1):
        want, got = expected[number - 1], seen[number - 1]
        at = f"{where}request {number} "
        if want.method != got.method:
            problems.append(_pair(at + "method", want.method, got.method))
        # a bare "?" carries nothing
        if want.target.rstrip("?") != got.target.rstrip("?"):
            problems.append(_pair(at + "target", want.target, got.target))
        problems += _compare_headers(at, want, got)
        if _bytes(want) != encode_bytes(got.body):
            problems.append(_pair(at + "body", want.body, encode_bytes(got.body)))
    return problems


def _bytes(request: Request) -> dict[str, str]:
    if request.body is None:
        return encode_bytes(b"")
    return request.body if isinstance(request.body, dict) else encode_bytes(request.body.encode())


def _compare_headers(at: str, want: Request, got: Received) -> list[str]:
    expected = {name.lower(): value for name, value in want.headers.items()}
    ignored = _TRANSPORT if "user-agent" in expected else _TRANSPORT | {"user-agent"}
    seen: dict[str, str] = {}
    problems = []
    for name, value in got.headers:
        key = name.lower()
        if key in seen:
            problems.append(f"{at}sends {name} twice")
        seen[key] = value
    length = seen.get("content-length")
    if length is not None and int(length) != len(got.body):
        problems.append(_pair(at + "Content-Length", len(got.body), length))
    problems += [
        _pair(at + key, expected.get(key), seen.get(key))
        for key in sorted((set(expected) | set(seen)) - ignored)
        if expected.get(key) != seen.get(key)
    ]
    return problems


def _pair(what: str, expected: Any, seen: Any) -> str:
    return f"{what}\n    expected {expected!r}\n    seen     {seen!r}"


@contextlib.contextmanager
def no_waiting() -> Iterator[None]:
    """Back-off takes no time: sleeps return at once (the recorder does not sleep, it waits).

    Warnings are as they were when it is over.
    """
    sleep, async_sleep = time.sleep, asyncio.sleep

    async def yield_once(_delay: float, result: Any = None) -> Any:
        return await async_sleep(0, result)

    time.sleep = lambda _seconds: None
    asyncio.sleep = yield_once
    try:
        with warnings.catch_warnings():
            yield
    finally:
        time.sleep, asyncio.sleep = sleep, async_sleep
