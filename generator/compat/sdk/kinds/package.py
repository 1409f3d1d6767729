"""Kinds of changes of the package: its names, modules, exceptions and classes."""

from __future__ import annotations

from typing import Final

from generator.compat.change import Kind, Verdict
from generator.compat.sdk.kinds.rows import kind

#: What can become of the package.
PACKAGE: Final[tuple[Kind, ...]] = (
    kind(
        "name-removed",
        "name-added",
        Verdict.BREAKING,
        "A deprecated name is gone.",
        "The deprecated name {what} is gone; {after} took its place.",
        "Use the new name.",
    ),
    kind(
        "name-added",
        "name-removed",
        Verdict.ADDITIVE,
        "Something has another name as well.",
        "{what} is another name of {after}.",
    ),
    kind(
        "exception-added",
        "exception-removed",
        Verdict.ADDITIVE,
        "An exception is new.",
        "The exception {what} is new.",
    ),
    kind(
        "exception-removed",
        "exception-added",
        Verdict.BREAKING,
        "An exception is gone.",
        "The exception {what} is gone.",
        "Catch the class that it derived from.",
    ),
    kind(
        "export-added",
        "export-removed",
        Verdict.ADDITIVE,
        "A module has a further name.",
        "{where} has {what}.",
    ),
    kind(
        "export-removed",
        "export-added",
        Verdict.BREAKING,
        "A module no longer has a name.",
        "{where} no longer has {what}.",
        "Change its imports.",
    ),
    kind(
        "client-renamed",
        "",
        Verdict.BREAKING,
        "The class of the client has another name.",
        "The client {before} is now called {after}.",
        "Keep the former name with `client: class:` in sdk.yaml.",
    ),
    kind(
        "resource-class-renamed",
        "",
        Verdict.DANGEROUS,
        "The class of a resource has another name.",
        "The class of {what} is called {after}, where it was {before}.",
        "Keep the former name with `class:` of the resource in sdk.yaml.",
    ),
    kind(
        "package-renamed",
        "",
        Verdict.BREAKING,
        "The package has another name.",
        "The package {before} is now called {after}.",
        "Keep the former name with `package: name:` in sdk.yaml.",
    ),
    kind(
        "distribution-renamed",
        "",
        Verdict.BREAKING,
        "The distribution has another name.",
        "The distribution {before} is now called {after}.",
        "Keep the former name with `package: distribution:` in sdk.yaml.",
    ),
)
