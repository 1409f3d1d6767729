"""Kinds of changes of the fields of models."""

from __future__ import annotations

from typing import Final

from generator.compat.change import Kind, Verdict
from generator.compat.sdk.kinds.rows import both, kind

#: What can become of a field.
FIELDS: Final[tuple[Kind, ...]] = (
    kind(
        "field-renamed",
        "",
        Verdict.BREAKING,
        "A field has another name.",
        "The field {before} of {where} is now called {after}.",
        "Declare the old name with `renamed:` in sdk.yaml, so that it goes on working.",
    ),
    kind(
        "field-renamed-kept",
        "",
        Verdict.ADDITIVE,
        "A field has another name, and the old one still works.",
        "The field {before} of {where} is now called {after}; the old name still works and is "
        "deprecated.",
    ),
    kind(
        "field-added",
        "field-removed",
        Verdict.ADDITIVE,
        "A field is new.",
        "{where} has the field {what}.",
    ),
    kind(
        "field-removed",
        "field-added",
        Verdict.BREAKING,
        "A field is gone.",
        "{where} no longer has the field {what}.",
        "Remove its uses.",
    ),
    kind(
        "field-added-required",
        "field-removed-required",
        Verdict.BREAKING,
        "A field is new, and whoever builds the model must give it.",
        "{where} has the field {what}, which must be given.",
        "Give it wherever the model is built.",
    ),
    kind(
        "field-removed-required",
        "field-added-required",
        Verdict.BREAKING,
        "A field is gone that had to be given.",
        "{where} no longer has the field {what}.",
        "Remove its uses.",
    ),
    kind(
        "field-deprecated",
        "field-restored",
        Verdict.ADDITIVE,
        "A field is deprecated.",
        "The field {what} of {where} is deprecated.",
        "Say in its description what to use instead.",
    ),
    kind(
        "field-restored",
        "field-deprecated",
        Verdict.ADDITIVE,
        "A field is no longer deprecated.",
        "The field {what} of {where} is no longer deprecated.",
    ),
    *both(
        kind(
            "field-required",
            "field-optional",
            Verdict.BREAKING,
            "A field must be given, or is always there.",
            "The field {what} of {where} is required: {after}, where it was {before}.",
            "Give it wherever the model is built.",
        ),
        Verdict.BREAKING,
        Verdict.ADDITIVE,
    ),
    *both(
        kind(
            "field-optional",
            "field-required",
            Verdict.BREAKING,
            "A field can be omitted, or can be missing.",
            "The field {what} of {where} is optional: {after}, where it was {before}.",
            "Handle responses without it.",
        ),
        Verdict.ADDITIVE,
        Verdict.BREAKING,
    ),
    *both(
        kind(
            "field-widened",
            "field-narrowed",
            Verdict.BREAKING,
            "A field can hold more than before.",
            "The field {what} of {where} is {after}, where it was {before}.",
            "Handle the values that are new.",
        ),
        Verdict.ADDITIVE,
        Verdict.BREAKING,
    ),
    *both(
        kind(
            "field-narrowed",
            "field-widened",
            Verdict.BREAKING,
            "A field can hold less than before.",
            "The field {what} of {where} is {after}, where it was {before}.",
            "Change code that gives other values.",
        ),
        Verdict.BREAKING,
        Verdict.ADDITIVE,
    ),
    kind(
        "field-type-changed",
        "",
        Verdict.BREAKING,
        "A field has another type.",
        "The field {what} of {where} is {after}, where it was {before}.",
        "Change code that uses it.",
    ),
)
