"""What moving large files costs: CPU seconds, and MB resident at the peak."""

from __future__ import annotations

import http.client
import importlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from speed import sides
from speed.memory import peak
from speed.values import former

Found = dict[str, "float | str"]

_BLOCK = 256 * 1024  # bytes; what httpx reads and writes best


def measured(work: Callable[[], object], small: Callable[[], object]) -> Found:
    """Run ``work`` once, after a ``small`` one that loads what it needs."""
    small()
    start = time.process_time()
    work()
    return {"s": time.process_time() - start, "mb": peak()}


def upload(kind: str, root: str, *, file: str) -> Found:
    """Send a file in one request."""
    made = sides.client(kind, root)
    path, tiny = Path(file), Path(f"{file}.tiny")
    tiny.write_bytes(b"tiny")

    def send(path: Path) -> None:
        target = f"{root}/v2/batches/17/files/x.pdf"
        if former(kind):
            with path.open("rb") as opened:
                made.batches.add_file(17, "x.pdf", opened)
        elif kind == "aihub":
            made.batches.add_file(17, "x.pdf", path)
        elif kind == "http.client":
            _put(target, path)
        else:
            headers = {"Content-Length": str(path.stat().st_size)}
            made.put(target, content=_blocks(path), headers=headers).raise_for_status()

    return measured(lambda: send(path), lambda: send(tiny))


def _put(target: str, path: Path) -> None:
    address = urlsplit(target)
    connection = http.client.HTTPConnection(address.netloc, blocksize=64 * 1024)
    headers = {"Content-Length": str(path.stat().st_size)}
    with path.open("rb") as file:
        connection.request("PUT", address.path, body=file, headers=headers)
        if connection.getresponse().status != 204:
            raise ValueError("The file was refused.")


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def in_parts(kind: str, root: str, *, file: str, client: str = "sync") -> Found:
    """Send a file in parts, from its path."""
    send = _sender(kind, root, client)
    return measured(lambda: send(file), lambda: send(b"tiny"))


def at_once(kind: str, root: str, *, file: str, client: str) -> Found:
    """Send a file to a server far away with 1, 4 and 8 workers: how much faster more of them are."""
    send = _sender(kind, root.replace("/api", "/slow/api"), client)
    send(b"tiny")
    seconds = {}
    for workers in (1, 4, 8):
        start = time.perf_counter()
        send(file, workers=workers)
        seconds[workers] = time.perf_counter() - start
    return {
        "s": seconds[1],
        "four": seconds[1] / seconds[4],
        "eight": seconds[1] / seconds[8],
        "mb": peak(),
    }


def _sender(kind: str, root: str, client: str) -> Callable[..., object]:
    """What sends its argument in parts, with further arguments by keyword."""
    if client == "sync":
        add = sides.client(kind, root).batches.add_large_file
        return lambda data, **asked: add(17, "x.pdf", data, **asked)
    import asyncio  # noqa: PLC0415 - memory is measured, also that of the blocking client

    hub = importlib.import_module("aihub").AsyncAIHub(api_key="x", api_root=root)
    runner = asyncio.new_event_loop()
    return lambda data, **asked: runner.run_until_complete(
        hub.batches.add_large_file(17, "x.pdf", data, **asked)
    )


def download(kind: str, root: str, *, size: int, target: str, stored: bool) -> Found:
    """Fetch a file: the SDK into memory unless it is to be ``stored``, the others into a file.

    An SDK that cannot store files reads it into memory, and writes it then.
    """
    made = sides.client(kind, root)

    def fetch(size: int) -> None:
        path = f"acme/space/fs/drive/{size}.bin"
        if kind == "aihub" and stored and hasattr(made.files, "download"):
            length = made.files.download(path, to=target).size
        elif kind == "aihub":
            content = made.files.read(path, "file")
            length = Path(target).write_bytes(content) if stored else len(content)
        elif kind == "http.client":
            length = _get(f"{root}/v2/files/{path}", target)
        else:
            length = _stream(made, f"{root}/v2/files/{path}", target)
        if length != size:
            raise ValueError("The file came in part.")

    return measured(lambda: fetch(size), lambda: fetch(1))


def _get(url: str, target: str) -> int:
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.netloc)
    connection.request("GET", address.path)
    response = connection.getresponse()
    block = memoryview(bytearray(2**20))
    with Path(target).open("wb") as file:
        while length := response.readinto(block):
            file.write(block[:length])
        return file.tell()


def _stream(client: sides.Foreign, url: str, target: str) -> int:
    with client.stream("GET", url) as response, Path(target).open("wb") as file:
        file.writelines(response.iter_bytes())
        return file.tell()


PROBES: dict[str, Callable[..., Found]] = {
    "upload": upload,
    "in parts": in_parts,
    "at once": at_once,
    "download": download,
}
