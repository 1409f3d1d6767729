"""Large bodies, which are received past the HTTP library, into the memory of whoever wants them."""

import time

import httpcore
import pytest
from file_shelf import content
from runtime.wire import exchange
from runtime.wire.attempt import Attempt
from runtime.wire.pool import Message
from runtime.wire.pools import SyncPool
from scripted import TIMEOUTS, Scripted, drive, trusting

SIZE = exchange._LARGE + 200_000
DATA = content(SIZE)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % SIZE


def serving(*pieces, then=None):
    def script(connection):
        while connection.request() is not None:
            for piece in pieces:
                connection.send(piece)
            if then is not None:
                then(connection)
                return

    return script


def receive(script, tls=False, deadline=None, **timeouts):
    """What was received of two responses, and the number of connections that it took."""
    block = memoryview(bytearray(300_000))
    with Scripted(script, tls=tls) as server:
        pool = SyncPool(trusting)
        found = []
        for _ in range(2):
            attempt = Attempt({**TIMEOUTS, **timeouts}, deadline)
            response = drive(pool.send(Message(b"GET", server.url, []), attempt))
            got = bytearray()
            while True:
                count = response.readinto(block)
                if not count:
                    break
                got += block[:count]
            assert response.readinto(block) == 0
            found.append(bytes(got))
        assert not pool._waiting
        drive(pool.close())
        return found, len(server.connections)


@pytest.mark.parametrize("tls", [False, True])
@pytest.mark.parametrize("at", [0, 1, 70_000, SIZE - 1])
def test_all_of_it_arrives(tls, at):
    """However the body is cut; its connection is not used again."""
    found, connections = receive(serving(HEAD + DATA[:at], DATA[at:]), tls)
    assert found == [DATA, DATA]
    assert connections == 2


@pytest.mark.parametrize(
    ("response", "body", "connections"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", b"hello", 1),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", b"", 1),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n0\r\n\r\n", b"he", 1),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n" % SIZE
            + DATA
            + b"\r\n0\r\n\r\n",
            DATA,
            1,
        ),
    ],
)
def test_other_bodies_take_the_usual_way(response, body, connections):
    assert receive(serving(response)) == ([body, body], connections)


def test_what_follows_the_body_is_not_part_of_it():
    found, connections = receive(serving(HEAD + DATA + b"HTTP/1.1 200 OK\r\n\r\nnot asked for"))
    assert (found, connections) == ([DATA, DATA], 2)


@pytest.mark.parametrize("tls", [False, True])
@pytest.mark.parametrize(
    ("script", "error"),
    [
        (serving(HEAD + DATA[:-1], then=lambda c: c.sock.close()), httpcore.RemoteProtocolError),
        (serving(HEAD + DATA[:70_000], then=lambda c: c.abort()), httpcore.ReadError),
        (serving(HEAD + DATA[:-1], then=lambda c: time.sleep(0.2)), httpcore.ReadTimeout),
    ],
    ids=["closed", "reset", "stalled"],
)
def test_a_body_that_ends_early(tls, script, error):
    # under TLS a reset can look like an end, and an end like an error
    errors = (error, httpcore.RemoteProtocolError, httpcore.ReadError) if tls else error
    with pytest.raises(errors):
        receive(script, tls, read=0.1)


def test_the_deadline():
    script = serving(HEAD + DATA[:-1], then=lambda c: time.sleep(0.2))
    with pytest.raises(httpcore.ReadTimeout, match=r"deadline|timed out"):
        receive(script, deadline=time.monotonic() + 0.1)
