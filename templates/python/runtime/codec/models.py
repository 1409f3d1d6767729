"""The base class of every generated model."""

from __future__ import annotations

import pprint
from typing import Any, Dict, Mapping, Type, TypeVar, Union

from pydantic import ValidationError

from .encode import dump_exact, dump_record
from .gcpause import LARGE, paused
from .numbers import has_long_numbers, json_text, loads
from .record import SENT_LIST, SET_BY_SERVER, Record
from .source import FROM_TEXT, FROM_VALUES, DigitsLost, no_items

__all__ = ["SENT_LIST", "SET_BY_SERVER", "Model", "no_items"]

M = TypeVar("M", bound="Model")


class Model(Record):
    """A pydantic model that keeps unknown properties.

    ``to_dict`` and ``to_json`` return the JSON that an instance was read from, nulls included, so
    ``from_dict(x.to_dict()) == x``: they write the properties in ``model_fields_set``. Of what a
    caller builds or assigns, constants count as set, and None does not where the API does not
    allow null.
    """

    @classmethod
    def from_dict(cls: Type[M], obj: Mapping[str, Any]) -> M:
        """Create a validated instance from wire names and values.

        Only the keys in ``obj`` count as set.
        """
        return cls.model_validate(obj, context=FROM_VALUES[False])

    @classmethod
    def from_json(cls: Type[M], json_str: Union[str, bytes, bytearray]) -> M:
        """Create a validated instance from JSON text."""
        if len(json_str) < LARGE:
            return _read(cls, json_str)
        with paused(len(json_str)):
            return _read(cls, json_str)

    def to_dict(self) -> Dict[str, Any]:
        """Return a dict of wire names and JSON-ready values, nested models included."""
        return dump_record(self)

    def to_json(self) -> str:
        """Return :meth:`to_dict` as JSON text, with all digits of numbers that no float holds."""
        return json_text(dump_exact(self))

    def to_str(self) -> str:
        """Return all fields, set or not, formatted for reading."""
        return pprint.pformat(self.model_dump(by_alias=True, warnings=False))

    def _repr_html_(self) -> str:
        """What notebooks show."""
        from .notebook import html_of

        return html_of(self)

    @property
    def additional_properties(self) -> Dict[str, Any]:
        """The properties that the API definition does not list."""
        return self.model_extra or {}


def _read(cls: Type[M], text: Union[str, bytes, bytearray]) -> M:
    if not has_long_numbers(text.encode("utf-8", "replace") if isinstance(text, str) else text):
        try:
            return cls.model_validate_json(text, context=FROM_TEXT[False])
        except DigitsLost:
            pass
        except ValidationError as error:
            if error.errors()[0]["type"] == "json_invalid":
                raise
    # what is wrong, or has to be kept, is seen from parsed JSON
    return cls.model_validate(loads(text), context=FROM_VALUES[False])
