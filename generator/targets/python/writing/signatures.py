"""Signatures as they are written: parameters taken apart, and those of former names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

#: Strings are passed over: what looks like an assignment there is part of a type.
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'| = ')

#: Up to so many former names of one method, every combination of them has a signature.
_COMBINED: Final = 3


def split_parameter(parameter: str) -> tuple[str, str, str]:
    """Name, annotation and default of ``name: annotation = default``."""
    at = next((m.start() for m in _TOKEN.finditer(parameter) if m[0] == " = "), None)
    head, default = (parameter, "") if at is None else (parameter[:at], parameter[at + 3 :])
    name, _, annotation = head.partition(": ")
    return name, annotation, default


def former_signatures(
    signature: Sequence[str], former: Sequence[tuple[str, str]]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The signatures that ask for former names, each behind the former names that it asks for.

    ``former`` are pairs of a former name and one of today. Arguments before it can be given by
    position, as ever. Of many, those that are given together are either one or all.
    """
    names = [split_parameter(parameter)[0] for parameter in signature]
    pairs = [pair for pair in former if pair[1] in names]
    sizes = range(1, len(pairs) + 1) if len(pairs) <= _COMBINED else {1, len(pairs)}
    for size in sorted(sizes):
        for chosen in combinations(pairs, size):
            olds = {new: old for old, new in chosen}
            if len(olds) == size:  # else two former names of one argument
                yield tuple(old for old, _ in chosen), _signature(signature, olds)


def _signature(signature: Sequence[str], olds: Mapping[str, str]) -> tuple[str, ...]:
    positional: list[str] = []
    keyword: list[str] = []
    last: list[str] = []
    here = positional
    for parameter in signature:
        name, annotation, _ = split_parameter(parameter)
        if parameter.startswith("**"):
            last.append(parameter)
        elif parameter == "*":
            here = keyword
        elif name in olds:
            here = keyword
            here.append(f"{olds[name]}: {annotation}")
        else:
            here.append(parameter)
    return (*positional, "*", *keyword, *last)
