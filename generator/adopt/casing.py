"""How Stainless spells names: words that are initialisms, and words that the owner spells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.names.plurals import singular
from generator.names.words import safe, snake, split_words

#: Words that it writes in capital letters unless told otherwise.
INITIALISMS: Final = frozenset(
    [
        "3ds",
        "ach",
        "acl",
        "ai",
        "api",
        "ats",
        "cpu",
        "crm",
        "db",
        "dns",
        "e2e",
        "eeoc",
        "gb",
        "gpu",
        "hd",
        "hris",
        "html",
        "http",
        "https",
        "id",
        "ip",
        "iso",
        "json",
        "jsonl",
        "kb",
        "kyb",
        "kyc",
        "lfs",
        "mb",
        "mp3",
        "mp4",
        "nft",
        "saml",
        "sdk",
        "sku",
        "sms",
        "ss",
        "ssh",
        "sso",
        "url",
    ]
)


@dataclass(frozen=True, slots=True)
class Casing:
    """``custom_casings``, with what holds for all other words."""

    pascals: Mapping[str, str] = field(default_factory=dict)  # words with _ between -> PascalCase
    snakes: Mapping[str, str] = field(default_factory=dict)  # words with _ between -> snake_case
    initialisms: frozenset[str] = INITIALISMS

    def pascal(self, text: str) -> str:
        """``stop-ids`` gives ``StopIDs``."""
        words = split_words(text)
        whole = self.pascals.get("_".join(words))
        return whole or safe("".join(map(self._capital, words)), prefix="Model")

    def snake(self, text: str) -> str:
        """``trip-details`` gives ``trip_details``."""
        words = split_words(text)
        whole = self.snakes.get("_".join(words))
        return whole or snake(tuple(self.snakes.get(word, word) for word in words))

    def _capital(self, word: str) -> str:
        if word in self.pascals:
            return self.pascals[word]
        if word in self.initialisms:
            return word.upper()
        if word.endswith("s") and word[:-1] in self.initialisms:
            return f"{word[:-1].upper()}s"
        return word[:1].upper() + word[1:]


def one_of_many(text: str) -> str:
    """``trip-details`` gives ``trip_detail``: how it calls one thing of a resource."""
    words = split_words(text)
    return "_".join((*words[:-1], singular(words[-1]))) if words else ""
