"""Kinds of changes of messages: bodies, media types, statuses and headers."""

from __future__ import annotations

from typing import Final

from generator.compat.api.kinds.rows import A, B, D, way

_FILL = "Give it in every call."
_STOP = "Stop giving it."

_BODIES: Final = (
    *way(
        "body-added",
        (A, A),
        "Calls of {where} can have a body now.",
        meaning="An optional request body is added.",
        reverse="body-removed",
    ),
    *way(
        "body-removed",
        (B, B),
        "Calls of {where} have no body any more.",
        meaning="An optional request body is removed.",
        reverse="body-added",
        advice=_STOP,
    ),
    *way(
        "body-required-added",
        (B, A),
        "Calls of {where} need a body, which is new.",
        meaning="A required request body is added.",
        reverse="body-required-removed",
        advice=_FILL,
    ),
    *way(
        "body-required-removed",
        (B, B),
        "Calls of {where} have no body any more.",
        meaning="A required request body is removed.",
        reverse="body-required-added",
        advice=_STOP,
    ),
    *way(
        "body-became-required",
        (B, A),
        "Calls of {where} need a body now.",
        meaning="An optional request body becomes required.",
        reverse="body-became-optional",
        advice=_FILL,
    ),
    *way(
        "body-became-optional",
        (A, B),
        "The body of {where} is optional now.",
        meaning="A required request body becomes optional.",
        reverse="body-became-required",
    ),
    *way(
        "media-type-added",
        (A, A),
        "{what} of {where} can be {after}, too.",
        meaning="A body can have another media type.",
        reverse="media-type-removed",
    ),
    *way(
        "media-type-removed",
        (B, B),
        "{what} of {where} can no longer be {before}.",
        meaning="A body can no longer have a media type.",
        reverse="media-type-added",
        advice="Use one of the media types that remain.",
    ),
    *way(
        "media-type-parameters-changed",
        (D, D),
        "{what} of {where} is {after} instead of {before}.",
        meaning="The parameters of a media type changed, such as its charset.",
    ),
    *way(
        "body-schema-added",
        (B, D),
        "{what} of {where} has a schema now.",
        meaning="A media type without a schema gains one.",
        reverse="body-schema-removed",
    ),
    *way(
        "body-schema-removed",
        (A, B),
        "{what} of {where} has no schema any more: it can be anything.",
        meaning="A media type loses its schema.",
        reverse="body-schema-added",
    ),
    *way(
        "stream-changed",
        (B, B),
        "{what} of {where} comes in another way: as one value or as a stream of values.",
        meaning="A body becomes a stream of items (itemSchema), or one value again.",
    ),
    *way(
        "encoding-changed",
        (B, B),
        "{what} of {where} is written in another way (encoding).",
        meaning="The encoding of a property of a form or of a part changed.",
    ),
)

_RESPONSES: Final = (
    *way(
        "success-status-added",
        (A, D),
        "Calls of {where} may be answered with the status {after}, too.",
        meaning="A response for another success is added.",
        reverse="success-status-removed",
    ),
    *way(
        "success-status-removed",
        (B, B),
        "Calls of {where} are no longer answered with the status {before}.",
        meaning="The response for a success is removed.",
        reverse="success-status-added",
        advice="Do not rely on this response.",
    ),
    *way(
        "success-status-changed",
        (B, B),
        "Calls of {where} are answered with the status {after} instead of {before}.",
        meaning="The only response for a success has another status.",
        advice="Change code that compares the status.",
    ),
    *way(
        "error-status-added",
        (A, A),
        "Calls of {where} may be answered with the error {after}.",
        meaning="A response for an error is added.",
        reverse="error-status-removed",
    ),
    *way(
        "error-status-removed",
        (B, A),
        "The definition of {where} does not list the error {before} any more.",
        meaning="The response for an error is removed.",
        reverse="error-status-added",
    ),
    *way(
        "content-added",
        (A, A),
        "{what} of {where} has a body now.",
        meaning="A response without a body gains one.",
        reverse="content-removed",
    ),
    *way(
        "content-removed",
        (B, B),
        "{what} of {where} has no body any more.",
        meaning="A response loses its body.",
        reverse="content-added",
        advice="Do not use what the call returned.",
    ),
    *way(
        "header-added",
        (A, A),
        "{what} of {where} is new.",
        meaning="An optional header of a message is added.",
        reverse="header-removed",
    ),
    *way(
        "header-removed",
        (B, D),
        "{what} of {where} is gone.",
        meaning="An optional header of a message is removed.",
        reverse="header-added",
    ),
    *way(
        "header-required-added",
        (B, A),
        "{what} of {where} is new, and always there.",
        meaning="A required header of a message is added.",
        reverse="header-required-removed",
    ),
    *way(
        "header-required-removed",
        (B, B),
        "{what} of {where}, which was always there, is gone.",
        meaning="A required header of a message is removed.",
        reverse="header-required-added",
        advice="Do not read it any more.",
    ),
    *way(
        "header-became-required",
        (B, A),
        "{what} of {where} is always there now.",
        meaning="An optional header of a message becomes required.",
        reverse="header-became-optional",
    ),
    *way(
        "header-became-optional",
        (A, B),
        "{what} of {where} may be missing now.",
        meaning="A required header of a message becomes optional.",
        reverse="header-became-required",
        advice="Be ready for it to be missing.",
    ),
)

ROWS: Final = (*_BODIES, *_RESPONSES)
