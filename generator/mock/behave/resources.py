"""Things that are made, listed, read, changed and removed."""

from __future__ import annotations

from generator.ir.model import Operation
from generator.mock.behave import files, jobs
from generator.mock.behave.paging import chosen, page_of, paged, paging_of
from generator.mock.wire.incoming import Call, Problem, RefusalError, as_text
from generator.mock.wire.values import (
    Data,
    as_object,
    find,
    fits,
    item_type,
    like,
    properties,
    type_at,
)
from generator.mock.world.ask import body_type, declares, gives_octets, key_property, reply_type
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
from generator.mock.world.roles import (
    CreateRole,
    ListRole,
    Place,
    QueryRole,
    ReadRole,
    RemoveRole,
    ResultsRole,
    WriteRole,
    path_of,
)
from generator.mock.world.state import Item
from generator.mock.world.world import Answer, World

_QUERY_ITEMS = 25  # entries of a list that nobody can add to


def create(world: World, call: Call, role: CreateRole) -> Answer:
    """Make a thing; the reply has its id, and ``Location`` its path where that is declared."""
    place = role.place
    collection = world.collection(call, place)
    items = world.state.collections[collection]
    record, key = _made(world, call, place, collection)
    if key in items and not items[key].seed and _refuses_twice(call.operation):
        message = f"There is already a {key!r}."
        raise RefusalError(409, message, Problem("body", f"/{place.key}", message))
    item = Item(record, changed=world.options.clock())
    if call.files:
        item.blob = world.state.keep(next(iter(call.files.values())))
        files.describe(record, item.blob)
    elif world.is_octets(call):
        item.blob = world.state.keep(call.incoming.body)
        files.describe(record, item.blob)
    if call.operation.hints.starts is not None and _is_own_work(world, call, place):
        jobs.start(world, call, place, item)
    items.pop(key, None)
    items[key] = item
    data = _reply_with_key(world, call, place, item, key)
    headers: dict[str, str] = {}
    if not _is_own_work(world, call, place):
        data, headers = jobs.start_jobs(world, call, data)
    if place.parameter:
        headers.setdefault("Location", world.url(call, path_of(collection, key)))
    return Answer(data=data, headers=headers)


def _made(world: World, call: Call, place: Place, collection: str) -> tuple[dict[str, Data], str]:
    """The record of a new thing, and its key: what the request says, else a new id."""
    api, now = world.api, world.options.clock()
    sample = as_object(substitute(world.sample_record(place), world.changes(call)))
    sent = as_object(call.body)
    record = new_record(api, place, sample, call, body_type(call.operation))
    stamp(record, now, BEGINS)
    given = sent.get(place.key) if place.key else None
    if given is None and place.parameter:
        name = key_property(place.parameter, sent)
        same = name and name not in properties(place.record, api.decls) and not place.key
        given = sent.get(name) if same else None
    if given is None:
        reply = as_object(world.example(call.operation))
        name = place.key or key_property(place.parameter, reply)
        example = sample.get(name, reply.get(name))
        if example is None and place.reader is not None:
            example = world.example_path(place.reader).get(place.parameter)
        known = world.state.collections[collection]
        numbers = [int(key) for key in known if key.isdecimal() and len(key) < 19]
        seeds = max(numbers, default=0) if isinstance(example, int) else len(known)
        number = world.state.next_number(place.template, seeds)
        given = new_key(example, place, number)
    if place.key:
        old = sample.get(place.key)
        record = as_object(substitute(record, [(as_text(old), as_text(given))]))
        record[place.key] = given
    return record, as_text(given)


def _refuses_twice(operation: Operation) -> bool:
    return declares(operation, "409") or declares(operation, "default")


def _is_own_work(world: World, call: Call, place: Place) -> bool:
    """Whether what is made is itself the work that its operation starts."""
    starts = call.operation.hints.starts
    return starts is not None and world.plan.work.get(starts.poll) == place


def _reply_with_key(world: World, call: Call, place: Place, item: Item, key: str) -> Data:
    ref = reply_type(call.operation)
    data = world.shown(jobs.view(world, place, item), place, call)
    if not isinstance(data, dict):
        return data
    name = key_property(place.parameter, properties(ref, world.api.decls))
    if name and name in data:
        data = {**data, name: like(key, data[name])}
    return data


def read(world: World, call: Call, role: ReadRole) -> Answer:
    """Read a thing. What the API cannot make is there whatever its id."""
    place = role.place
    collection, key, item = world.item(call, place)
    if item is None:
        if files.is_folder(world, collection, key):
            return files.folder(call)
        if place.closed:
            raise world.missing(key, collection)
        return _unknown(world, call, place)
    if place.polling is not None and call.operation.hints.polling is not None:
        jobs.poll(world, item)
    if item.blob is not None and files.wants_octets(world, call):
        return files.read(world, call, item)
    return Answer(data=world.shown(jobs.view(world, place, item), place, call))


def _unknown(world: World, call: Call, place: Place) -> Answer:
    """The example, under the id that was asked for."""
    data = world.example_for(call)
    key = world.key(call, place)
    if isinstance(data, dict) and place.key in data:
        data[place.key] = like(key, data[place.key])
    return Answer(data=data)


def write(world: World, call: Call, role: WriteRole) -> Answer:
    """Replace or change a thing; a PUT makes it where the API has no other way to."""
    place = role.place
    if world.is_octets(call):
        return files.write(
            world, call, place, world.collection(call, place), world.key(call, place)
        )
    collection, key, item = world.item(call, place)
    if item is None:
        may_make = call.operation.method == "PUT" and (
            not place.closed or place.maker is None or declares(call.operation, "201")
        )
        if place.closed and not may_make:
            raise world.missing(key, collection)
        return _put_new(world, call, place, collection, key)
    sent = as_object(call.body)
    if isinstance(item.data, dict) and isinstance(call.body, dict):
        if role.merge:
            item.data = merged_record(world.api, place, item.data, sent)
        else:
            sent_type = body_type(call.operation)
            item.data = replaced_record(world.api, place, item.data, sent, sent_type)
        stamp(item.data, world.options.clock(), frozenset({"updated", "modified", "changed"}))
    elif call.body is not None and not role.merge:
        item.data = call.body
    item.changed, item.seed = world.options.clock(), False
    return Answer(data=world.shown(item.data, place, call), status=_not_created(call.operation))


def _put_new(world: World, call: Call, place: Place, collection: str, key: str) -> Answer:
    if isinstance(call.body, dict):
        sample = as_object(substitute(world.sample_record(place), world.changes(call)))
        record = new_record(world.api, place, sample, call, body_type(call.operation))
        stamp(record, world.options.clock(), BEGINS)
        if place.key:
            record[place.key] = like(key, record.get(place.key))
        data: Data = record
    else:
        data = call.body
    item = Item(data, changed=world.options.clock())
    world.state.collections[collection][key] = item
    status = 201 if declares(call.operation, "201") else 0
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


def remove(world: World, call: Call, role: RemoveRole) -> Answer:
    """Remove a thing and everything below it."""
    place = role.place
    collection, key, item = world.item(call, place)
    octets = item.blob is not None if item is not None else _keeps_octets(world, place)
    if octets and not declares(call.operation, "404"):
        files.remove_folder(world, collection, key)
    elif item is None and place.closed:
        raise world.missing(key, collection)
    world.state.remove(collection, key, path_of(collection, key))
    shown = world.example_for(call)
    if item is not None and reply_type(call.operation) == place.record:
        shown = world.shown(jobs.view(world, place, item), place, call)
    data, headers = jobs.start_jobs(world, call, shown)
    return Answer(data=data, headers=headers)


def _keeps_octets(world: World, place: Place) -> bool:
    """Whether the things of a place are files."""
    return place.reader is not None and gives_octets(world.api, place.reader)


def list_items(world: World, call: Call, role: ListRole) -> Answer:
    """List a collection: filtered, ordered, paged."""
    place = role.place
    collection = world.collection(call, place)
    entries = [
        (key, jobs.view(world, place, item))
        for key, item in world.state.collections[collection].items()
    ]
    found = [record for _, record in chosen(call, entries, place.parameter)]
    page = page_of(call, found, world.options.page_size)
    reply = world.example_for(call)
    ref = item_type(type_at(reply_type(call.operation), role.items, world.api), world.api)
    samples = find(reply, role.items)
    sample = samples[0] if isinstance(samples, list) and samples else None
    shown = [project(world.api, one, place, ref, sample) for one in page.items]
    page = type(page)(shown, page.total, page.next_token, page.has_more)
    return Answer(data=paged(call, reply, role.items, page))


def results(world: World, call: Call, role: ResultsRole) -> Answer:
    """What work has found, a page at a time; refused while it goes on."""
    place = role.place
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
    failed = (
        item.work is not None
        and place.polling is not None
        and (item.work.ends not in place.polling.succeeded)
    )
    found = [] if failed else jobs.results(world, call, item, role.items)
    page = page_of(call, found, world.options.page_size)
    return Answer(data=paged(call, reply, role.items, page))


def query(world: World, call: Call, role: QueryRole) -> Answer:
    """A list that the API cannot change: many like the example, with what was asked for."""
    reply = world.example_for(call)
    samples = find(reply, role.items)
    if not isinstance(samples, list) or not samples or paging_of(call.operation) is None:
        return Answer(data=reply)
    now = world.options.clock()
    many = [vary(samples[i % len(samples)], i, now) for i in range(_QUERY_ITEMS)]
    ref = item_type(type_at(reply_type(call.operation), role.items, world.api), world.api)
    known = properties(ref, world.api.decls)
    asked = {name: value for (_, name), value in call.values.items() if name in known}
    asked |= {name: v for name, v in as_object(call.body).items() if name in known}
    for one in many:
        for name, value in asked.items():
            if isinstance(one, dict) and value is not None and fits(value, one.get(name)):
                one[name] = value
    page = page_of(call, many, world.options.page_size)
    return Answer(data=paged(call, reply, role.items, page))
