"""The files of a package: of a folder, a source distribution or a wheel, without unpacking them."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.parser import Parser
from pathlib import Path, PurePosixPath
from typing import Final, NoReturn

from generator.diagnostics import GenerationError, Loc, Sink

#: Larger files of a package hold no code that people read.
_LARGEST: Final = 5_000_000
_MOST: Final = 50_000  # files
_WANTED: Final = (".py", "api.md", "LICENSE", "PKG-INFO", "METADATA")


@dataclass(frozen=True, slots=True)
class PackageFiles:
    """The texts of a package; ``name`` is what is imported."""

    name: str
    modules: Mapping[str, str]  # path below the package, such as resources/pets.py -> text
    api: str = ""  # api.md
    license: bytes = b""  # the text of the license
    facts: Mapping[str, str] = field(default_factory=dict)  # of PKG-INFO, keys in lower case
    uri: str = ""


def read_files(path: Path, sink: Sink) -> PackageFiles:
    """The files at ``path``; raises :class:`GenerationError` when they are no such package."""
    try:
        found = dict(_members(path))
    except (OSError, tarfile.TarError, zipfile.BadZipFile, EOFError) as error:
        _refuse(path, f"cannot be read: {error}", sink)
    clients = [p for p in found if p.name == "_client.py"]
    clients.sort(key=lambda p: len(p.parts))
    roots = [p.parent for p in clients if p.with_name("_base_client.py") in found]
    if not roots:
        _refuse(path, "holds no client as Stainless generates it (_client.py)", sink)
    root = roots[0]
    modules = {
        p.relative_to(root).as_posix(): text.decode("utf-8", "replace")
        for p, text in found.items()
        if p.suffix == ".py" and root in p.parents
    }
    named = {p.name: text for p, text in sorted(found.items(), reverse=True) if p.suffix != ".py"}
    facts = Parser().parsestr(_text(named, "PKG-INFO") or _text(named, "METADATA"))
    return PackageFiles(
        root.name,
        modules,
        api=_text(named, "api.md"),
        license=named.get("LICENSE", b""),
        facts={key.lower(): str(value) for key, value in reversed(facts.items())},
        uri=path.as_posix(),
    )


def _text(named: Mapping[str, bytes], name: str) -> str:
    return named.get(name, b"").decode("utf-8", "replace")


def _refuse(path: Path, problem: str, sink: Sink) -> NoReturn:
    message = f"The package {path.as_posix()} {problem}."
    hint = "Give the folder of the package, its source distribution, or its wheel."
    sink.error("A001", message, Loc(path.as_posix()), hint=hint)
    raise GenerationError


def _members(path: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    if path.is_dir():
        yield from _folder(path)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist()[:_MOST]:
                if _wanted(info.filename, info.file_size):
                    yield PurePosixPath(info.filename), archive.read(info)
    else:
        with tarfile.open(path) as archive:
            for number, member in enumerate(archive):
                if number > _MOST:
                    break
                file = archive.extractfile(member) if member.isfile() else None
                if file is not None and _wanted(member.name, member.size):
                    yield PurePosixPath(member.name), file.read()


def _folder(path: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    for number, file in enumerate(sorted(path.rglob("*"))):
        if number > _MOST:
            break
        inside = PurePosixPath(file.relative_to(path).as_posix())
        if file.is_file() and not file.is_symlink() and _wanted(file.name, file.stat().st_size):
            yield path.name / inside, file.read_bytes()


def _wanted(name: str, size: int) -> bool:
    return name.endswith(_WANTED) and size <= _LARGEST and "/tests/" not in f"/{name}"
