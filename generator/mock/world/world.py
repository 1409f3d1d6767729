"""What all behaviours share: the API, its relations, the state, and the examples that fill it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from generator.examples import example_of, full_example, request_example
from generator.ir.media import holds_file
from generator.ir.members import type_at
from generator.ir.model import Api, Operation, Response
from generator.ir.wire import ParamIn
from generator.mock.options import Options
from generator.mock.wire.incoming import Call, Problem, RefusalError, as_text
from generator.mock.wire.values import (
    MISSING,
    Data,
    MissingType,
    as_object,
    find,
    like,
    put,
    thaw,
)
from generator.mock.world.existence import existence_of, filled, path_of, reference
from generator.mock.world.records import Changes, project, substitute
from generator.mock.world.state import Item, State
from generator.notation.paths import PathTemplate
from generator.relations.facts import gives_bytes, told_media
from generator.relations.model import InBody, InParameter, Input, Place, Purpose, Role, Scope
from generator.relations.relate import Relations


@dataclass(frozen=True, slots=True)
class Answer:
    """What a behaviour has to say; the rest of a reply comes from the document.

    ``status`` 0: the document's first good one. ``data`` MISSING: its example.
    """

    status: int = 0
    data: Data | MissingType = MISSING
    octets: bytes | None = None
    content_type: str = ""  # of octets
    headers: Mapping[str, str] = field(default_factory=dict)


class World:
    """The mocked server, without its wire."""

    def __init__(self, relations: Relations, options: Options, state: State) -> None:
        self.api: Api = relations.api
        self.relations = relations
        self.existence = existence_of(relations)
        self.options = options
        self.state = state
        self._paths: dict[str, dict[str, Data]] = {}

    # -- examples ----------------------------------------------------------------------------

    def example_path(self, operation: Operation) -> dict[str, Data]:
        """The path parameters of the document's example of an operation."""
        found = self._paths.get(operation.key)
        if found is None:
            given = full_example(self.api, operation).params
            found = {p.name: thaw(value) for p, value in given if p.location is ParamIn.PATH}
            self._paths[operation.key] = found
        return found

    def example(self, operation: Operation, response: Response | None = None) -> Data:
        """The data of a good reply, or of ``response``."""
        response = response or operation.reply()
        media = told_media(response.media, self.api.decls) if response is not None else None
        if media is None:
            return None
        if media.examples:
            return thaw(media.examples[0].value)
        if media.type is None:
            return None
        return thaw(example_of(self.api, media.type, operation.operation_id))

    def example_for(self, call: Call) -> Data:
        """The data of a good reply with the ids that the call has in its path."""
        return substitute(self.example(call.operation), self.changes(call))

    def changes(self, call: Call) -> Changes:
        """From the ids of the example to those of the call."""
        actual = call.path_values()
        return [
            (as_text(old), actual[name])
            for name, old in self.example_path(call.operation).items()
            if name in actual
        ]

    def sample_record(self, place: Place) -> dict[str, Data]:
        """An example of what is kept in a place."""
        for operation in (place.reader, place.lister, place.creator):
            if operation is None:
                continue
            found = find(self.example(operation), self.record_at(operation))
            if isinstance(found, dict):
                return found
        return as_object(thaw(example_of(self.api, place.record))) if place.record else {}

    def record_at(self, operation: Operation) -> str:
        """Where a good reply has the record of a thing: of a list, that of the first one."""
        role = self.relations.role(operation)
        if role.items is not None:
            return f"{role.items.pointer}/0"
        return role.record_at or ""

    def is_closed(self, place: Place) -> bool:
        """Whether the API makes the things of a place, so that others are not there."""
        return place.path in self.existence.closed

    def keeps(self, place: Place, role: Role) -> bool:
        """Whether an operation is about things that are kept here.

        A list that nobody adds to shows examples, and so does a thing that no key names.
        """
        match role.purpose:
            case Purpose.LIST | Purpose.CREATE:
                return bool(place.item_path) or place.creator is not None
            case Purpose.RESULTS:
                return place.path in self.existence.work
            case Purpose.UPLOAD | Purpose.DOWNLOAD:
                return bool(place.item_path)
            case _:
                return role.scope is Scope.ONE and role.named_by is not None

    # -- collections -------------------------------------------------------------------------

    def collection(self, call: Call, place: Place) -> str:
        """The path of the collection that a call is about."""
        return self.known(place, self._collection(call.operation, place, call.path_values()))

    def known(self, place: Place, collection: str) -> str:
        """``collection``, filled with the document's examples if it was never used before."""
        if collection not in self.state.collections:
            items = self.state.collections[collection] = {}
            if self.options.seed:
                items.update(self._seeds(place, collection))
        return collection

    def key(self, call: Call, place: Place) -> str:
        """What the call calls the thing that it is about; "" when it names none."""
        path = call.path_values()
        name = _nth(call.operation, place)
        if name in path:
            return path[name]
        named = self.relations.role(call.operation).named_by
        value = given(call, named) if named is not None else None
        return as_text(value) if value is not None else ""

    def sent(self, call: Call) -> dict[str, Data]:
        """What a request says of the thing that it makes or changes."""
        at = self.relations.role(call.operation).body_at
        return as_object(find(call.body, at))

    def item(self, call: Call, place: Place) -> tuple[str, str, Item | None]:
        """Collection, key and the thing that a call is about."""
        collection, key = self.collection(call, place), self.key(call, place)
        item = self.state.item(collection, key)
        if item is None and self._is_example(call, place, collection, key):
            item = self._example_item(place, key)
            self.state.collections[collection][key] = item
        return collection, key, item

    def _is_example(self, call: Call, place: Place, collection: str, key: str) -> bool:
        """Whether a call is about the thing that the document's example of it is about."""
        if not self.options.seed or path_of(collection, key) in self.state.removed:
            return False
        example = self.example_path(call.operation)
        name = _nth(call.operation, place)
        path = {name: as_text(value) for name, value in example.items()}
        own = self._collection(call.operation, place, path)
        return name in path and path[name] == key and own == collection

    def _example_item(self, place: Place, key: str) -> Item:
        found = self._read(place, place.reader, key) if place.reader is not None else None
        if found is not None:
            return found
        record = self.sample_record(place)
        if place.key_name:
            record[place.key_name] = like(key, record.get(place.key_name))
        return Item(record, changed=self.options.clock(), seed=True)

    def check_parents(self, call: Call) -> None:
        """Raise RefusalError (404) unless everything that the path leads through is there."""
        for place in self.existence.parents(call.operation):
            collection, key, item = self.item(call, place)
            if item is None:
                raise self.missing(key, collection)

    def check_references(self, call: Call, own: Place | None) -> None:
        """Raise RefusalError for a body that names something which is not there.

        ``own`` is the place of what the call makes or changes: that need not be there.
        """
        for name, value in as_object(call.body).items():
            place = self.existence.references.get(reference(name))
            if place is None or place is own or value is None or isinstance(value, dict | list):
                continue
            collection = self.known(place, place.path)
            if self.state.item(collection, as_text(value)) is None:
                if self.options.seed and self._is_shown(call.operation, name, value):
                    continue
                message = f"There is no {name} {as_text(value)}."
                declared = any(one.status == "404" for one in call.operation.responses)
                problem = Problem("body", f"/{name}", message)
                raise RefusalError(404 if declared else 400, message, problem)

    def _is_shown(self, operation: Operation, name: str, value: Data) -> bool:
        """Whether an example of the document has ``value`` at the property ``name``."""
        for example in (request_example(self.api, operation), full_example(self.api, operation)):
            body = as_object(thaw(example.body.value)) if example.body is not None else {}
            if body.get(name) == value:
                return True
        return False

    def missing(self, key: str, collection: str) -> RefusalError:
        """The refusal for a thing that is not there."""
        return RefusalError(404, f"There is no {key!r} in {collection or '/'}.")

    def url(self, call: Call, path: str) -> str:
        """The address of a path of the state, as the caller can use it."""
        return f"{call.incoming.origin}{call.prefix}{quote(path, safe='/%')}"

    def refers_to(self, call: Call) -> str:
        """The path of the thing that a body names, "" for none: the input of some work."""
        for name, value in as_object(call.body).items():
            place = self.existence.references.get(reference(name))
            if place is not None and value is not None and not isinstance(value, dict | list):
                return path_of(place.path, as_text(value))
        return ""

    # -- seeds -------------------------------------------------------------------------------

    def _collection(self, operation: Operation, place: Place, path: Mapping[str, str]) -> str:
        """The path of a collection, filled with what the path of the operation says."""
        own = PathTemplate.parse(place.path).names
        names = dict(zip(own, operation.template.names, strict=False))
        if self.relations.is_below(operation, place):
            path = {name: path[here] for name, here in names.items() if here in path}
        return filled(place.path, path)

    def _seeds(self, place: Place, collection: str) -> dict[str, Item]:
        """The things of the document's examples, if ``collection`` is the one they are in.

        Where only reading one thing has an example, the list is invented and does not count.
        """
        found: dict[str, Item] = {}
        lister, reader = place.lister, place.reader
        if lister is not None and self._is_at(lister, place, collection):
            invented = reader is not None and _has_example(reader) and not _has_example(lister)
            found.update({} if invented else self._listed(place, lister))
        if reader is not None and self._is_at(reader, place, collection):
            key = self._seed_key(place, reader)
            item = self._read(place, reader, key)
            if item is not None:
                found[key] = item
        return found

    def _is_at(self, operation: Operation, place: Place, collection: str) -> bool:
        """Whether the example of an operation is about ``collection``."""
        path = {name: as_text(value) for name, value in self.example_path(operation).items()}
        return self._collection(operation, place, path) == collection

    def _seed_key(self, place: Place, reader: Operation) -> str:
        """The key of the example: what the path says, or the reply if the path is invented."""
        name = _nth(reader, place)
        told = any(one.name == name and one.examples for one in reader.parameters)
        shown = find(self.example(reader), self.record_at(reader))
        own = as_object(shown).get(place.key_name)
        if own is not None and not told and _has_example(reader):
            return as_text(own)
        return as_text(self.example_path(reader).get(name))

    def _listed(self, place: Place, lister: Operation) -> dict[str, Item]:
        found = self.relations.role(lister).items
        listed = find(self.example(lister), found.pointer) if found is not None else None
        sample = self.sample_record(place)
        items: dict[str, Item] = {}
        for index, entry in enumerate(listed if isinstance(listed, list) else []):
            if not isinstance(entry, dict):
                continue
            # a place that keeps what its list shows, or more than that
            ref = found.type if found is not None else None
            same = ref == place.record or place.record is None
            data: Data = entry if same else {**sample, **entry}
            key = entry.get(place.key_name, str(index))
            items[as_text(key)] = Item(data, seed=True)
        return items

    def _read(self, place: Place, reader: Operation, key: str) -> Item | None:
        now = self.options.clock()
        data = find(self.example(reader), self.record_at(reader))
        if isinstance(data, dict):
            if place.key_name and key:
                sample = data.get(place.key_name)
                number = isinstance(sample, int) and key.isdecimal()
                data[place.key_name] = int(key) if number else key
            return Item(data, changed=now, seed=True)
        if gives_bytes(reader, self.api.decls) or reader.method == "HEAD":
            content = f"Example content of {key}\n".encode()
            return Item({}, self.state.keep(content), changed=now, seed=True)
        if data is None or isinstance(data, MissingType):
            return None
        return Item(data, changed=now, seed=True)

    def shown(self, record: Data, place: Place, call: Call) -> Data:
        """A record as the reply of a call shows it."""
        found = call.operation.reply()
        media = told_media(found.media, self.api.decls) if found is not None else None
        if media is None:
            return None
        whole, at = self.example_for(call), self.record_at(call.operation)
        sample = find(whole, at)
        ref = type_at(media.type, at, self.api.decls)
        inner = None if isinstance(sample, MissingType) else sample
        return put(whole, at, project(self.api, record, place, ref, inner))

    def is_octets(self, call: Call) -> bool:
        """Whether the body that came is the content of a file."""
        return call.media is not None and holds_file(call.media, self.api.decls)


def given(call: Call, where: Input) -> Data:
    """What a request says somewhere; None when it does not."""
    match where:
        case InParameter(location=location, name=name):
            return call.values.get((location, name))
        case InBody(pointer=pointer):
            found = find(call.body, pointer)
            return None if isinstance(found, MissingType) else found


def _has_example(operation: Operation) -> bool:
    """Whether the document has an example of the good reply."""
    found = operation.reply()
    return found is not None and any(one.examples for one in found.media)


def _nth(operation: Operation, place: Place) -> str:
    """What an operation calls the parameter that ends the path of a thing; "" if it has none."""
    depth = len(PathTemplate.parse(place.item_path).names)
    return next(iter(operation.template.names[depth - 1 : depth]), "") if depth else ""
