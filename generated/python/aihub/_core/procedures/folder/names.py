"""Names on the server, one for each file of a folder.

A name is made from the path alone, so that every run and every machine comes to the same one. A
path that cannot be a name as it is gets a mark, eight digits of its hash, before its suffix.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Callable, Dict, Iterable, Optional, Tuple

from ...base.errors import InvalidTypeError
from ...spec.folder import Naming

#: What cannot be sent, or not be the name of a file elsewhere: control characters, and bytes of a
#: path that are no text.
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MARK = 8  # digits


class UnfitError(Exception):
    """A file can have no name; the text says why."""


class TakenError(UnfitError):
    """The name that a file should have is that of another one."""


class Names:
    """Gives names, each of them once.

    Mutable: it keeps who has which name. Names that differ only in upper and lower case, in the
    encoding of accents, or in dots and blanks at their end count as the same one: on a server they
    may be. ``choose`` is what the caller gave to decide names.
    """

    def __init__(
        self,
        naming: Naming,
        choose: Optional[Callable[[str], object]] = None,
        given: Iterable[Tuple[str, str]] = (),
    ) -> None:
        """``given`` are the paths and names of earlier runs, which stay as they are."""
        self._naming = naming
        self._choose = choose
        self._owners: Dict[str, str] = {}
        self._given: Dict[str, str] = {}
        if choose is None:
            self._given = dict(given)
            self._owners = {_folded(name): path for path, name in self._given.items()}

    def of(self, path: str) -> Tuple[str, str]:
        """The name of the file at ``path``, and what is special about it, mostly nothing.

        :raises UnfitError: it can have none.
        """
        if self._choose is not None:
            return self._chosen(self._choose(path), path), ""
        given = self._given.get(path)
        if given is not None:
            return given, ""
        name, reason = self._made(path)
        if not self._takes(name, path):
            owner = self._owners[_folded(name)]
            name = self._marked(name, path)
            reason = f"renamed: {owner!r} has the same name, or nearly the same"
            if not self._takes(name, path):
                raise TakenError(f"the name {name!r} is that of {owner!r}, too")
        self._check(name)
        return name, reason

    def _takes(self, name: str, path: str) -> bool:
        """Whether ``path`` can have ``name``; then nobody else can."""
        return self._owners.setdefault(_folded(name), path) == path

    def _made(self, path: str) -> Tuple[str, str]:
        separator = self._naming.separator
        parts = unicodedata.normalize("NFC", path).split("/")
        name = _ODD.sub("_", separator.join(parts))
        name = path if name == path else name  # one string, for many files
        reason = ""
        if _ODD.search(path):
            reason = "renamed: the path has characters that a name cannot have"
        elif separator != "/" and any(separator in part for part in parts):
            reason = f"renamed: {separator!r} stands for a folder in names"
        elif self._too_long(name):
            reason = f"renamed: a name has at most {self._naming.longest} characters"
        return (self._marked(name, path), reason) if reason else (name, "")

    def _marked(self, name: str, path: str) -> str:
        """``name`` with a mark that only ``path`` has, and short enough."""
        digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()
        mark = f"{self._naming.separator.replace('/', '~')}{digest[:_MARK]}"
        start = name.rfind("/") + 1
        dot = name.rfind(".", start + 1)
        stem, suffix = (name[:dot], name[dot:]) if dot > start else (name, "")
        longest = self._naming.longest
        if longest:
            suffix = suffix[: max(0, longest - len(mark) - 1)]
            stem = stem[: max(1, longest - len(mark) - len(suffix))]
        return stem + mark + suffix

    def _chosen(self, name: object, path: str) -> str:
        if name is None:
            raise UnfitError("left out by name=")
        if not isinstance(name, str):
            raise InvalidTypeError(f"must return a str or None, not {name!r}", "name")
        self._check(name)
        if not self._takes(name, path):
            owner = self._owners[_folded(name)]
            raise TakenError(f"name= gives {owner!r} the same name, or nearly the same: {name!r}")
        return name

    def _check(self, name: str) -> None:
        """:raises UnfitError: the API refuses the name, or it cannot be sent."""
        naming = self._naming
        if name in ("", ".", "..") or _ODD.search(name):
            raise UnfitError(f"{name!r} cannot be a name")
        if self._too_long(name):
            raise UnfitError(f"the name has {len(name)} characters, and at most {naming.longest}")
        if naming.pattern and not re.search(naming.pattern, name):
            raise UnfitError(f"the API allows only names like {naming.pattern}, not {name!r}")

    def _too_long(self, name: str) -> bool:
        return bool(self._naming.longest) and len(name) > self._naming.longest


def _folded(name: str) -> str:
    """What is the same for names that a server may take for one."""
    found = unicodedata.normalize("NFC", name).casefold().rstrip(". ")
    return name if found == name else found
