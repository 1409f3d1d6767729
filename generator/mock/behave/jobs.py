"""Work in the background: started by one operation, reported on by another."""

from __future__ import annotations

from generator.ir.model import ParamIn
from generator.ir.types import Scalar
from generator.mock.wire.coerce import only_values
from generator.mock.wire.incoming import Call, as_text
from generator.mock.wire.values import (
    Data,
    as_object,
    find,
    nullable,
    put,
    type_at,
    words,
)
from generator.mock.world.records import ENDS, new_key, stamp, substitute, unfinished
from generator.mock.world.roles import Place, filled
from generator.mock.world.state import Item, Work
from generator.mock.world.world import World
from generator.names.words import singular
from generator.notation.pointer import parent_of

# What work in progress is called, the likeliest first; "running" covers every spelling of it.
_BUSY = ("running", "inprogress", "processing", "active", "started", "pending", "queued")


def start(world: World, call: Call, place: Place, item: Item) -> None:
    """Let ``item`` of ``place`` be work that was just started."""
    polling = place.polling
    if polling is None:
        return
    now = world.options.clock()
    ends = call.ends or next(iter(polling.succeeded), "")
    item.work = Work(ends, now, done=False)
    item.changed = now
    item.source = world.refers_to(call)


def start_jobs(world: World, call: Call, data: Data) -> tuple[Data, dict[str, str]]:
    """Start what ``x-sdk-starts`` of the operation names: the reply with the handles, headers.

    A handle that may be null is null when the flag of the request that its name begins with
    is false.
    """
    starts = call.operation.hints.starts
    place = world.plan.work.get(starts.poll) if starts is not None else None
    if starts is None or place is None:
        return data, {}
    headers: dict[str, str] = {}
    for handle in starts.handle:
        if handle.startswith("header:"):
            key = _job(world, call, place)
            path = filled(place.item_template, {place.parameter: key})
            headers[handle.partition(":")[2]] = world.url(call, path)
        elif _switched_off(world, call, handle):
            data = put(data, handle, None)
        else:
            key = _job(world, call, place)
            data = put(data, handle, key)
    return data, headers


def _job(world: World, call: Call, place: Place) -> str:
    """A new piece of work that has no record but its state; its id."""
    collection = world.known(place, place.template)
    sample = _id_sample(world, place)
    number = world.state.next_number(place.template, 0)
    record: Data = world.sample_record(place)
    key = as_text(new_key(sample, place, number))
    if place.key:
        record = put(record, f"/{place.key}", key)
    item = Item(record)
    start(world, call, place, item)
    world.state.collections[collection][key] = item
    return key


def _id_sample(world: World, place: Place) -> Data:
    """An example of the id of a job: the one in the path of its poll."""
    path = world.example_path(place.reader) if place.reader is not None else {}
    return path.get(place.parameter)


def _switched_off(world: World, call: Call, handle: str) -> bool:
    found = call.operation.reply()
    ref = type_at(found.media[0].type if found and found.media else None, handle, world.api)
    if ref is None or not nullable(ref, world.api.decls):
        return False
    name = [singular(word) for word in words(parent_of(handle)[1])]
    for (location, argument), value in call.values.items():
        flag = [singular(word) for word in words(argument)]
        if location is ParamIn.QUERY and value is False and name[: len(flag)] == flag:
            return True
    return False


def poll(world: World, item: Item) -> None:
    """Somebody asks how far ``item`` is; by and by it gets to its end."""
    work = item.work
    if work is None or work.done:
        return
    work.polls += 1
    options = world.options
    late = options.clock() - work.started >= options.work_seconds
    if work.polls > options.polls and late:
        work.done = True
        item.changed = options.clock()


def is_busy(item: Item) -> bool:
    """Whether there is work that has not ended."""
    return item.work is not None and not item.work.done


def view(world: World, place: Place, item: Item) -> Data:
    """The record of ``item`` with the state that it is in now."""
    polling, work = place.polling, item.work
    if polling is None or work is None or not isinstance(item.data, dict):
        return item.data
    record: dict[str, Data] = dict(item.data)
    if work.done:
        stamp(record, item.changed, ENDS)
        return put(record, polling.state, work.ends)
    unfinished(world.api, record, place.record)
    return put(record, polling.state, busy_state(world, place))


def busy_state(world: World, place: Place) -> Data:
    """What the document calls work in progress."""
    polling = place.polling
    if polling is None:
        return None
    final = {*polling.succeeded, *polling.failed, *polling.waiting}
    open_ones = [as_text(v) for v in _values(world, place) if as_text(v) not in final]
    by_text = {"".join(words(one)): one for one in reversed(open_ones)}
    for word in _BUSY:
        if word in by_text:
            return by_text[word]
    if open_ones:
        return open_ones[0]
    upper = all(one.isupper() for one in polling.succeeded)
    return "RUNNING" if upper else "running"


def _values(world: World, place: Place) -> tuple[Scalar, ...]:
    ref = type_at(place.record, place.polling.state if place.polling else "", world.api)
    return only_values(ref, world.api) if ref is not None else ()


def results(world: World, call: Call, item: Item, pointer: str) -> list[Data]:
    """What finished work has found: one result for each thing in its input.

    Without an input that is known here, they are those of the document's example.
    """
    reply = world.example_for(call)
    samples = find(reply, pointer)
    if not isinstance(samples, list) or not samples:
        return []
    names = (
        [
            key
            for collection in sorted(world.state.below(item.source))
            for key in world.state.collections[collection]
        ]
        if item.source
        else []
    )
    if not names:
        return samples
    record = as_object(item.data)
    known = as_object(reply)
    links = [
        (as_text(known[name]), as_text(record[name]))
        for name in world.plan.references
        if known.get(name) is not None and record.get(name) is not None
    ]
    found: list[Data] = []
    for index, name in enumerate(names):
        sample = samples[index % len(samples)]
        old = _file_name(sample)
        found.append(substitute(sample, [*links, (old, name)]))
    return found


def _file_name(sample: Data) -> str:
    """What a result calls the file that it comes from; "" when it names none."""
    texts = {
        words(name): value for name, value in as_object(sample).items() if isinstance(value, str)
    }
    for ending in (("file", "name"), ("filename",), ("name",)):
        for name, value in texts.items():
            if name[-len(ending) :] == ending:
                return value
    return ""
