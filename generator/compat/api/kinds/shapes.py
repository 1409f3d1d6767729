"""Kinds of changes of what values are made of: enumerations, unions, containers, whole schemas."""

from __future__ import annotations

from typing import Final

from generator.compat.api.kinds.rows import A, B, D, row, way

_READ = "Be ready for it where your code reads such values."
_SEND = "Stop sending it."

_ENUMS: Final = (
    *way(
        "enum-value-added",
        (A, D),
        "{what} of {where} can be {after}, too.",
        meaning="An enumeration gains a value.",
        reverse="enum-value-removed",
        advice=_READ,
    ),
    *way(
        "enum-value-removed",
        (B, A),
        "{what} of {where} can no longer be {before}.",
        meaning="An enumeration loses a value.",
        reverse="enum-value-added",
        advice=_SEND,
    ),
    *way(
        "enum-value-case-changed",
        (B, B),
        "The value {before} of {what} of {where} is written {after} now.",
        meaning="A value of an enumeration has other letter case, dashes or underscores.",
        advice="Change code that sends or compares the value.",
    ),
    *way(
        "constant-changed",
        (B, B),
        "{what} of {where} is always {after} instead of {before}.",
        meaning="The only value that something can have changed.",
        advice="Change code that sends or compares the value.",
    ),
    *way(
        "enum-closed",
        (B, A),
        "{what} of {where} can only be {after} now.",
        meaning="A value that could be anything of its type has to be one of a list.",
        reverse="enum-opened",
        advice="Send one of the values of the list.",
    ),
    *way(
        "enum-opened",
        (A, D),
        "{what} of {where} can be any {after} now.",
        meaning="A value that had to be one of a list can be anything of its type.",
        reverse="enum-closed",
        advice=_READ,
    ),
)

_UNIONS: Final = (
    *way(
        "variant-added",
        (A, D),
        "{what} of {where} can be {after}, too.",
        meaning="A union gains a variant.",
        reverse="variant-removed",
        advice=_READ,
    ),
    *way(
        "variant-removed",
        (B, A),
        "{what} of {where} can no longer be {before}.",
        meaning="A union loses a variant.",
        reverse="variant-added",
        advice=_SEND,
    ),
    *way(
        "one-of-became-any-of",
        (A, D),
        "A value of {what} of {where} may fit several variants now.",
        meaning="oneOf becomes anyOf.",
        reverse="any-of-became-one-of",
    ),
    *way(
        "any-of-became-one-of",
        (D, A),
        "A value of {what} of {where} has to fit exactly one variant now.",
        meaning="anyOf becomes oneOf.",
        reverse="one-of-became-any-of",
    ),
    *way(
        "discriminator-added",
        (D, A),
        "The variants of {what} of {where} are told apart by {after} now.",
        meaning="A union gains a discriminator.",
        reverse="discriminator-removed",
    ),
    *way(
        "discriminator-removed",
        (A, D),
        "The variants of {what} of {where} are no longer told apart by {before}.",
        meaning="A union loses its discriminator.",
        reverse="discriminator-added",
    ),
    *way(
        "discriminator-property-changed",
        (B, B),
        "The variants of {what} of {where} are told apart by {after} instead of {before}.",
        meaning="The discriminator of a union is another property.",
    ),
    *way(
        "discriminator-tag-added",
        (A, D),
        "{what} of {where} has another variant by the tag {after}.",
        meaning="The discriminator of a union knows another tag for a variant that was there.",
        reverse="discriminator-tag-removed",
    ),
    *way(
        "discriminator-tag-removed",
        (B, A),
        "{what} of {where} has no variant by the tag {before} any more.",
        meaning="The discriminator of a union no longer knows a tag.",
        reverse="discriminator-tag-added",
    ),
    *way(
        "discriminator-tag-changed",
        (B, B),
        "A tag of {what} of {where} means {after} instead of {before}.",
        meaning="A tag of a discriminator means another variant.",
    ),
    *way(
        "discriminator-default-changed",
        (D, D),
        "{what} of {where} without a known tag is {after} instead of {before}.",
        meaning="The variant of objects with no known tag changed (defaultMapping).",
    ),
)

_CONTAINERS: Final = (
    *way(
        "items-became-unique",
        (B, A),
        "{what} of {where} cannot hold the same item twice any more.",
        meaning="The items of an array have to be unique.",
        reverse="items-no-longer-unique",
    ),
    *way(
        "items-no-longer-unique",
        (A, D),
        "{what} of {where} can hold the same item twice now.",
        meaning="The items of an array need not be unique any more.",
        reverse="items-became-unique",
    ),
    *way(
        "position-added",
        (B, B),
        "{what} of {where} has one more position: {after}.",
        meaning="An array of fixed length has one more position.",
        reverse="position-removed",
    ),
    *way(
        "position-removed",
        (B, B),
        "{what} of {where} has one position less: {before} is gone.",
        meaning="An array of fixed length has one position less.",
        reverse="position-added",
    ),
    *way(
        "positions-became-optional",
        (A, B),
        "The last positions of {what} of {where} may be missing now.",
        meaning="Positions of an array of fixed length become optional.",
        reverse="positions-became-required",
    ),
    *way(
        "positions-became-required",
        (B, A),
        "The last positions of {what} of {where} have to be there now.",
        meaning="Optional positions of an array of fixed length become required.",
        reverse="positions-became-optional",
    ),
    *way(
        "positions-opened",
        (A, D),
        "More items may follow the positions of {what} of {where} now.",
        meaning="An array of fixed length can be longer.",
        reverse="positions-closed",
    ),
    *way(
        "positions-closed",
        (B, A),
        "No more items may follow the positions of {what} of {where}.",
        meaning="An array with fixed first positions cannot be longer any more.",
        reverse="positions-opened",
    ),
    *way(
        "extra-properties-closed",
        (B, A),
        "{what} of {where} can no longer have properties that are not listed.",
        meaning="An object cannot have other properties any more (additionalProperties: false).",
        reverse="extra-properties-opened",
        advice="Send only the properties that are listed.",
    ),
    *way(
        "extra-properties-opened",
        (A, D),
        "{what} of {where} can have properties that are not listed now.",
        meaning="An object can have other properties.",
        reverse="extra-properties-closed",
    ),
    *way(
        "extra-properties-typed",
        (B, A),
        "Properties of {what} of {where} that are not listed have to be {after} now.",
        meaning="Properties that are not listed gain a type.",
        reverse="extra-properties-untyped",
    ),
    *way(
        "extra-properties-untyped",
        (A, D),
        "Properties of {what} of {where} that are not listed can be anything, not only {before}.",
        meaning="Properties that are not listed lose their type.",
        reverse="extra-properties-typed",
    ),
    *way(
        "property-requirement-added",
        (B, A),
        "{what} of {where} needs some of its properties together: {after}.",
        meaning="A request has to have one of several properties (x-sdk-requires, anyOf, oneOf).",
        reverse="property-requirement-removed",
    ),
    *way(
        "property-requirement-removed",
        (A, D),
        "{what} of {where} no longer needs some of its properties together: {before}.",
        meaning="A request need not have one of several properties any more.",
        reverse="property-requirement-added",
    ),
)

_SCHEMAS: Final = (
    *row(
        "schema-renamed",
        D,
        "The schema {before} is called {after} now.",
        meaning="A schema with the same structure has another name; messages stay as they are.",
        advice="Declare the renaming with x-sdk-renamed-from, so that the old class stays.",
    ),
    *way(
        "schema-deprecated",
        (A, A),
        "{what} of {where} is deprecated.",
        meaning="A schema is marked as deprecated.",
        reverse="schema-no-longer-deprecated",
    ),
    *way(
        "schema-no-longer-deprecated",
        (A, A),
        "{what} of {where} is no longer deprecated.",
        meaning="A schema is no longer marked as deprecated.",
        reverse="schema-deprecated",
    ),
    *row(
        "unused-schema-added",
        A,
        "The schema {after} is new; no operation uses it.",
        meaning="A schema is added that no operation uses.",
        reverse="unused-schema-removed",
    ),
    *row(
        "unused-schema-removed",
        D,
        "The schema {before}, which no operation used, is gone.",
        meaning="A schema is removed that no operation used.",
        reverse="unused-schema-added",
    ),
    *row(
        "unused-schema-changed",
        D,
        "The schema {after}, which no operation uses, changed.",
        meaning="A schema changed that no operation uses.",
    ),
)

ROWS: Final = (*_ENUMS, *_UNIONS, *_CONTAINERS, *_SCHEMAS)
