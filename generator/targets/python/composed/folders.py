"""All files of a folder: each is sent as ``x-sdk-upload`` says of a single one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.diagnostics import Loc
from generator.emit.filters import py_str
from generator.ir.limits import Limits
from generator.ir.members import limits_of, properties
from generator.ir.model import Operation
from generator.relations.processes import FileUpload
from generator.targets.python.composed.files import UPLOAD_FILE
from generator.targets.python.composed.kind import Draft, Kind
from generator.targets.python.composed.uploads import transfer_type
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.own import (
    compose_arguments,
    optional_argument,
    own_argument,
)
from generator.targets.python.naming.resources import Resource
from generator.targets.python.naming.speller import Annotation, plain
from generator.targets.python.planning.composed import Scene, Spelled, Writer
from generator.targets.python.planning.work import renamed

_SPEC = ".._core.spec.folder"
_LONGEST = 255  # characters; what file systems hold, where the document says nothing

_TEXT = """\
Uploads the files of a folder and of the folders in it, several at the same time. A file that fails
does not end the others; an error with the report is raised at the end. Errors that concern all files,
such as a refused API token, end the upload at once.

Call the method again to continue: files that an earlier call uploaded are skipped, unless they have
changed. This is also true after a crash, and within a large file.

{names} If a path cannot be a name as it is, or if two files would have the same name, eight digits are
added to it, and the report says so. Names that differ only in case count as the same one. Pass `name`
to upload several folders to the same place: a file usually replaces one that has the same name.

Hidden files and folders are skipped, and so are files that systems and programs make for themselves,
such as `.DS_Store`. Links to files are followed, links to folders are not. Empty files are uploaded.
The report names everything that was skipped, with the reason."""
_FLAT = "A name contains the folders of the path: `2024/a.pdf` is called `2024{separator}a.pdf`."
_PATHS = "The name of a file is its path in the folder, such as `2024/a.pdf`."

_PATTERN = """\
Upload only files whose path in the folder matches: a pattern such as `**/*.pdf`, or a list of patterns.
`*` stands for any part of a name, `**` for any number of folders; upper and lower case are the same."""
_NAME = """\
Decides the names: a function that is called with the path of each file, such as `2024/a.pdf`, and
returns its name, or None to skip the file."""
_STATE = """\
The path of the file that keeps what was uploaded, for later calls. Defaults to a file in the user's
state folder for each folder and each target. False keeps nothing: a later call uploads all files
again."""
_PROGRESS = """\
True shows a progress bar. A function is called with a `types.Progress` that counts files."""


def _about(scene: Scene) -> Iterator[Operation]:
    return (upload.about for upload in scene.relations.file_uploads)


def _draft(scene: Scene, operation: Operation, home: Resource, loc: Loc | None) -> Draft | None:
    file = UPLOAD_FILE.draft(scene, operation, home, loc)
    if file is None or all(argument.wire != "name" for argument in file.own):
        return None  # files that have no names on the server replace one another
    upload = next(one for one in scene.relations.file_uploads if one.about is operation)
    naming = _naming(upload, scene)
    names = _PATHS if naming.separator == "/" else _FLAT.format(separator=naming.separator)
    own = tuple(_own())
    return Draft(
        wishes=("upload_folder",),
        takes=file.takes,
        taken=file.taken,
        own=own,
        operations=file.operations,
        summary="Upload the files of a folder",
        text=_TEXT.format(names=names),
        returns="What became of each file: `uploaded`, `skipped` and `failed`.",
        raises=(("UploadFolderError", "Files failed. `report` says which ones, and why."),),
        spell=_Recipe(file, compose_arguments(file.taken, file.own, (), scene.sink), naming, own),
    )


def _own() -> Iterator[Argument]:
    """The arguments that no operation has."""
    yield own_argument(
        "folder",
        transfer_type("PathInput"),
        "The path of the folder.",
        positional=True,
        example='"invoices"',
        whole=True,
    )
    pattern = optional_argument("pattern", _type("PatternInput"), _PATTERN, default="**/*")
    yield replace(pattern, required=False)
    yield optional_argument(
        "exclude", _type("PatternInput"), "Leave out files and folders that match such a pattern."
    )
    yield optional_argument("name", _type("NameInput"), _NAME)
    yield optional_argument(
        "hidden", plain("bool"), "Whether to upload hidden files and folders, too.", default=False
    )
    yield optional_argument(
        "concurrency",
        plain("int"),
        "The number of files that are uploaded at the same time.",
        default=4,
    )
    yield optional_argument("state", _type("StateInput"), _STATE)
    yield optional_argument("progress", transfer_type("ProgressInput"), _PROGRESS)
    yield optional_argument(
        "check",
        plain("bool"),
        "Whether to raise an error at the end if files failed. If False, only the report says so.",
        default=True,
    )


def _type(name: str) -> Annotation:
    return lambda speller: speller.name(_SPEC, name)


@dataclass(frozen=True, slots=True)
class _Naming:
    """Which names files can have, and how large they may be."""

    separator: str
    longest: int
    pattern: str
    largest: int


def _naming(upload: FileUpload, scene: Scene) -> _Naming:
    """What the document says of the argument that names a file, on either way."""
    limits: list[Limits] = []
    spans = False
    if upload.simple is not None and upload.simple.name:
        limits += _limits(upload.simple.operation, upload.simple.name, scene)
        spans = any(
            one.spans_segments
            for one in upload.simple.operation.parameters
            if one.name == upload.simple.name
        )
    if upload.parts is not None:
        limits += _limits(upload.parts.opens, upload.parts.recipe.name_argument, scene)
    facts = upload.about.hints.folder
    separator = facts.separator or ("/" if spans else "~")
    longest = int(min((one.max_length for one in limits if one.max_length), default=0))
    pattern = next((one.pattern for one in limits if _is_known(one.pattern)), "")
    return _Naming(
        separator, longest or (0 if separator == "/" else _LONGEST), pattern, facts.largest
    )


def _limits(operation: Operation, name: str, scene: Scene) -> Iterator[Limits]:
    decls = scene.api.decls
    for one in operation.parameters:
        if one.name == name:
            yield limits_of(one.limits, one.type, decls)
    for media in operation.body.media if operation.body is not None else ():
        found = properties(media.type, decls).get(name)
        if found is not None:
            yield limits_of(found.limits, found.type, decls)


def _is_known(pattern: str) -> bool:
    """Whether Python can read the pattern, which is one of JavaScript."""
    try:
        re.compile(pattern)
    except re.error:
        return False
    return bool(pattern)


@dataclass(frozen=True, slots=True)
class _Recipe:
    """Writes the recipe around that of a single file."""

    file: Draft
    arguments: tuple[Argument, ...]
    naming: _Naming
    own: tuple[Argument, ...]

    def __call__(self, arguments: tuple[Argument, ...], writer: Writer) -> Spelled:
        naming = self.naming
        limits = [f"separator={py_str(naming.separator)}", f"longest={naming.longest}"]
        limits += [f"pattern={py_str(naming.pattern)}"] if naming.pattern else []
        recipe, names = writer.name(_SPEC, "FolderUpload"), writer.name(_SPEC, "Naming")
        report = writer.name(".._core.base.report", "FolderReport")
        parts = [
            f"upload={writer.shared(self.file.spell(self.arguments, writer).recipe)}",
            f"naming={names}({', '.join(limits)})",
            *([f"largest={naming.largest}"] if naming.largest else []),
            *renamed(arguments, self.own),
        ]
        return Spelled(report, report, recipe, f"{recipe}({', '.join(parts)})")


UPLOAD_FOLDER = Kind(name="upload_folder", needs="x-sdk-upload", about=_about, draft=_draft)
