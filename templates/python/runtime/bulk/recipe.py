"""What bulk has to know of an API: which methods of the client to call, and how they are joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

__all__ = ["Call", "Lookup", "Recipe"]


@dataclass(frozen=True)
class Call:
    """A method of the client by its path (``things.create``), and the argument that names a thing.

    ``argument`` is "" where the method takes none.
    """

    method: str
    argument: str = ""


@dataclass(frozen=True)
class Lookup:
    """How to find again what was created by a request of which no response came.

    ``method`` is that of a list, whose pages have items at ``items``. An item is meant when the
    value at the pointer ``match`` is the one that was sent; its id is at ``key``. ``since`` is the argument for the earliest time, whose
    unit has ``per_second`` parts; "" for none. ``shared`` are arguments that creating takes too.
    """

    method: str
    items: str
    match: str
    key: str
    since: str = ""
    per_second: float = 1.0
    shared: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Recipe:
    """One way of running documents.

    Documents are uploaded into a *container*, a run is started on it, and its results name the
    documents. ``create`` has the argument that takes a label, ``start`` the one that takes the
    container, ``wait`` and ``results`` the one that takes the run, and ``delete`` that of the
    container. Pointers are JSON Pointers: ``container`` into what ``create`` returns, ``run`` into
    what ``start`` returns.
    """

    name: str
    distribution: str  # of which bulk is an extra
    create: Call
    container: str
    upload: Call  # its argument takes the container
    upload_name: str  # the argument for the name of the document; "" if it goes with the content
    upload_data: str  # and for its content
    start: Call
    run: str
    wait: Call
    state: str  # pointer into what ``wait`` returns
    succeeded: Tuple[str, ...]
    results: Call
    items: str  # pointer to the results of a page
    file: str  # and from one of them to the name of its document
    upload_workers: str = ""  # the argument for how many parts are sent at a time
    check: str = "check"  # the argument with which waiting returns a run that failed
    waiting: Tuple[str, ...] = ()  # a person has to act
    rows_file: str = ""  # the column of flat rows with that name; "" if results are no such table
    container_column: str = "container_id"
    run_column: str = "run_id"
    label_limit: int = 100
    replaces: bool = False  # uploading a document again replaces it
    most_files: int = 0  # files that one run may have; 0: any number
    find_container: Optional[Lookup] = None
    find_run: Optional[Lookup] = None
    delete: Optional[Call] = None
