"""A server made with Litestar: its document is what Litestar writes."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

import msgspec
from litestar import Controller, Litestar, Response, delete, get, patch, post, put
from litestar.datastructures import UploadFile
from litestar.dto import DataclassDTO, DTOConfig
from litestar.enums import RequestEncodingType
from litestar.exceptions import HTTPException, NotFoundException
from litestar.openapi.config import OpenAPIConfig
from litestar.pagination import OffsetPagination
from litestar.params import Body, Parameter
from litestar.response import File, Redirect, ServerSentEvent, Stream
from pydantic import BaseModel, Field


class Color(enum.Enum):
    RED = "red"
    GREEN = "dark green"


@dataclass
class Received:
    """The ``repr`` of every argument."""

    received: dict[str, str]


def told(**values: Any) -> Received:
    return Received({name: repr(value) for name, value in values.items()})


@get("/path/{number:int}/{ratio:float}/{ident:uuid}/{day:date}/{word:str}", sync_to_thread=False)
def in_path(number: int, ratio: float, ident: uuid.UUID, day: dt.date, word: str) -> Received:
    return told(number=number, ratio=ratio, ident=ident, day=day, word=word)


@get("/files/{file:path}", sync_to_thread=False)
def in_path_with_slashes(file: FilePath) -> Received:
    return told(file=str(file))


@get("/query", sync_to_thread=False)
def in_query(
    text: str,
    number: int | None = None,
    ratio: float = 2.5,
    flag: bool = False,
    day: dt.date | None = None,
    moment: dt.datetime | None = None,
    span: dt.timedelta | None = None,
    price: Decimal | None = None,
    color: Color = Color.RED,
    word: Literal["a", "b"] = "a",
    many: list[int] | None = None,
    page_size: Annotated[int, Parameter(query="page-size", ge=1, le=100)] = 10,
) -> Received:
    return told(
        text=text,
        number=number,
        ratio=ratio,
        flag=flag,
        day=day,
        moment=moment,
        span=span,
        price=price,
        color=color,
        word=word,
        many=many,
        page_size=page_size,
    )


@get("/headers", sync_to_thread=False)
def headers(
    token: Annotated[str, Parameter(header="X-Token")],
    visits: Annotated[int | None, Parameter(cookie="visits")] = None,
) -> Received:
    return told(token=token, visits=visits)


@dataclass
class Tree:
    value: int
    children: list[Tree] = field(default_factory=list)


@dataclass
class Book:
    title: str
    price: Decimal
    ident: uuid.UUID
    published: dt.datetime
    day: dt.date
    length: dt.timedelta
    color: Color
    pair: tuple[int, str]
    tags: set[str] = field(default_factory=set)
    by_number: dict[int, str] = field(default_factory=dict)
    note: str | None = None


class Cat(msgspec.Struct, tag_field="kind", tag="cat"):
    lives: int


class Dog(msgspec.Struct, tag_field="kind", tag="dog"):
    bark: str = "wuff"


class Account(BaseModel):
    user_name: str = Field(alias="userName")
    age: int = Field(ge=0)
    email: str | None = None


@post("/tree", sync_to_thread=False)
def tree(data: Tree) -> Tree:
    return data


@post("/book", sync_to_thread=False)
def book(data: Book) -> Book:
    return data


@post("/books", sync_to_thread=False)
def books(data: list[Book]) -> list[Book]:
    return data


@post("/pet", sync_to_thread=False)
def pet(data: Cat | Dog) -> Cat | Dog:
    return data


@post("/pets", sync_to_thread=False)
def pets(data: list[Cat | Dog]) -> dict[str, Cat | Dog]:
    return {str(number): each for number, each in enumerate(data)}


@post("/account", sync_to_thread=False)
def account(data: Account) -> Account:
    return data


@post("/anything", sync_to_thread=False)
def anything(data: dict[str, Any]) -> dict[str, Any]:
    return data


@post("/form", sync_to_thread=False)
def form(
    data: Annotated[Account, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Received:
    return told(name=data.user_name, age=data.age)


@post("/upload")
async def upload(
    data: Annotated[UploadFile, Body(media_type=RequestEncodingType.MULTI_PART)],
) -> Received:
    return told(name=data.filename, content=await data.read())


@dataclass
class Report:
    title: str
    file: UploadFile
    more: list[UploadFile] = field(default_factory=list)


@post("/report")
async def report(
    data: Annotated[Report, Body(media_type=RequestEncodingType.MULTI_PART)],
) -> Received:
    more = [await each.read() for each in data.more]
    return told(title=data.title, content=await data.file.read(), more=more)


@get("/file", sync_to_thread=False)
def file() -> File:
    return File(path=__file__, filename="litestar.py", media_type="text/x-python")


async def _pieces() -> AsyncIterator[bytes]:
    for number in range(3):
        yield b"%d\xff" % number


@get("/stream", media_type="application/octet-stream", sync_to_thread=False)
def stream() -> Stream:
    return Stream(_pieces())


async def _events() -> AsyncIterator[str]:
    for word in ("a", "é"):
        yield word


@get("/events", media_type="text/event-stream", sync_to_thread=False)
def events() -> ServerSentEvent:
    return ServerSentEvent(_events(), event_type="word")


@get("/text", media_type="text/plain", sync_to_thread=False)
def text() -> str:
    return "plain, é"


@get("/data", media_type="application/octet-stream", sync_to_thread=False)
def data() -> bytes:
    return b"\x00\xff"


@get("/redirect", sync_to_thread=False)
def redirect() -> Redirect:
    return Redirect("/text")


@get("/nothing", status_code=204, sync_to_thread=False)
def nothing() -> None:
    return None


@get("/problem/{code:int}", raises=[NotFoundException], sync_to_thread=False)
def problem(code: int) -> None:
    if code == 404:
        raise NotFoundException("Nobody is here")
    raise HTTPException("It went wrong", status_code=code, extra={"field": "code"})


@dataclass
class User:
    name: str
    secret: str = "s"
    id: int = 0


class ReadDto(DataclassDTO[User]):
    config = DTOConfig(exclude={"secret"}, rename_strategy="camel")


class WriteDto(DataclassDTO[User]):
    config = DTOConfig(exclude={"id"})


class PartialDto(DataclassDTO[User]):
    config = DTOConfig(exclude={"id"}, partial=True)


class Users(Controller):
    path = "/users"
    tags = ["Users"]
    dto = WriteDto
    return_dto = ReadDto
    kept: dict[int, User] = {}

    @post(sync_to_thread=False)
    def create(self, data: User) -> Response[User]:
        data.id = max(self.kept, default=0) + 1
        self.kept[data.id] = data
        return Response(data, headers={"Location": f"/users/{data.id}"})

    @get(return_dto=None, sync_to_thread=False)
    def list_users(self, limit: int = 2, offset: int = 0) -> OffsetPagination[str]:
        names = [user.name for user in self.kept.values()]
        found = names[offset : offset + limit]
        return OffsetPagination(items=found, limit=limit, offset=offset, total=len(names))

    @get("/{user_id:int}", sync_to_thread=False)
    def read(self, user_id: int) -> User:
        return self.kept[user_id]

    @put("/{user_id:int}", sync_to_thread=False)
    def replace(self, user_id: int, data: User) -> User:
        data.id = user_id
        self.kept[user_id] = data
        return data

    @patch("/{user_id:int}", dto=PartialDto, sync_to_thread=False)
    def change(self, user_id: int, data: User) -> User:
        if isinstance(data.name, str):
            self.kept[user_id].name = data.name
        return self.kept[user_id]

    @delete("/{user_id:int}", sync_to_thread=False)
    def remove(self, user_id: int) -> None:
        del self.kept[user_id]


app = Litestar(
    route_handlers=[
        *(in_path, in_path_with_slashes, in_query, headers),
        *(tree, book, books, pet, pets, account, anything, form, upload, report),
        *(file, stream, events, text, data, redirect, nothing, problem, Users),
    ],
    openapi_config=OpenAPIConfig(title="Litestar", version="1.0.0"),
)
