"""JSON bodies of every shape: one, several, embedded, optional, null, lists, maps, scalars."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Query, Request
from pydantic import BaseModel

from with_fastapi.kinds import Camel, Item, Tree
from with_fastapi.parameters import Color, Level, Received, told

router = APIRouter(prefix="/bodies", tags=["bodies"])


class User(BaseModel):
    username: str
    full_name: str | None = None


@router.post("/model")
def model(item: Item) -> Item:
    return item


@router.put("/model/{key}")
def model_and_parameters(
    key: Annotated[int, Path(ge=1)], item: Item, name: str, q: Annotated[str | None, Query()] = None
) -> Received:
    return told({"key": key, "item": item.name, "name": name, "q": q})


@router.post("/nested")
def nested(tree: Tree) -> Tree:
    return tree


@router.post("/camel")
def camel(value: Camel) -> Camel:
    return value


@router.post("/optional")
def optional(item: Item | None = None) -> Item | None:
    return item


@router.post("/nullable")
def nullable(item: Annotated[Item | None, Body()]) -> Item | None:
    return item


@router.post("/list")
def list_of_models(items: list[Item]) -> list[Item]:
    return items


@router.post("/list-optional")
def optional_list(numbers: Annotated[list[int] | None, Body()] = None) -> list[int] | None:
    return numbers


@router.post("/set")
def set_of_texts(words: set[str]) -> set[str]:
    return words


@router.post("/map")
def map_of_models(items: dict[str, Item]) -> dict[str, Item]:
    return items


@router.post("/map-of-numbers")
def map_with_number_keys(weights: dict[int, float]) -> dict[int, float]:
    return weights


@router.post("/any")
def anything(value: Annotated[Any, Body()]) -> Any:
    return value


@router.post("/object")
def any_object(value: dict[str, Any]) -> dict[str, Any]:
    return value


@router.post("/integer")
def integer(value: Annotated[int, Body()]) -> Received:
    return told(locals())


@router.post("/text")
def text(value: Annotated[str, Body()]) -> Received:
    return told(locals())


@router.post("/boolean")
def boolean(value: Annotated[bool, Body()]) -> Received:
    return told(locals())


@router.post("/moment")
def moment(value: Annotated[dt.datetime, Body()]) -> Received:
    return told(locals())


@router.post("/decimal")
def decimal(value: Annotated[Decimal, Body()]) -> Received:
    return told(locals())


@router.post("/enum")
def enum(value: Annotated[Color, Body()]) -> Received:
    return told(locals())


@router.post("/embedded")
def embedded(item: Annotated[Item, Body(embed=True)]) -> Item:
    return item


@router.put("/several/{key}")
def several(
    key: uuid.UUID,
    item: Item,
    user: User,
    importance: Annotated[int, Body(gt=0)],
    color: Annotated[Color | None, Body()] = None,
    level: Annotated[Level, Body()] = Level.high,
    note: str | None = None,
) -> Received:
    return told({**locals(), "item": item.name, "user": user.username})


@router.post("/several-optional")
def several_optional(
    item: Annotated[Item | None, Body()] = None, user: Annotated[User | None, Body()] = None
) -> Received:
    return told({"item": item and item.name, "user": user and user.username})


@router.patch("/partial/{key}")
def partial(key: str, item: User) -> dict[str, Any]:
    return {"key": key, "set": item.model_dump(exclude_unset=True)}


@router.delete("/with-body")
def delete_with_body(keys: Annotated[list[int], Body(embed=True)]) -> Received:
    return told(locals())


@router.post("/raw")
def raw(data: Annotated[bytes, Body(media_type="application/octet-stream")]) -> Received:
    return told(locals())


@router.post("/plain")
def plain(data: Annotated[str, Body(media_type="text/plain")]) -> Received:
    return told(locals())


@router.post("/vendor")
def vendor(item: Annotated[User, Body(media_type="application/vnd.shop.v1+json")]) -> User:
    return item


_BY_HAND = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"type": "object", "additionalProperties": True}},
            "application/x-yaml": {"schema": {"type": "string"}},
        },
    }
}


@router.post("/by-hand", openapi_extra=_BY_HAND)
async def described_by_hand(request: Request) -> Received:
    return told({"kind": request.headers.get("content-type"), "data": await request.body()})


@router.post("/undeclared")
async def undeclared(request: Request) -> Received:
    return told({"data": await request.body()})
