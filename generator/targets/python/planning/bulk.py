"""Documents in bulk: what a function of the module ``bulk`` takes, and what it calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir.hints import BulkRecipe
from generator.ir.model import Operation
from generator.relations.processes import Work
from generator.targets.python.naming.arguments import Argument


@dataclass(frozen=True, slots=True)
class Called:
    """A method of the client by its path, and the argument that names a thing."""

    method: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class UploadCall:
    """A method that uploads a file, and its arguments."""

    call: Called
    name: str  # "" if the name goes with the content
    data: str
    workers: str = ""  # how many parts are sent at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupPlan:
    """A list in which something is found again by a value that was sent."""

    method: str
    items: str
    match: str
    key: str
    since: str = ""  # the argument for the earliest time, in a unit
    per_second: float = 1.0
    shared: tuple[str, ...] = ()  # arguments that creating takes, too


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkPlan:
    """A function that runs any number of documents.

    ``given`` are its arguments by the method that gets them (create, start, results), whose name
    for each is ``key``. Pointers lead into what the methods return.
    """

    name: str = ""  # "" until all functions have one
    about: Operation  # that starts the work
    recipe: BulkRecipe
    work: Work
    given: Mapping[str, tuple[Argument, ...]]
    create: Called
    container: str
    upload: UploadCall
    start: Called
    run: str
    wait: Called
    check: str  # the argument with which waiting returns work that failed
    results: Called
    items: str
    rows_file: str  # the column of flat rows with the name of the document; "" without such rows
    container_column: str
    run_column: str
    replaces: bool
    find_container: LookupPlan | None
    find_run: LookupPlan | None
    delete: Called | None
