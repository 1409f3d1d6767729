"""The table of the keys of other generators: what each becomes, and who reads it."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.document.upgrade.vendors import fern, microsoft, speakeasy, stainless
from generator.document.upgrade.vendors.reading import Reader, named, said, typed


class Place(enum.Flag):
    """The kinds of node that may hold a key."""

    PATH_ITEM = enum.auto()
    OPERATION = enum.auto()
    PARAMETER = enum.auto()
    SCHEMA = enum.auto()  # whose name is that of a type
    PROPERTY = enum.auto()  # a schema whose name is that of a field


@dataclass(frozen=True, slots=True)
class Row:
    """One key of another generator that says what one of ours says."""

    key: str
    place: Place
    ours: str  # "" leaves the operation out
    read: Reader


#: An operation that the SDK shall not have.
LEFT_OUT: Final = ""

_OPERATION, _PARAMETER = Place.OPERATION, Place.PARAMETER
_TYPE, _FIELD = Place.SCHEMA, Place.PROPERTY
_SCHEMA = _TYPE | _FIELD
_VALUE = _PARAMETER | _SCHEMA
_ANY = _OPERATION | _VALUE
_CALLED = _OPERATION | Place.PATH_ITEM

#: Of several that are there, the first wins.
TABLE: Final = (
    Row("x-stainless-method", _OPERATION, "x-sdk-name", stainless.method),
    Row("x-stainless-method", _OPERATION, "x-sdk-group", stainless.group),
    Row("x-stainless-skip", _OPERATION, LEFT_OUT, stainless.skipped),
    Row("x-stainless-only", _OPERATION, LEFT_OUT, stainless.only),
    Row("x-stainless-naming", _PARAMETER | _FIELD, "x-sdk-name", stainless.naming),
    Row("x-stainless-param", _PARAMETER | _FIELD, "x-sdk-name", named),
    Row("x-stainless-variantName", _SCHEMA, "title", stainless.title),
    Row("x-stainless-const", _SCHEMA, "const", stainless.constant),
    Row("x-fern-sdk-method-name", _OPERATION, "x-sdk-name", named),
    Row("x-fern-sdk-group-name", _OPERATION, "x-sdk-group", fern.group),
    Row("x-fern-ignore", _CALLED, LEFT_OUT, said),
    Row("x-fern-pagination", _OPERATION, "x-sdk-paging", fern.paging),
    Row("x-fern-idempotent", _OPERATION, "x-sdk-retry", fern.idempotent),
    Row("x-fern-retries", _OPERATION, "x-sdk-retry", fern.retried),
    Row("x-fern-availability", _ANY, "deprecated", fern.deprecated),
    Row("x-fern-parameter-name", _PARAMETER, "x-sdk-name", named),
    Row("x-fern-property-name", _FIELD, "x-sdk-name", named),
    Row("x-fern-type-name", _TYPE, "x-sdk-name", typed),
    Row("x-fern-type-name", _FIELD, "title", typed),
    Row("x-fern-enum", _SCHEMA, "x-enum-descriptions", fern.enum_docs),
    Row("x-speakeasy-name-override", _OPERATION | _PARAMETER | _FIELD, "x-sdk-name", named),
    Row("x-speakeasy-name-override", _TYPE, "x-sdk-name", typed),
    Row("operationId", _OPERATION, "x-sdk-name", speakeasy.overridden),
    Row("x-speakeasy-group", _OPERATION, "x-sdk-group", speakeasy.group),
    Row("x-speakeasy-ignore", _CALLED, LEFT_OUT, said),
    Row("x-speakeasy-pagination", _OPERATION, "x-sdk-paging", speakeasy.paging),
    Row("x-speakeasy-retries", _OPERATION, "x-sdk-retry", speakeasy.retried),
    Row("x-speakeasy-polling", _OPERATION, "x-sdk-polling", speakeasy.polling),
    Row("x-speakeasy-param-sensitive", _VALUE, "x-sdk-secret", said),
    Row("x-speakeasy-param-encoding-override", _PARAMETER, "allowReserved", speakeasy.reserved),
    Row("x-ms-pageable", _OPERATION, "x-sdk-paging", microsoft.paging),
    Row("x-ms-client-name", _PARAMETER | _FIELD, "x-sdk-name", named),
    Row("x-ms-client-name", _TYPE, "x-sdk-name", typed),
    Row("x-ms-enum", _TYPE, "x-sdk-name", microsoft.enum_name),
    Row("x-ms-enum", _FIELD, "title", microsoft.enum_name),
    Row("x-ms-enum", _SCHEMA, "x-enum-descriptions", microsoft.enum_docs),
    Row("x-ms-secret", _VALUE, "x-sdk-secret", said),
    Row("x-ms-skip-url-encoding", _PARAMETER, "allowReserved", said),
    Row("x-ms-mutability", _SCHEMA, "readOnly", microsoft.read_only),
    Row("x-ms-mutability", _SCHEMA, "writeOnly", microsoft.write_only),
    Row("x-ms-deprecation", _ANY, "deprecated", microsoft.deprecated),
)

#: What tells that a document speaks to another generator at all.
PREFIXES: Final = ("x-fern-", "x-speakeasy-", "x-stainless-", "x-ms-")


def _of(place: Place) -> tuple[Row, ...]:
    return tuple(row for row in TABLE if row.place & place)


#: The rows for each kind of node.
BY_KIND: Final[Mapping[str, tuple[Row, ...]]] = MappingProxyType(
    {
        "path_item": _of(Place.PATH_ITEM),
        "operation": _of(Place.OPERATION),
        "parameter": _of(Place.PARAMETER),
        "schema": _of(Place.SCHEMA),
        "property": _of(Place.PROPERTY),
    }
)
