"""Kinds of changes of models, and of what enumerations and aliases stand for."""

from __future__ import annotations

from typing import Final

from generator.compat.change import Kind, Verdict
from generator.compat.sdk.kinds.rows import both, kind

#: What can become of a model.
MODELS: Final[tuple[Kind, ...]] = (
    kind(
        "model-added",
        "model-removed",
        Verdict.ADDITIVE,
        "A model is new.",
        "The model {what} is new.",
    ),
    kind(
        "model-removed",
        "model-added",
        Verdict.BREAKING,
        "A model is gone.",
        "The model {what} is gone.",
        "Remove its uses.",
    ),
    kind(
        "model-renamed",
        "",
        Verdict.BREAKING,
        "A model has another name.",
        "The model {before} is now called {after}.",
        "Declare the old name with `renamed:` in sdk.yaml, so that it goes on working.",
    ),
    kind(
        "model-renamed-kept",
        "",
        Verdict.ADDITIVE,
        "A model has another name, and the old one still works.",
        "The model {before} is now called {after}; the old name still works and is deprecated.",
    ),
    kind(
        "model-moved",
        "",
        Verdict.DANGEROUS,
        "A model is in another module of the package.",
        "The model {what} is in {after}, where it was in {before}.",
        "Import it from the module `models`, where every model is.",
    ),
    kind(
        "model-kind-changed",
        "",
        Verdict.BREAKING,
        "A model is of another kind: a class, an alias, an enumeration.",
        "The model {what} is {after}, where it was {before}.",
        "Change code that builds or checks it.",
    ),
    kind(
        "base-added",
        "base-removed",
        Verdict.ADDITIVE,
        "A model or an exception derives from a further class.",
        "{where} derives from {what}.",
    ),
    kind(
        "base-removed",
        "base-added",
        Verdict.BREAKING,
        "A model or an exception no longer derives from a class.",
        "{where} no longer derives from {what}.",
        "Change code that asks for it with `isinstance` or `except`.",
    ),
    kind(
        "member-added",
        "member-removed",
        Verdict.ADDITIVE,
        "What a method returns can do more.",
        "{where} has {what}.",
    ),
    kind(
        "member-removed",
        "member-added",
        Verdict.BREAKING,
        "What a method returns can do less.",
        "{where} no longer has {what}.",
        "Remove its uses.",
    ),
    *both(
        kind(
            "value-added",
            "value-removed",
            Verdict.ADDITIVE,
            "An enumeration has a further value.",
            "{where} has the value {what}.",
            "Handle it wherever the known values are told apart.",
        ),
        Verdict.ADDITIVE,
        Verdict.DANGEROUS,
    ),
    *both(
        kind(
            "value-removed",
            "value-added",
            Verdict.BREAKING,
            "An enumeration no longer has a value.",
            "{where} no longer has the value {what}.",
            "Change code that gives it.",
        ),
        Verdict.BREAKING,
        Verdict.ADDITIVE,
    ),
    *both(
        kind(
            "alias-widened",
            "alias-narrowed",
            Verdict.BREAKING,
            "A type stands for more than before.",
            "The type {what} stands for {after}, where it was {before}.",
            "Handle the values that are new.",
        ),
        Verdict.ADDITIVE,
        Verdict.BREAKING,
    ),
    *both(
        kind(
            "alias-narrowed",
            "alias-widened",
            Verdict.BREAKING,
            "A type stands for less than before.",
            "The type {what} stands for {after}, where it was {before}.",
            "Change code that gives other values.",
        ),
        Verdict.BREAKING,
        Verdict.ADDITIVE,
    ),
    kind(
        "alias-changed",
        "",
        Verdict.BREAKING,
        "A type stands for something else.",
        "The type {what} stands for {after}, where it was {before}.",
        "Change code that uses it.",
    ),
)
