"""Kinds of changes of operations, webhooks and callbacks, and of what is said of them."""

from __future__ import annotations

from typing import Final

from generator.compat.api.kinds.rows import A, B, D, P, row

ROWS: Final = (
    *row(
        "operation-added",
        A,
        "{where} is new.",
        meaning="An operation is added.",
        reverse="operation-removed",
    ),
    *row(
        "operation-removed",
        B,
        "{where} is gone.",
        meaning="An operation is removed.",
        reverse="operation-added",
        advice="Stop calling it; if it only moved, give both the same operationId.",
    ),
    *row(
        "operation-path-changed",
        B,
        "{where} moved from {before} to {after}.",
        meaning="An operation with the same operationId has another path.",
        advice="Update the SDK together with the server; calls of its methods stay as they are.",
    ),
    *row(
        "operation-method-changed",
        B,
        "{where} is sent with {after} instead of {before}.",
        meaning="An operation with the same operationId has another HTTP method.",
        advice="Update the SDK together with the server; calls of its methods stay as they are.",
    ),
    *row(
        "operation-id-changed",
        D,
        "The operation {before} is called {after} now.",
        meaning="The same method of the same path has another operationId.",
        advice="Keep the operationId, or keep the method's name with x-sdk-name.",
    ),
    *row(
        "operation-tags-changed",
        P,
        "{where} has the tags {after} instead of {before}.",
        meaning="An operation has other tags; whether its method moves is told of the SDK.",
    ),
    *row(
        "operation-deprecated",
        A,
        "{where} is deprecated.",
        meaning="An operation is marked as deprecated.",
        reverse="operation-no-longer-deprecated",
        advice="Name what to use instead in its description.",
    ),
    *row(
        "operation-no-longer-deprecated",
        A,
        "{where} is no longer deprecated.",
        meaning="An operation is no longer marked as deprecated.",
        reverse="operation-deprecated",
    ),
    *row(
        "webhook-added",
        A,
        "{where} is new: the server may send it.",
        meaning="A webhook or a callback is added.",
        reverse="webhook-removed",
    ),
    *row(
        "webhook-removed",
        B,
        "{where} is gone: the server does not send it any more.",
        meaning="A webhook or a callback is removed.",
        reverse="webhook-added",
        advice="Remove what handles it, or find out what is sent instead.",
    ),
    *row(
        "webhook-address-changed",
        B,
        "{where} is sent to {after} instead of {before}.",
        meaning="A callback is sent to another expression, or with another method.",
        advice="Let what handles it listen there.",
    ),
    *row(
        "webhook-signature-changed",
        B,
        "The signature of {where} is made in another way.",
        meaning="x-sdk-webhook-signature of a webhook changed.",
        advice="Update the SDK before the server signs in the new way.",
    ),
    *row(
        "retry-changed",
        D,
        "{where} can be retried in other cases than before (x-sdk-retry).",
        meaning="x-sdk-retry of an operation changed, which no signature shows.",
        advice="Look at calls that must not be sent twice.",
    ),
    *row(
        "hint-added",
        P,
        "{where} gains {what}.",
        meaning="An operation gains an x-sdk-* key; what comes of it is told of the SDK.",
        reverse="hint-removed",
    ),
    *row(
        "hint-removed",
        P,
        "{where} loses {what}.",
        meaning="An operation loses an x-sdk-* key; what comes of it is told of the SDK.",
        reverse="hint-added",
    ),
    *row(
        "hint-changed",
        P,
        "{what} of {where} says something else.",
        meaning="An x-sdk-* key of an operation has another value; the SDK shows what comes of it.",
    ),
    *row(
        "link-added",
        A,
        "{what} of {where} has the link {after}.",
        meaning="A response has another link to an operation.",
        reverse="link-removed",
    ),
    *row(
        "link-removed",
        D,
        "{what} of {where} no longer has the link {before}.",
        meaning="A link of a response to an operation is removed.",
        reverse="link-added",
    ),
    *row(
        "link-changed",
        D,
        "The link {before} of {what} of {where} leads elsewhere.",
        meaning="A link of a response names other values or another operation.",
    ),
    *row(
        "error-in-success-changed",
        D,
        "{what} of {where} tells errors from successes in another way.",
        meaning="x-sdk-error-in-success of a response changed.",
    ),
)
