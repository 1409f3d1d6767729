"""The playground puts values on the wire as the request model does, in every style there is."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any

import pytest

from generator.emit.prose import html_json
from generator.mock import Options, serve
from generator.pipeline import Request, run
from generator.requests.build import build_requests
from generator.requests.model import FormBody, JsonBody, MultipartBody, TextBody, TextPart
from generator.targets.docs.descriptor import Describer
from generator.targets.docs.plan import playground_script
from tests.docs.browser import Page
from tests.docs.test_playground import send, set_field

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
  const r = one.request(true);
  const body = r.body || {};
  const samples = {};
  for (const [language] of [["curl"], ["typescript"], ["python"]]) {
    one.language.value = language;
    one.refresh();
    samples[language] = one.code.textContent;
  }
  return {target: r.target, headers: r.headers, text: body.text, samples,
    parts: body.parts || []};
})"""


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
    describer = Describer(document.api, None, {})
    models = [requests.first(operation.key) for operation in document.api.operations]
    assert len(models) == 87
    elements = "\n".join(
        f'<api-playground><script type="application/json">{html_json(describer.describe(m))}</script>'
        "</api-playground>"
        for m in models
    )
    script = playground_script()
    file = tmp_path / "page.html"
    file.write_text(
        f"<!doctype html><meta charset=utf-8><body>{elements}<script>{script}</script>",
        encoding="utf-8",
    )
    page.open(file.as_uri())
    differences = []
    for model, found in zip(models, page.evaluate(READ), strict=True):
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
        compile(found["samples"]["python"], model.key, "exec")
    assert not differences, differences[0]


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed: .ci/install")
def test_curl_samples_keep_text_as_data(page: Page, document: Any, tmp_path: Path) -> None:
    """They are run by a shell, and what arrives is what the form says."""
    requests = build_requests(document.api, document.settings)
    describer = Describer(document.api, None, {})
    names = ("querydeepObjectTrueobject", "pathmatrixTruelist", "application-json", "text")
    names += ("application-x-www-form-urlencoded",)
    models = [requests.first(name) for name in names]
    elements = "".join(
        f'<api-playground><script type="application/json">{html_json(describer.describe(m))}</script>'
        "</api-playground>"
        for m in models
    )
    file = tmp_path / "page.html"
    file.write_text(
        f"<meta charset=utf-8><body>{elements}<script>{playground_script()}</script>",
        encoding="utf-8",
    )
    page.open(file.as_uri())
    samples = [found["samples"]["curl"] for found in page.evaluate(READ)]
    with serve(document.document, document.relations, Options()) as server:
        for model, sample in zip(models, samples, strict=True):
            server.clear()
            environment = {"PATH": os.environ["PATH"], "API_ROOT": server.root, "HOME": "/nowhere"}
            subprocess.run(["sh", "-c", sample], env=environment, check=True, capture_output=True)
            (sent,) = server.requests
            assert sent.target == server.root.removeprefix(server.url) + model.target
            if isinstance(model.body, JsonBody):
                assert json.loads(sent.body) == json.loads(json.dumps(model.body.value))
            elif isinstance(model.body, FormBody | TextBody):
                assert sent.body.decode() == model.body.text


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
    assert result.api is not None
    assert result.settings is not None
    assert result.document is not None
    model = build_requests(result.api, result.settings).first("up")
    data = html_json(Describer(result.api, None, {}).describe(model))
    file = tmp_path / "page.html"
    file.write_text(
        f'<meta charset=utf-8><body><api-playground><script type="application/json">{data}</script>'
        f"</api-playground><script>{playground_script()}</script>",
        encoding="utf-8",
    )
    photo = tmp_path / 'a"b.png'
    photo.write_bytes(bytes(range(256)))
    with serve(result.document, result.relations, Options()) as server:
        page.open(file.as_uri())
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
