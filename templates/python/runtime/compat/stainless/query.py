"""Queries with arrays and objects, in the ways that the former package could write them."""

from __future__ import annotations

from typing import Iterator, Mapping, Tuple
from urllib.parse import urlencode

from ...base.guards import is_mapping, is_several

_ARRAYS = ("comma", "repeat", "indices", "brackets")


class Querystring:
    """How arrays and objects are written.

    ``array_format`` is ``comma``, ``repeat``, ``indices`` or ``brackets``; ``nested_format`` is
    ``dots`` or ``brackets``.
    """

    def __init__(self, *, array_format: str = "repeat", nested_format: str = "brackets") -> None:
        self.array_format = array_format
        self.nested_format = nested_format

    def stringify(self, params: Mapping[str, object]) -> str:
        """The query, encoded. None is left out.

        :raises NotImplementedError: the format of arrays is not known.
        """
        return urlencode(self.stringify_items(params))

    def stringify_items(self, params: Mapping[str, object]) -> Tuple[Tuple[str, str], ...]:
        """The same as pairs, not encoded."""
        return tuple(pair for name, value in params.items() for pair in self._pairs(name, value))

    def _pairs(self, name: str, value: object) -> Iterator[Tuple[str, str]]:
        if is_mapping(value):
            for key, inner in value.items():
                below = f"{name}.{key}" if self.nested_format == "dots" else f"{name}[{key}]"
                yield from self._pairs(below, inner)
        elif is_several(value):
            yield from self._listed(name, tuple(value))
        elif value is not None:
            yield name, _text(value)

    def _listed(self, name: str, items: Tuple[object, ...]) -> Iterator[Tuple[str, str]]:
        if self.array_format not in _ARRAYS:
            raise NotImplementedError(
                f"Unknown array_format value: {self.array_format}, "
                f"choose from {', '.join(_ARRAYS)}"
            )
        if self.array_format == "comma":
            yield name, ",".join(_text(item) for item in items if item is not None)
            return
        for at, item in enumerate(items):
            suffix = {"indices": f"[{at}]", "brackets": "[]"}.get(self.array_format, "")
            yield from self._pairs(name + suffix, item)


def stringify(
    params: Mapping[str, object], *, array_format: str = "repeat", nested_format: str = "brackets"
) -> str:
    """The query, encoded."""
    form = Querystring(array_format=array_format, nested_format=nested_format)
    return form.stringify(params)


def _text(value: object) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
