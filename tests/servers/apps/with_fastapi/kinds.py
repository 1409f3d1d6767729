"""Models with what pydantic can say of values."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar

from fastapi import APIRouter
from pydantic import (
    AliasChoices,
    AnyUrl,
    Base64Bytes,
    BaseModel,
    ConfigDict,
    EmailStr,
    Field,
    Json,
    RootModel,
    SecretStr,
    StringConstraints,
    computed_field,
)
from pydantic.alias_generators import to_camel
from typing_extensions import TypedDict

from with_fastapi.parameters import Color, Level

router = APIRouter(prefix="/kinds", tags=["kinds"])
T = TypeVar("T")


class Item(BaseModel):
    name: str
    price: float = Field(gt=0, examples=[35.4])
    description: str | None = Field(default=None, max_length=300)
    tags: set[str] = set()


class Tree(BaseModel):
    value: int
    left: Tree | None = None
    right: Tree | None = None
    children: list[Tree] = []
    named: dict[str, Tree] = {}


class Camel(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    first_name: str
    last_seen_at: dt.datetime | None = None
    http_status: int = 200
    inner_values: list[Camel] = []


class Exact(BaseModel):
    """Numbers and texts with exact values."""

    price: Decimal
    rate: Annotated[Decimal, Field(max_digits=8, decimal_places=2)]
    big: int
    ratio: float
    limited: Annotated[int, Field(ge=0, le=10, multiple_of=5)]
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$", to_upper=True)]
    ident: uuid.UUID
    color: Color
    level: Level
    one: Literal["one"] = "one"
    few: Literal["a", 1, True] | None = None
    nothing: None = None


class Times(BaseModel):
    moment: dt.datetime
    naive: dt.datetime
    day: dt.date
    clock: dt.time
    span: dt.timedelta
    spans: list[dt.timedelta] = []
    by_day: dict[dt.date, int] = {}


class Point(NamedTuple):
    x: int
    y: float


@dataclass
class Size:
    width: int
    height: int = 1


class Movie(TypedDict, total=False):
    title: str
    year: int


class Containers(BaseModel):
    pair: tuple[int, str]
    triple: tuple[float, bool, dt.date] | None = None
    row: tuple[int, ...] = ()
    names: frozenset[str] = frozenset()
    numbers: set[int] = set()
    matrix: list[list[float]] = []
    by_number: dict[int, Item] = {}
    by_color: dict[Color, int] = {}
    by_ident: dict[uuid.UUID, str] = {}
    lists: dict[str, list[int]] = {}
    point: Point | None = None
    size: Size | None = None
    movie: Movie | None = None
    maybe: list[int | None] = []
    short: Annotated[list[int], Field(min_length=1, max_length=3)] = [1]


class Texts(BaseModel):
    data: bytes = b""
    encoded: Base64Bytes = b""
    packed: Json[list[int]] | None = None
    email: EmailStr | None = None
    link: AnyUrl | None = None
    four: IPv4Address | None = None
    six: IPv6Address | None = None
    file: Path | None = None
    secret: SecretStr | None = None
    anything: Any = None
    plain: object = None


class Rectangle(BaseModel):
    width: int
    height: int

    @computed_field
    @property
    def area(self) -> int:
        return self.width * self.height

    @computed_field(alias="isSquare")
    @property
    def square(self) -> bool:
        return self.width == self.height


class Numbers(RootModel[list[int]]):
    pass


class Weights(RootModel[dict[str, float]]):
    pass


class Aliases(BaseModel):
    """In by one name, out by another."""

    inside: int = Field(validation_alias="in", serialization_alias="out")
    choice: str = Field(validation_alias=AliasChoices("choice", "pick"))
    class_: str = Field(alias="class")
    schema_: str = Field("s", alias="schema")
    model_config = ConfigDict(extra="allow")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", title="StrictlyThis")

    value: int
    copy_: str = Field("c", alias="copy")


class Outer(BaseModel):
    class Inner(BaseModel):
        value: int

    inner: Inner
    self: int = 0
    json_: str = Field("j", alias="json")


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int
    next: T | None = None


class Both(BaseModel):
    """Its two shapes, of requests and of replies, differ: defaults are required in replies."""

    ident: int = Field(default=7, json_schema_extra={"readOnly": True})
    name: str
    state: Literal["new", "done"] = "new"


class Typed(BaseModel):
    additional: dict[str, int] = Field(default_factory=dict)
    __pydantic_extra__: dict[str, int]
    model_config = ConfigDict(extra="allow")


def _same(model: Any, path: str) -> None:
    """An operation that gives back what it gets."""

    def same(value: Any) -> Any:
        return value

    same.__name__ = f"send_{path}"
    same.__annotations__ = {"value": model, "return": model}
    router.post(f"/{path}")(same)


for _model, _path in (
    (Exact, "exact"),
    (Times, "times"),
    (Containers, "containers"),
    (Texts, "texts"),
    (Rectangle, "rectangle"),
    (Numbers, "numbers"),
    (Weights, "weights"),
    (Aliases, "aliases"),
    (Strict, "strict"),
    (Outer, "outer"),
    (Page[Item], "page_of_items"),
    (Page[int], "page_of_numbers"),
    (Both, "both"),
    (Typed, "typed"),
    (Size, "size"),
    (Movie, "movie"),
    (tuple[int, str, bool], "tuple"),
):
    _same(_model, _path)
