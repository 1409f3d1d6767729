"""How far a transfer is: what callables are told, and what a terminal shows."""

import io
import pickle
import sys
import types
from typing import ClassVar

import pytest
from loopback import client_class
from runtime.base.errors import ConfigurationError, InvalidTypeError
from runtime.spec.transfer import Progress
from runtime.wire.progress import Meter
from runtime.wire.transport import run


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    """The transport of a client, with a clock that a test moves."""

    def __init__(self, kind="sync"):
        client = client_class(kind)({"api_root": "http://127.0.0.1:1", "api_key": "x"})
        self.transport = client._session.connection.transport
        self.now = 100.0
        self.transport.monotonic = lambda: self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(autouse=True)
def no_tqdm(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)


async def transfer(clock, asked, steps, total=10, **about):
    """Move through ``steps``: seconds, and how much is done then."""
    async with Meter(clock.transport, asked, total=total, **about) as meter:
        for seconds, done in steps:
            clock.now += seconds
            if isinstance(done, BaseException):
                raise done
            await meter.reach(done)


@pytest.mark.parametrize(
    ("steps", "total", "told"),
    [
        ([], 10, [0]),
        ([(1, 5), (1, 10)], 10, [0, 5, 10]),
        ([(0, 5), (0, 10)], 10, [0, 10]),  # too soon after the start; the end is always told
        ([(0.05, 1), (0.05, 2), (0.05, 3), (0.05, 4)], 10, [0, 2, 4]),
        ([(1, 5), (1, 3), (1, 5), (1, 6)], 10, [0, 5, 6]),  # it never goes back
        ([(0, 1), (0, 2)], None, [0, 2]),  # the last state is told, though it came too soon
        ([(0, 0)], 0, [0]),
    ],
)
def test_what_a_callable_is_told(clock, steps, total, told):
    states = []
    run(transfer(clock, states.append, steps, total, name="scan.pdf"))
    assert [state.done for state in states] == told
    assert {(s.total, s.unit, s.name) for s in states} == {(total, "B", "scan.pdf")}


def test_after_an_error_nothing_is_told(clock):
    states = []
    with pytest.raises(KeyError):
        run(transfer(clock, states.append, [(1, 4), (0, 6), (0, KeyError())]))
    assert [state.done for state in states] == [0, 4]


@pytest.mark.parametrize("at", [0, 4, 10])
def test_an_error_of_the_callable_ends_the_transfer(clock, at):
    cause = RuntimeError("of the caller")

    def asked(state):
        if state.done == at:
            raise cause

    with pytest.raises(RuntimeError) as caught:
        run(transfer(clock, asked, [(1, 4), (1, 10)]))
    assert caught.value is cause


def test_an_async_callable():
    import asyncio

    states = []

    async def asked(state):
        await asyncio.sleep(0)
        states.append(state.done)

    asyncio.run(transfer(Clock("async"), asked, [(1, 4), (1, 10)]))
    assert states == [0, 4, 10]
    with pytest.raises(ConfigurationError, match="async client"):
        run(transfer(Clock(), asked, []))


@pytest.mark.parametrize("asked", [None, False])
def test_nobody_asked(clock, asked, capsys):
    run(transfer(clock, asked, [(1, 4)]))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("asked", [1, "bar", [print]])
def test_neither_a_callable_nor_true(clock, asked):
    with pytest.raises(InvalidTypeError, match="progress: must be a callable or True"):
        run(transfer(clock, asked, []))


def test_total_that_grows(clock):
    states = []

    async def main():
        async with Meter(clock.transport, states.append, total=None, unit="files") as meter:
            for total in (2, 3):
                clock.now += 1
                meter.total = total
                await meter.advance(1)

    run(main())
    assert [(s.done, s.total, s.unit) for s in states] == [
        (0, None, "files"),
        (1, 2, "files"),
        (2, 3, "files"),
    ]


def test_a_state_is_a_value():
    state = Progress(1, 2, "B", "x")
    assert pickle.loads(pickle.dumps(state)) == state == Progress(1, 2, name="x")
    assert hash(state) == hash(Progress(1, 2, name="x"))
    assert repr(state) == "Progress(done=1, total=2, unit='B', name='x')"
    with pytest.raises(AttributeError):
        state.done = 5


@pytest.mark.parametrize(
    ("name", "unit", "total", "done", "shown"),
    [
        ("scan.pdf", "B", 200_000_000, 90_000_000, "scan.pdf  45%  90.0 MB of 200.0 MB"),
        ("", "B", 999, 0, "0%  0 B of 999 B"),
        ("", "B", 1_000_000, 999_960, "100%  1.0 MB of 1.0 MB"),
        ("scans", "files", 500, 3, "scans  1%  3 files of 500 files"),
        ("x", "B", None, 1500, "x  1.5 kB"),
        ("", "B", 0, 0, "0 B of 0 B"),
        ("a\x1b[2Jb\nc", "B", None, 1, "a?[2Jb?c  1 B"),
        ("n" * 60, "B", None, 1, "n" * 37 + "...  1 B"),
    ],
)
def test_the_line(clock, monkeypatch, name, unit, total, done, shown):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "120")
    run(transfer(clock, True, [(1, done)], total, name=name, unit=unit))
    first, _, text = terminal.getvalue().partition("\r")
    assert first == ""
    assert text.endswith("\n")
    assert text.count("\n") == 1
    assert text.split("\r")[-1].startswith(shown)


def test_the_line_fits_and_is_rewritten_whole(clock, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "30")
    run(transfer(clock, True, [(1, 5), (1, 10)], 10, name="a name that is rather long"))
    lines = terminal.getvalue().rstrip("\n").split("\r")[1:]
    assert {len(line) <= 29 for line in lines} == {True}
    widths = [len(line) for line in lines]
    assert widths == sorted(widths)  # what was there before is overwritten


@pytest.mark.parametrize("kind", ["piped", "none", "closed"])
def test_nothing_is_shown_where_nobody_looks(clock, monkeypatch, kind):
    stream = None if kind == "none" else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    if kind == "closed":
        stream.close()
    run(transfer(clock, True, [(1, 5)]))
    if kind == "piped":
        assert stream.getvalue() == ""


def test_a_terminal_that_is_gone_ends_nothing(clock, monkeypatch):
    class Gone(Terminal):
        def write(self, text):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Gone())
    run(transfer(clock, True, [(1, 5)]))


class Bar:
    made: ClassVar = []

    def __init__(self, **options):
        self.options = options
        self.n = options["initial"]
        self.total = options["total"]
        self.closed = False
        Bar.made.append(self)

    def update(self, amount):
        self.n += amount

    def close(self):
        self.closed = True


@pytest.mark.parametrize(
    ("where", "shown"), [("terminal", True), ("piped", False), ("notebook", True)]
)
@pytest.mark.parametrize("fails", [False, True])
def test_tqdm(clock, monkeypatch, where, shown, fails):
    Bar.made.clear()
    monkeypatch.setattr(sys, "stderr", Terminal() if where == "terminal" else io.StringIO())
    other = object() if where == "notebook" else Bar
    for name, bar in (("tqdm", Bar), ("tqdm.auto", Bar), ("tqdm.autonotebook", Bar)):
        module = types.ModuleType(name)
        module.tqdm = bar
        monkeypatch.setitem(sys.modules, name, module)
    std = types.ModuleType("tqdm.std")
    std.tqdm = other
    monkeypatch.setitem(sys.modules, "tqdm.std", std)
    steps = [(1, 4), (1, KeyError() if fails else 10)]
    if fails:
        with pytest.raises(KeyError):
            run(transfer(clock, True, steps, name="x"))
    else:
        run(transfer(clock, True, steps, name="x"))
    assert bool(Bar.made) is shown
    for bar in Bar.made:
        assert bar.options["unit"] == "B"
        assert bar.options["desc"] == "x"
        assert (bar.n, bar.total, bar.closed) == (4 if fails else 10, 10, True)
