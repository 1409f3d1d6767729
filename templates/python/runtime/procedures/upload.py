"""Uploads a file: in parts, or in one request where it is small enough for that."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterator,
    Dict,
    Iterator,
    Mapping,
    TypeVar,
    Union,
    cast,
)

from ..base.errors import InvalidRequestError, InvalidTypeError
from ..base.guards import is_path
from ..calls.deadline import Deadline
from ..calls.exchange import Exchange
from ..codec.jsonable import to_jsonable
from ..spec.operation import Operation
from ..spec.options import NOT_GIVEN, Options
from ..spec.upload import FileUpload, Upload
from ..wire.files import Source
from ..wire.progress import Meter
from ..wire.stores import open_store
from ..wire.transport import run
from .in_parts import Asked, PartsUpload
from .record import Record, default_place

if TYPE_CHECKING:
    from ..calls.session import Session
    from ..wire.stores import Store

T = TypeVar("T")

#: Parts that are on their way at a time, unless the caller says otherwise; and at most.
_WORKERS, _MOST_WORKERS = 4, 16


async def perform(
    session: Session,
    recipe: Union[Upload[T], FileUpload[T]],
    arguments: Mapping[str, Any],
    options: Options,
) -> T:
    """Upload the data as ``recipe`` says, and return the result of the last operation.

    The data is a path (here a str is a path), bytes, a file open in binary mode (read from its
    current position to its end), or an iterator of bytes. Data of unknown size is first written to
    a temporary file. The other ``arguments`` are the recipe's own, and those of the first
    operation. Memory use does not depend on the size.

    :raises InvalidTypeError: the data is text, or cannot be read.
    :raises InvalidRequestError: the data has no name, or the file changes during the upload.
    """
    rest = dict(arguments)
    asked = _asked(recipe, rest)
    store = await open_store(rest.pop(recipe.data), session.connection.transport)
    try:
        upload = _FileUpload(session, store, asked, _with_deadline(session, options))
        if isinstance(recipe, Upload):
            return cast("T", await upload.in_parts(recipe, rest))
        if recipe.name:
            store.name = _name(rest.pop(recipe.name, None) or store.name, recipe)
        parts = recipe.parts
        if parts is None or (recipe.up_to is not None and store.size <= recipe.up_to):
            return cast("T", await upload.at_once(recipe, rest))
        rest = _known(parts.open, rest)
        rest[recipe.parts_name] = store.name
        return cast("T", await upload.in_parts(parts, rest))
    finally:
        store.close()


def _asked(recipe: Union[Upload[Any], FileUpload[Any]], rest: Dict[str, Any]) -> Asked:
    """The arguments of the method's own, taken out of ``rest``, and checked."""
    workers = rest.pop(recipe.workers, _WORKERS)
    checkpoint = rest.pop(recipe.checkpoint, None)
    if type(workers) is not int or not 1 <= workers <= _MOST_WORKERS:
        raise InvalidRequestError(f"must be an int from 1 to {_MOST_WORKERS}", recipe.workers)
    if isinstance(checkpoint, str) or is_path(checkpoint):
        checkpoint = Path(checkpoint)
    elif checkpoint is not None and not isinstance(checkpoint, bool):
        message = f"must be a path or True, not {type(checkpoint).__name__}"
        raise InvalidTypeError(message, recipe.checkpoint)
    return Asked(workers, checkpoint, rest.pop(recipe.progress, None))


def _name(name: object, recipe: FileUpload[Any]) -> str:
    if not isinstance(name, str):
        raise InvalidTypeError(f"must be a str, not {type(name).__name__}", recipe.name)
    if not name:
        raise InvalidRequestError("is required, because the data has no file name", recipe.name)
    return name


def _known(op: Operation[Any], arguments: Mapping[str, Any]) -> Dict[str, Any]:
    """Those of ``arguments`` that ``op`` has: the other way to upload can have more."""
    names = {param.name for param in op.params}
    for body in op.bodies:
        names.update([body.argument, *(argument for argument, _ in body.fields)])
    return {name: value for name, value in arguments.items() if name in names}


def _with_deadline(session: Session, options: Options) -> Options:
    """One deadline for all requests, if the caller gave one; else each has its own."""
    if not isinstance(options.deadline, (int, float)):
        return options
    clock = session.connection.transport.monotonic
    return options.replace(deadline=Deadline(options.deadline, clock))


class _FileUpload:
    """What both ways to upload have in common."""

    def __init__(self, session: Session, store: Store, asked: Asked, options: Options) -> None:
        self._session = session
        self._store = store
        self._asked = asked
        self._options = options

    async def at_once(self, recipe: FileUpload[Any], arguments: Mapping[str, Any]) -> object:
        """Send the file in one request."""
        op, store = cast("Operation[Any]", recipe.simple), self._store
        name = store.name
        other = dict(recipe.simple_takes)
        rest = _known(op, {other.get(key, key): value for key, value in arguments.items()})
        if recipe.simple_name:
            rest[recipe.simple_name] = name
        transport = self._session.connection.transport
        async with Meter(transport, self._asked.progress, total=store.size, name=name) as meter:
            rest[recipe.simple_data] = (name, _Counted(store.section(0, store.size), meter))
            response = await Exchange(self._session, op, rest, self._options).response()
            await meter.reach(store.size)
        return response if op.returns == "response" else response.data

    async def in_parts(self, recipe: Upload[Any], arguments: Dict[str, Any]) -> object:
        """Send the file in parts."""
        arguments[recipe.size] = self._store.size
        upload = PartsUpload(
            self._session,
            recipe,
            arguments=arguments,
            options=self._options,
            store=self._store,
            record=self._record(recipe, arguments),
            asked=self._asked,
        )
        return await upload.run()

    def _record(self, recipe: Upload[Any], arguments: Mapping[str, Any]) -> Record:
        place = self._asked.checkpoint
        if not place:
            return Record()
        settings, options = self._session.settings, self._options
        held = {name: value for name, value in arguments.items() if value is not NOT_GIVEN}
        del held[recipe.size]  # that of the source
        for param in recipe.open.params:
            if param.client and param.name not in held:
                held[param.name] = self._session.overrides.get(
                    param.name, settings.values.get(param.name)
                )
        source = self._store.identity()
        target = {
            "operation": recipe.open.id,
            "server": settings.base_url,
            "arguments": _digest([held, options.extra_query, options.extra_body]),
        }
        if place is True:
            place = default_place(settings.spec.package, _digest([target, source.get("path")]))
        record = Record(place, {**target, "source": source})
        record.load(lenient=self._asked.checkpoint is True)
        return record


class _Counted(Source):
    """Tells how much was sent. The last chunk counts when the server has answered."""

    def __init__(self, source: Source, meter: Meter) -> None:
        super().__init__(source.size)
        self._source = source
        self._meter = meter

    def chunks(self) -> Iterator[bytes]:
        done = 0
        for chunk in self._source.chunks():
            run(self._meter.reach(done))
            done += len(chunk)
            yield chunk

    async def achunks(self) -> AsyncIterator[bytes]:
        done = 0
        async for chunk in self._source.achunks():
            await self._meter.reach(done)
            done += len(chunk)
            yield chunk


def _digest(value: object) -> str:
    text = json.dumps(to_jsonable(value, strict=True), sort_keys=True)
    return sha256(text.encode("ascii")).hexdigest()
