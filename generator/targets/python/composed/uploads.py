"""A file in parts: the operations of ``x-sdk-upload`` as one method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from generator.diagnostics import Loc
from generator.emit.filters import py_str, py_tuple
from generator.ir.hints import UploadRecipe
from generator.ir.model import Operation
from generator.ir.wire import ArgumentIn
from generator.targets.python.composed.kind import Draft, Kind
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.own import optional_argument, own_argument
from generator.targets.python.naming.resources import Resource
from generator.targets.python.naming.speller import Annotation, Speller, plain
from generator.targets.python.planning.composed import Scene, Spelled, Writer, operations_of
from generator.targets.python.planning.methods import PlannedMethod

_DATA = "data"
_TEXT = """\
Memory usage does not depend on the size of the file: it is sent in parts of the size that the server
chooses, and a part that fails is sent again. If the upload fails before
it is committed, it is aborted, unless `checkpoint` keeps it for another call."""

_CHECKPOINT = """\
The path of a file that keeps which parts the server has, so that the same call goes on after a crash,
an interruption or an outage; or True for a file in the user's state folder. Use one file per upload.
If the content or an argument changed, the upload begins anew. The file is deleted when the upload
is complete."""
_PROGRESS = """\
True shows a progress bar. A function is called with a `types.Progress`: at the start, at most ten
times a second, and at the end."""


def _about(scene: Scene) -> Iterator[Operation]:
    return (operation for operation in scene.api.operations if operation.hints.upload is not None)


def _draft(scene: Scene, operation: Operation, home: Resource, loc: Loc | None) -> Draft | None:
    recipe = operation.hints.upload
    if recipe is None:
        return None
    names = (operation.key, recipe.part_operation, recipe.finish_operation)
    methods = methods_of(scene, home, names, loc)
    if methods is None:
        return None
    opens, sends, finishes = methods
    return Draft(
        wishes=("upload",),
        takes=opens,
        taken=tuple(a for a in opens.arguments if a.wire != recipe.size_argument),
        own=(_data(), *how_to_send(at_once=1)),
        operations=operations_of((opens, sends, finishes)),
        summary="Upload a file in parts",
        text=_TEXT,
        returns="What the server returns when the upload is complete.",
        spell=partial(_spell, recipe, (opens, sends, finishes)),
        fake="UploadMethod",
    )


def methods_of(
    scene: Scene, home: Resource, keys: tuple[str, ...], loc: Loc | None
) -> tuple[PlannedMethod, ...] | None:
    """The methods of these operations in ``home``; None if one is elsewhere.

    That is an error if sdk.yaml asks for the method, at ``loc``.
    """
    siblings = scene.of(home)
    missing = [key for key in keys if key not in siblings]
    if missing and loc is not None:
        message = f"An upload needs {missing[0]!r} as a method of the same resource."
        hint = "Place all operations of x-sdk-upload in one resource."
        scene.sink.error("N009", message, loc, hint=hint)
    if missing:
        return None
    return tuple(siblings[key] for key in keys)


def _data() -> Argument:
    return own_argument(
        _DATA,
        content_annotation,
        "The content: a path, bytes, a file opened in binary mode, or an iterator of bytes.",
        positional=True,
        example='"large.pdf"',
        whole=True,
    )


def how_to_send(at_once: int = 4) -> Iterator[Argument]:
    """What a caller can say of how to send the parts: ``at_once`` of them unless they say more."""
    yield optional_argument(
        "workers",
        plain("int"),
        "The number of parts that are sent at the same time, from 1 to 16.",
        default=at_once,
    )
    yield optional_argument("checkpoint", transfer_type("CheckpointInput"), _CHECKPOINT)
    yield progress()


def progress() -> Argument:
    """What a caller can say of how to be told."""
    return optional_argument("progress", transfer_type("ProgressInput"), _PROGRESS)


def transfer_type(name: str) -> Annotation:
    return lambda speller: speller.name(".._core.spec.transfer", name)


def content_annotation(speller: Speller) -> str:
    return speller.union([speller.name(".._core.wire.files", "FileInput"), "str"])


def _spell(
    recipe: UploadRecipe,
    methods: tuple[PlannedMethod, PlannedMethod, PlannedMethod],
    arguments: tuple[Argument, ...],
    writer: Writer,
) -> Spelled:
    """``methods`` open the upload, send a part, and finish it."""
    value, async_value = writer.value(methods[2])
    name = writer.name(".._core.spec.upload", "Upload")
    written = upload_recipe(recipe, methods, own_keys(arguments), writer)
    return Spelled(value, async_value, f"{name}[{value}]", written)


def own_keys(arguments: Iterable[Argument]) -> dict[str, str]:
    """The arguments that no operation has, as the recipe knows them."""
    return {a.wire: py_str(a.key) for a in arguments if a.place is ArgumentIn.OWN}


def upload_recipe(
    recipe: UploadRecipe,
    methods: tuple[PlannedMethod, PlannedMethod, PlannedMethod],
    own: Mapping[str, str],
    writer: Writer,
) -> str:
    """The recipe of an upload in parts as Python code."""
    opens, sends, finishes = methods
    content = next(a.name for a in sends.arguments if a.place is ArgumentIn.BODY_ROOT)
    parts = {
        **own,
        "open": writer.descriptor(opens),
        "size": py_str(name_of(opens, recipe.size_argument)),
        "session": py_str(recipe.session),
        "part_size": py_str(recipe.part_size),
        "part": writer.descriptor(sends),
        "part_session": py_str(name_of(sends, recipe.part_session_argument)),
        "part_number": py_str(name_of(sends, recipe.part_number_argument)),
        "part_data": py_str(content),
        "part_reply": py_tuple([py_str(name) for name in recipe.part_reply]),
        "finish": writer.descriptor(finishes),
        "finish_session": py_str(name_of(finishes, recipe.finish_session_argument)),
        "action": py_str(name_of(finishes, recipe.finish_action_argument)),
        "commit": py_str(recipe.finish_commit),
        "abort": py_str(recipe.finish_abort),
        "parts": py_str(name_of(finishes, recipe.finish_parts_argument)),
        "first_part": str(recipe.first_part),
    }
    name = writer.name(".._core.spec.upload", "Upload")
    return f"{name}({', '.join(f'{key}={text}' for key, text in parts.items())})"


def name_of(planned: PlannedMethod, wire: str) -> str:
    """What the method of an operation calls the argument ``wire``."""
    return next((a.name for a in planned.arguments if a.wire == wire), wire)


UPLOAD = Kind(name="upload", needs="x-sdk-upload", about=_about, draft=_draft, automatic=False)
