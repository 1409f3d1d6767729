"""Replies that come in pieces: bytes, files, JSON lines, server-sent events."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, StreamingResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent

from with_fastapi.kinds import Item
from with_fastapi.parameters import Received, told
from with_fastapi.unions import Event, Start, Stop

router = APIRouter(prefix="/streams", tags=["streams"])


@router.get("/file", response_class=FileResponse)
def file() -> Path:
    return Path(__file__)


@router.get("/file-undeclared")
def file_undeclared():
    return FileResponse(__file__, filename="streams.py", media_type="application/x-python")


async def _pieces() -> AsyncIterator[bytes]:
    for number in range(3):
        yield b"%d\xff" % number


@router.get("/bytes", response_class=StreamingResponse)
async def pieces():
    return StreamingResponse(_pieces(), media_type="application/octet-stream")


@router.get(
    "/bytes-described",
    response_class=StreamingResponse,
    responses={
        200: {
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            }
        }
    },
)
async def pieces_described():
    return StreamingResponse(_pieces(), media_type="application/octet-stream")


@router.get("/lines")
async def lines(count: int = 3) -> AsyncIterable[Item]:
    for number in range(count):
        yield Item(name=str(number), price=1)


@router.get("/line-events")
async def tagged_lines() -> AsyncIterable[Event]:
    yield Start(at=1)
    yield Stop(reason="é")


@router.get("/events", response_class=EventSourceResponse)
async def events(count: int = 3) -> AsyncIterable[Item]:
    for number in range(count):
        yield Item(name=str(number), price=1)


@router.post("/raw-events", response_class=EventSourceResponse)
async def raw_events(words: list[str]) -> AsyncIterable[ServerSentEvent]:
    for number, word in enumerate(words):
        yield ServerSentEvent(data={"word": word}, event="word", id=str(number))
    yield ServerSentEvent(raw_data="the end", event="end")


@router.put("/up")
async def up(request: Request) -> Received:
    sizes = [len(piece) async for piece in request.stream()]
    return told({"size": sum(sizes)})
