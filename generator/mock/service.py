"""One request in, one reply out: routes, checks, behaviours. No wire."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from generator.diagnostics.suggest import closest
from generator.diagnostics.wording import counted
from generator.document.model import Document
from generator.ir.members import only_values
from generator.ir.model import Api, Operation, Parameter
from generator.ir.wire import ParamIn
from generator.mock.behave import files, resources, uploads
from generator.mock.behave.jobs import start_jobs
from generator.mock.behave.replies import error_in_success, prescribed, refusal, render
from generator.mock.check.auth import Guard
from generator.mock.check.schemas import Schemas
from generator.mock.check.tenants import Tenants
from generator.mock.options import Options
from generator.mock.wire.bodies import Body, read_body
from generator.mock.wire.incoming import Call, Incoming, Problem, RefusalError, Reply
from generator.mock.wire.parameters import problem, read_parameters
from generator.mock.wire.routes import Match, Router
from generator.mock.wire.values import Data
from generator.mock.world.state import State
from generator.mock.world.world import Answer, World
from generator.relations.model import Purpose, Role
from generator.relations.relate import Relations

_PREFER: Final = re.compile(r"(code|example)\s*=\s*\"?([^\s,;\"]+)")


class Service:
    """The mocked API."""

    def __init__(
        self, document: Document, relations: Relations, options: Options, state: State
    ) -> None:
        self.api = api = relations.api
        self.world = World(relations, options, state)
        self.router = Router(api)
        self._schemas = Schemas(document)
        self._stateless = options.stateless
        self._guard = Guard(api, options.tokens)
        self._tenants = Tenants(api, options.names) if options.names is not None else None

    def answer(
        self, incoming: Incoming, *, ends: str = "", soft: str = ""
    ) -> tuple[Reply, Operation | None, tuple[Problem, ...]]:
        """The reply, the operation that was meant, and what was wrong with the request.

        ``ends``: how work that the request starts is to end. ``soft``: if the operation has
        errors that come with a good status, one with this message.
        """
        operation: Operation | None = None
        try:
            match = self._route(incoming)
            operation = match.operation
            self._guard.check(operation, incoming)
            call = replace(self._read(match, incoming), ends=ends)
            if self._tenants is not None:
                self._tenants.check(call)
            rule = next(
                (r.error_in_success for r in operation.responses if r.error_in_success), None
            )
            if soft and rule is not None:
                return error_in_success(call, rule, soft), operation, ()
            wished = dict(_PREFER.findall(incoming.header("Prefer") or ""))
            if wished.get("code", "").isdecimal() and 200 <= int(wished["code"]) < 600:
                name = wished.get("example", "")
                return prescribed(self.world, call, int(wished["code"]), name), operation, ()
            reply = render(self.world, call, self._behave(call))
        except RefusalError as error:
            return refusal(self.api, operation, error), operation, error.problems
        except RecursionError:
            deep = RefusalError(400, "The request is nested too deeply.")
            return refusal(self.api, operation, deep), operation, ()
        if incoming.method not in {"GET", "HEAD"} or self.world.relations.role(operation).has(
            Purpose.POLL
        ):
            self.world.state.save()
        return reply, operation, ()

    def operation_of(self, incoming: Incoming) -> Operation | None:
        """The operation that a request means, if any."""
        try:
            return self._route(incoming).operation
        except RefusalError:
            return None

    # -- which operation -------------------------------------------------------------------

    def _route(self, incoming: Incoming) -> Match:
        found = self.router.find(incoming.method, incoming.path, incoming.query)
        if not found.allowed:
            known = [op.path for op in self.api.operations]
            message = f"The document has no path {incoming.path}."
            if guess := closest(incoming.path, known):
                message = f"{message} Did you mean {guess}?"
            raise RefusalError(404, message)
        if not found.matches:
            allowed = ", ".join(found.allowed)
            message = f"{incoming.path} supports {allowed}, but not {incoming.method}."
            raise RefusalError(405, message, headers={"Allow": allowed})
        return self._meant(found.matches, incoming)

    def _meant(self, matches: tuple[Match, ...], incoming: Incoming) -> Match:
        """Of several operations with one path, the one whose parameters fit.

        The first that fits goes best: templates with a query of their own come first.
        """
        first, *others = matches
        path = first.operation.template.shape
        rivals = [one for one in others if one.operation.template.shape == path]
        for match in (first, *rivals) if rivals else ():
            values, problems = read_parameters(self.api, match.operation, match.values, incoming)
            if not problems and all(
                values.get((one.location, one.name)) in only_values(one.type, self.api.decls)
                for one in match.operation.parameters
                if one.required and only_values(one.type, self.api.decls)
            ):
                return match
        return first

    # -- what it says ------------------------------------------------------------------------

    def _read(self, match: Match, incoming: Incoming) -> Call:
        """The request in the words of the document. Raises RefusalError: 400, 415."""
        operation = match.operation
        values, problems = read_parameters(self.api, operation, match.values, incoming)
        for parameter in operation.parameters:
            key = (parameter.location, parameter.name)
            if key in values and not parameter.undeclared:
                problems += self._faults(operation, parameter, values[key])
        body = read_body(self.api, operation, incoming)
        if body is not None:
            problems += self._body_faults(operation, body)
        if problems:
            message = str(problems[0])
            if more := len(problems) - 1:
                message = f"{message} The request has {counted(more, 'more problem')}."
            raise RefusalError(400, message, *problems)
        call = Call(incoming, operation, match.prefix, values)
        if body is None:
            return call
        return replace(call, media=body.media, body=body.value, files=body.files)

    def _faults(self, operation: Operation, parameter: Parameter, value: Data) -> list[Problem]:
        faults = self._schemas.parameter(operation, parameter, value)
        return [problem(parameter, fault.message, fault.pointer) for fault in faults]

    def _body_faults(self, operation: Operation, body: Body) -> list[Problem]:
        if body.media.item is not None and isinstance(body.value, list) and not body.checked:
            return [
                Problem("body", f"/{index}{fault.pointer}", fault.message)
                for index, one in enumerate(body.value)
                for fault in self._schemas.item(operation, body.media, one)
            ]
        if not body.checked:
            return []
        faults = self._schemas.body(operation, body.media, body.value)
        return [Problem("body", fault.pointer, fault.message) for fault in faults]

    # -- what it does --------------------------------------------------------------------------

    def _behave(self, call: Call) -> Answer:
        if self._stateless:
            return Answer()
        world, role = self.world, self.world.relations.role(call.operation)
        place = world.existence.place(call.operation)
        world.check_parents(call)
        if not _asks(role):
            world.check_references(call, place)
        if place is None or not world.keeps(place, role):
            return self._beside(call, role)
        match role.purpose:
            case Purpose.LIST if role.items is not None:
                return resources.list_items(world, call, place, role.items)
            case Purpose.RESULTS if role.items is not None:
                return resources.results(world, call, place, role.items)
            case Purpose.CREATE:
                return resources.create(world, call, place)
            case Purpose.READ:
                return resources.read(world, call, place)
            case Purpose.REPLACE:
                return resources.write(world, call, place, merge=False)
            case Purpose.MERGE:
                return resources.write(world, call, place, merge=True)
            case Purpose.DELETE:
                return resources.remove(world, call, place)
            case Purpose.UPLOAD | Purpose.DOWNLOAD:
                return files.content(world, call, place)
            case _:
                return self._beside(call, role)

    def _beside(self, call: Call, role: Role) -> Answer:
        """What goes on beside the things that are kept: uploads in parts, lists, examples."""
        match role.purpose:
            case Purpose.OPEN_UPLOAD | Purpose.SEND_PART | Purpose.FINISH_UPLOAD:
                return uploads.step(self.world, call)
            case Purpose.LIST | Purpose.RESULTS if role.items is not None:
                return resources.query(self.world, call, role.items)
            case _:
                return self._fixed(call)

    def _fixed(self, call: Call) -> Answer:
        """The example, and the work that it says was started."""
        if not self.world.existence.started_by(call.operation):
            return Answer()
        data, headers = start_jobs(self.world, call, self.world.example_for(call))
        return Answer(data=data, headers=headers)


def _asks(role: Role) -> bool:
    """Whether an operation only asks, so that what it mentions need not be there."""
    asks = {Purpose.LIST, Purpose.READ, Purpose.RESULTS, Purpose.DOWNLOAD, Purpose.POLL}
    return role.purpose in asks


def document_headers(api: Api) -> tuple[list[str], list[str]]:
    """The request headers and the reply headers that a document has, for CORS."""
    asked = ["Authorization", "Content-Type", "Accept", "Range", "If-None-Match", "Prefer"]
    given = ["Location", "Content-Range", "Content-Length", "ETag", "Last-Modified", "Retry-After"]
    for operation in api.operations:
        asked += [one.name for one in operation.parameters if one.location is ParamIn.HEADER]
        given += [header.name for one in operation.responses for header in one.headers]
    asked += [
        one.name for one in api.security_schemes if one.location is ParamIn.HEADER and one.name
    ]
    return _once(asked), _once(given)


def _once(names: list[str]) -> list[str]:
    """Each name once, whatever its case, in order."""
    found = {
        name.lower(): name for name in reversed(names) if name.isascii() and name.isprintable()
    }
    return sorted(found.values(), key=str.lower)
