"""The import lines of one emitted module, computed from what its text uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

_WORD: Final = re.compile(r"\w+")


@dataclass(slots=True)
class Imports:
    """Collects ``from module import name`` and ``import module as name``.

    ``taken`` are the names that the document gives to things of this module: what the code itself
    uses steps aside, ``List`` is written ``_List`` beside a class of that name. Mutable: names are
    added while code is written.
    """

    taken: Collection[str] = frozenset()
    _names: dict[str, set[str]] = field(default_factory=dict)
    _modules: set[str] = field(default_factory=set)

    def name(self, module: str, name: str) -> str:
        """Use ``name`` of ``module``; returns the name as the code writes it."""
        original, _, short = name.rpartition(" as ")
        written = self.written(short)
        if written != short:
            name = f"{original or short} as {written}"
        return self.own(module, name)

    def own(self, module: str, name: str) -> str:
        """Use a name that the document gave, as it is."""
        self._names.setdefault(module, set()).add(name)
        return name.rpartition(" as ")[2]

    def written(self, name: str) -> str:
        """How the code writes a name of its own, whether or not it uses it."""
        return f"_{name}" if name in self.taken else name

    def module(self, line: str) -> None:
        """Use a whole module: ``line`` is ``"import datetime as _dt"``."""
        self._modules.add(line)

    def merge(self, other: Imports, texts: Iterable[str] | None = None) -> None:
        """Use everything that ``other`` uses; with ``texts``, the names that are written there."""
        self._modules |= other._modules if texts is None else set()
        written = None if texts is None else set(_WORD.findall(" ".join(texts)))
        for module, names in other._names.items():
            kept = {n for n in names if written is None or n.rpartition(" as ")[2] in written}
            if kept:
                self._names.setdefault(module, set()).update(kept)

    def of(self, module: str) -> list[str]:
        """The names of one module, in the order of its line."""
        return sort_names(self._names.get(module, ()))

    def lines(self) -> tuple[str, ...]:
        """The lines, standard library first, then packages, then our own modules."""
        groups: tuple[list[str], list[str], list[str]] = ([], [], [])
        for line in sorted(self._modules):
            groups[_group(line.split()[1])].append(line)
        for module in sorted(self._names, key=_module_order):
            names = ", ".join(sort_names(self._names[module]))
            groups[_group(module)].append(f"from {module} import {names}")
        filled = [group for group in groups if group]
        return tuple(
            line for at, group in enumerate(filled) for line in ([""] if at else []) + group
        )


def sort_names(names: Iterable[str]) -> list[str]:
    """Names of one import in the order of isort: constants, classes, the rest."""
    return sorted(names, key=lambda n: (_name_kind(n.split()[0]), n.lower(), n))


def _name_kind(name: str) -> int:
    if len(name) > 1 and name.isupper():
        return 0
    return 1 if name[:1].isupper() else 2


def _group(module: str) -> int:
    if module.startswith("."):
        return 2
    return 1 if module.partition(".")[0] in {"pydantic", "typing_extensions"} else 0


def _module_order(module: str) -> tuple[int, str]:
    # from .. comes before from .x, as isort has it
    dots = len(module) - len(module.lstrip("."))
    return (-dots, module)
