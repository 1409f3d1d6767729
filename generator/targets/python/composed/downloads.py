"""Files that an operation returns: stored on a disk, or opened to read parts of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from generator.diagnostics import Loc
from generator.emit.filters import py_str
from generator.ir.media import holds_file
from generator.ir.model import Operation, Parameter
from generator.ir.wire import ArgumentIn, ParamIn
from generator.names.plurals import singular
from generator.names.words import snake, split_words
from generator.targets.python.composed.kind import Draft, Kind
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.own import optional_argument, own_argument
from generator.targets.python.naming.resources import Resource
from generator.targets.python.naming.speller import Speller, plain
from generator.targets.python.planning.composed import Scene, Spelled, Writer, operations_of
from generator.targets.python.planning.methods import PlannedMethod

_SPEC: Final = ".._core.spec.download"

#: Headers that say which part of a file is wanted, and of which version: the methods set them.
_ABOUT_PARTS: Final = frozenset(
    {"range", "if-range", "if-match", "if-none-match", "if-modified-since", "if-unmodified-since"}
)

#: What methods that return a file are called beside the noun of what they return.
_READS: Final = frozenset(
    {"download", "export", "fetch", "get", "load", "pull", "read", "retrieve", "show", "view"}
)
_FILES: Final = frozenset(
    {"binary", "blob", "body", "bytes", "content", "contents", "data", "file", "media", "raw"}
)

_DOWNLOAD: Final = """\
Memory usage does not depend on the size of the file. A file that exists at the target is replaced
only when the new one is complete. If the connection breaks, the download continues where it stopped,
and so does a later call with the same arguments, as long as the server identifies the version of the
file; otherwise it starts again. The length, and any checksum that the server sends, are checked."""
_OPEN: Final = """\
The file can be read at any position, like a local file that is open in binary mode. Only what is
read is transferred, and kept in memory only for a while. If the server cannot send parts of files,
the whole file is first stored in a temporary one."""


def _about(scene: Scene) -> Iterator[Operation]:
    for operation in scene.api.operations:
        reply = operation.reply()
        if operation.method != "GET" or operation.hints.downloads.off or reply is None:
            continue
        files = [holds_file(one, scene.api.decls) for one in reply.media]
        if files and all(files) and not any(map(_insists, operation.parameters)):
            yield operation


def _insists(parameter: Parameter) -> bool:
    """Whether each request must say which part of the file, or which version, it wants."""
    is_header = parameter.location is ParamIn.HEADER
    return is_header and parameter.required and parameter.name.lower() in _ABOUT_PARTS


def _download(scene: Scene, operation: Operation, home: Resource, _loc: Loc | None) -> Draft:
    method, head = _methods(scene, operation, home)
    own = (
        own_argument(
            "to",
            _target,
            "Where to store the file: a path, an existing folder, or a file opened in binary mode. "
            "In a folder, the file has the name that the server suggests, or else the end of its "
            "path.",
            positional=True,
            example='"."',
        ),
        optional_argument(
            "progress",
            _progress,
            "A callable that receives a `Progress` from time to time, or True for a progress bar.",
        ),
        optional_argument(
            "resume",
            plain("bool"),
            "Whether to continue an unfinished download of an earlier call with the same arguments.",
            default=True,
        ),
    )
    return Draft(
        wishes=_names("download", method, home),
        takes=method,
        taken=_taken(method),
        own=own,
        operations=operations_of((method,) if head is None else (method, head)),
        summary="Download the file to disk",
        text=_DOWNLOAD,
        returns="What was stored, and where.",
        raises=(
            ("OSError", "The file cannot be stored."),
            (
                "APIConnectionError",
                "The connection was lost too often. `download` of the error says how far it came.",
            ),
        ),
        spell=partial(_spell_download, method, head),
    )


def _open(scene: Scene, operation: Operation, home: Resource, _loc: Loc | None) -> Draft:
    method, head = _methods(scene, operation, home)
    return Draft(
        wishes=_names("open", method, home),
        takes=method,
        taken=_taken(method),
        own=(),
        operations=operations_of((method,) if head is None else (method, head)),
        summary="Open the file to read parts of it",
        text=_OPEN,
        returns="The file, opened in binary mode. Close it, or use it in a `with` block.",
        raises=(("FileChangedError", "While reading: the server has another file by now."),),
        spell=partial(_spell_open, method, head),
    )


def _methods(
    scene: Scene, operation: Operation, home: Resource
) -> tuple[PlannedMethod, PlannedMethod | None]:
    """The method that returns the file, and the one that tells of it, if there is one."""
    methods = scene.of(home)
    method = methods[operation.key]
    return method, next((one for one in methods.values() if _is_twin(one, method)), None)


def _taken(method: PlannedMethod) -> tuple[Argument, ...]:
    """The arguments of a method, without those that say which part of the file is wanted."""
    return tuple(
        a
        for a in method.arguments
        if not (a.place is ArgumentIn.HEADER and a.wire.lower() in _ABOUT_PARTS)
    )


def _is_twin(head: PlannedMethod, method: PlannedMethod) -> bool:
    """Whether ``head`` tells the size of the file: HEAD of its path, with arguments that it has."""
    one, other = head.method.operation, method.method.operation
    if one.method != "HEAD" or one.template != other.template:
        return False
    known = {(a.name, a.place, a.wire) for a in method.arguments}
    return all((a.name, a.place, a.wire) in known for a in head.arguments if a.required)


def _names(start: str, method: PlannedMethod, home: Resource) -> tuple[str, ...]:
    """``download`` for ``read`` and ``get_file``, ``download_photo`` for ``get_photo``.

    A method that is called ``download`` itself leaves ``download_to``.
    """
    words = split_words(method.method.name)
    said = words[1:] if words[0] in _READS else words
    rest = tuple(word for word in said if word not in _FILES and word != "download")
    own = tuple(map(singular, split_words(home.attribute)))
    short = not rest or tuple(map(singular, rest)) in (own, own[-1:])
    found: list[tuple[str, ...]] = [(start,)] if short else []
    longer = "to" if start == "download" else "file"
    found += [(start, *rest), (start, *rest, longer), (start, *words)]
    taken = {name for one in home.methods for name in (one.name, *one.aliases)}
    taken |= {child.attribute for child in home.children}
    names = dict.fromkeys(map(snake, found))
    return tuple(name for name in names if name not in taken)


def _target(speller: Speller) -> str:
    return speller.name(".._core.spec.transfer", "FileTarget")


def _progress(speller: Speller) -> str:
    return speller.name(".._core.spec.transfer", "ProgressInput")


def _spell_download(
    method: PlannedMethod,
    head: PlannedMethod | None,
    arguments: tuple[Argument, ...],
    writer: Writer,
) -> Spelled:
    own = [a for a in arguments if a.place is ArgumentIn.OWN and a.key != a.wire]
    checksum = method.method.operation.hints.downloads.checksum
    parts = [*_read(method, head, writer), *(f"{a.wire}={py_str(a.key)}" for a in own)]
    if checksum:
        parts.append(f"checksum={py_str(checksum)}")
    result = writer.name(".._core.base.files", "DownloadedFile")
    recipe = writer.name(_SPEC, "Download")
    return Spelled(result, result, f"{recipe}[{result}]", f"{recipe}({', '.join(parts)})")


def _spell_open(
    method: PlannedMethod,
    head: PlannedMethod | None,
    _arguments: tuple[Argument, ...],
    writer: Writer,
) -> Spelled:
    parts = _read(method, head, writer)
    recipe = writer.name(_SPEC, "OpenFile")
    file, other = (writer.name(".._core.wire.remote", n) for n in ("RemoteFile", "AsyncRemoteFile"))
    return Spelled(file, other, f"{recipe}[{file}, {other}]", f"{recipe}({', '.join(parts)})")


def _read(method: PlannedMethod, head: PlannedMethod | None, writer: Writer) -> list[str]:
    told = [] if head is None else [f"head={writer.descriptor(head)}"]
    return [f"read={writer.descriptor(method)}", *told]


_NEEDS: Final = "binary response"
DOWNLOAD = Kind(name="download", needs=_NEEDS, about=_about, draft=_download)
OPEN = Kind(name="open", needs=_NEEDS, about=_about, draft=_open)
