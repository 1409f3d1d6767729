"""The part of the generator that some functions need, as JavaScript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.targets.samples.browser.definitions import Definitions
from generator.targets.samples.browser.scope import Symbol, source_of


@dataclass(frozen=True, slots=True)
class Program:
    """Definitions by symbol, each behind what it needs at once.

    ``needs`` is filled while one is made.
    """

    texts: dict[Symbol, str] = field(default_factory=dict)
    needs: dict[Symbol, set[Symbol]] = field(default_factory=dict)

    def add(self, symbol: Symbol) -> None:
        """Define ``symbol`` and all that it needs."""
        if symbol in self.needs:
            return
        self.needs[symbol] = set()
        source = source_of(symbol.module)

        def use(other: Symbol) -> str:
            self.needs[symbol].add(other)
            self.add(other)
            return other.script

        value = getattr(source.module, symbol.name)
        self.texts[symbol] = Definitions(source, use).definition(symbol, value)

    def reached(self, start: Iterable[Symbol]) -> set[Symbol]:
        """``start`` and everything that it needs."""
        found: set[Symbol] = set()
        left = list(start)
        while left:
            symbol = left.pop()
            if symbol not in found:
                found.add(symbol)
                left += self.needs[symbol]
        return found

    def text(self, symbols: set[Symbol]) -> str:
        """The definitions of ``symbols``: classes first, constants last, which need the others."""
        found = [text for symbol, text in self.texts.items() if symbol in symbols]
        words = ("class ", "function", "const ")
        return "".join(text for word in words for text in found if text.startswith(word))


def shared(reached: Mapping[str, set[Symbol]]) -> set[Symbol]:
    """What at least half of all languages need: it is loaded once."""
    counts = Counter(symbol for symbols in reached.values() for symbol in symbols)
    return {symbol for symbol, count in counts.items() if count * 2 >= len(reached)}
