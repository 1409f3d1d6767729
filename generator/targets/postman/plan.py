"""The files of the target: the collection, and what its uploads send."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.emit.files import FileJob, Json, Verbatim
from generator.ir.model import Api
from generator.names.words import ascii_only, dashed, split_words
from generator.notation.files import file_name
from generator.requests.model import (
    SAMPLE_CONTENT,
    SAMPLE_NAME,
    FileBody,
    FilePart,
    MultipartBody,
    RequestModel,
)
from generator.targets.base import Planned, PlanRequest
from generator.targets.postman.collection import Collection
from generator.targets.postman.settings import PostmanSettings
from generator.targets.postman.text import clean, literal
from generator.targets.postman.values import name_values
from generator.targets.postman.variables import POLL_LIMIT, POLL_SECONDS, name_variables
from generator.targets.tables.postman import PostmanTable


def plan_postman(request: PlanRequest, settings: PostmanSettings) -> Planned:
    """Every file; faults of the settings are in ``request.sink``."""
    api = request.api
    requests = request.requests()
    models = [found[0] for found in requests.by_operation.values()]
    server = next((model.server for model in models if not model.operation.servers), "")
    names = name_variables(api, settings.variables, requests.environment, server, request.sink)
    reserved = {v.name for v in names.declared} | {POLL_SECONDS, POLL_LIMIT}
    values = name_values(request.relations, reserved)
    title = settings.name or api.info.title or "API"
    name = literal(" ".join(title.split()))
    writer = Collection.of(request.relations, requests, values, names, name)
    data = clean(writer.data())
    slug = request.settings.package.distribution or _slug(api)
    file = f"{slug}.postman_collection.json"
    jobs = [FileJob(PurePosixPath(file), Json(data), language="json")]
    if any(_sends_sample(model) for model in models):
        jobs.append(FileJob(PurePosixPath(SAMPLE_NAME), Verbatim(SAMPLE_CONTENT)))
    return Planned(tuple(jobs), PostmanTable(file, data))


def _slug(api: Api) -> str:
    return file_name(dashed(ascii_only(split_words(api.info.title)))) or "api"


def _sends_sample(model: RequestModel) -> bool:
    match model.body:
        case FileBody(name=name):
            return name == SAMPLE_NAME
        case MultipartBody(parts=parts):
            return any(isinstance(p, FilePart) and p.filename == SAMPLE_NAME for p in parts)
        case _:
            return False
