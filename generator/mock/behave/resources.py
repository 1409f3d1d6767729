"""Things that are made, listed, read, changed and removed."""

from __future__ import annotations

from dataclasses import replace

from generator.ir.members import properties, type_at
from generator.ir.model import Operation
from generator.ir.types import TypeRef
from generator.mock.behave import files, jobs
from generator.mock.behave.paging import chosen, page_of, paged
from generator.mock.wire.incoming import Call, Problem, RefusalError, as_text
from generator.mock.wire.values import Data, as_object, find, fits, like, put
from generator.mock.world.existence import path_of
from generator.mock.world.records import (
    BEGINS,
    merged_record,
    new_key,
    new_record,
    project,
    replaced_record,
    stamp,
    substitute,
    vary,
)
from generator.mock.world.state import Item
from generator.mock.world.world import Answer, World
from generator.relations.facts import body_type, gives_bytes, reply_types
from generator.relations.keys import find_key
from generator.relations.model import Items, Place, Purpose

_QUERY_ITEMS = 25  # entries of a list that nobody can add to


def create(world: World, call: Call, place: Place) -> Answer:
    """Make a thing; the reply has its id, and ``Location`` its path where that is declared."""
    collection = world.collection(call, place)
    items = world.state.collections[collection]
    record, key = _made(world, call, place, collection)
    if key in items and not items[key].seed and _refuses_twice(call.operation):
        message = f"There is already a {key!r}."
        raise RefusalError(409, message, Problem("body", f"/{place.key_name}", message))
    item = Item(record, changed=world.options.clock())
    if call.files:
        item.blob = world.state.keep(next(iter(call.files.values())))
        files.describe(record, item.blob)
    elif world.is_octets(call):
        item.blob = world.state.keep(call.incoming.body)
        files.describe(record, item.blob)
    own = _is_own_work(world, call, place)
    if own:
        jobs.start(world, call, place, item)
    items.pop(key, None)
    items[key] = item
    data = _reply_with_key(world, call, place, item, key)
    headers: dict[str, str] = {}
    if not own:
        data, headers = jobs.start_jobs(world, call, data)
    if place.item_path:
        headers.setdefault("Location", world.url(call, path_of(collection, key)))
    return Answer(data=data, headers=headers)


def _made(world: World, call: Call, place: Place, collection: str) -> tuple[dict[str, Data], str]:
    """The record of a new thing, and its key: what the request says, else a new id."""
    api, now = world.api, world.options.clock()
    sample = as_object(substitute(world.sample_record(place), world.changes(call)))
    sent = as_object(world.sent(call))
    record = new_record(api, place, sample, replace(call, body=sent), _sent_type(world, call))
    stamp(record, now, BEGINS)
    given: Data = None
    if world.relations.role(call.operation).named_by is not None:
        given = world.key(call, place)  # POST /pets/{name} says it itself
    elif place.key_name:
        given = sent.get(place.key_name)
    if given is None:
        given = _named(world, call, place, sent)
    if given is None:
        given = _new_key(world, call, place, sample, collection)
    if place.key_name:
        old = sample.get(place.key_name)
        record = as_object(substitute(record, [(as_text(old), as_text(given))]))
        record[place.key_name] = like(given, old)
    return record, as_text(given)


def _named(world: World, call: Call, place: Place, sent: dict[str, Data]) -> Data:
    """The key of a thing whose record has none, as its path or the request says it."""
    if place.key_name or not place.item_path:
        return None
    ref = _sent_type(world, call)
    key = find_key(place.parameter, place.noun, properties(ref, world.api.decls), world.api.decls)
    return sent.get(key.property) if key is not None else None


def _new_key(
    world: World, call: Call, place: Place, sample: dict[str, Data], collection: str
) -> Data:
    """An id that nothing has yet, like those of the document's examples."""
    reply = as_object(find(world.example(call.operation), world.record_at(call.operation)))
    name = place.key_name or _shown_key(world, call, place)
    example = sample.get(name, reply.get(name))
    if example is None and place.reader is not None:
        example = world.example_path(place.reader).get(place.parameter)
    known = world.state.collections[collection]
    numbers = [int(key) for key in known if key.isdecimal() and len(key) < 19]
    seeds = max(numbers, default=0) if isinstance(example, int) else len(known)
    return new_key(example, place.path, world.state.next_number(place.path, seeds))


def _sent_type(world: World, call: Call) -> TypeRef | None:
    """The type of what a request says of the thing that it makes or changes."""
    at = world.relations.role(call.operation).body_at
    return type_at(body_type(call.operation, world.api.decls), at, world.api.decls)


def _shown_type(world: World, call: Call) -> TypeRef | None:
    """The type of the record in the reply."""
    refs = reply_types(call.operation, world.api.decls)
    at = world.record_at(call.operation)
    return type_at(refs[0], at, world.api.decls) if refs else None


def _shown_key(world: World, call: Call, place: Place) -> str:
    """The property of the reply that names the thing; "" for none."""
    decls = world.api.decls
    key = find_key(
        place.parameter or "id", place.noun, properties(_shown_type(world, call), decls), decls
    )
    return key.property if key is not None else ""


def _refuses_twice(operation: Operation) -> bool:
    return operation.declares("409") or operation.declares("default")


def _is_own_work(world: World, call: Call, place: Place) -> bool:
    """Whether what is made is itself the work that its operation starts."""
    return any(work.place == place.path for work in world.existence.started_by(call.operation))


def _reply_with_key(world: World, call: Call, place: Place, item: Item, key: str) -> Data:
    data = world.shown(jobs.view(world, place, item), place, call)
    at = world.record_at(call.operation)
    shown = find(data, at)
    name = _shown_key(world, call, place)
    if isinstance(shown, dict) and name in shown:
        return put(data, at, {**shown, name: like(key, shown[name])})
    return data


def read(world: World, call: Call, place: Place) -> Answer:
    """Read a thing. What the API cannot make is there whatever its id."""
    collection, key, item = world.item(call, place)
    if item is None:
        if files.is_folder(world, collection, key):
            return files.folder(call)
        if world.is_closed(place):
            raise world.missing(key, collection)
        return _unknown(world, call, place)
    if Purpose.POLL in world.relations.role(call.operation).also:
        jobs.poll(world, item)
    if item.blob is not None and files.wants_octets(world, call):
        return files.read(world, call, item)
    return Answer(data=world.shown(jobs.view(world, place, item), place, call))


def _unknown(world: World, call: Call, place: Place) -> Answer:
    """The example, under the id that was asked for."""
    data, at = world.example_for(call), world.record_at(call.operation)
    key = world.key(call, place)
    shown = find(data, at)
    if isinstance(shown, dict) and place.key_name in shown:
        shown = {**shown, place.key_name: like(key, shown[place.key_name])}
        data = put(data, at, shown)
    return Answer(data=data)


def write(world: World, call: Call, place: Place, *, merge: bool) -> Answer:
    """Replace or change a thing; a PUT makes it where the API has no other way to."""
    if world.is_octets(call):
        return files.write(
            world, call, place, world.collection(call, place), world.key(call, place)
        )
    collection, key, item = world.item(call, place)
    if item is None:
        may_make = call.operation.method == "PUT" and (
            not world.is_closed(place)
            or place.creator is None
            or place.creator is call.operation
            or call.operation.declares("201")
        )
        if world.is_closed(place) and not may_make:
            raise world.missing(key, collection)
        return _put_new(world, call, place, collection, key)
    if isinstance(item.data, dict) and isinstance(call.body, dict):
        sent = world.sent(call)
        if merge:
            item.data = merged_record(world.api, place, item.data, sent)
        else:
            sent_type = _sent_type(world, call)
            item.data = replaced_record(world.api, place, item.data, sent, sent_type)
        stamp(item.data, world.options.clock(), frozenset({"updated", "modified", "changed"}))
    elif call.body is not None and not merge:
        item.data = call.body
    item.changed, item.seed = world.options.clock(), False
    return Answer(data=world.shown(item.data, place, call), status=_not_created(call.operation))


def _put_new(world: World, call: Call, place: Place, collection: str, key: str) -> Answer:
    if isinstance(call.body, dict):
        sample = as_object(substitute(world.sample_record(place), world.changes(call)))
        sent = replace(call, body=world.sent(call))
        record = new_record(world.api, place, sample, sent, _sent_type(world, call))
        stamp(record, world.options.clock(), BEGINS)
        if place.key_name:
            record[place.key_name] = like(key, record.get(place.key_name))
        data: Data = record
    else:
        data = call.body
    item = Item(data, changed=world.options.clock())
    world.state.collections[collection][key] = item
    status = 201 if call.operation.declares("201") else 0
    return Answer(status, world.shown(data, place, call))


def _not_created(operation: Operation) -> int:
    """A good status other than 201, where there is one."""
    return next(
        (
            int(response.status)
            for response in operation.responses
            if response.status.startswith("2") and response.status not in {"201", "2XX"}
        ),
        0,
    )


def remove(world: World, call: Call, place: Place) -> Answer:
    """Remove a thing and everything below it."""
    collection, key, item = world.item(call, place)
    octets = item.blob is not None if item is not None else _keeps_octets(world, place)
    if octets and not call.operation.declares("404"):
        files.remove_folder(world, collection, key)
    elif item is None and world.is_closed(place):
        raise world.missing(key, collection)
    world.state.remove(collection, key, path_of(collection, key))
    shown = world.example_for(call)
    if item is not None and _shown_type(world, call) == place.record:
        shown = world.shown(jobs.view(world, place, item), place, call)
    data, headers = jobs.start_jobs(world, call, shown)
    return Answer(data=data, headers=headers)


def _keeps_octets(world: World, place: Place) -> bool:
    """Whether the things of a place are files."""
    return place.reader is not None and gives_bytes(place.reader, world.api.decls)


def list_items(world: World, call: Call, place: Place, listed: Items) -> Answer:
    """List a collection: filtered, ordered, paged."""
    collection = world.collection(call, place)
    entries = [
        (key, jobs.view(world, place, item))
        for key, item in world.state.collections[collection].items()
    ]
    pages = world.relations.pages.get(call.operation.key)
    found = [record for _, record in chosen(call, pages, entries, place.parameter)]
    page = page_of(call, pages, found, world.options)
    reply = world.example_for(call)
    samples = find(reply, listed.pointer)
    sample = samples[0] if isinstance(samples, list) and samples else None
    shown = [project(world.api, one, place, listed.type, sample) for one in page.items]
    return paged(call, pages, reply, listed.pointer, replace(page, items=shown))


def results(world: World, call: Call, place: Place, listed: Items) -> Answer:
    """What work has found, a page at a time; refused while it goes on."""
    _, key, item = world.item(call, place)
    reply = world.example_for(call)
    if item is None:
        return Answer(data=reply)
    if jobs.is_busy(item):
        raise RefusalError(409, f"{key!r} has not finished yet.")
    record = as_object(jobs.view(world, place, item))
    known = as_object(reply)
    for name, value in known.items():
        if name in record and not isinstance(value, dict | list):
            known[name] = like(record[name], value)
    work = world.existence.work.get(place.path)
    failed = item.work is not None and work is not None and item.work.stops not in work.succeeded
    found = [] if failed else jobs.results(world, call, item, listed.pointer)
    pages = world.relations.pages.get(call.operation.key)
    page = page_of(call, pages, found, world.options)
    return paged(call, pages, reply, listed.pointer, page)


def query(world: World, call: Call, listed: Items) -> Answer:
    """A list that the API cannot change: many like the example, with what was asked for."""
    reply = world.example_for(call)
    samples = find(reply, listed.pointer)
    pages = world.relations.pages.get(call.operation.key)
    if not isinstance(samples, list) or not samples or pages is None:
        return Answer(data=reply)
    now = world.options.clock()
    many = [vary(samples[i % len(samples)], i, now) for i in range(_QUERY_ITEMS)]
    known = properties(listed.type, world.api.decls)
    asked = {name: value for (_, name), value in call.values.items() if name in known}
    asked |= {name: v for name, v in as_object(call.body).items() if name in known}
    for one in many:
        for name, value in asked.items():
            if isinstance(one, dict) and value is not None and fits(value, one.get(name)):
                one[name] = value
    page = page_of(call, pages, many, world.options)
    return paged(call, pages, reply, listed.pointer, page)
