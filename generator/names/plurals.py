"""English plurals: near enough to compare nouns, and to name one of many."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_IRREGULAR: Final = {
    "analyses": "analysis",
    "appendices": "appendix",
    "axes": "axis",
    "bases": "base",
    "calories": "calorie",
    "children": "child",
    "cookies": "cookie",
    "crises": "crisis",
    "criteria": "criterion",
    "diagnoses": "diagnosis",
    "feet": "foot",
    "geese": "goose",
    "halves": "half",
    "hypotheses": "hypothesis",
    "indices": "index",
    "knives": "knife",
    "leaves": "leaf",
    "lenses": "lens",
    "lives": "life",
    "matrices": "matrix",
    "men": "man",
    "mice": "mouse",
    "movies": "movie",
    "people": "person",
    "phenomena": "phenomenon",
    "quizzes": "quiz",
    "schemata": "schema",
    "shelves": "shelf",
    "synopses": "synopsis",
    "teeth": "tooth",
    "theses": "thesis",
    "ties": "tie",
    "vertices": "vertex",
    "wives": "wife",
    "wolves": "wolf",
    "women": "woman",
}
#: Words that end as plurals do, and are none.
_SINGULAR: Final = frozenset(
    {"access", "alias", "atlas", "aws", "bias", "canvas", "data", "dns", "ecs", "eks", "gas"}
    | {
        "gps",
        "https",
        "ios",
        "ipfs",
        "kms",
        "lens",
        "media",
        "mms",
        "nas",
        "news",
        "os",
        "rds",
        "saas",
    }
    | {"paas", "iaas", "series", "sms", "species", "tls", "vps", "windows", "kubernetes"}
)
#: Singulars in -e: their plurals end as those of ``branch`` and ``status`` do.
_IN_E: Final = frozenset(
    {"ache", "cache", "niche", "headache", "axe", "cause", "clause", "house", "warehouse", "mouse"}
    | {"pause", "spouse", "use", "excuse", "fuse", "abuse", "reuse", "shoe", "toe", "foe"}
)
#: Plurals of words in -u.
_IN_U: Final = frozenset({"cpus", "gpus", "menus", "skus", "tpus", "vcpus", "npus"})


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """The singular of an English noun, near enough to compare and to name an item."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _SINGULAR or len(word) < 3 or not word.endswith("s"):
        return word
    if word in _IN_U:
        return word[:-1]
    if word.endswith(("ss", "us", "is")):
        return word
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "uses", "oes")) or word in _IN_ES:
        return word[:-1] if word[:-1] in _IN_E else word[:-2]
    return word[:-1]


_IN_ES: Final = frozenset({"aliases", "atlases", "biases", "canvases", "gases"})


@lru_cache(maxsize=16384)
def bare(words: tuple[str, ...]) -> str:
    """Words as they compare: ``placementgroup`` for ``placement groups`` and ``PlacementGroup``."""
    return singular("".join(map(singular, words)))


def singulars(words: Iterable[str]) -> frozenset[str]:
    """The singulars of words, in no order."""
    return frozenset(map(singular, words))
