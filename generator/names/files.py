"""Names that become files: every file system holds them, and keeps them apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from generator.names.table import Wish, assign
from generator.notation.files import file_name


def assign_files(
    wishes: Iterable[Wish], *, reserved: Collection[str] = frozenset()
) -> Mapping[str, str]:
    """Give every wish the name of a file of its own; what it is made of are words and dashes."""
    safe = (
        Wish(wish.key, tuple(file_name(choice) for choice in wish.choices), wish.rank)
        for wish in wishes
    )
    return assign(safe, reserved=reserved, fold_case=True).names
