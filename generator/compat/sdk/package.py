"""The package: its names, the client, exceptions, functions, resources, and what modules export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.compat.change import Change
from generator.compat.sdk.annotations import Types
from generator.compat.sdk.arguments import Signatures
from generator.compat.sdk.facts import Facts, Origin
from generator.compat.sdk.models import listed
from generator.compat.sdk.telling import Found, Teller
from generator.compat.surface import Argument, Function, Surface

#: What OpenAPI Generator adds to the name of a method that returns the response, or its bytes.
_VARIANT: Final = re.compile("_(with_http_info|without_preload_content)$")


@dataclass(frozen=True, slots=True)
class Package:
    """The packages of two states; ``types`` are those of both."""

    old: Facts
    new: Facts
    types: Types

    def compare(self) -> Found:
        """Every change that is not one of a method or a model."""
        old, new = self.old.surface, self.new.surface
        changes = (
            *self._named(),
            *self._exceptions(),
            *self._resources(),
            *self._aliases(),
            *self._exports(),
        )
        found = Found(changes) + self._client()
        for symbol, function in old.functions.items():
            other = new.functions.get(self._moved(symbol))
            if other is None:
                found += Found((self._teller(symbol, self.old).tell("method-removed"),))
            else:
                found += self._function(symbol, function, other)
        known = {self._moved(symbol) for symbol in old.functions}
        fresh = (symbol for symbol in new.functions if symbol not in known)
        return found + Found(
            tuple(self._teller(one, self.new).tell("method-added") for one in fresh)
        )

    def _named(self) -> Iterator[Change]:
        old, new = self.old.surface, self.new.surface
        names = (
            ("package-renamed", old.package, new.package),
            ("distribution-renamed", old.distribution, new.distribution),
            ("client-renamed", old.client.name, new.client.name),
        )
        for kind, before, after in names:
            if before != after:
                yield Teller(after, after).tell(kind, before=before, after=after)

    def _client(self) -> Found:
        old, new = self.old.surface.client, self.new.surface.client
        teller = Teller(new.name, f"{new.name}()")
        derived = Teller(new.name, "client.with_options()")
        return self._signature(
            teller, (old.name, new.name), old.arguments, new.arguments
        ) + self._signature(derived, ("with_options", "with_options"), old.changes, new.changes)

    def _function(self, symbol: str, old: Function, new: Function) -> Found:
        """What changed of a function; nothing but a method can have arguments by former names."""
        moved = self._moved(symbol)
        teller = self._teller(moved, self.new)
        changes = self._signature(teller, (symbol, moved), old.arguments, new.arguments).changes
        if old.result != new.result:
            change = teller.tell("result-changed", before=old.result, after=new.result)
            changes = (change, *changes)
        return Found(changes)

    def _teller(self, symbol: str, facts: Facts) -> Teller:
        """A function, which may be an operation in the surface of OpenAPI Generator."""
        name = _VARIANT.sub("", symbol.rpartition(".")[2])
        return Teller(symbol, f"{symbol}()", facts.worded.get(name, ()))

    def _signature(
        self,
        teller: Teller,
        owners: tuple[str, str],
        old: tuple[Argument, ...],
        new: tuple[Argument, ...],
    ) -> Found:
        return Signatures(
            teller=teller,
            owners=owners,
            old=old,
            new=new,
            before=lambda _: Origin(),
            after=lambda _: Origin(),
            aliases=self.new.surface.aliases,
            types=self.types,
        ).compare()

    def _exceptions(self) -> Iterator[Change]:
        old, new = self.old.surface, self.new.surface
        for symbol, error in old.exceptions.items():
            teller = Teller(symbol, symbol)
            other = new.exceptions.get(symbol)
            if other is not None:
                yield from listed(teller, "base", list(error.bases), list(other.bases))
            elif symbol not in new.aliases:
                yield teller.tell("exception-removed")
        for symbol in new.exceptions:
            if symbol not in old.exceptions and symbol not in old.aliases:
                yield Teller(symbol, symbol).tell("exception-added")

    def _resources(self) -> Iterator[Change]:
        for symbol, resource in self.old.surface.resources.items():
            other = self.new.surface.resources.get(symbol)
            if other is not None and resource.name != other.name:
                yield Teller(symbol, f"client.{symbol}").tell(
                    "resource-class-renamed", before=resource.name, after=other.name
                )

    def _aliases(self) -> Iterator[Change]:
        """Former names that are gone, and further names of what keeps its own."""
        old, new = self.old.surface, self.new.surface
        for symbol, alias in old.aliases.items():
            if symbol not in new.aliases and not _known(new, symbol):
                yield Teller(symbol, symbol).tell("name-removed", before=symbol, after=alias.target)
        for symbol, alias in new.aliases.items():
            if symbol not in old.aliases and not _known(old, symbol):
                yield Teller(symbol, symbol).tell("name-added", before="", after=alias.target)

    def _exports(self) -> Iterator[Change]:
        """Names of modules whose coming or going nothing else tells."""
        old, new = self.old.surface, self.new.surface
        told = _told(old) | _told(new)
        modules = {self._moved(symbol): module for symbol, module in old.modules.items()}
        for symbol in dict.fromkeys((*modules, *new.modules)):
            before = modules[symbol].exports if symbol in modules else ()
            after = new.modules[symbol].exports if symbol in new.modules else ()
            yield from listed(
                Teller(symbol, symbol),
                "export",
                [name for name in before if name not in told],
                [name for name in after if name not in told],
            )

    def _moved(self, symbol: str) -> str:
        """A symbol that begins with the package, with the package's new name."""
        old, new = self.old.surface.package, self.new.surface.package
        first, dot, rest = symbol.partition(".")
        return f"{new}{dot}{rest}" if first == old else symbol


def _known(surface: Surface, symbol: str) -> bool:
    """Whether a surface has something of that name, or of the name before its last dot."""
    return surface.lookup(symbol) is not None


def _told(surface: Surface) -> set[str]:
    """The names of what has changes of its own: models, classes, exceptions, functions."""
    names = {name for one in surface.resources.values() for name in (one.name, one.async_name)}
    names |= {name for one in surface.resources.values() for name in (one.fake, f"Async{one.fake}")}
    names |= {surface.client.name, surface.client.async_name}
    names |= {f"{word}{name}" for name in list(names) for word in ("Fake", "AsyncFake")}
    names |= {symbol.rpartition(".")[2] for symbol in surface.functions}
    names |= {symbol.rpartition(".")[2] for symbol in (*surface.exceptions, *surface.aliases)}
    return names | set(surface.models)
