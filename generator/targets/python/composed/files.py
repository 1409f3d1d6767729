"""A file of any size: what ``x-sdk-upload`` says of sending it at once and in parts, as one method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.diagnostics import Loc
from generator.emit.filters import py_str, py_tuple
from generator.ir.model import Operation
from generator.ir.wire import ArgumentIn
from generator.relations.processes import FileUpload
from generator.targets.python.composed.kind import Draft, Kind
from generator.targets.python.composed.uploads import (
    content_annotation,
    how_to_send,
    methods_of,
    name_of,
    own_keys,
    progress,
    upload_recipe,
)
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.own import optional_argument, own_argument
from generator.targets.python.naming.resources import Resource
from generator.targets.python.naming.speller import plain
from generator.targets.python.planning.composed import Scene, Spelled, Writer, operations_of
from generator.targets.python.planning.methods import PlannedMethod

_MEMORY = "Memory usage does not depend on the size of the file."
_TWO_WAYS = """\
A file of at most {size} is sent in one request. A larger one is sent in parts of the size that the
server chooses, several at the same time, and a part that fails is sent again. If the upload fails
before it is committed, it is aborted, unless `checkpoint` keeps it for another call."""
_IN_PARTS = """\
The file is sent in parts of the size that the server chooses, several at the same time, and a part
that fails is sent again. If the upload fails before it is committed, it is aborted, unless
`checkpoint` keeps it for another call."""
_NAME = """\
The name that the file gets. Defaults to the name of the file that is uploaded; data without a file
needs one."""


def _about(scene: Scene) -> Iterator[Operation]:
    return (upload.about for upload in scene.relations.file_uploads)


def _draft(scene: Scene, operation: Operation, home: Resource, loc: Loc | None) -> Draft | None:
    upload = next(one for one in scene.relations.file_uploads if one.about is operation)
    parts, simple = upload.parts, upload.simple
    keys: tuple[str, ...] = () if simple is None else (simple.operation.key,)
    if parts is not None:
        keys += (parts.opens.key, parts.sends.key, parts.finishes.key)
    methods = methods_of(scene, home, keys, loc)
    if methods is None:
        return None
    ways = _Ways(upload, methods)
    if simple is not None and not ways.content:
        return None
    text = _MEMORY
    if parts is not None:
        text += " " + (_IN_PARTS if simple is None else _TWO_WAYS.format(size=_size(upload.up_to)))
    return Draft(
        wishes=("upload", "upload_file"),
        takes=replace(ways.first, whole=None, content_type=False, accept=(), paging=None),
        taken=ways.taken,
        own=(*ways.own, *(how_to_send() if parts is not None else (progress(),))),
        operations=operations_of(methods),
        summary="Upload a file",
        text=text,
        returns="What the server returns when the file is complete.",
        spell=ways.spell,
    )


def _size(count: int) -> str:
    """A number of bytes for people."""
    for unit, size in (("GB", 2**30), ("MB", 2**20), ("kB", 2**10)):
        if count >= size and count % size == 0:
            return f"{count // size} {unit}"
    return f"{count:,} bytes"


def _source() -> Argument:
    return own_argument(
        "source",
        content_annotation,
        "The content: a path, bytes, a file opened in binary mode, or an iterator of bytes.",
        positional=True,
        example='"scan.pdf"',
        whole=True,
    )


def _file_name() -> Argument:
    return replace(optional_argument("name", plain("str"), _NAME), positional=True)


@dataclass(frozen=True, slots=True)
class _Ways:
    """Both ways to send a file. ``methods``: that of the simple way, then the three of the other."""

    upload: FileUpload
    methods: tuple[PlannedMethod, ...]

    @property
    def first(self) -> PlannedMethod:
        """The method whose arguments this one has: that which opens an upload in parts, if any."""
        return self.methods[0] if self.upload.parts is None else self.methods[-3]

    @property
    def own(self) -> tuple[Argument, ...]:
        """The file, and its name where that is sent: a body that is the file itself has none."""
        simple = self.upload.simple
        named = self.upload.parts is not None or (simple and (simple.name or simple.data))
        return (_source(), _file_name()) if named else (_source(),)

    @property
    def content(self) -> str:
        """The argument of the simple way that is the file; "" if there is none."""
        simple = self.upload.simple
        if simple is None:
            return ""
        place = ArgumentIn.BODY if simple.data else ArgumentIn.BODY_ROOT
        found = (a for a in self.methods[0].arguments if a.place is place)
        return next((a.name for a in found if simple.data in ("", a.wire)), "")

    @property
    def taken(self) -> tuple[Argument, ...]:
        """The arguments that both ways have, and what either requires."""
        simple, opening = self._simple, self._opening
        if self.upload.simple is None or self.upload.parts is None:
            return tuple({**simple, **opening}.values())
        both = [
            _either(a, simple.get(wire, a))
            for wire, a in opening.items()
            if a.required or wire in simple
        ]
        return (*both, *(a for wire, a in simple.items() if a.required and wire not in opening))

    @property
    def _simple(self) -> dict[str, Argument]:
        """The arguments of the simple way by what they are called in requests, without its own."""
        simple = self.upload.simple
        if simple is None:
            return {}
        found = {a.wire: a for a in self.methods[0].arguments if a.name != self.content}
        return {wire: a for wire, a in found.items() if wire != simple.name}

    @property
    def _opening(self) -> dict[str, Argument]:
        """The same of the operation that opens an upload in parts."""
        if self.upload.parts is None:
            return {}
        recipe = self.upload.parts.recipe
        own = (recipe.size_argument, recipe.name_argument)
        return {a.wire: a for a in self.first.arguments if a.wire not in own}

    def spell(self, arguments: tuple[Argument, ...], writer: Writer) -> Spelled:
        """The recipe, and what either way returns."""
        own = own_keys(arguments)
        written = {"data": own.pop("source"), **own}
        results: dict[str, str] = {}
        if (simple := self.upload.simple) is not None:
            sends = self.methods[0]
            results.update([writer.value(sends)])
            written["simple"] = writer.descriptor(sends)
            written["simple_data"] = py_str(self.content)
            if simple.name:
                written["simple_name"] = py_str(name_of(sends, simple.name))
            others = self._simple
            renamed = [
                py_tuple([py_str(a.key or a.name), py_str(others[a.wire].name)])
                for a in self.taken
                if a.wire in others and (a.key or a.name) != others[a.wire].name
            ]
            if renamed:
                written["simple_takes"] = py_tuple(renamed)
        if (parts := self.upload.parts) is not None:
            opens, sends, finishes = self.methods[-3:]
            results.update([writer.value(finishes)])
            keys = {"data": written["data"], **{k: v for k, v in own.items() if k != "name"}}
            if simple is not None:
                written["up_to"] = str(self.upload.up_to)
            written["parts"] = upload_recipe(parts.recipe, (opens, sends, finishes), keys, writer)
            written["parts_name"] = py_str(name_of(opens, parts.recipe.name_argument))
        value, async_value = _result(list(results), writer), _result(list(results.values()), writer)
        name = writer.name(".._core.spec.upload", "FileUpload")
        text = ", ".join(f"{key}={value}" for key, value in written.items())
        return Spelled(value, async_value, f"{name}[{value}]", f"{name}({text})")


def _either(one: Argument, other: Argument) -> Argument:
    """``one``, which is required if that or the other is."""
    required = one.required or other.required
    return replace(one, required=required, positional=one.positional or other.positional)


def _result(results: list[str], writer: Writer) -> str:
    some = [result for result in results if result != "None"]
    if not some:
        return "None"
    one = some[0] if len(some) == 1 else writer.union(some)
    return one if len(some) == len(results) else writer.optional(one)


UPLOAD_FILE = Kind(name="upload_file", needs="x-sdk-upload", about=_about, draft=_draft)
