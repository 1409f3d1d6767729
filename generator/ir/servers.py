"""Where an API can be reached."""

from __future__ import annotations

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
        defaults = {variable.name: variable.default for variable in self.variables}
        url = BracedText.parse(self.url)
        return url.filled(lambda name: defaults.get(name, f"{{{name}}}"))
