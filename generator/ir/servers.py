"""Where an API can be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir.types import Doc
from generator.notation.paths import BracedText


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A placeholder of a server url."""

    name: str
    default: str
    enum: tuple[str, ...] = ()
    doc: Doc = Doc()


@dataclass(frozen=True, slots=True)
class Server:
    """One server. ``url`` may hold ``{variables}`` and may be relative."""

    url: str
    doc: Doc = Doc()
    variables: tuple[ServerVariable, ...] = ()
    name: str = ""

    @property
    def address(self) -> str:
        """The url with its variables at their defaults."""
        return self.address_without({})

    def address_without(self, kept: Mapping[str, str]) -> str:
        """The same, but for variables that have the name and the default of one in ``kept``."""
        defaults = {v.name: v.default for v in self.variables if kept.get(v.name) != v.default}
        url = BracedText.parse(self.url)
        return url.filled(lambda name: defaults.get(name, f"{{{name}}}"))
