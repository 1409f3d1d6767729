"""The sockets of our own servers."""

from __future__ import annotations

import asyncio
import socket

import pytest

from generator.diagnostics import GenerationError
from generator.listen import Address, listen, url_of


def test_connections_send_at_once() -> None:
    """Nagle's algorithm is off on what asyncio accepts: else every reply waits for 40 ms."""

    async def accepted() -> int:
        found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            own = writer.get_extra_info("socket")
            found.set_result(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with listen(Address("127.0.0.1", 0)) as listener:
            async with await asyncio.start_server(connected, sock=listener):
                _, writer = await asyncio.open_connection(*listener.getsockname())
                try:
                    return await asyncio.wait_for(found, 10)
                finally:
                    writer.close()

    assert asyncio.run(accepted())


def test_the_url_says_where() -> None:
    with listen(Address("127.0.0.1", 0)) as listener:
        assert url_of(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize(
    ("host", "port"), [("127.0.0.1", None), ("no.such.host.invalid", 0), ("127.0.0.1", 99999)]
)
def test_what_cannot_be_listened_on_is_told(host: str, port: int | None) -> None:
    with listen(Address("127.0.0.1", 0)) as taken:
        wanted = taken.getsockname()[1] if port is None else port
        with pytest.raises(
            GenerationError, match=rf"^The server cannot listen on {host}:{wanted}: .+\.$"
        ):
            listen(Address(host, wanted))
