"""Did you mean: the nearest of some names."""

from __future__ import annotations

from collections.abc import Iterable

_MANY = 5_000  # names that are compared at most; that takes about 50 ms


def closest(word: str, names: Iterable[str]) -> str:
    """The name that ``word`` was probably meant to be, "" when none is near."""
    known = list(names)[:_MANY]
    folded = {name.casefold(): name for name in known}
    if word.casefold() in folded:
        return folded[word.casefold()]
    import difflib  # noqa: PLC0415  (most runs suggest nothing)

    found = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else ""


def did_you_mean(word: str, names: Iterable[str], fallback: str = "") -> str:
    """A hint that names the nearest of ``names``.

    When none is near, it is ``fallback``, and without that, what there is to choose from. The
    names of a set are sorted: its own order is different in each run.
    """
    known = sorted(names) if isinstance(names, set | frozenset) else list(names)
    name = closest(word, known)
    if name:
        return f"Did you mean {name!r}?"
    if fallback or not known:
        return fallback
    if len(known) == 1:
        return f"Use {known[0]!r}."
    listed = ", ".join(repr(name) for name in known[:8])
    return f"Use one of {listed}{', ...' if len(known) > 8 else ''}."
