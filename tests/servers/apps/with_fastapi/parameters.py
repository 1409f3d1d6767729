"""Parameters of every style and type. Each reply tells what the function received."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from decimal import Decimal
from ipaddress import IPv4Address
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Cookie, Depends, Header, Path, Query
from pydantic import AnyUrl, BaseModel, ConfigDict, EmailStr, Field

router = APIRouter(prefix="/parameters", tags=["parameters"])


class Color(str, enum.Enum):
    red = "red"
    green = "dark green"


class Level(enum.IntEnum):
    low = 1
    high = 5


class Received(BaseModel):
    """The ``repr`` of every argument."""

    received: dict[str, str]


def told(values: dict[str, Any]) -> Received:
    return Received(received={name: repr(value) for name, value in values.items()})


@router.get("/path/{number}/{ratio}/{flag}/{ident}/{day}/{color}/{level}")
def in_path(
    number: int,
    ratio: float,
    flag: bool,
    ident: uuid.UUID,
    day: dt.date,
    color: Color,
    level: Level,
) -> Received:
    return told(locals())


@router.get("/files/{path:path}")
def in_path_with_slashes(path: str) -> Received:
    return told(locals())


@router.get("/path-limits/{code}/{moment}")
def in_path_with_limits(
    code: Annotated[str, Path(min_length=2, max_length=4, pattern="^[A-Z]+$")], moment: dt.datetime
) -> Received:
    return told(locals())


@router.get("/scalars")
def in_query(
    number: int,
    ratio: float,
    flag: bool,
    ident: uuid.UUID,
    day: dt.date,
    moment: dt.datetime,
    clock: dt.time,
    span: dt.timedelta,
    price: Decimal,
    color: Color,
    level: Level,
    email: EmailStr,
    link: AnyUrl,
    address: IPv4Address,
) -> Received:
    return told(locals())


@router.get("/optional")
def optional_in_query(
    number: int | None = None,
    ratio: float = 2.5,
    flag: bool | None = None,
    day: dt.date | None = None,
    moment: dt.datetime = dt.datetime(2026, 1, 2, 3, 4, 5),  # noqa: DTZ001
    span: dt.timedelta = dt.timedelta(minutes=90),
    price: Decimal = Decimal("9.90"),
    color: Color = Color.green,
    level: Level = Level.low,
    text: str | None = "kept",
) -> Received:
    return told(locals())


@router.get("/lists")
def lists_in_query(
    texts: Annotated[list[str], Query()],
    numbers: Annotated[list[int], Query()] = [],  # noqa: B006
    colors: Annotated[set[Color] | None, Query()] = None,
    days: Annotated[tuple[dt.date, ...], Query()] = (),
    prices: Annotated[list[Decimal] | None, Query(max_length=3)] = None,
    either: Annotated[list[int | str] | None, Query()] = None,
) -> Received:
    return told(locals())


@router.get("/aliased")
def aliased(
    item: Annotated[str, Query(alias="item-query")],
    class_: Annotated[str | None, Query(alias="class")] = None,
    filter_: Annotated[str | None, Query(alias="$filter")] = None,
    self_: Annotated[str | None, Query(alias="self")] = None,
    timeout: int | None = None,
    many: Annotated[list[str] | None, Query(alias="many[]")] = None,
    old: Annotated[str | None, Query(deprecated=True)] = None,
) -> Received:
    return told(locals())


@router.get("/closed")
def closed(
    word: Literal["a", "b"] = "a",
    number: Literal[1, 2] = 1,
    mixed: Literal["all", 10] = "all",
    one: Literal["only"] = "only",
    either: int | str = 3,
    size: int | Literal["auto"] = "auto",
    truth: bool | Literal["maybe"] | None = None,
) -> Received:
    return told(locals())


@router.get("/limits")
def limits(
    page: Annotated[int, Query(ge=1)] = 1,
    share: Annotated[float, Query(gt=0, lt=1)] = 0.5,
    even: Annotated[int, Query(multiple_of=2)] = 0,
    code: Annotated[str, Query(min_length=3, max_length=3, pattern="^[a-z]*$")] = "abc",
) -> Received:
    return told(locals())


class Filters(BaseModel):
    model_config = ConfigDict(extra="forbid")

    limit: int = Field(100, gt=0, le=100)
    order_by: Literal["created_at", "updated_at"] = "created_at"
    tags: list[str] = []
    since: dt.date | None = None


@router.get("/model")
def query_model(filters: Annotated[Filters, Query()]) -> Received:
    return told(dict(filters))


@router.get("/headers")
def headers(
    x_token: Annotated[str, Header()],
    count: Annotated[int, Header(alias="X-Count")] = 0,
    x_tag: Annotated[list[str] | None, Header()] = None,
    strange: Annotated[
        str | None, Header(alias="strange_header", convert_underscores=False)
    ] = None,
    day: Annotated[dt.date | None, Header()] = None,
    moment: Annotated[dt.datetime | None, Header()] = None,
    color: Annotated[Color | None, Header()] = None,
    user_agent: Annotated[str | None, Header()] = None,
    flag: Annotated[bool | None, Header()] = None,
) -> Received:
    return told(locals())


class CommonHeaders(BaseModel):
    host: str
    save_data: bool
    if_modified_since: str | None = None
    traceparent: str | None = None
    x_tag: list[str] = []


@router.get("/header-model")
def header_model(headers: Annotated[CommonHeaders, Header()]) -> Received:
    return told(dict(headers))


@router.get("/cookies")
def cookies(
    session: Annotated[str, Cookie()],
    visits: Annotated[int, Cookie()] = 0,
    color: Annotated[Color | None, Cookie(alias="favorite-color")] = None,
    since: Annotated[dt.date | None, Cookie()] = None,
) -> Received:
    return told(locals())


class Cookies(BaseModel):
    session_id: str
    fatebook_tracker: str | None = None
    visits: int | None = None


@router.get("/cookie-model")
def cookie_model(cookies: Annotated[Cookies, Cookie()]) -> Received:
    return told(dict(cookies))


def paging(offset: int = 0, limit: Annotated[int, Query(le=50)] = 10) -> dict[str, int]:
    return {"offset": offset, "limit": limit}


class Owner:
    def __init__(self, x_owner: Annotated[str, Header()], team: str | None = None) -> None:
        self.name, self.team = x_owner, team


@router.get("/dependencies/{key}")
def dependencies(
    key: str,
    page: Annotated[dict[str, int], Depends(paging)],
    owner: Annotated[Owner, Depends()],
) -> Received:
    return told({"key": key, **page, "x_owner": owner.name, "team": owner.team})


@router.api_route("/methods/{key}", methods=["PUT"])
@router.api_route("/methods/{key}", methods=["PATCH"], operation_id="patch_by_hand")
@router.api_route("/methods/{key}", methods=["DELETE"], operation_id="delete_by_hand")
@router.api_route("/methods/{key}", methods=["OPTIONS"], operation_id="options_by_hand")
def methods(key: int, really: bool = False) -> Received:
    return told(locals())


@router.head("/methods/{key}")
def head(key: int) -> None:
    return None
