"""Files: bytes that are written and read back, whole or a range of them, and their facts."""

from __future__ import annotations

import re
from typing import Final

from generator.mock.behave.versions import Version
from generator.mock.wire.incoming import Call, RefusalError
from generator.mock.wire.values import Data, as_object
from generator.mock.world.existence import path_of
from generator.mock.world.records import BEGINS, resize, stamp, substitute
from generator.mock.world.state import Blob, Item
from generator.mock.world.world import Answer, World
from generator.notation.media import JSON, OCTETS
from generator.notation.paths import PathTemplate
from generator.relations.facts import gives_bytes
from generator.relations.model import Place

_RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)")


def wants_octets(world: World, call: Call) -> bool:
    """Whether a good reply is the content of the file."""
    return call.operation.method == "HEAD" or gives_bytes(call.operation, world.api.decls)


def read(world: World, call: Call, item: Item) -> Answer:
    """The content of a file: 200, 206 for a range of it, 304 for one that the client has.

    Conditions are looked at in the order of RFC 9110; one that is not met refuses the request (412).
    """
    if item.blob is None:
        raise RefusalError(404, "The file has no content yet.")
    version = Version.of(item)
    headers = {**version.headers, "Accept-Ranges": "bytes"}
    version.require(call.incoming)
    if version.is_known(call.incoming):
        return Answer(304, headers=headers)
    content = world.state.content(item.blob)
    wanted = call.incoming.header("Range") if version.allows_range(call.incoming) else None
    span = _span(wanted, len(content))
    if span is None or call.incoming.method == "HEAD":
        return Answer(200, octets=content, content_type=OCTETS, headers=headers)
    first, last = span
    headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    return Answer(206, octets=content[first : last + 1], content_type=OCTETS, headers=headers)


def _span(text: str | None, size: int) -> tuple[int, int] | None:
    """The first and last byte of a range; None for the whole. Raises RefusalError (416)."""
    found = _RANGE.fullmatch((text or "").replace(" ", ""))
    if found is None or not (found[1] or found[2]):
        return None  # several ranges, or another unit: the whole is a lawful answer
    if not found[1]:
        first, last = max(size - int(found[2]), 0), size - 1
    else:
        first, last = int(found[1]), min(int(found[2] or size - 1), size - 1)
    if first > last:
        message = f"The range {text} is outside the file, which has {size} bytes."
        raise RefusalError(416, message, headers={"Content-Range": f"bytes */{size}"})
    return first, last


def write(world: World, call: Call, place: Place, collection: str, key: str) -> Answer:
    """Write a file. ``If-None-Match: *`` refuses (412) to replace one, ``If-Match`` another version.

    201 says that it was created; an operation with a parameter for that condition says so only
    when the condition was sent.
    """
    item = world.state.item(collection, key)
    guarded = (call.incoming.header("If-None-Match") or "").strip() == "*"
    if guarded and item is not None:
        raise RefusalError(412, f"There is already a file {key!r}.")
    if item is not None and item.blob is not None:
        Version.of(item).require(call.incoming)
    elif call.incoming.header("If-Match") is not None:
        raise RefusalError(412, f"There is no file {key!r}.")
    store(world, place, collection, key, world.state.keep(call.incoming.body))
    conditional = any(one.name.lower() == "if-none-match" for one in call.operation.parameters)
    created = guarded if conditional else item is None
    headers = {}
    if created:
        headers["Location"] = f"{call.incoming.origin}{call.incoming.path}"
    return Answer(_written(call, created=created), headers=headers)


def _written(call: Call, *, created: bool) -> int:
    """The status of a write; 0 where the document leaves no choice."""
    for status in ("201",) if created else ("204", "200"):
        if call.operation.declares(status):
            return int(status)
    return 0


def store(world: World, place: Place, collection: str, key: str, blob: Blob) -> None:
    """Put a file under its key, with the record that lists show."""
    old = world.state.item(collection, key)
    sample = world.sample_record(place) if old is None else as_object(old.data)
    changes = [(str(sample[place.key_name]), key)] if place.key_name in sample else []
    steps = zip(_steps(world, place), collection.split("/"), strict=False)
    changes += [(example, actual) for example, actual in steps if example != actual]
    record = as_object(substitute(sample, changes))
    if place.key_name:
        record[place.key_name] = key
    describe(record, blob)
    now = world.options.clock()
    stamp(record, now, BEGINS)
    world.state.collections[collection][key] = Item(record, blob, changed=now)


def _steps(world: World, place: Place) -> list[str]:
    """The path of the collection in the document's example."""
    operation = place.lister or place.reader or place.creator
    if operation is None:
        return []
    path = {name: str(value) for name, value in world.example_path(operation).items()}
    steps = PathTemplate.parse(place.path).segments
    return ["", *(path.get(step.only_name, str(step)) for step in steps)]


def describe(record: dict[str, Data], blob: Blob) -> None:
    """Let a record tell the size of its file."""
    resize(record, blob.size)


def content(world: World, call: Call, place: Place) -> Answer:
    """Read or write the bytes that belong to a thing."""
    collection, key, item = world.item(call, place)
    if call.operation.method in {"PUT", "POST"}:
        if item is None:
            raise world.missing(key, collection)
        item.blob = world.state.keep(call.incoming.body)
        item.changed = world.options.clock()
        return Answer()
    if item is None or item.blob is None:
        example = world.state.keep(f"Example content of {key}\n".encode())
        item = Item({}, example)
    return read(world, call, item)


def is_folder(world: World, collection: str, key: str) -> bool:
    """Whether there are files whose key begins with the path ``key``."""
    start = f"{key.rstrip('/')}/"
    return bool(key) and any(
        name.startswith(start) and item.blob is not None
        for name, item in world.state.collections[collection].items()
    )


def folder(call: Call) -> Answer:
    """The facts of a folder: it has a type, but neither size nor time."""
    if call.operation.method != "HEAD":
        raise RefusalError(404, "This is a folder.")
    headers = {"Content-Length": ""}  # none at all
    return Answer(200, octets=b"", content_type=JSON, headers=headers)


def remove_folder(world: World, collection: str, key: str) -> None:
    """Remove all files whose key begins with the path ``key``."""
    start = f"{key.rstrip('/')}/"
    for name in list(world.state.collections[collection]):
        if name.startswith(start):
            world.state.remove(collection, name, path_of(collection, name))
