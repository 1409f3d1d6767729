"""What each operation is there for, read from the shape of the API.

Operations on a place list, make, read, change and remove; ``x-sdk-*`` says which ones start
work, report on it, page or upload in parts. What has no role answers with an example.
"""

from __future__ import annotations

from typing import Literal

from generator.ir.hints import UploadRecipe
from generator.ir.model import Api, Operation
from generator.ir.types import TypeRef
from generator.ir.walk import target_of
from generator.ir.wire import ParamIn
from generator.mock.wire.values import item_type, properties, type_at, words
from generator.mock.world.ask import (
    IDS,
    body_type,
    declares,
    gives_octets,
    items_pointer,
    key_property,
    reply_type,
    sends_octets,
)
from generator.mock.world.roles import (
    ContentRole,
    CreateRole,
    FixedRole,
    ListRole,
    Place,
    Plan,
    QueryRole,
    ReadRole,
    RemoveRole,
    ResultsRole,
    Role,
    UploadRole,
    WriteRole,
)
from generator.notation.paths import BracedText, PathTemplate


def plan(api: Api) -> Plan:
    """Give every operation its role."""
    return _Planner(api).plan()


class _Planner:
    def __init__(self, api: Api) -> None:
        self._api = api
        self._by_id = {op.operation_id: op for op in api.operations if op.operation_id}
        self._roles: dict[str, Role] = {}
        self._places: dict[str, Place] = {}
        self._started = {
            op.hints.starts.poll for op in api.operations if op.hints.starts is not None
        }

    def plan(self) -> Plan:
        """The plan of the API."""
        uploads = self._upload_steps()
        rest = [op for op in self._api.operations if op.key not in uploads]
        twins = self._twins(rest)
        self._find_places([op for op in rest if op.key not in twins])
        for op in rest:
            twin = twins.get(op.key)
            self._roles[op.key] = self._role(op) if twin is None else self._role(twin)
        for key, (step, recipe) in uploads.items():
            self._roles[key] = UploadRole(step, recipe, self._upload_place(recipe))
        return Plan(
            roles=self._roles,
            parents={op.key: self._parents(op) for op in self._api.operations},
            references=self._references(),
            work={
                place.reader.operation_id: place
                for place in self._places.values()
                if place.reader is not None and place.polling is not None
            },
        )

    # -- uploads and twins -----------------------------------------------------------------

    def _upload_steps(self) -> dict[str, tuple[Literal["open", "part", "finish"], UploadRecipe]]:
        found: dict[str, tuple[Literal["open", "part", "finish"], UploadRecipe]] = {}
        for op in self._api.operations:
            if (recipe := op.hints.upload) is not None:
                found[op.key] = ("open", recipe)
                found[recipe.part_operation] = ("part", recipe)
                found[recipe.finish_operation] = ("finish", recipe)
        return {key: step for key, step in found.items() if key in self._keys()}

    def _keys(self) -> set[str]:
        return {op.key for op in self._api.operations}

    def _upload_place(self, recipe: UploadRecipe) -> Place | None:
        """The place whose files are written under names that the opening request gives."""
        opener = next(op for op in self._api.operations if op.hints.upload == recipe)
        given = set(properties(body_type(opener), self._api.decls))
        given |= {one.name for one in opener.parameters}
        for op in self._api.operations:
            role = self._roles.get(op.key)
            names = {one.name for one in op.parameters if one.location is ParamIn.PATH}
            writes = isinstance(role, WriteRole) and sends_octets(self._api, op)
            if isinstance(role, WriteRole) and writes and names and names <= given:
                return role.place
        return None

    def _twins(self, operations: list[Operation]) -> dict[str, Operation]:
        """Operations that report on the same work as another one, which is the one to go by."""
        found = {}
        polls = [op for op in operations if op.hints.polling is not None]
        for op in polls:
            if op.operation_id in self._started:
                continue
            for other in polls:
                same = reply_type(op) == reply_type(other) and _names(op) == _names(other)
                if other.operation_id in self._started and same:
                    found[op.key] = other
        return found

    # -- places ------------------------------------------------------------------------------

    def _find_places(self, operations: list[Operation]) -> None:
        by_path: dict[str, dict[str, Operation]] = {}
        for op in operations:
            by_path.setdefault(op.template.shape, {}).setdefault(op.method, op)
        for methods in list(by_path.values()):
            template = next(iter(methods.values())).template
            if name := template.segments[-1].only_name:
                self._add(template.parent, name, by_path.get(template.parent.shape, {}), methods)
        for path, methods in by_path.items():
            if path not in self._places and "GET" in methods:
                self._add_unnamed(methods["GET"].template, methods)

    def _add(
        self,
        template: PathTemplate,
        name: str,
        own: dict[str, Operation],
        item: dict[str, Operation],
    ) -> None:
        api = self._api
        reader = item.get("GET") or item.get("HEAD")
        lister = own.get("GET")
        if lister is not None and items_pointer(api, lister) is None:
            lister = None
        maker = own.get("POST")
        if maker is not None and not self._makes(maker, name):
            maker = None
        record = self._record(reader, lister, maker or item.get("PUT"))
        writer = item.get("PUT")
        upserts = writer is not None and (declares(writer, "201") or sends_octets(api, writer))
        polling = reader.hints.polling if reader is not None else None
        started = reader is not None and reader.operation_id in self._started
        key = key_property(name, properties(record, api.decls))
        self._places[template.shape] = Place(
            template=str(template),
            parameter=name,
            key=key,
            record=record,
            reader=reader,
            lister=lister,
            maker=maker,
            # who neither shows nor reads its things cannot know which of them there are
            closed=(maker is not None or upserts or started) and bool(key or reader),
            polling=polling,
        )

    def _add_unnamed(self, template: PathTemplate, methods: dict[str, Operation]) -> None:
        """Things without a path of their own: a property of the body says which one is meant."""
        api, lister = self._api, methods["GET"]
        pointer = items_pointer(api, lister)
        maker = methods.get("POST")
        others = [methods[name] for name in ("DELETE", "PATCH", "PUT") if name in methods]
        if pointer is None or maker is None or not others or maker.hints.paging is not None:
            return
        record = item_type(type_at(reply_type(lister), pointer, api), api)
        known = properties(record, api.decls)
        for op in others:
            given = properties(body_type(op), api.decls)
            keys = [name for name, prop in given.items() if prop.required and name in known]
            if keys:
                self._places[template.shape] = Place(
                    str(template), "", keys[0], record, lister=lister, maker=maker, closed=True
                )
                return

    def _makes(self, maker: Operation, parameter: str) -> bool:
        """Whether a POST makes a thing whose name its caller gets to know."""
        if maker.hints.paging is not None or maker.hints.polling is not None:
            return False
        reply = properties(reply_type(maker), self._api.decls)
        body = properties(body_type(maker), self._api.decls)
        found = maker.reply()
        told = found is not None and any(h.name.lower() == "location" for h in found.headers)
        return told or bool(key_property(parameter, reply)) or bool(key_property(parameter, body))

    def _record(
        self, reader: Operation | None, lister: Operation | None, maker: Operation | None
    ) -> TypeRef | None:
        api = self._api
        if reader is not None and (found := reply_type(reader)) is not None:
            return found
        if lister is not None:
            pointer = items_pointer(api, lister) or ""
            found = item_type(type_at(reply_type(lister), pointer, api), api)
            if found is not None:
                return found
        return reply_type(maker) if maker is not None else None

    # -- roles -------------------------------------------------------------------------------

    def _role(self, op: Operation) -> Role:
        if op.hints.starts is not None and op.method in {"POST", "PUT"}:
            poll = self._by_id.get(op.hints.starts.poll)
            place = self._place_of(poll) if poll is not None else None
            if place is not None and reply_type(op) == place.record:
                return CreateRole(place)
        found = self._item_role(op) or self._collection_role(op) or self._inner_role(op)
        if found is not None:
            return found
        pointer = items_pointer(self._api, op)
        if pointer is not None and (op.hints.paging is not None or op.method == "GET"):
            listed = self._same_records(op, pointer)
            return ListRole(listed, pointer) if listed is not None else QueryRole(pointer)
        return FixedRole()

    def _place_of(self, op: Operation) -> Place | None:
        """The place that an operation on one thing is about."""
        template = op.template
        ends = template.segments[-1].only_name
        return self._places.get(template.parent.shape) if ends else None

    def _item_role(self, op: Operation) -> Role | None:
        place = self._place_of(op)
        if place is None:
            return None
        match op.method:
            case "GET" | "HEAD":
                return ReadRole(place)
            case "PUT":
                return WriteRole(place, merge=False)
            case "PATCH" | "POST":
                return WriteRole(place, merge=not sends_octets(self._api, op))
            case "DELETE":
                return RemoveRole(place)
            case _:
                return None

    def _collection_role(self, op: Operation) -> Role | None:
        place = self._places.get(op.template.shape)
        if place is None:
            return None
        pointer = items_pointer(self._api, op)
        if op.method == "GET" and pointer is not None:
            return ListRole(place, pointer)
        if op is place.maker:
            return CreateRole(place)
        named = place.key and place.key in properties(body_type(op), self._api.decls)
        if op.method in {"PUT", "PATCH"} and named:
            return WriteRole(place, merge=op.method == "PATCH")
        if op.method == "DELETE" and named:
            return RemoveRole(place)
        return None

    def _inner_role(self, op: Operation) -> Role | None:
        """Operations below the path of one thing."""
        parent = self._nearest(op.template)
        if parent is None:
            return None
        pointer = items_pointer(self._api, op)
        if op.method == "GET" and parent.polling is not None and pointer is not None:
            return ResultsRole(parent, pointer)
        octets = gives_octets(self._api, op) if op.method in {"GET", "HEAD"} else False
        if op.method in {"PUT", "POST"}:
            octets = sends_octets(self._api, op)
        below = op.template.shape[len(BracedText.parse(parent.item_template).shape) :]
        return ContentRole(parent) if octets and "{" not in below else None

    def _nearest(self, template: PathTemplate) -> Place | None:
        """The place of the innermost thing that a path is below."""
        return next(reversed(self._around(template)), None)

    def _around(self, template: PathTemplate) -> list[Place]:
        """The places of the things that a path is below, from the outside in."""
        steps = template.shape.split("/")
        found = []
        for end in range(1, len(steps) - 1):
            place = self._places.get("/".join(steps[:end]))
            if place is not None and place.parameter and steps[end] == "{}":
                found.append(place)
        return found

    def _same_records(self, op: Operation, pointer: str) -> Place | None:
        """A place around a list of the same records: ``/pets`` of ``/pets/by_status``."""
        listed = item_type(type_at(reply_type(op), pointer, self._api), self._api)
        if listed is None or op.method != "GET":
            return None
        wanted = target_of(listed, self._api.decls)
        steps = op.template.shape.split("/")
        for end in range(len(steps) - 1, 0, -1):
            place = self._places.get("/".join(steps[:end]))
            if place is None or place.record is None:
                continue
            if target_of(place.record, self._api.decls) == wanted:
                return place
        return None

    # -- what has to be there ------------------------------------------------------------------

    def _parents(self, op: Operation) -> tuple[Place, ...]:
        own = self._place_of(op)
        return tuple(
            place for place in self._around(op.template) if place.closed and place is not own
        )

    def _references(self) -> dict[str, Place]:
        """Names like ``batch_id`` that one place alone uses for its things."""
        found: dict[str, list[Place]] = {}
        for place in self._places.values():
            if place.parameter:
                found.setdefault(place.parameter, []).append(place)
        return {
            name: places[0]
            for name, places in found.items()
            if len(places) == 1
            and places[0].closed
            and not PathTemplate.parse(places[0].template).names
            if len(words(name)) > 1 and words(name)[-1] in IDS
        }


def _names(op: Operation) -> list[str]:
    return [one.name for one in op.parameters if one.location is ParamIn.PATH]
