"""Which names are likely to stand for a secret."""

from __future__ import annotations

from functools import lru_cache

#: Stands where a secret stood.
HIDDEN = "***"
_WORDS = ("auth", "cookie", "key", "passw", "secret", "session", "token", "credential", "signature")


@lru_cache(maxsize=1000)
def is_secret(name: str) -> bool:
    """Whether a header or query parameter with this name is likely to contain a secret."""
    key = name.lower()
    return any(word in key for word in _WORDS)
