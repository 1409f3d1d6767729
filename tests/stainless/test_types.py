"""The package passes a type checker, also where the client and resources are called alike."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.cases.sdk import generate

if TYPE_CHECKING:
    from pathlib import Path

_LIST = "{responses: {'200': {description: Names., content: {application/json: {schema: {type: array, items: {type: string}}}}}}}"
_DOCUMENT = f"""\
openapi: 3.1.0
info: {{title: Alike, version: '1'}}
servers: [{{url: 'https://alike.test'}}]
paths:
  /a: {{get: {_LIST}}}
  /b: {{get: {_LIST}}}
  /c: {{get: {_LIST}}}
"""
_SDK = """\
edition: "2026"
spec: alike.yaml
package: {name: alike}
client: {class: Alike}
resources:
  alike:
    class: Alike
    methods: {list: GET /a}
    resources: {alike: {class: Alike, methods: {list: GET /b}}}
  other: {class: Other, methods: {list: GET /c}}
compat: {stainless: true}
"""
_USER = """\
import typing
from alike import Alike, resources
client = Alike()
listed: typing.List[str] = client.alike.list()
view: resources.alike.AlikeWithRawResponse = client.with_raw_response.alike
below: resources.other.OtherWithStreamingResponse = client.with_streaming_response.other
wrong: resources.other.OtherWithRawResponse = client.with_raw_response.alike  # type: ignore[assignment]
"""


def test_mypy(tmp_path: Path) -> None:
    (tmp_path / "alike.yaml").write_text(_DOCUMENT)
    (tmp_path / "sdk.yaml").write_text(_SDK)
    made = generate(tmp_path / "alike.yaml", "alike", config=tmp_path / "sdk.yaml")
    for name, text in made.files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "user.py").write_text(_USER)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "-p", "alike", "-m", "user"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
