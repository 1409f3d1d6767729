"""Models of every construct, written as the generator writes them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Dict, List, Optional, Tuple, Union
from uuid import UUID

from pydantic import Field
from runtime.codec.markers import OpenEnum, Wire
from runtime.codec.models import Model
from runtime.codec.unions import Discriminated
from typing_extensions import Annotated, Literal

RunStatus = Annotated[Union[Literal["RUNNING", "COMPLETE"], str], OpenEnum("RUNNING", "COMPLETE")]


class Batch(Model):
    id: int


class Run(Model):
    id: str
    status: Optional[RunStatus] = None
    msg: Optional[str] = None
    finish_timestamp: Optional[int] = None
    from_: Optional[str] = Field(default=None, alias="from")

    _nullable = frozenset({"finish_timestamp"})


class RunList(Model):
    runs: List[Run]
    next: Optional[RunList] = None


class SubRun(Run):
    owner: Optional[Owner] = None


class Owner(Model):
    name: str
    runs: Optional[List[Run]] = None


class Scalars(Model):
    text: Optional[str] = None
    whole: Optional[int] = None
    real: Optional[float] = None
    number: Optional[Annotated[float, Wire("number")]] = None
    flag: Optional[bool] = None
    data: Optional[Annotated[bytes, Wire("base64")]] = None
    url_data: Optional[Annotated[bytes, Wire("base64url")]] = None
    at: Optional[datetime] = None
    http_at: Optional[Annotated[datetime, Wire("http-date")]] = None
    unix_at: Optional[Annotated[datetime, Wire("unix-time")]] = None
    day: Optional[date] = None
    clock: Optional[time] = None
    length: Optional[timedelta] = None
    seconds: Optional[Annotated[timedelta, Wire("seconds")]] = None
    uid: Optional[UUID] = None
    amount: Optional[Annotated[Decimal, Wire("number")]] = None
    amount_text: Optional[Annotated[Decimal, Wire("string")]] = None
    whole_text: Optional[Annotated[int, Wire("string")]] = None
    flag_text: Optional[Annotated[bool, Wire("string")]] = None


class Cat(Model):
    pet_type: Annotated[Union[Literal["cat"], str], OpenEnum("cat")] = Field(alias="petType")
    lives: Optional[int] = None


class Dog(Model):
    pet_type: Optional[str] = Field(default=None, alias="petType")
    bark: Optional[str] = None
    friends: Optional[List[Pet]] = None


Pet = Annotated[
    Union[Cat, Dog, Dict[str, Any]],
    Discriminated("petType", {"cat": "Cat", "dog": "Dog", "hound": "Dog"}),
]


class Kennel(Model):
    best: Optional[Pet] = None
    all: List[Pet] = Field(default_factory=list)


class Circle(Model):
    radius: int


class Square(Model):
    side: int
    color: Optional[str] = None


class Drawing(Model):
    shape: Union[Circle, Square]
    note: Optional[Union[int, str, List[Circle]]] = None


Ones = Annotated[Union[Literal[1], int], OpenEnum(1)]
Twos = Annotated[Union[Literal[2], int], OpenEnum(2)]


class One(Model):
    kind: Ones = 1
    one: Optional[str] = None


class Two(Model):
    kind: Twos = 2
    two: Optional[List[Numbered]] = None


#: Numbers that need not be there.
Numbered = Annotated[
    Union[One, Two, Dict[str, Any]], Discriminated("kind", {1: "One", 2: "Two"}, optional=True)
]


class OneTwo(Model):
    kind: Ones = 1
    part: Twos = 2
    inside: Optional[One] = None


class TwoOne(Model):
    kind: Twos = 2
    part: Ones = 1
    inside: Optional[Two] = None


class OneOne(Model):
    kind: Ones = 1
    part: Ones = 1


#: Constants of several properties, and of what is inside.
Constants = Annotated[Union[OneTwo, TwoOne, OneOne], Discriminated()]
Arrays = Annotated[Union[List[One], List[Two], str, Dict[str, Two]], Discriminated()]
Either = Annotated[Union[Numbered, Pet], Discriminated()]


class Free(Model):
    custom: Optional[Dict[str, Any]] = None
    secret: Optional[Dict[str, str]] = None
    pair: Optional[Tuple[int, str]] = None
    many: Optional[Tuple[int, ...]] = None


class Settings(Model):
    keys: Optional[Free] = None
    runtime_config: Optional[RuntimeConfig] = None


class RuntimeConfig(Model):
    generate_pdf: Optional[bool] = None


class Counted(Model):
    name: str

    __pydantic_extra__: Dict[str, int]


class SubCounted(Counted):
    more: Optional[int] = None


class Created(Model):
    id: str
    name: str

    _read_only = frozenset({"id"})
