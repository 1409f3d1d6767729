"""What a response held where its value would be written otherwise: the text ``.000Z``, ``"5"`` for 5.

A model keeps the JSON of such a property beside its value, so that it can be written back as it
came, and so that a value of the server's that no caller could give, such as one that an enumeration
does not list, can be sent back. Whether this is necessary is seen by pydantic itself: a property is first read by a validator
that admits only what is written as it came, and what that does not admit comes to :func:`_keep`.
So nothing is paid for the values that most responses have.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, Callable, Dict, List, Mapping, Optional, Pattern, Tuple, Type, cast
from uuid import UUID

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from ..base.guards import is_dict, is_list, is_tuple
from . import scalars
from .numbers import Number, number_of


class Reading:
    """How a response is read: the context of a validation. What has none keeps nothing.

    ``strict``: what does not match is refused. ``keeps``: models keep what would be written
    otherwise. ``text``: pydantic parses the JSON itself, and numbers may have lost digits.
    """

    __slots__ = ("keeps", "strict", "text")

    def __init__(self, *, strict: bool = False, keeps: bool = True, text: bool = False) -> None:
        self.strict = strict
        self.keeps = keeps
        self.text = text


#: How JSON text, parsed JSON, and what is not JSON are read: leniently, and strictly.
FROM_TEXT = (Reading(text=True), Reading(text=True, strict=True))
FROM_VALUES = (Reading(), Reading(strict=True))
PLAIN = (Reading(keeps=False), Reading(keeps=False, strict=True))

#: The name beside the properties in ``__dict__`` of a model; pydantic leaves such names alone.
#: What it holds are a name, its JSON, a name, its JSON, ...
CAME = "_came"

#: The word in the path of an error that is not about how a value is written.
KEPT = "(kept as it came)"

#: The key in ``metadata`` of the schema of an enumeration that has its values.
_LISTED = "listed"

#: The key in ``metadata`` of a schema under which the schema of what is written as it came stands.
EXACTLY = "written_as_it_came"


class AsItCame:
    """The JSON of a property, which is sent without being checked."""

    __slots__ = ("source",)

    def __init__(self, source: object) -> None:
        self.source = source


class DigitsLost(Exception):  # noqa: N818 - no error: the response is read in another way
    """A number has to be read from its text."""


def remembering(name: str, schema: CoreSchema, *, tolerant: bool = False) -> CoreSchema:
    """The schema of a property that keeps what would not be written as it came.

    JSON numbers and booleans of another type (``"5"`` for 5) are refused in JSON text, unless
    ``tolerant``: they do not match, and all others are read faster.
    """
    if schema["type"] in ("default", "nullable"):
        outer = cast("Dict[str, Any]", schema)
        inner = remembering(name, outer["schema"], tolerant=tolerant)
        return cast("CoreSchema", {**outer, "schema": inner})
    exact = exactly(schema)
    if exact is None:
        return schema
    keep = core_schema.with_info_wrap_validator_function(
        partial(_keep, name, _pattern(exact), _listed(exact)), schema
    )
    if not (tolerant or _has_text(exact) or _listed(exact)):
        return core_schema.json_or_python_schema(exact, keep)
    return core_schema.json_or_python_schema(
        core_schema.union_schema([exact, (keep, KEPT)], mode="left_to_right"), keep
    )


def no_items() -> List[Any]:
    """The default of a list that every response has: a name of its own tells it from other defaults."""
    return []


def or_empty(name: str, schema: CoreSchema) -> CoreSchema:
    """The schema of a list that every response has: null is read as an empty one, and is kept."""
    return core_schema.with_info_wrap_validator_function(partial(_or_empty, name), schema)


def _or_empty(
    name: str,
    value: object,
    handler: core_schema.ValidatorFunctionWrapHandler,
    info: core_schema.ValidationInfo,
) -> object:
    reading = info.context
    if value is not None or not isinstance(reading, Reading):  # what callers give stays as it is
        return handler(value)
    if reading.keeps:
        info.data[CAME] = (*info.data.get(CAME, ()), name, None)
    return []


def keeping(schema: CoreSchema, handler: GetCoreSchemaHandler) -> CoreSchema:
    """The schema of a class whose properties keep what would not be written as it came."""
    inner = cast("Dict[str, Any]", schema)
    while inner["type"] != "model-fields":
        if "schema" in inner:
            inner = inner["schema"]
            continue
        try:
            inner = cast("Dict[str, Any]", handler.resolve_ref_schema(cast("CoreSchema", inner)))
        except LookupError:
            return schema  # old versions of pydantic: this is inside of itself, and not yet described
    for name, field in inner["fields"].items():
        field["schema"] = remembering(name, field["schema"])
        if field["schema"].get("default_factory") is no_items:
            outer = field["schema"]
            field["schema"] = {**outer, "schema": or_empty(name, outer["schema"])}
    return schema


def came(values: Mapping[str, Any]) -> Dict[str, Any]:
    """The JSON that a model keeps, by the names of properties; ``values`` is its ``__dict__``."""
    kept = values.get(CAME, ())
    return {kept[at]: kept[at + 1] for at in range(0, len(kept), 2)}


def is_same(one: object, other: object) -> bool:
    """Whether two values are the same JSON, also by the type of numbers."""
    if type(one) is not type(other):
        return False
    if is_list(one) and is_list(other):
        return len(one) == len(other) and all(map(is_same, one, other))
    if is_dict(one) and is_dict(other):
        return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)
    return repr(one) == repr(other) if isinstance(one, float) else one == other


def _keep(
    name: str,
    written: Optional[Pattern[str]],
    listed: Tuple[object, ...],
    value: Any,
    handler: core_schema.ValidatorFunctionWrapHandler,
    info: core_schema.ValidationInfo,
) -> Any:
    result = handler(value)
    reading = info.context
    if not isinstance(reading, Reading) or not reading.keeps:
        return result
    if reading.text and type(value) is float and value - value != 0:
        raise DigitsLost
    if info.mode == "json":
        # what is, was admitted by the first validator, except null where none is allowed
        as_written = value is None
    elif written is not None:
        as_written = isinstance(value, str) and written.match(value) is not None
    else:
        as_written = is_same(result, value) and (not listed or _are_listed(listed, value))
    if not as_written:
        # the very dict that becomes the __dict__ of the model
        info.data[CAME] = (*info.data.get(CAME, ()), name, value)
    return result


def _has_text(schema: object) -> bool:
    if is_list(schema) or is_tuple(schema):
        return any(map(_has_text, schema))
    if not is_dict(schema):
        return False
    inner = (schema.get(key) for key in ("schema", "items_schema", "values_schema", "choices"))
    return schema["type"] == "chain" or any(map(_has_text, inner))


def _listed(schema: object) -> Tuple[object, ...]:
    """The values of all enumerations in a schema."""
    if is_list(schema) or is_tuple(schema):
        return tuple(value for each in schema for value in _listed(each))
    if not is_dict(schema):
        return ()
    metadata = schema.get("metadata")
    own = metadata.get(_LISTED) if is_dict(metadata) else None
    keys = ("schema", "items_schema", "values_schema", "choices")
    inner = _listed([schema.get(key) for key in keys])
    return (*own, *inner) if is_tuple(own) else inner


def _are_listed(listed: Tuple[object, ...], value: object) -> bool:
    if is_list(value):
        return all(_are_listed(listed, each) for each in value)
    if is_dict(value):
        return all(_are_listed(listed, each) for each in value.values())
    return value is None or any(is_same(value, known) for known in listed)


def _pattern(schema: CoreSchema) -> Optional[Pattern[str]]:
    """What one text looks like that is written as it came."""
    if schema["type"] != "chain":
        return None
    first = cast("Dict[str, Any]", schema["steps"][0])
    return re.compile(first["pattern"]) if first["type"] == "str" else None


def exactly(schema: CoreSchema) -> Optional[CoreSchema]:
    """The schema of what ``schema`` reads and the codec writes as it came; None: of all."""
    stated = (schema.get("metadata") or {}).get(EXACTLY)
    if stated is not None:
        return cast("Optional[CoreSchema]", stated)
    find = _KINDS.get(schema["type"])
    return None if find is None else find(cast("Dict[str, Any]", schema))


def listing(schema: CoreSchema, values: Tuple[Any, ...]) -> CoreSchema:
    """``schema`` of an open enumeration, of which only what is listed need not be kept."""
    inner = cast("Dict[str, Any]", schema)
    while inner["type"] in ("default", "nullable"):
        inner = inner["schema"]
    choices: List[Any] = []
    for kind, among in ((str, core_schema.str_schema), (int, core_schema.int_schema)):
        known = [value for value in values if type(value) is kind]
        if known:
            steps: List[Any] = [among(strict=True), core_schema.literal_schema(known)]
            choices.append(core_schema.chain_schema(steps) if kind is int else steps[1])
    exact = core_schema.union_schema(
        choices or [core_schema.none_schema()], mode="left_to_right", metadata={_LISTED: values}
    )
    inner["metadata"] = {**(inner.get("metadata") or {}), EXACTLY: exact}
    return schema


def text(scalar: scalars.Scalar, schema: CoreSchema) -> CoreSchema:
    """The schema of text in the form that ``scalar`` writes, read by ``schema``."""
    return core_schema.chain_schema([core_schema.str_schema(pattern=scalar.written), schema])


def whole(schema: CoreSchema) -> CoreSchema:
    """The schema of integers that are read by ``schema``."""
    return core_schema.chain_schema([core_schema.int_schema(strict=True), schema])


def number_schema() -> CoreSchema:
    """A float, or an integer as it is. A Decimal that a caller gives keeps its digits."""
    numbers: List[Any] = [core_schema.float_schema(), core_schema.int_schema()]
    exact: List[Any] = [
        core_schema.float_schema(strict=True, allow_inf_nan=False),
        core_schema.int_schema(strict=True),
    ]
    return core_schema.json_or_python_schema(
        core_schema.union_schema(numbers),
        core_schema.no_info_before_validator_function(
            lambda value: number_of(value) if isinstance(value, Decimal) else value,
            core_schema.union_schema([core_schema.is_instance_schema(Number), *numbers]),
        ),
        metadata={EXACTLY: core_schema.union_schema(exact)},
    )


def decimal_schema() -> CoreSchema:
    """A Decimal made from the text of a JSON number."""
    decimal = core_schema.decimal_schema()
    return core_schema.with_info_before_validator_function(
        _decimal,
        decimal,
        serialization=core_schema.plain_serializer_function_ser_schema(
            number_of, when_used="json-unless-none"
        ),
        metadata={EXACTLY: whole(decimal)},
    )


def _decimal(value: object, info: core_schema.ValidationInfo) -> object:
    reading = info.context
    if type(value) is float and isinstance(reading, Reading) and reading.text:
        raise DigitsLost
    return str(value) if isinstance(value, float) else value


def _native(schema: Dict[str, Any]) -> Optional[CoreSchema]:
    strict = {**schema, "strict": True}
    if schema["type"] == "float":
        strict["allow_inf_nan"] = False
    return cast("CoreSchema", strict)


def _text(kind: Type[Any], schema: Dict[str, Any]) -> Optional[CoreSchema]:
    scalar = scalars.find(kind)
    return None if scalar is None else text(scalar, cast("CoreSchema", schema))


def _around(key: str, schema: Dict[str, Any]) -> Optional[CoreSchema]:
    inner = exactly(schema[key]) if key in schema else None
    return None if inner is None else cast("CoreSchema", {**schema, key: inner})


def _several(key: str, schema: Dict[str, Any]) -> Optional[CoreSchema]:
    parts: List[Any] = [part[0] if isinstance(part, tuple) else part for part in schema[key]]
    found = [exactly(part) or part for part in parts]
    if all(new is part for new, part in zip(found, parts)):  # noqa: B905  Python 3.7
        return None
    return cast("CoreSchema", {**schema, key: found})


_KINDS: Dict[str, Callable[[Dict[str, Any]], Optional[CoreSchema]]] = {
    **dict.fromkeys(("int", "float", "bool"), _native),
    **{
        kind.__name__: partial(_text, kind)
        for kind in (datetime, date, time, timedelta)
    },
    "uuid": partial(_text, UUID),
    "nullable": partial(_around, "schema"),
    "default": partial(_around, "schema"),
    "list": partial(_around, "items_schema"),
    "dict": partial(_around, "values_schema"),
    "tuple": partial(_several, "items_schema"),
    "union": partial(_several, "choices"),
}
