"""The fake of an upload in parts: it keeps what arrives, as the server would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Sequence, cast

from ..codec.shapes import ModelShape, OptionalShape, ScalarShape, shape_of
from ..spec.operation import Operation
from ..spec.options import NOT_GIVEN
from ..spec.upload import Upload
from .errors import FakeError
from .record import RecordedCall
from .script import Script, Start

if TYPE_CHECKING:
    Scripts = Callable[[Operation[Any]], Script]


class ReceivedUpload:
    """An upload that arrived.

    ``arguments`` are those of the operation that opened it, and ``state`` is ``"open"``,
    ``"committed"`` or ``"aborted"``.
    """

    def __init__(self, opening: RecordedCall) -> None:
        self.arguments = opening.arguments
        self.state = "open"
        self._parts: Dict[int, bytes] = {}

    @property
    def data(self) -> bytes:
        """The parts that arrived, joined in order."""
        return b"".join(self._parts[number] for number in sorted(self._parts))

    def receive(self, number: int, data: bytes) -> None:
        """Keep a part; one that is sent again replaces itself."""
        self._parts[number] = data

    def __repr__(self) -> str:
        return f"<ReceivedUpload {self.state}, {len(self._parts)} parts>"


class FakeUpload:
    """The fake of a method that uploads in parts.

    :meth:`accepts` scripts the three operations that it is composed of. To let one of them fail,
    script that one afterwards.
    """

    def __init__(self, recipe: Upload[Any], scripts: Scripts, name: str) -> None:
        self._recipe = recipe
        self._scripts = scripts
        self._name = name
        self._uploads: Dict[str, ReceivedUpload] = {}

    def __repr__(self) -> str:
        return f"<{self._name}, {len(self._uploads)} uploads>"

    @property
    def uploads(self) -> Sequence[ReceivedUpload]:
        """What arrived since :meth:`accepts`, an item for each upload."""
        return tuple(self._uploads.values())

    def accepts(self, part_size: int = 5 * 1024 * 1024) -> None:
        """Accept uploads, in parts of this many bytes; :attr:`uploads` shows what arrived."""
        self._uploads.clear()
        recipe = self._recipe
        Start(self._scripts(recipe.open)).answers(lambda call: self._open(call, part_size))
        Start(self._scripts(recipe.part)).answers(self._part)
        Start(self._scripts(recipe.finish)).answers(self._finish)

    def _open(self, call: RecordedCall, part_size: int) -> object:
        recipe = self._recipe
        number = len(self._uploads) + 1
        session = _identifier(recipe.open, recipe.session, "session", number)
        self._uploads[str(session)] = ReceivedUpload(call)
        found: Dict[str, object] = {}
        _place(found, recipe.session, session)
        _place(found, recipe.part_size, part_size)
        return found

    def _part(self, call: RecordedCall) -> object:
        recipe = self._recipe
        number = call.arguments[recipe.part_number]
        if not isinstance(number, int):
            raise FakeError(f"the number of a part is {number!r}")
        self._upload(call, recipe.part_session).receive(number, call.request.body)
        return {
            name: _identifier(recipe.part, "/" + name, "part", number) for name in recipe.part_reply
        }

    def _finish(self, call: RecordedCall) -> object:
        recipe = self._recipe
        commits = call.arguments[recipe.action] == recipe.commit
        upload = self._upload(call, recipe.finish_session)
        upload.state = "committed" if commits else "aborted"
        return NOT_GIVEN

    def _upload(self, call: RecordedCall, argument: str) -> ReceivedUpload:
        session = str(call.arguments[argument])
        if session not in self._uploads:
            raise FakeError(f"{self._name}: no upload with the session {session!r} was opened")
        return self._uploads[session]


def _identifier(op: Operation[Any], pointer: str, word: str, number: int) -> object:
    """A value for what is at ``pointer`` of the response: a number, or a text with it."""
    for reply in op.replies:
        if reply.status[:1] != "2" or reply.type is None:
            continue
        shape = shape_of(reply.type())
        for name in pointer[1:].split("/"):
            field = shape.find(name) if isinstance(shape, ModelShape) else None
            if field is None:
                break
            shape = field.shape.inner if isinstance(field.shape, OptionalShape) else field.shape
        if isinstance(shape, ScalarShape) and shape.scalar.type is int:
            return number
    return f"{word}-{number}"


def _place(document: Dict[str, object], pointer: str, value: object) -> None:
    """Put ``value`` at ``pointer``."""
    name, _, rest = pointer[1:].partition("/")
    if not rest:
        document[name] = value
        return
    inner = document.setdefault(name, {})
    _place(cast("Dict[str, object]", inner), "/" + rest, value)
