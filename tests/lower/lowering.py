"""From the text of a small document to its API, by the stages that a user's document takes."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.diagnostics import Sink
from generator.document.refs import resolve
from generator.document.source import load_text
from generator.document.upgrade import upgrade
from generator.ir.model import Api
from generator.lower.api import lower


@dataclass(frozen=True)
class Lowered:
    api: Api
    sink: Sink

    @property
    def codes(self) -> list[str]:
        """The codes of what this stage said, in order."""
        return [d.code for d in self.sink if d.code.startswith("L")]


def lower_document(document: dict) -> Lowered:
    return lower_text(json.dumps(document))


def lower_text(text: str) -> Lowered:
    sink = Sink()
    upgraded = upgrade(resolve(load_text(text, "case.json"), sink, tolerant=True), sink)
    return Lowered(lower(upgraded, sink), sink)


def complete(
    *,
    schemas: dict | None = None,
    paths: dict | None = None,
    version: str = "3.1.0",
    **rest: object,
) -> dict:
    """A whole document around the part that a test is about."""
    document: dict = {"info": {"title": "case", "version": "1"}, "paths": paths or {}}
    document["swagger" if version == "2.0" else "openapi"] = version
    if schemas and version == "2.0":
        document["definitions"] = schemas
    elif schemas:
        document["components"] = {"schemas": schemas}
    for key, value in rest.items():
        if key == "components" and schemas:
            document["components"] |= value
        else:
            document[key] = value
    return document
