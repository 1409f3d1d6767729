"""What the caller of an upload of a folder asked for, checked before anything is sent."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Dict, Mapping, Optional, Tuple, cast

from ...base.errors import InvalidRequestError, InvalidTypeError
from ...base.guards import is_path
from ...spec.folder import FolderUpload
from ...spec.options import NOT_GIVEN, whole_number
from .ledger import Ledger, default_place
from .patterns import Patterns, patterns
from .walk import Found, Walk

if TYPE_CHECKING:
    from ...calls.session import Session


class Asked:
    """The arguments of one call; ``others`` are those of the operations."""

    def __init__(self, recipe: FolderUpload, arguments: Mapping[str, Any]) -> None:
        """:raises InvalidRequestError: an argument is not valid."""
        self.others: Dict[str, Any] = dict(arguments)
        own = {one: self.others.pop(recipe.renamed.get(one, one), None) for one in recipe.OWN}
        self.folder = _folder(own["folder"])
        pattern = "**/*" if own["pattern"] is None else own["pattern"]
        self._include = patterns(pattern, "pattern")
        without = own["exclude"]
        self._exclude = patterns(without, "exclude") if without not in (None, [], ()) else Patterns(())
        self._hidden = bool(own["hidden"])
        self.name = cast("Optional[Callable[[str], object]]", own["name"])
        if self.name is not None and not callable(self.name):
            raise InvalidTypeError("must be a function from a path to a name", "name")
        self.concurrency = _number(own["concurrency"], "concurrency")
        self._state = own["state"]
        self.progress = own["progress"]
        self.check = own["check"] is None or bool(own["check"])
        simple, parts = recipe.upload.simple, recipe.upload.parts
        first = [simple, None if parts is None else parts.open]
        self._params = {param.name: param for op in first if op is not None for param in op.params}

    def walk(self, ledger: Ledger) -> Walk:
        """What is in the folder."""
        own: Tuple[str, ...] = ()
        if ledger.place:
            own = tuple(_as_seen(place, self.folder) for place in (ledger.place, ledger.parts))
        return Walk(self.folder, self._include, self._exclude, hidden=self._hidden, own=own)

    def count(self, ledger: Ledger) -> int:
        """The number of files, without a look at their names and sizes."""
        return sum(isinstance(one, Found) for one in self.walk(ledger))

    def ledger(self, session: Session) -> Ledger:
        """What earlier runs have sent to the same target.

        :raises InvalidRequestError: another run uses it, or it cannot be kept where the caller says.
        """
        settings = session.settings
        given = self._state not in (None, True)
        # what goes to a fake server is not there for the next run
        if self._state is False or (not given and settings.options.transport is not None):
            return Ledger()
        target = self._target(session)
        if given:
            place = _absolute(self._state, "state")
        else:
            place = default_place(settings.spec.package, target, self.folder)
        try:
            return Ledger(place, target)
        except OSError as error:
            if given:
                raise InvalidRequestError(f"{place} cannot be used: {error}", "state") from error
            logging.getLogger(settings.spec.package).warning(
                "the upload could not be continued if it were interrupted: %s", error
            )
            return Ledger()

    def _target(self, session: Session) -> Dict[str, object]:
        """What tells one target from another: the server, and the arguments of the operations.

        What the client says for all calls, such as an account, is a part of it, as a hash: it may
        be nobody's business.
        """
        settings = session.settings
        arguments: Dict[str, str] = {}
        shared: Dict[str, str] = {}
        for name in {*self.others, *(n for n, param in self._params.items() if param.client)}:
            param = self._params.get(name)
            value = self.others.get(name, NOT_GIVEN)
            if value is NOT_GIVEN:
                value = session.overrides.get(name, settings.values.get(name))
            if value is not None:
                hidden = param is not None and (param.client or param.secret)
                (shared if hidden else arguments)[name] = str(value)
        digest = hashlib.sha256(json.dumps(shared, sort_keys=True).encode("ascii")).hexdigest()
        return {"base_url": settings.base_url, "arguments": arguments, "shared": digest[:16]}


def _folder(given: object) -> str:
    place = _absolute(given, "folder")
    if Path(place).is_dir():
        return place
    there = os.path.lexists(place)
    what = "is not a folder; a single file has a method of its own" if there else "does not exist"
    raise InvalidRequestError(f"{place} {what}", "folder")


def _absolute(given: object, argument: str) -> str:
    """A path as the caller gave it, from the root; links stay what they are."""
    found = os.fspath(given) if is_path(given) else given
    if not isinstance(found, str) or not found:
        raise InvalidTypeError(f"must be a path, not {given!r}", argument)
    return str(Path(found).absolute())


def _number(given: object, argument: str) -> int:
    try:
        return whole_number(given, 1)
    except ValueError as error:
        raise InvalidRequestError(str(error), argument) from None


def _as_seen(place: str, folder: str) -> str:
    """``place`` as reading ``folder`` shows it, if it is in there."""
    try:
        inner = Path(place).resolve().relative_to(Path(folder).resolve())
    except ValueError:
        return place
    return str(Path(folder, inner))
