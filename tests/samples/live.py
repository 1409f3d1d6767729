"""The samples that the scripts of a site make, beside those that the generator makes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator.emit.engine import Engine
from generator.emit.files import FileJob, Template
from generator.emit.render import render_tree
from generator.emit.style import CodeStyle
from generator.emit.templates import template_root
from generator.ir.wire import ArgumentIn, ParamIn
from generator.notation.media import is_json
from generator.pipeline import Request, run
from generator.requests.build import build_requests
from generator.requests.model import (
    FileBody,
    FilePart,
    FormBody,
    JsonBody,
    MultipartBody,
    RequestModel,
    TextBody,
)
from generator.targets.samples.plan import languages_of, template_of
from generator.targets.tables.python import PythonTable
from generator.targets.tables.samples import SamplesTable

HARNESS = Path(__file__).with_name("live.mjs")


@dataclass(frozen=True)
class Sample:
    """One sample: what it is called, what a page asks for, and what the generator prints."""

    name: str
    language: str
    request: Mapping[str, Any]
    text: str


@dataclass(frozen=True)
class Document:
    """The samples of a document, and the scripts of its site."""

    scripts: Mapping[str, str]
    samples: Sequence[Sample]


def samples_of(request: Request) -> Document:
    """Every operation, minimal and full, in every language."""
    result = run(request, "plan")
    assert result.ok, list(result.sink)
    assert result.api is not None
    assert result.settings is not None
    table, sdk = result.plans["samples"].table, result.plans["python"].table
    assert isinstance(table, SamplesTable)
    assert isinstance(sdk, PythonTable)
    requests = build_requests(result.api, result.settings)
    found = [(m, language) for op in result.api.operations
             for m in requests.shown(op.key)
             for language in languages_of(sdk, requests.environment)]  # fmt: skip
    jobs = [
        FileJob(
            PurePosixPath(f"{index:05}.{language.extension}"),
            Template(template_of(language), language.view(model, _name(table, model))),
            language="python" if language.extension == "py" else "none",
        )
        for index, (model, language) in enumerate(found)
    ]
    tree = render_tree(jobs, Engine.at(template_root()), CodeStyle("ruff", (3, 10)), None)
    texts = [file.content.decode() for file in tree]
    return Document(
        table.scripts(),
        [
            Sample(
                f"{model.key} {model.example}",
                language.id,
                request_of(model, table.notes[model.key]),
                text,
            )
            for (model, language), text in zip(found, texts, strict=True)
        ],
    )


def _name(table: SamplesTable, model: RequestModel) -> str:
    note = table.notes[model.key]
    assert isinstance(note, Mapping)
    return str(note["name"])


def request_of(model: RequestModel, note: object) -> Mapping[str, Any]:
    """A request as templates/docs/samples/request.js says."""
    parameters = {place.value for place in ParamIn}
    return {
        "op": {
            "key": model.key,
            "method": model.method,
            "path": model.path,
            "servers": [model.server] if model.server else [],
            "accept": model.accept,
            "binary": model.saves_reply,
            "security": [
                {"scheme": c.scheme, "kind": c.kind.value, "in": c.location.value, "name": c.name}
                | {"prefix": c.prefix, "variable": c.variable, "encoded": c.encoded}
                for c in model.credentials
            ],
            "context": [
                {"name": h.name, "variable": h.variable, "required": getattr(h, "required", False)}
                for h in model.client_headers
            ],
            "params": [
                {"in": p.location.value, "name": p.name, "style": p.style.value}
                | {"explode": p.explode, "reserved": p.allow_reserved}
                | {"json": is_json(p.media_type)}
                for p in model.operation.parameters
            ],
            "sample": note,
        },
        "target": model.target,
        "headers": [pair for pair in model.sent_headers if pair[0] != "Cookie"],
        "values": {
            f"{one.location.value} {one.wire}": one.value
            for one in model.arguments
            if one.location.value in parameters
        },
        **_body(model),
    }


def _body(model: RequestModel) -> Mapping[str, Any]:
    whole = model.argument(ArgumentIn.BODY_ROOT, "")
    value = whole.value if whole is not None else None
    match model.body:
        case JsonBody(media_type=media_type, value=value):
            found: dict[str, Any] = {"type": media_type, "kind": "json", "value": value}
        case TextBody(media_type=media_type, text=text):
            found = {"type": media_type, "kind": "text", "text": text}
        case FormBody(media_type=media_type) as form:
            found = {"type": media_type, "kind": "form", "text": form.text, "value": value}
        case FileBody(media_type=media_type):
            found = {"type": media_type, "kind": "file", "file": None}
        case MultipartBody(media_type=media_type, parts=parts):
            rows = [
                [one.name, None if isinstance(one, FilePart) else one.text, one.media_type]
                for one in parts
            ]
            found = {"type": media_type, "kind": "multipart", "value": value, "parts": rows}
        case None:
            return {}
    return {"body": found}


def in_browser(folder: Path, lines: Sequence[str], *mode: str) -> list[Any]:
    """What the scripts in ``folder`` make of lines: JSON of a language and a request, or a text."""
    node = shutil.which("node")
    if node is None:
        assert not os.environ.get("CI"), "the scripts of samples need node"
        pytest.skip("the scripts of samples need node")
    done = subprocess.run(
        [node, str(HARNESS), str(folder), *mode],
        input="".join(f"{line}\n" for line in lines).encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def put(scripts: Mapping[str, str], folder: Path) -> Path:
    """Write the scripts of a site."""
    for name, text in scripts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
