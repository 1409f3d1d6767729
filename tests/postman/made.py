"""Collections of documents, without writing them anywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator.config.load import load_configuration
from generator.config.settings import Settings
from generator.diagnostics import Sink
from generator.document.source import load_file
from generator.emit.files import Json, json_bytes
from generator.ir.model import Api
from generator.pipeline import Request, run
from generator.relations.relate import relate
from generator.requests.build import build_requests
from generator.targets.base import PlanRequest, Target
from generator.targets.postman.target import postman_target
from generator.targets.registry import TARGETS

ROOT = Path(__file__).parents[2]
AIHUB = ROOT / "specs" / "aihub" / "sdk.yaml"


@dataclass(frozen=True)
class Made:
    """A collection, the bytes of its file, and what it was made from."""

    data: dict[str, Any]
    content: bytes
    files: tuple[str, ...]
    api: Api
    settings: Settings

    def folder(self, name: str) -> dict[str, Any]:
        return next(item for item in self.data["item"] if item["name"] == name)

    def workflow(self, name: str) -> list[str]:
        """What the steps of a workflow send: ``POST /pets``, without the root."""
        found = next(
            i for i in self.folder("Workflows")["item"] if i["name"] == f"{name}, step by step"
        )
        return [sends(item) for item in found["item"]]

    def request(self, name: str) -> dict[str, Any]:
        return next(item for item in requests(self.data) if item["name"] == name)

    def value(self, variable: str) -> str:
        return {v["key"]: v["value"] for v in self.data["variable"]}[variable]

    @property
    def variables(self) -> list[str]:
        return [v["key"] for v in self.data["variable"]]


def aihub() -> Made:
    """The collection of AI Hub."""
    return _made(Request(config=AIHUB))


def collection(spec: dict[str, Any] | bytes, config: Path | None = None) -> Made:
    """The collection of a document."""
    content = spec if isinstance(spec, bytes) else json.dumps(spec).encode()
    return _made(Request(spec="-", stdin=content, config=config))


def document(paths: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A small document."""
    return {"openapi": "3.1.0", "info": {"title": "Pets", "version": "1"}, "paths": paths, **more}


def reply(schema: dict[str, Any], status: str = "200", **more: Any) -> dict[str, Any]:
    """``responses`` with one JSON reply."""
    content = {"application/json": {"schema": schema, **more}}
    return {status: {"description": "Done.", "content": content}}


def target_of(config: Path | None) -> Target:
    """The target with what a configuration says."""
    if config is None:
        return postman_target({})
    sink = Sink()
    found = load_configuration(load_file(config), config.parent, sink, TARGETS)
    assert len(sink) == 0
    return found.own["postman"]


def plan_request(api: Api, settings: Settings, sink: Sink) -> PlanRequest:
    """What the pipeline asks of the target."""
    requests = partial(build_requests, api, settings)
    return PlanRequest(api, relate(api), settings, sink, requests=requests)


def _made(request: Request) -> Made:
    result = run(request, "validate")
    assert result.api is not None, [d.message for d in result.sink]
    assert result.settings is not None
    sink = Sink()
    jobs = target_of(request.config)(plan_request(result.api, result.settings, sink)).jobs
    assert not sink.failed, [d.message for d in sink]
    source = jobs[0].source
    assert isinstance(source, Json)
    content = json_bytes(source.value)
    files = tuple(str(job.path) for job in jobs)
    return Made(json.loads(content), content, files, result.api, result.settings)


def requests(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every item with a request, folders and workflows alike, in order."""
    if "request" in item:
        yield item
    for inner in item.get("item", ()):
        yield from requests(inner)


def sends(item: dict[str, Any]) -> str:
    request = item["request"]
    return f"{request['method']} /{'/'.join(request['url']['path'])}"


def script(item: dict[str, Any]) -> str:
    """The test script of a request."""
    return "\n".join(item["event"][0]["script"]["exec"])
