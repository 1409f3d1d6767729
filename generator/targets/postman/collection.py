"""The whole collection, as plain data in the format 2.1."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from generator.emit.files import Data
from generator.ir.model import Api, Operation
from generator.names.groups import groups_of
from generator.relations.processes import StepKind, Work, Workflow, WorkflowKind, WorkflowStep
from generator.relations.relate import Relations
from generator.requests.model import RequestModel, Requests
from generator.targets.postman.folders import Folder, folders_of
from generator.targets.postman.items import Book, Fields, settings_of
from generator.targets.postman.paths import path_values
from generator.targets.postman.prose import operation_doc, text_of, title_of
from generator.targets.postman.replies import saved_replies
from generator.targets.postman.scripts import Look, after, before_each
from generator.targets.postman.text import Templated, literal
from generator.targets.postman.values import Values, upload_bodies
from generator.targets.postman.variables import POLL_LIMIT, POLL_SECONDS, Names, Variable

_SCHEMA: Final = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
_LOOKS: Final = 100  # at the state of some work, before a workflow gives up
_OTHER: Final = "Other"
_WORKFLOWS: Final = "Workflows"
_CLEAN_UP: Final = "Clean up"
_GONE: Final = 404


@dataclass(frozen=True, slots=True)
class Collection:
    """Writes the collection of an API."""

    relations: Relations
    requests: Requests
    book: Book
    name: str
    ids: UUID

    @classmethod
    def of(
        cls, relations: Relations, requests: Requests, values: Values, names: Names, name: str
    ) -> Collection:
        """The writer for one API; ``name`` is what the collection is called."""
        api = relations.api
        models = [requests.first(operation.key) for operation in api.operations]
        full = {model.key: requests.full(model.key) or model for model in models}
        written, others = _places(requests, values)
        places, put = others | written, frozenset(written)
        book = Book(api, values, names, places, written=put, full=full)
        book = replace(book, auth=_most_common(book, models))
        return cls(
            relations,
            requests,
            book,
            name,
            uuid5(NAMESPACE_URL, json.dumps(["postman", api.info.title])),
        )

    @property
    def api(self) -> Api:
        """The API."""
        return self.relations.api

    def data(self) -> Fields:
        """The collection as the data of its JSON file."""
        workflows = self.relations.workflows
        headers = {
            h.name: None for ms in self.requests.by_operation.values() for h in ms[0].client_headers
        }
        script = before_each(list(headers), sorted(self.book.values.producers))
        collection: Fields = {
            "info": {
                "_postman_id": str(self.ids),
                "name": self.name,
                "description": self._about(workflows),
                "schema": _SCHEMA,
            },
            "item": [*self._folders(), *self._workflows(workflows)],
            "event": [_event("prerequest", script)],
            "variable": [_variable(v) for v in self._variables(workflows)],
        }
        if self.book.auth is not None:
            collection["auth"] = self.book.auth
        return collection

    def _about(self, workflows: Sequence[Workflow]) -> str:
        names = self.book.names
        lines = [text_of(self.api.info.doc)] if text_of(self.api.info.doc) else []
        secrets = [v.name for v in names.declared if not v.value and v.name in self._secrets()]
        steps = [
            f"Check the value of the collection variable `{names.root}`.",
            *(f"Set the **current value** of the variable `{name}`." for name in secrets),
            "Send a request. The requests that follow use the IDs from its response.",
        ]
        if workflows:
            steps.append(
                f"Or run a folder in **{_WORKFLOWS}**: it sends requests in the right order."
            )
        lines.append("## Getting started\n\n" + "\n".join(f"1. {step}" for step in steps))
        return "\n\n".join(lines)

    def _secrets(self) -> frozenset[str]:
        names = self.book.names
        basic = {n(key) for key in names.schemes for n in (names.user, names.password)}
        return frozenset(names.schemes.values()) | basic

    def _variables(self, workflows: Sequence[Workflow]) -> Iterator[Variable]:
        yield from self.book.names.declared
        titles = {o.key: title_of(o) for o in self.api.operations}
        for variable in self.book.values.names.values():
            if makers := self.book.values.producers.get(variable):
                listed = ", ".join(titles[key] for key in makers)
                yield Variable(variable, "", f"Set by the response to: {listed}.")
            elif variable in self.book.places:
                doc = "A value in paths. Replace it with your own."
                yield Variable(variable, literal(self.book.places[variable]), doc)
        if any(step.kind is StepKind.WAIT for workflow in workflows for step in workflow.steps):
            yield Variable(POLL_SECONDS, "", "Seconds between polls. If empty, a default is used.")
            yield Variable(POLL_LIMIT, str(_LOOKS), "The maximum number of polls.")

    def _folders(self) -> Iterator[Data]:
        folders, last = folders_of(groups_of(self.api, _OTHER), self.book.values)
        yield from (self._folder(folder) for folder in folders)
        if last:
            yield {
                "id": self._id("folder of removals"),
                "name": _CLEAN_UP,
                "description": "Requests that remove what requests in other folders need.",
                "item": [self._item(operation) for operation in last],
            }

    def _folder(self, folder: Folder) -> Data:
        return {
            "id": self._id("folder", folder.group.name),
            "name": folder.group.name,
            "description": text_of(folder.group.tag.doc),
            "item": [
                *(self._folder(inner) for inner in folder.inner),
                *(self._item(operation) for operation in folder.operations),
            ],
        }

    def _item(self, operation: Operation) -> Data:
        model = self.requests.first(operation.key)
        captures = self.book.values.captures.get(operation.key, ())
        body = self._upload_bodies().get(operation.key)
        request = self.book.request(model, body=body)
        whole = self.book.request(self.book.full[operation.key], body=body)
        look = Look(captures, work=self._work(operation))
        script = after(self.api, operation, look, self.book.names.root)
        replies = [
            {"id": self._id("reply", operation.key, str(number), key), **reply}
            for number, (key, reply) in enumerate(
                saved_replies(self.api, operation, request, whole)
            )
        ]
        fills = tuple(capture.variable for capture in captures)
        item: Fields = {
            "id": self._id("request", operation.key),
            "name": title_of(operation),
            "request": {**request, "description": operation_doc(self.api, operation, fills)},
            "response": replies,
            "event": [_event("test", script)],
        }
        if behavior := settings_of(model):
            item["protocolProfileBehavior"] = behavior
        return item

    def _workflows(self, workflows: Sequence[Workflow]) -> Iterator[Data]:
        if workflows:
            yield {
                "id": self._id("folder of workflows"),
                "name": _WORKFLOWS,
                "description": (
                    "Run each folder as a whole: its requests are in the right order. A workflow "
                    "creates what it needs, deletes it at the end, and stops if a request fails."
                ),
                "item": [self._workflow(workflow) for workflow in workflows],
            }

    def _workflow(self, workflow: Workflow) -> Data:
        steps = list(enumerate(workflow.steps, start=1))
        listed = "\n".join(f"{number}. {_step_name(step)}" for number, step in steps)
        return {
            "id": self._id("workflow", workflow.about.key),
            "name": f"{title_of(workflow.about)}, step by step",
            "description": listed,
            "item": [self._step(workflow, number, step) for number, step in steps],
        }

    def _step(self, workflow: Workflow, number: int, step: WorkflowStep) -> Data:
        operation, cleans = step.operation, step.kind is StepKind.CLEAN
        model = self.requests.first(operation.key)
        look = Look(
            captures=self.book.values.captures.get(operation.key, ()),
            also=(_GONE,) if cleans else (),
            stops=not cleans,
            work=self._work(operation) if step.kind is StepKind.WAIT else None,
        )
        is_upload = workflow.kind is WorkflowKind.UPLOAD
        body = self._upload_bodies().get(operation.key) if is_upload else None
        request = self.book.request(model, shared=True, body=body)
        item: Fields = {
            "id": self._id("step", workflow.about.key, str(number)),
            "name": f"{number}. {_step_name(step)}",
            "request": request,
            "response": [],
            "event": [_event("test", after(self.api, operation, look, self.book.names.root))],
        }
        if behavior := settings_of(model):
            item["protocolProfileBehavior"] = behavior
        return item

    def _work(self, operation: Operation) -> Work | None:
        """The work that an operation reports on."""
        return next((work for work in self.relations.work if work.poll is operation), None)

    def _upload_bodies(self) -> dict[str, dict[str, Templated]]:
        """What takes the place of examples where a file is sent in parts: facts of the sample."""
        found: dict[str, dict[str, Templated]] = {}
        for upload in self.relations.uploads:
            finish = self.requests.first(upload.finishes.key)
            opens, finishes = upload_bodies(self.book.values, upload.recipe, finish)
            found |= {upload.opens.key: opens, upload.finishes.key: finishes}
        return found

    def _id(self, *parts: str) -> str:
        return str(uuid5(self.ids, json.dumps(parts)))


def _step_name(step: WorkflowStep) -> str:
    name = title_of(step.operation)
    return f"{name}, until done" if step.kind is StepKind.WAIT else name


def _places(requests: Requests, values: Values) -> tuple[dict[str, str], dict[str, str]]:
    """For each variable of a path that no reply fills, the value to begin with.

    First those that requests write to: what is written there is read and removed again. For
    others it is the value that most requests have.
    """
    written: dict[str, str] = {}
    found: dict[str, Counter[str]] = {}
    for models in requests.by_operation.values():
        model = models[0]
        for name, value in path_values(model):
            variable = values.of_path(model.operation, name)
            if variable not in values.producers:
                found.setdefault(variable, Counter())[value] += 1
                if model.method == "PUT" and model.operation.template.last.only_name == name:
                    written.setdefault(variable, value)
    common = {variable: counts.most_common(1)[0][0] for variable, counts in found.items()}
    return written, common


def _most_common(book: Book, models: Iterable[RequestModel]) -> Fields | None:
    """What most requests are authorized with; the others say so themselves."""
    found: list[Fields] = []
    for model in models:
        auth, _, _ = book.credentials(model)
        if auth is not None:
            found.append(auth)
    return max(found, key=found.count) if found else None


def _event(listen: str, lines: list[str]) -> Data:
    return {"listen": listen, "script": {"type": "text/javascript", "exec": lines}}


def _variable(variable: Variable) -> Data:
    return {
        "key": variable.name,
        "value": variable.value,
        "type": "string",
        "description": variable.doc,
    }
