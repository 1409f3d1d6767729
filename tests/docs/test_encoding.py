"""The playground puts values on the wire as the request model does, in every style there is."""

from __future__ import annotations

import itertools
import json
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any

import pytest

from generator.emit.prose import html_json
from generator.mock import Options, serve
from generator.pipeline import Request, Result, run
from generator.requests.build import build_requests
from generator.requests.model import FormBody, JsonBody, MultipartBody, TextBody, TextPart
from generator.targets.docs.assets import playground_scripts
from generator.targets.docs.descriptor import Describer
from generator.targets.docs.pages import build_site
from generator.targets.docs.travel import Travels
from tests.docs.browser import Page
from tests.docs.test_playground import press, send, set_field

NASTY = 'it\'s $HOME `id` "q" \\ é b&c=d/e?f#g%20+ 😀 ; | \u2028x'
VALUES: dict[str, tuple[dict[str, Any], Any]] = {
    "text": ({"type": "string"}, NASTY),
    "number": ({"type": "number"}, 1.5),
    "flag": ({"type": "boolean"}, False),
    "list": ({"type": "array", "items": {"type": "string"}}, ["a b", NASTY, "c/d"]),
    "object": (
        {"type": "object", "properties": {"r": {"type": "integer"}, "g h": {"type": "string"}}},
        {"r": 7, "g h": NASTY},
    ),
}
STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
}


def operations() -> dict[str, Any]:
    """One operation for each place, style and shape."""
    paths: dict[str, Any] = {}
    for place, styles in STYLES.items():
        for style, explode, shape in itertools.product(styles, (False, True), VALUES):
            schema, value = VALUES[shape]
            if place == "header":
                value = json.loads(
                    json.dumps(value).replace(json.dumps(NASTY)[1:-1], "plain, text")
                )
            name = f"{place}{style}{explode}{shape}"
            parameter = {"name": "va l", "in": place, "style": style, "explode": explode}
            parameter |= {"required": True, "schema": schema, "example": value}
            path = f"/{name}/{{va l}}" if place == "path" else f"/{name}"
            paths[path] = {"get": _operation(name, [parameter])}
    reserved = {"name": "q", "in": "query", "allowReserved": True, "schema": {"type": "string"}}
    paths["/reserved?fixed=1"] = {"get": _operation("reserved", [{**reserved, "example": NASTY}])}
    content = {"application/json": {"schema": {"type": "object"}, "example": {"a": [1, NASTY]}}}
    paths["/content"] = {
        "get": _operation("content", [{"name": "q", "in": "query", "content": content}])
    }
    fields = {name: schema for name, (schema, _) in VALUES.items()}
    values = {name: value for name, (_, value) in VALUES.items()}
    for media in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data"):
        body = {"schema": {"type": "object", "properties": fields}, "example": values}
        name = media.replace("/", "-")
        paths[f"/{name}"] = {"post": _operation(name, [], {media: body})}
    odd = {"a": None, "b": [], "c": {}, "d": "x\ny", "e": 12345678901234567890, "f": [None, 1.0]}
    paths["/odd"] = {"post": _operation("odd", [], {"application/json": {"example": odd}})}
    text = {"text/plain": {"schema": {"type": "string"}, "example": f"{NASTY}\nline"}}
    paths["/text"] = {"post": _operation("text", [], text)}
    return paths


def _operation(name: str, parameters: list[Any], content: dict[str, Any] | None = None) -> Any:
    found: dict[str, Any] = {"operationId": name, "responses": {"200": {"description": "ok"}}}
    if parameters:
        found["parameters"] = parameters
    if content:
        found["requestBody"] = {"required": True, "content": content}
    return found


READ = """[...document.querySelectorAll("api-playground")].map((one) => {
  const form = Playground.form(one);
  const read = (given) => {
    const {target, headers, body} = Playground.requestOf(one.op, given);
    return {target, headers, text: (body || {}).text, parts: (body || {}).parts || []};
  };
  return [read(Playground.filled(one.op)), read(form.get())];
})"""
# What the theme offers to the scripts of a page.
SITE = "window.Site = {language: 'curl', on() {}, copy() {}};"


def write_page(folder: Path, found: Result) -> Path:
    """A page with the playground of every operation, and nothing else."""
    assert found.api is not None
    assert found.settings is not None
    requests = build_requests(found.api, found.settings)
    travels = Travels.of(found.relations, build_site(found.api).operations)
    describer = Describer(found.api, travels, {})
    for name, text in (*playground_scripts(), ("site.js", SITE)):
        (folder / name).write_text(text, encoding="utf-8")
    elements = "".join(
        '<api-playground><script type="application/json">'
        f"{html_json(describer.describe(requests.first(operation.key), requests.full(operation.key)))}</script></api-playground>"
        for operation in found.api.operations
    )
    scripts = "".join(
        f"<script src={name}></script>"
        for name in ("site.js", "playground.js", "playground-form.js")
    )
    page = folder / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><body>{elements}{scripts}", "utf-8")
    return page


@pytest.fixture
def document(tmp_path: Path) -> Any:
    spec = tmp_path / "styles.json"
    head = {"openapi": "3.1.0", "info": {"title": "Styles", "version": "1"}}
    spec.write_text(json.dumps({**head, "paths": operations()}), encoding="utf-8")
    result = run(Request(str(spec)), "lower")
    assert result.ok, [d.message for d in result.sink]
    assert not result.api or not result.api.skipped
    return result


def test_forms_that_nobody_touched_say_what_the_model_says(
    page: Page, document: Any, tmp_path: Path
) -> None:
    requests = build_requests(document.api, document.settings)
    models = [requests.first(operation.key) for operation in document.api.operations]
    assert len(models) == 87
    page.open(write_page(tmp_path, document).as_uri())
    differences = []
    for model, (found, in_form) in zip(models, page.evaluate(READ), strict=True):
        assert in_form == found
        expected: dict[str, Any] = {
            "target": model.target,
            "headers": sorted([name, text] for name, text in model.sent_headers),
        }
        actual = {"target": found["target"], "headers": sorted(found["headers"])}
        match model.body:
            case JsonBody(value=value):
                actual["body"] = json.loads(found["text"])
                expected["body"] = json.loads(json.dumps(value))
            case FormBody(text=text) | TextBody(text=text):
                actual["body"], expected["body"] = found["text"], text
            case MultipartBody(parts=parts):
                actual["body"] = found["parts"]
                expected["body"] = [
                    [p.name, p.text, p.media_type] for p in parts if isinstance(p, TextPart)
                ]
            case _:
                pass
        if actual != expected:
            differences.append((model.key, actual, expected))
    assert not differences, differences[0]


def test_a_multipart_upload_is_sent_to_the_letter(page: Page, tmp_path: Path) -> None:
    schema = {
        "type": "object",
        "properties": {
            "meta": {"type": "object", "properties": {"n": {"type": "integer"}}},
            "photo": {"type": "string", "format": "binary"},
        },
    }
    body = {
        "schema": schema,
        "example": {"meta": {"n": 7}},
        "encoding": {"photo": {"contentType": "image/png"}},
    }
    paths = {"/up": {"post": _operation("up", [], {"multipart/form-data": body})}}
    spec = tmp_path / "up.json"
    spec.write_text(
        json.dumps({"openapi": "3.1.0", "info": {"title": "U", "version": "1"}, "paths": paths})
    )
    result = run(Request(str(spec)), "lower")
    assert result.document is not None
    photo = tmp_path / 'a"b.png'
    photo.write_bytes(bytes(range(256)))
    with serve(result.document, result.relations, Options()) as server:
        page.open(write_page(tmp_path, result).as_uri())
        press(page, "Play")
        set_field(page, "Root URL", server.root)
        page.choose_file("input[type=file]", photo)
        send(page)
        (sent,) = server.requests
    head = f"Content-Type: {sent.header('content-type')}\r\n\r\n".encode()
    parts = BytesParser(policy=HTTP).parsebytes(head + sent.body).get_payload()
    found = {p.get_param("name", header="content-disposition"): p for p in parts}
    assert found["meta"].get_content_type() == "application/json"
    assert found["meta"].get_filename() is None
    assert json.loads(found["meta"].get_payload()) == {"n": 7}
    assert found["photo"].get_content_type() == "image/png"
    assert found["photo"].get_payload(decode=True) == bytes(range(256))
    assert "a%22b.png" in found["photo"].get_filename()
