"""Kinds of changes of parameters, and of names in the SDK."""

from __future__ import annotations

from typing import Final

from generator.compat.api.kinds.rows import A, B, D, row, way

_FILL = "Give it in every call."
_STOP = "Stop giving it."

_PARAMETERS: Final = (
    *way(
        "parameter-added",
        (A, A),
        "{what} of {where} is new.",
        meaning="An optional parameter is added.",
        reverse="parameter-removed",
    ),
    *way(
        "parameter-removed",
        (B, B),
        "{what} of {where} is gone.",
        meaning="An optional parameter is removed.",
        reverse="parameter-added",
        advice=_STOP,
    ),
    *way(
        "parameter-required-added",
        (B, A),
        "Calls of {where} need {what}, which is new.",
        meaning="A required parameter is added.",
        reverse="parameter-required-removed",
        advice=_FILL,
    ),
    *way(
        "parameter-required-removed",
        (B, B),
        "{what} of {where}, which was required, is gone.",
        meaning="A required parameter is removed.",
        reverse="parameter-required-added",
        advice=_STOP,
    ),
    *way(
        "parameter-became-required",
        (B, A),
        "{what} of {where} is required now.",
        meaning="An optional parameter becomes required.",
        reverse="parameter-became-optional",
        advice=_FILL,
    ),
    *way(
        "parameter-became-optional",
        (A, B),
        "{what} of {where} is optional now.",
        meaning="A required parameter becomes optional.",
        reverse="parameter-became-required",
    ),
    *way(
        "parameter-with-default-became-required",
        (A, A),
        "{what} of {where}, which has a default, is required now.",
        meaning="An optional parameter that has a default becomes required.",
        reverse="parameter-with-default-became-optional",
    ),
    *way(
        "parameter-with-default-became-optional",
        (A, A),
        "{what} of {where}, which has a default, is optional now.",
        meaning="A required parameter that has a default becomes optional.",
        reverse="parameter-with-default-became-required",
    ),
    *way(
        "parameter-moved",
        (B, B),
        "{what} of {where} is in the {after} instead of the {before}.",
        meaning="A parameter travels elsewhere: in the path, the query, a header or a cookie.",
        advice="Update the SDK together with the server; calls of its methods stay as they are.",
    ),
    *way(
        "parameter-name-case-changed",
        (B, B),
        "The parameter {before} of {where} is written {after} now.",
        meaning="The name of a parameter is written with other letter case, dashes or underscores.",
        advice="Update the SDK together with the server.",
    ),
    *way(
        "parameter-header-case-changed",
        (A, A),
        "The header {before} of {where} is written {after} now, which means the same.",
        meaning="The name of a header parameter is written in another letter case.",
    ),
    *way(
        "parameter-path-renamed",
        (D, D),
        "The path parameter {before} of {where} is called {after} now.",
        meaning="A placeholder of a path is renamed: the same URLs, but another argument.",
        advice="Keep its name with x-sdk-name, or declare the renaming.",
    ),
    *way(
        "parameter-style-changed",
        (B, B),
        "Values of {what} of {where} are written in the style {after} instead of {before}.",
        meaning="The style of a parameter changed: how arrays and objects are written.",
    ),
    *way(
        "parameter-explode-changed",
        (B, B),
        "The items of {what} of {where} are written in another way (explode: {after}).",
        meaning="The key explode of a parameter changed: whether each item has the name.",
    ),
    *way(
        "parameter-separator-changed",
        (B, B),
        "The items inside the items of {what} of {where} are joined in another way.",
        meaning="What joins arrays inside arrays of a parameter changed (collectionFormat).",
    ),
    *way(
        "parameter-allow-reserved-changed",
        (D, D),
        "Reserved characters in {what} of {where} are sent in another way.",
        meaning="The key allowReserved of a parameter or x-sdk-spans-segments changed.",
    ),
    *way(
        "parameter-media-type-changed",
        (B, B),
        "{what} of {where} is written as {after} instead of {before}.",
        meaning="A parameter described by content has another media type, or none any more.",
    ),
    *way(
        "parameter-deprecated",
        (A, A),
        "{what} of {where} is deprecated.",
        meaning="A parameter is marked as deprecated.",
        reverse="parameter-no-longer-deprecated",
    ),
    *way(
        "parameter-no-longer-deprecated",
        (A, A),
        "{what} of {where} is no longer deprecated.",
        meaning="A parameter is no longer marked as deprecated.",
        reverse="parameter-deprecated",
    ),
)

_NAMES: Final = (
    *row(
        "former-name-added",
        A,
        "{what} of {where} can be called {after} as before.",
        meaning="x-sdk-renamed-from of a parameter, property, schema or tag names another name.",
        reverse="former-name-removed",
    ),
    *row(
        "former-name-removed",
        D,
        "{what} of {where} can no longer be called {before}.",
        meaning="x-sdk-renamed-from of a parameter, property, schema or tag names one name less.",
        reverse="former-name-added",
        advice="Keep it until the next major version.",
    ),
    *row(
        "sdk-name-changed",
        D,
        "{what} of {where} is called {after} in the SDK instead of {before} (x-sdk-name).",
        meaning="x-sdk-name of a parameter, property or schema changed.",
        advice="Declare the renaming, so that the old name stays.",
    ),
)

ROWS: Final = (*_PARAMETERS, *_NAMES)
