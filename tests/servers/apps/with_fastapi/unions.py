"""Unions: with tags of every kind, without, nested, in lists and in maps."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body
from pydantic import BaseModel, Discriminator, Field, Tag

router = APIRouter(prefix="/unions", tags=["unions"])


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int


class Dog(BaseModel):
    kind: Literal["dog", "wolf"]
    bark: str = "wuff"


Pet = Annotated[Cat | Dog, Field(discriminator="kind")]


class Start(BaseModel):
    type: Literal["start"] = "start"
    at: int = 0


class Stop(BaseModel):
    type: Literal["stop"] = "stop"
    reason: str | None = None


Event = Annotated[Start | Stop, Field(discriminator="type")]
#: without a discriminator, with the same optional properties: the constant alone tells
Loose = Start | Stop


class V1(BaseModel):
    version: Literal[1] = 1
    text: str


class V2(BaseModel):
    version: Literal[2] = 2
    text: str


Versioned = Annotated[V1 | V2, Field(discriminator="version")]


class Shape(str, enum.Enum):
    circle = "circle"
    square = "square"


class Circle(BaseModel):
    shape: Literal[Shape.circle] = Shape.circle
    radius: float = 1


class Square(BaseModel):
    shape: Literal[Shape.square] = Shape.square
    side: float = 1


class BlackCat(BaseModel):
    species: Literal["cat"]
    color: Literal["black"]
    black_name: str


class WhiteCat(BaseModel):
    species: Literal["cat"]
    color: Literal["white"]
    white_name: str


class Lizard(BaseModel):
    species: Literal["lizard", "reptile"]
    name: str


Nested = Annotated[
    Annotated[BlackCat | WhiteCat, Field(discriminator="color")] | Lizard,
    Field(discriminator="species"),
]


class Apple(BaseModel):
    fruit: Literal["apple"]
    weight: int


class Pie(BaseModel):
    filling: str


def _tag(value: Any) -> str:
    return "pie" if "filling" in (value if isinstance(value, dict) else vars(value)) else "apple"


Dessert = Annotated[
    Annotated[Apple, Tag("apple")] | Annotated[Pie, Tag("pie")], Discriminator(_tag)
]


class Leaf(BaseModel):
    op: Literal["leaf"] = "leaf"
    value: int


class Not(BaseModel):
    op: Literal["not"] = "not"
    arg: Expression


class And(BaseModel):
    op: Literal["and"] = "and"
    args: list[Expression]


Expression = Annotated[Leaf | Not | And, Field(discriminator="op")]
Not.model_rebuild()


class On(BaseModel):
    on: Literal[True] = True
    since: int = 0


class Off(BaseModel):
    on: Literal[False] = False
    since: int = 0


class Holder(BaseModel):
    pet: Pet
    other: Pet | None = None
    pets: list[Pet] = []
    by_name: dict[str, Pet] = {}
    event: Start | Stop = Field(default_factory=Stop, discriminator="type")
    loose: list[Start | Stop] = []
    scalar: int | str | None = None
    wide: int | float | bool | None = None
    text_or_list: str | list[str] = "x"
    moment: dt.date | dt.datetime | None = None
    model_or_text: Apple | Pie | str | None = None


_NAMED = (
    ("pet", Pet),
    ("event", Event),
    ("loose", Loose),
    ("versioned", Versioned),
    ("shape", Annotated[Circle | Square, Field(discriminator="shape")]),
    ("loose_shape", Circle | Square),
    ("nested", Nested),
    ("dessert", Dessert),
    ("plain", Apple | Pie),
    ("expression", Expression),
    ("switch", On | Off),
    ("holder", Holder),
    ("list", list[Pet]),
    ("loose_list", list[Start | Stop]),
    ("map", dict[str, Event]),
    ("loose_map", dict[str, Versioned | Start]),
    ("optional", Annotated[Cat | Dog | None, Field(discriminator="kind")]),
    ("scalar", int | str),
    ("list_or_one", list[Apple] | Apple),
)


def _same(name: str, model: Any) -> None:
    """An operation that gives back what it gets, and the class that the server took it for."""

    def same(value: Any) -> Any:
        return value

    def kind(value: Any) -> str:
        return type(value).__name__

    same.__name__, kind.__name__ = f"send_{name}", f"class_of_{name}"
    same.__annotations__ = {"value": Annotated[model, Body()], "return": model}
    kind.__annotations__ = {"value": Annotated[model, Body()], "return": str}
    router.post(f"/{name}")(same)
    router.post(f"/{name}/class")(kind)


for _name, _model in _NAMED:
    _same(_name, _model)


@router.put("/pets/{key}")
def pet_and_more(key: int, pet: Pet, note: Annotated[str, Body()] = "-") -> tuple[int, Pet, str]:
    return key, pet, note
