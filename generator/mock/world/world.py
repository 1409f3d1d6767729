"""What all behaviours share: the API, its plan, the state, and the examples that fill it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from generator.examples import example_of, request_example
from generator.ir.media import holds_file, json_of
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
    item_type,
    like,
    thaw,
    type_at,
)
from generator.mock.world.ask import gives_octets, items_pointer
from generator.mock.world.plan import plan
from generator.mock.world.records import Changes, project, substitute
from generator.mock.world.roles import Place, Plan, filled, path_of
from generator.mock.world.state import Item, State
from generator.notation.paths import PathTemplate


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

    def __init__(self, api: Api, options: Options, state: State) -> None:
        self.api = api
        self.plan: Plan = plan(api)
        self.options = options
        self.state = state
        self._paths: dict[str, dict[str, Data]] = {}

    # -- examples ----------------------------------------------------------------------------

    def example_path(self, operation: Operation) -> dict[str, Data]:
        """The path parameters of the document's example of an operation."""
        found = self._paths.get(operation.key)
        if found is None:
            found = {
                parameter.name: thaw(value)
                for parameter, value in request_example(self.api, operation).params
                if parameter.location is ParamIn.PATH
            }
            self._paths[operation.key] = found
        return found

    def example(self, operation: Operation, response: Response | None = None) -> Data:
        """The JSON of a good reply, or of ``response``."""
        response = response or operation.reply()
        media = json_of(response.media) if response is not None else None
        if media is None:
            return None
        if media.examples:
            return thaw(media.examples[0].value)
        if media.type is None:
            return None
        return thaw(example_of(self.api, media.type, operation.operation_id))

    def example_for(self, call: Call) -> Data:
        """The JSON of a good reply with the ids that the call has in its path."""
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
        for operation in (place.reader, place.lister, place.maker):
            if operation is None:
                continue
            found = self.example(operation)
            if operation is place.lister:
                listed = find(found, items_pointer(self.api, operation) or "")
                found = listed[0] if isinstance(listed, list) and listed else None
            if isinstance(found, dict):
                return found
        return as_object(thaw(example_of(self.api, place.record))) if place.record else {}

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
        value = as_object(call.body).get(place.key)
        return as_text(value) if value is not None else ""

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
        if place.key:
            record[place.key] = like(key, record.get(place.key))
        return Item(record, changed=self.options.clock(), seed=True)

    def check_parents(self, call: Call) -> None:
        """Raise RefusalError (404) unless everything that the path leads through is there."""
        for place in self.plan.parents[call.operation.key]:
            collection, key, item = self.item(call, place)
            if item is None:
                raise self.missing(key, collection)

    def check_references(self, call: Call, own: Place | None) -> None:
        """Raise RefusalError for a body that names something which is not there.

        ``own`` is the place of what the call makes or changes: that need not be there.
        """
        for name, value in as_object(call.body).items():
            place = self.plan.references.get(name)
            if place is None or place == own or value is None or isinstance(value, dict | list):
                continue
            collection = self.known(place, place.template)
            if self.state.item(collection, as_text(value)) is None:
                if self.options.seed and self._example_body(call.operation).get(name) == value:
                    continue
                message = f"There is no {name} {as_text(value)}."
                declared = any(one.status == "404" for one in call.operation.responses)
                problem = Problem("body", f"/{name}", message)
                raise RefusalError(404 if declared else 400, message, problem)

    def _example_body(self, operation: Operation) -> dict[str, Data]:
        example = request_example(self.api, operation).body
        return as_object(thaw(example.value)) if example is not None else {}

    def missing(self, key: str, collection: str) -> RefusalError:
        """The refusal for a thing that is not there."""
        return RefusalError(404, f"There is no {key!r} in {collection or '/'}.")

    def url(self, call: Call, path: str) -> str:
        """The address of a path of the state, as the caller can use it."""
        return f"{call.incoming.origin}{call.prefix}{quote(path, safe='/%')}"

    def refers_to(self, call: Call) -> str:
        """The path of the thing that a body names, "" for none: the input of some work."""
        for name, value in as_object(call.body).items():
            place = self.plan.references.get(name)
            if place is not None and value is not None and not isinstance(value, dict | list):
                return path_of(place.template, as_text(value))
        return ""

    # -- seeds -------------------------------------------------------------------------------

    def _collection(self, operation: Operation, place: Place, path: Mapping[str, str]) -> str:
        """The path of a collection: the beginning of the operation's own, if it is below it."""
        steps = operation.template.segments[: place.template.count("/")]
        own = "".join(f"/{step}" for step in steps)
        return filled(own if _same_shape(own, place.template) else place.template, path)

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
        own = as_object(self.example(reader)).get(place.key)
        if own is not None and not told and _has_example(reader):
            return as_text(own)
        return as_text(self.example_path(reader).get(name))

    def _listed(self, place: Place, lister: Operation) -> dict[str, Item]:
        pointer = items_pointer(self.api, lister) or ""
        reply = self.example(lister)
        listed = find(reply, pointer)
        media = json_of(found.media) if (found := lister.reply()) is not None else None
        ref = item_type(type_at(media.type if media else None, pointer, self.api), self.api)
        sample = self.sample_record(place)
        items: dict[str, Item] = {}
        for index, entry in enumerate(listed if isinstance(listed, list) else []):
            if not isinstance(entry, dict):
                continue
            # a place that keeps what its list shows, or more than that
            same = ref == place.record or place.record is None
            data: Data = entry if same else {**sample, **entry}
            key = entry.get(place.key, str(index))
            items[as_text(key)] = Item(data, seed=True)
        return items

    def _read(self, place: Place, reader: Operation, key: str) -> Item | None:
        now = self.options.clock()
        data = self.example(reader)
        if isinstance(data, dict):
            if place.key and key:
                sample = data.get(place.key)
                data[place.key] = int(key) if isinstance(sample, int) and key.isdecimal() else key
            return Item(data, changed=now, seed=True)
        if gives_octets(self.api, reader) or reader.method == "HEAD":
            content = f"Example content of {key}\n".encode()
            return Item({}, self.state.keep(content), changed=now, seed=True)
        return Item(data, changed=now, seed=True) if data is not None else None

    def shown(self, record: Data, place: Place, call: Call) -> Data:
        """A record as the reply of a call shows it."""
        found = call.operation.reply()
        media = json_of(found.media) if found is not None else None
        if media is None:
            return None
        return project(self.api, record, place, media.type, self.example_for(call))

    def is_octets(self, call: Call) -> bool:
        """Whether the body that came is the content of a file."""
        return call.media is not None and holds_file(call.media, self.api.decls)


def _has_example(operation: Operation) -> bool:
    """Whether the document has an example of the good reply."""
    found = operation.reply()
    return found is not None and any(one.examples for one in found.media)


def _nth(operation: Operation, place: Place) -> str:
    """What an operation calls the parameter that ends the path of a thing; "" if it has none."""
    depth = len(PathTemplate.parse(place.item_template).names)
    return next(iter(operation.template.names[depth - 1 : depth]), "") if depth else ""


def _same_shape(one: str, other: str) -> bool:
    left, right = PathTemplate.parse(one).segments, PathTemplate.parse(other).segments
    return len(left) == len(right) and all(
        mine == yours or not (mine.is_fixed or yours.is_fixed)
        for mine, yours in zip(left, right, strict=True)
    )
