"""How Python writes each kind of scalar: its type, and how the runtime sends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.ir.kinds import Kind, complete


@dataclass(frozen=True, slots=True)
class Spelling:
    """One kind in Python.

    ``name`` is the type; ``_dt.date`` is ``date`` of ``datetime``, imported as ``_dt``, and any
    other ``_module.Name`` is of ``module``. ``wire`` is the word of the marker ``Wire`` in the
    runtime, "" for the usual form. ``or_text``: callers may also give the text that is sent;
    ``others``: values of these types, too.
    """

    name: str
    wire: str = ""
    or_text: bool = False
    others: tuple[str, ...] = ()


SPELLINGS: Final = complete(
    {
        Kind.STRING: Spelling("str"),
        Kind.INTEGER: Spelling("int"),
        Kind.NUMBER: Spelling("float", "number"),
        Kind.BOOLEAN: Spelling("bool"),
        Kind.NULL: Spelling("None"),
        Kind.BINARY: Spelling("bytes"),
        Kind.BASE64: Spelling("bytes", "base64"),
        Kind.BASE64URL: Spelling("bytes", "base64url"),
        Kind.DATE_TIME: Spelling("_dt.datetime", or_text=True),
        Kind.HTTP_DATE: Spelling("_dt.datetime", "http-date", or_text=True),
        Kind.UNIX_TIME: Spelling("_dt.datetime", "unix-time", others=("float",)),
        Kind.DATE: Spelling("_dt.date", or_text=True),
        Kind.TIME: Spelling("_dt.time", or_text=True),
        Kind.DURATION: Spelling("_dt.timedelta", or_text=True),
        Kind.DURATION_SECONDS: Spelling("_dt.timedelta", "seconds", others=("float",)),
        Kind.UUID: Spelling("_uuid.UUID", or_text=True),
        Kind.DECIMAL: Spelling("_decimal.Decimal", "number", others=("float",)),
        Kind.DECIMAL_STRING: Spelling("_decimal.Decimal", "string", or_text=True),
        Kind.INTEGER_STRING: Spelling("int", "string"),
        Kind.BOOLEAN_STRING: Spelling("bool", "string"),
    }
)
#: Kinds that are more than JSON in Stainless' packages, too.
_NEVER_PLAIN: Final = frozenset({Kind.BINARY, Kind.DATE, Kind.DATE_TIME})
_JSON: Final = {
    "boolean": Kind.BOOLEAN,
    "integer": Kind.INTEGER,
    "null": Kind.NULL,
    "number": Kind.NUMBER,
    "string": Kind.STRING,
}


def spelling_of(kind: Kind, *, plain: bool = False) -> Spelling:
    """How a kind is spelled; ``plain`` leaves values what they are in JSON, but for dates."""
    if not plain or kind in _NEVER_PLAIN:
        return SPELLINGS[kind]
    # there, a number is always a float, also where the server writes an integer
    return Spelling(SPELLINGS[_JSON[kind.row.json]].name)
