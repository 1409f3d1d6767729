"""Forms: URL-encoded and multipart, with fields, models and files."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from pydantic import BaseModel, Field

from with_fastapi.parameters import Color, Received, told

router = APIRouter(prefix="/forms", tags=["forms"])


@router.post("/fields")
def fields(
    name: Annotated[str, Form()],
    age: Annotated[int, Form()],
    price: Annotated[Decimal, Form()] = Decimal(1),
    color: Annotated[Color, Form()] = Color.red,
    since: Annotated[dt.date | None, Form()] = None,
    agreed: Annotated[bool, Form()] = False,
    tags: Annotated[list[str], Form()] = [],  # noqa: B006
) -> Received:
    return told(locals())


class Login(BaseModel):
    username: str
    password: str = Field(min_length=2)
    remember: bool = False
    scopes: list[str] = []


@router.post("/model")
def form_model(login: Annotated[Login, Form()]) -> Received:
    return told(dict(login))


@router.post("/bytes")
def file_as_bytes(file: Annotated[bytes, File()]) -> Received:
    return told(locals())


def _seen(file: UploadFile) -> str:
    content = file.file.read().decode("latin-1")
    return f"{file.filename}|{file.content_type}|{content}"


@router.post("/upload")
def upload(file: UploadFile) -> list[str]:
    return [_seen(file)]


@router.post("/uploads")
def uploads(files: list[UploadFile]) -> list[str]:
    return [_seen(file) for file in files]


@router.post("/many-bytes")
def many_bytes(files: Annotated[list[bytes], File()]) -> Received:
    return told(locals())


@router.post("/upload-optional")
def optional_upload(
    file: UploadFile | None = None, note: Annotated[str, Form()] = "-"
) -> list[str]:
    return [_seen(file) if file else "no file", note]


@router.post("/upload-and-fields/{key}")
def upload_and_fields(
    key: int,
    file: Annotated[UploadFile, File(description="What to keep.")],
    token: Annotated[str, Form()],
    numbers: Annotated[list[int], Form()],
    when: Annotated[dt.datetime | None, Form()] = None,
    extra: Annotated[list[UploadFile], File()] = [],  # noqa: B006
) -> list[str]:
    return [str(key), _seen(file), token, repr(numbers), repr(when), *map(_seen, extra)]


class Report(BaseModel):
    title: str
    pages: int = 1
    labels: list[str] = []
    attachment: UploadFile


@router.post("/upload-model")
def upload_model(report: Annotated[Report, Form(media_type="multipart/form-data")]) -> list[str]:
    return [report.title, str(report.pages), repr(report.labels), _seen(report.attachment)]
