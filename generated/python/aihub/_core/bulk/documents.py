"""The documents to run: from a folder, a table, or anything that lists paths."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Container, Iterable, Iterator, Mapping, NamedTuple, Optional, Union

from typing_extensions import Protocol, TypeGuard

from ..base.errors import InvalidRequestError
from ..spec.transfer import PathInput
from .libraries import library

__all__ = ["Document", "Frame", "Source", "documents"]


class Frame(Protocol):
    """A data frame of pandas, as far as it is used: its columns by name."""

    @property
    def columns(self) -> Container[str]: ...

    def __getitem__(self, name: str) -> Iterable[object]: ...


#: A folder, a table (``.csv`` or ``.parquet``), paths, or a data frame with a column of them.
Source = Union[PathInput, Iterable[PathInput], Frame]


class Document(NamedTuple):
    """One file: its absolute path or URL, and its size in bytes, 0 where it is not known."""

    path: str
    size: int = 0


def documents(
    source: Source, column: str, options: Optional[Mapping[str, Any]] = None
) -> Iterator[Document]:
    """The documents of ``source``, one after the other, without reading all of a listing first.

    Of a folder, these are its files at any depth, in the order of their paths; files and folders
    whose name begins with a dot are left out. ``column`` has the paths of a table.

    :raises InvalidRequestError: there is no such folder or table, or it has no such column.
    """
    if isinstance(source, (str, os.PathLike)):
        return _stored(os.fspath(source), column, dict(options or {}))
    if _is_frame(source):
        if column not in source.columns:
            raise InvalidRequestError(f"the table has no column {column!r}", "path_column")
        return _listed(source[column])
    if isinstance(source, Iterable):
        return _listed(source)
    raise InvalidRequestError(
        "must be a folder, a table, a list of paths or a data frame", "source"
    )


def _is_frame(source: object) -> TypeGuard[Frame]:
    return hasattr(source, "columns") and hasattr(source, "__getitem__")


def _listed(paths: Iterable[object]) -> Iterator[Document]:
    for path in paths:
        if not isinstance(path, (str, os.PathLike)):
            raise InvalidRequestError(f"{path!r} is no path of a document", "source")
        yield _document(os.fspath(path))


def _document(path: str) -> Document:
    """A path as it means the same to every process. Only what is on a disk has a size here."""
    if "://" in path:
        return Document(path)
    absolute = os.path.abspath(path)  # noqa: PTH100 (links stay what they are)
    try:
        return Document(absolute, Path(absolute).stat().st_size)
    except OSError:
        return Document(absolute)  # told when it cannot be uploaded


def _stored(place: str, column: str, options: Mapping[str, Any]) -> Iterator[Document]:
    fs, root = library("fsspec.core").url_to_fs(place, **options)
    if not fs.exists(root):
        raise InvalidRequestError(f"there is no {place}", "source")
    if fs.isdir(root):
        return _walked(fs, root)
    suffix = place.rpartition(".")[2].lower()
    if suffix not in ("csv", "parquet"):
        raise InvalidRequestError(
            f"{place} is neither a folder nor a table (.csv or .parquet)", "source"
        )
    return _listed(_column(fs, root, suffix, column))


def _walked(fs: Any, root: str) -> Iterator[Document]:
    """The files below a folder, a folder at a time."""
    entries = sorted(fs.ls(root, detail=True), key=lambda one: str(one["name"]))
    for entry in entries:
        path = str(entry["name"]).rstrip("/")
        if path.rpartition("/")[2].startswith(".") or path == root.rstrip("/"):
            continue
        if entry["type"] == "directory":
            yield from _walked(fs, path)
        elif entry["type"] == "file":
            local = fs.protocol == "file" or "file" in fs.protocol
            yield Document(path if local else fs.unstrip_protocol(path), entry.get("size") or 0)


def _column(fs: Any, path: str, suffix: str, column: str) -> Iterator[str]:
    """The texts of one column, a part of the table at a time."""
    with fs.open(path, "rb") as file:
        if suffix == "csv":
            batches = library("pyarrow.csv").open_csv(file)
            names = batches.schema.names
        else:
            table = library("pyarrow.parquet").ParquetFile(file)
            names = table.schema_arrow.names
            batches = table.iter_batches(columns=[column]) if column in names else ()
        if column not in names:
            raise InvalidRequestError(
                f"the table has no column {column!r}, only {', '.join(names)}", "path_column"
            )
        for batch in batches:
            yield from batch.column(column).to_pylist()
