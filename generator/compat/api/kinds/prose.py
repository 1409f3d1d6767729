"""Kinds of changes of what people read, and of what is said of the API as a whole."""

from __future__ import annotations

from typing import Final

from generator.compat.api.kinds.rows import A, D, P, row

ROWS: Final = (
    *row("title-changed", P, "{what} of {where} has another title.", meaning="A title changed."),
    *row(
        "summary-changed", P, "{what} of {where} has another summary.", meaning="A summary changed."
    ),
    *row(
        "description-changed",
        P,
        "{what} of {where} is described in other words.",
        meaning="A description changed.",
    ),
    *row(
        "example-changed",
        P,
        "{what} of {where} has another example.",
        meaning="Examples changed, or were added or removed.",
    ),
    *row(
        "unit-changed",
        D,
        "{what} of {where} is in {after} instead of {before}.",
        meaning="x-sdk-unit changed: the same numbers mean something else.",
        advice="Look at every place where your code computes with it.",
    ),
    *row(
        "api-version-changed",
        P,
        "The API has the version {after} instead of {before}.",
        meaning="info.version changed.",
    ),
    *row(
        "api-facts-changed",
        P,
        "What is said of the API changed: {what} is {after} instead of {before}.",
        meaning="The licence, the contact or the terms of service changed.",
    ),
    *row(
        "dialect-changed",
        P,
        "The document is written in OpenAPI {after} instead of {before}.",
        meaning="The version of OpenAPI changed.",
    ),
    *row(
        "tag-place-changed",
        D,
        "The tag {what} is part of another tag, or of another kind.",
        meaning="The parent or the kind of a tag changed, which may move methods.",
        advice="Keep the resources of its operations with x-sdk-group.",
    ),
    *row(
        "tag-added",
        P,
        "The tag {after} is declared.",
        meaning="The document declares another tag.",
        reverse="tag-removed",
    ),
    *row(
        "tag-removed",
        P,
        "The tag {before} is no longer declared.",
        meaning="The document no longer declares a tag.",
        reverse="tag-added",
    ),
    *row(
        "error-message-changed",
        A,
        "The messages of errors are found elsewhere in responses.",
        meaning="x-sdk-error-message changed.",
    ),
)
