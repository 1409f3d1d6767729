"""What comes back: status codes, headers, cookies, media types, redirects, errors."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Response, status
from fastapi.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
)
from pydantic import BaseModel

from with_fastapi.bodies import User
from with_fastapi.kinds import Item

router = APIRouter(prefix="/replies", tags=["replies"])


class Problem(BaseModel):
    message: str
    code: int


class Defaults(BaseModel):
    name: str
    tax: float = 10.5
    tags: list[str] = []
    note: str | None = None


@router.post("/created", status_code=status.HTTP_201_CREATED)
def created(user: User, response: Response) -> User:
    response.headers["Location"] = f"/users/{user.username}"
    response.headers["X-Rate-Left"] = "41"
    return user


@router.post("/accepted", status_code=202)
def accepted() -> None:
    return None


@router.delete("/gone/{key}", status_code=204)
def gone(key: int) -> None:
    return None


@router.get("/either/{key}", responses={201: {"model": User}, 202: {"model": Item}})
def either(key: int, response: Response) -> Any:
    response.status_code = key
    return {
        200: {"any": ["thing"]},
        201: {"username": "u"},
        202: {"name": "i", "price": 1},
    }[key]


@router.get(
    "/fails/{code}",
    responses={404: {"model": Problem}, 409: {"model": Problem, "description": "Taken"}, "4XX": {}},
)
def fails(code: int, form: str = "text") -> User:
    detail: dict[str, Any] = {
        "text": "it went wrong",
        "object": {"reason": "odd", "field": "code"},
        "list": [{"msg": "one"}, {"msg": "two"}],
    }
    if form == "model":
        return JSONResponse({"message": "nobody", "code": code}, status_code=code)  # type: ignore[return-value]
    raise HTTPException(code, detail[form], headers={"X-Why": form})


@router.get("/cookies")
def cookies(response: Response) -> dict[str, bool]:
    response.set_cookie("flavor", "lemon", max_age=60)
    return {"set": True}


@router.get("/unset", response_model_exclude_unset=True)
def exclude_unset() -> Defaults:
    return Defaults(name="a", tags=["set"])


@router.get("/none", response_model_exclude_none=True)
def exclude_none() -> Defaults:
    return Defaults(name="a")


@router.get("/include", response_model=Defaults, response_model_include={"name", "tax"})
def include() -> Any:
    return Defaults(name="a", note="hidden")


@router.get("/text", response_class=PlainTextResponse)
def text() -> str:
    return "plain, é"


@router.get("/html", response_class=HTMLResponse)
def html() -> str:
    return "<p>é</p>"


@router.get("/picture", response_class=Response, responses={200: {"content": {"image/png": {}}}})
def picture() -> Response:
    return Response(b"\x89PNG", media_type="image/png")


@router.get("/picture-or-item", responses={200: {"content": {"image/png": {}}}})
def picture_or_item(picture: bool = False) -> Item:
    if picture:
        return Response(b"\x89PNG", media_type="image/png")  # type: ignore[return-value]
    return Item(name="a", price=1)


@router.get("/number")
def number() -> int:
    return 3


@router.get("/boolean")
def boolean() -> bool:
    return True


@router.get("/string")
def string() -> str:
    return "é"


@router.get("/moment")
def moment() -> dt.datetime:
    return dt.datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=dt.timezone.utc)


@router.get("/nothing")
def nothing() -> None:
    return None


@router.get("/maybe/{key}")
def maybe(key: int) -> Item | None:
    return Item(name="a", price=1) if key else None


@router.get("/pair")
def pair() -> tuple[Item, int]:
    return Item(name="a", price=1), 2


@router.get("/undescribed")
def undescribed():
    return {"a": [1, None, {"b": 2.5}]}


@router.get("/see-other", status_code=303, response_class=RedirectResponse)
def see_other() -> str:
    return "/replies/number"


@router.post("/moved")
def moved(user: User) -> User:
    return RedirectResponse("/replies/created", status_code=307)  # type: ignore[return-value]


@router.get(
    "/versioned", responses={200: {"headers": {"X-Version": {"schema": {"type": "integer"}}}}}
)
def versioned(response: Response) -> Annotated[Item, "seen"]:
    response.headers["X-Version"] = "3"
    return Item(name="a", price=1)
