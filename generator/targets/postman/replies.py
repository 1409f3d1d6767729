"""Saved replies: what the document shows of every status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus

from generator.emit.files import Data, json_bytes
from generator.examples import example_of, response_example
from generator.ir.media import gives_octets, preferred
from generator.ir.model import Api, Example, MediaType, Operation, Response
from generator.ir.types import JsonValue
from generator.notation.media import ContentType, MediaKind
from generator.targets.postman.items import Fields
from generator.targets.postman.prose import line_of
from generator.targets.postman.text import literal

_TITLE = 80  # characters


def saved_replies(
    api: Api, operation: Operation, request: Data, full: Data
) -> Iterator[tuple[str, Fields]]:
    """A key and a reply for every status and example.

    ``full`` is what good ones answer, so that a collection shows all that may be given;
    ``request`` is what the others answer.
    """
    request, full = _plain(request), _plain(full)
    good = operation.successes()
    for response in operation.responses:
        asked = full if response in good else request
        for example in _examples(api, response):
            key = f"{response.status} {example.name}".strip()
            yield key, _reply(api, operation, response, example, asked)


def _plain(value: Data) -> Data:
    """A request without its descriptions, which stand in the request itself."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items() if key != "description"}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value


def _examples(api: Api, response: Response) -> tuple[Example, ...]:
    media = preferred(response.media) if response.media else None
    if media is None or gives_octets(media, api.decls):
        return (Example("", None),)
    if media.examples:
        return media.examples
    shown = response_example(api, response)
    return (Example("", shown.value if shown is not None else None),)


def _reply(
    api: Api, operation: Operation, response: Response, example: Example, request: Data
) -> Fields:
    media = preferred(response.media) if response.media else None
    code = _code(operation, response)
    headers: list[Data] = []
    if media is not None:
        headers.append({"key": "Content-Type", "value": literal(media.content_type)})
    for header in response.headers:
        if header.name.lower() != "content-type":
            text = str(example_of(api, header.type, header.name))
            headers.append({"key": literal(header.name), "value": literal(text)})
    body = "" if media is None or gives_octets(media, api.decls) else _text(media, example.value)
    return {
        "name": _name(response, example),
        "originalRequest": request,
        "status": _reason(code),
        "code": code,
        "_postman_previewlanguage": _language(media),
        "header": headers,
        "cookie": [],
        "body": body,
    }


def _name(response: Response, example: Example) -> str:
    words = example.summary or example.name or line_of(response.doc)
    title = " ".join(words.split())
    short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"
    return f"{response.status} {short}".strip()


def _code(operation: Operation, response: Response) -> int:
    """A status to show: a range or ``default`` shows one that fits."""
    if response.status == "default":
        return 200 if response in operation.successes() else 400
    return int(response.status) if response.status.isdecimal() else int(response.status[0]) * 100


def _reason(code: int) -> str:
    return HTTPStatus(code).phrase if code in set(HTTPStatus) else ""


def _language(media: MediaType | None) -> str:
    content_type = ContentType.parse(media.content_type if media is not None else "")
    match content_type.kind:
        case MediaKind.JSON:
            return "json"
        case MediaKind.XML:
            return "xml"
        case _:
            return "html" if content_type.sub == "html" else "text"


def _text(media: MediaType, value: JsonValue) -> str:
    if isinstance(value, str) and not media.is_json:
        return value
    return json_bytes(value).decode().rstrip("\n")
