"""Work in the background: started by one operation, reported on by another."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from generator.ir.members import only_values, says_null, type_at
from generator.ir.wire import ParamIn
from generator.mock.wire.incoming import Call, as_text
from generator.mock.wire.values import Data, as_object, find, put, words
from generator.mock.world import state
from generator.mock.world.existence import filled, path_of, reference
from generator.mock.world.records import ENDS, new_key, stamp, substitute, unfinished
from generator.mock.world.state import Item
from generator.mock.world.world import World
from generator.names.plurals import singular
from generator.notation.pointer import parent_of, pointer_to
from generator.relations.model import OutBody, OutHeader, OutUrl, Place
from generator.relations.processes import Work

# What work in progress is called, the likeliest first; "running" covers every spelling of it.
_BUSY = ("running", "inprogress", "processing", "active", "started", "pending", "queued")


def start(world: World, call: Call, place: Place, item: Item) -> None:
    """Let ``item`` of ``place`` be work that was just started."""
    work = world.existence.work.get(place.path)
    if work is None:
        return
    now = world.options.clock()
    ends = call.ends or next(iter(work.succeeded), "")
    item.work = state.Work(ends, now, done=False)
    item.changed = now
    item.source = world.refers_to(call) or _folder(world, call)


def start_jobs(world: World, call: Call, data: Data) -> tuple[Data, dict[str, str]]:
    """Start the work that the operation is said to start: the reply with the handles, headers.

    A handle that may be null is null when the flag of the request that its name begins with
    is false.
    """
    headers: dict[str, str] = {}
    for work in world.existence.started_by(call.operation):
        place = world.relations.places[work.place]
        for start_ in work.starts:
            for handle in start_.handles if start_.operation is call.operation else ():
                match handle:
                    case OutBody(pointer=pointer):
                        off = _switched_off(world, call, pointer)
                        data = put(data, pointer, None if off else _job(world, call, place))
                    case OutUrl(header=header, template=template, parameter=parameter):
                        path = filled(template, {parameter: _job(world, call, place)})
                        headers[header] = world.url(call, path)
                    case OutHeader(name=name):
                        headers[name] = _job(world, call, place)
    return data, headers


def _job(world: World, call: Call, place: Place) -> str:
    """A new piece of work that has no record but its state; its id."""
    collection = world.known(place, place.path)
    sample = _id_sample(world, place)
    number = world.state.next_number(place.path, 0)
    record: Data = world.sample_record(place)
    key = as_text(new_key(sample, place.path, number))
    if place.key_name:
        record = put(record, pointer_to([place.key_name]), key)
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
    ref = type_at(found.media[0].type if found and found.media else None, handle, world.api.decls)
    if ref is None or not says_null(ref, world.api.decls):
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
    if work is None or (work.done and not work.goes_on):
        return
    work.polls += 1
    options = world.options
    late = options.clock() - work.started >= options.work_seconds
    if work.polls > options.polls and late:
        if work.done:
            work.ends = work.ends.partition(">")[2]
        work.done, work.polls, work.started = True, 0, options.clock()
        item.changed = options.clock()


def is_busy(item: Item) -> bool:
    """Whether there is work that has not ended."""
    return item.work is not None and not item.work.done


def view(world: World, place: Place, item: Item) -> Data:
    """The record of ``item`` with the state that it is in now."""
    kind, work = world.existence.work.get(place.path), item.work
    if kind is None or work is None or not isinstance(item.data, dict):
        return item.data
    record: dict[str, Data] = dict(item.data)
    at = _state_in_record(world, kind)
    if work.done:
        stamp(record, item.changed, ENDS)
        return put(record, at, work.stops)
    unfinished(world.api, record, place.record)
    return put(record, at, busy_state(world, place, kind))


def _state_in_record(world: World, work: Work) -> str:
    """The pointer to the state in the record, which a reply may have further in."""
    return work.state.removeprefix(world.record_at(work.poll))


def busy_state(world: World, place: Place, work: Work) -> Data:
    """What the document calls work in progress."""
    final = {*work.succeeded, *work.failed, *work.waiting}
    ref = type_at(place.record, _state_in_record(world, work), world.api.decls)
    values = [as_text(v) for v in only_values(ref, world.api.decls)]
    open_ones = [value for value in values if value not in final]
    by_text = {"".join(words(one)): one for one in reversed(open_ones)}
    for word in _BUSY:
        if word in by_text:
            return by_text[word]
    if open_ones:
        return open_ones[0]
    upper = all(one.isupper() for one in work.succeeded)
    return "RUNNING" if upper else "running"


def results(world: World, call: Call, item: Item, pointer: str) -> list[Data]:
    """What finished work has found: one result for each thing in its input.

    Without an input that is known here, they are those of the document's example.
    """
    reply = world.example_for(call)
    samples = find(reply, pointer)
    if not isinstance(samples, list) or not samples:
        return []
    names = list(_names(world, item.source)) if item.source else []
    if not names:
        return samples
    record = as_object(item.data)
    known = as_object(reply)
    links = [
        (as_text(known[name]), as_text(record[name]))
        for name in known
        if reference(name) in world.existence.references
        if known.get(name) is not None and record.get(name) is not None
    ]
    found: list[Data] = []
    for index, name in enumerate(names):
        sample = samples[index % len(samples)]
        old = _file_name(sample)
        found.append(substitute(sample, [*links, (old, name)]))
    return found


def _folder(world: World, call: Call) -> str:
    """The path of a folder that a body names, with files that were written here; "" for none."""
    texts = [value.strip("/") for value in as_object(call.body).values() if isinstance(value, str)]
    for collection, items in world.state.collections.items():
        for text in texts:
            folder = f"{text}/"
            if any(k.startswith(folder) and one.blob is not None for k, one in items.items()):
                return path_of(collection, text)
    return ""


def _names(world: World, source: str) -> Iterator[str]:
    """What is in the input of some work: things below one, or files in a folder."""
    for collection in sorted(world.state.below(source)):
        yield from world.state.collections[collection]
    folder = f"{source}%2F"  # as the path of a key is written that is a path of its own
    for collection, items in world.state.collections.items():
        paths = (path_of(collection, key) for key in items)
        yield from (unquote(path[len(folder) :]) for path in paths if path.startswith(folder))


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
