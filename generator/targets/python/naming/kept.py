"""Names that users know: what an earlier run published, by what it means today.

``names.lock`` says where in the definition each thing is: a schema by its pointer, an operation by its
method and path. Its sections are:

- ``classes``: ``#/components/schemas/Pet`` to ``Pet``; other files before the ``#``, seen from the
  definition, and ``@listPets/request`` for what an overlay adds inside other things
- ``methods``: ``GET /pets`` to ``pets.list``, and ``operations`` from an operationId to its ``GET /pets``,
  so that a method keeps its name when the path changes, or the operationId, but not both
- ``composed``: ``upload POST /files`` to a name
- ``results``: the key of the model and what its base knows
- ``resources``: ``pets`` to the name of its class
- ``arguments``: ``GET /pets query limit`` to a name

Earlier locks have the name of the definition before each pointer, and operations by their key.
"""

from __future__ import annotations

import os.path
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from generator.ir.model import Api, Operation
from generator.ir.types import Decl, DeclId
from generator.ir.wire import ArgumentIn
from generator.names.lock import LockedNames
from generator.targets.python.naming.schema_paths import schema_path


@dataclass(frozen=True, slots=True)
class Kept:
    """The names by what they mean. Operations are given by their keys.

    ``homes`` are the attributes of the resource that has the method, and ``calls`` the methods as they
    were called: ``pets.list``.
    """

    methods: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    calls: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    composed: Mapping[str, str] = field(default_factory=dict)  # by kind and operation
    results: Mapping[str, str] = field(default_factory=dict)
    resources: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by operation

    @classmethod
    def of(cls, lock: LockedNames, api: Api) -> Kept:
        """What ``lock`` holds that is still there."""
        if not lock:
            return cls()
        places = _places(lock, api)
        stored = lock.get("methods", {})
        calls = {key: stored[place] for key, place in places.items() if place in stored}
        return cls(
            methods={key: call.rpartition(".")[2] for key, call in calls.items()},
            homes={key: tuple(call.split(".")[:-1]) for key, call in calls.items() if "." in call},
            calls={key: call for key, call in calls.items() if "." in call},
            classes=_renamed(lock.get("classes", {}), api),
            composed=_composed(lock.get("composed", {}), places, api),
            results=_renamed(lock.get("results", {}), api),
            resources=lock.get("resources", {}),
            arguments=_arguments(lock.get("arguments", {}), places),
        )


def place_of(operation: Operation) -> str:
    """What an operation is in the lock: ``GET /pets``."""
    return f"{operation.method} {operation.path}"


def argument_key(place: ArgumentIn, wire: str, part: str) -> str:
    """What an argument is in the lock, behind its operation: ``query limit``."""
    return " ".join(text for text in (place.value, wire, part) if text)


def _places(lock: LockedNames, api: Api) -> dict[str, str]:
    """What each operation is in the lock, by its key; those that are new are not in it."""
    stored = lock.get("methods", {})
    found = {o.key: place_of(o) for o in api.operations if place_of(o) in stored}
    taken = set(found.values())
    known = lock.get("operations", {})
    for operation in api.operations:  # those whose path is new
        place = known.get(operation.operation_id, "")
        if operation.key not in found and place in stored and place not in taken:
            found[operation.key] = place
        elif operation.key not in found and operation.key in stored:
            found[operation.key] = operation.key  # of an earlier lock
    return found


def _composed(stored: Mapping[str, str], places: Mapping[str, str], api: Api) -> dict[str, str]:
    """Names of composed methods by kind and operation."""
    kinds = {key.partition(" ")[0] for key in stored}
    found = {}
    for operation in api.operations:
        own = (places.get(operation.key, ""), place_of(operation), operation.key)
        for kind in kinds:
            known = (stored.get(f"{kind} {place}", "") for place in own)
            if name := next(filter(None, known), ""):
                found[f"{kind} {operation.key}"] = name
    return found


def _arguments(stored: Mapping[str, str], places: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Names of arguments by operation, and by what is written behind the operation."""
    here = {place: key for key, place in places.items()}
    found: dict[str, dict[str, str]] = {}
    for text, name in stored.items():
        for space in re.finditer(" ", text):  # a path can have some
            if (key := here.get(text[: space.start()])) is not None:
                found.setdefault(key, {})[text[space.end() :]] = name
    return found


def _renamed(stored: Mapping[str, str], api: Api) -> Mapping[str, str]:
    """Names by pointer; an earlier lock has the name of the definition's file before them."""
    if any(key.startswith(("#", "@")) for key in stored):
        return stored
    heads = Counter(key.partition("#")[0] for key in stored)
    own = PurePath(api.root.uri).name if api.root is not None else ""
    # whoever renames the file and updates the generator at once: nearly all is in that file
    old = own if own in heads else next((head for head, _ in heads.most_common(1)), "")
    return {(k.removeprefix(old) if k.startswith(f"{old}#") else k): v for k, v in stored.items()}


# -- keys of classes -----------------------------------------------------------------------


def class_keys(api: Api) -> dict[DeclId, str]:
    """What each declaration is in the lock; no two are the same."""
    root = api.root.uri if api.root is not None else ""
    folder = PurePath(root).parent.as_posix()
    wanted = {decl.id: _class_key(decl, root, folder) for decl in api.decls.values()}
    counts = Counter(wanted.values())
    return {
        decl: key if counts[key] == 1 else f"{key} {_file(decl.uri, folder)}#{decl.pointer}"
        for decl, key in wanted.items()
    }


def _class_key(decl: Decl, root: str, folder: str) -> str:
    if decl.id.uri == root:
        return f"#{decl.id.pointer}"
    if not decl.id.pointer.startswith("/actions/"):
        return f"{_file(decl.id.uri, folder)}#{decl.id.pointer}"
    # what an overlay adds: the number of its action says nothing
    hint = decl.hint
    if hint.component and not hint.trail:
        return f"#/components/schemas/{hint.component}"
    return f"@{schema_path(hint)}"


def _file(uri: str, folder: str) -> str:
    """A file as it is seen from that of the definition, whoever runs the generator where."""
    if "://" in uri:
        return uri
    return PurePath(os.path.relpath(uri, folder or ".")).as_posix()
