"""The reference of a Python SDK: what each method takes, returns and raises, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir.types import DeclId


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedArgument:
    """One argument: ``annotation`` and ``default`` are Python source, "" for none."""

    name: str
    annotation: str
    default: str
    text: str  # Markdown

    @property
    def required(self) -> bool:
        """Whether a call must give it."""
        return not self.default and not self.name.startswith("*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedCall:
    """One function, method or constructor. Texts are Markdown, the rest is Python source."""

    name: str  # client.batches.create
    signature: str  # of several lines
    result: str = ""  # the type
    text: str
    arguments: tuple[DescribedArgument, ...] = ()
    returns: str = ""
    raises: tuple[tuple[str, str], ...] = ()  # the exception, and when
    example: str = ""
    operation: str = ""  # the key of the one that it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedClass:
    """One class that users meet: its bases, attributes and methods."""

    name: str
    bases: tuple[str, ...]
    text: str
    attributes: tuple[tuple[str, str, str], ...] = ()  # name, type, text
    methods: tuple[DescribedCall, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedResource:
    """One resource, by the place that it has: ``client.batches``."""

    place: str
    text: str
    methods: tuple[DescribedCall, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkReference:
    """The whole reference; ``models`` are classes, by the names that annotations have for them."""

    client: DescribedCall
    client_methods: tuple[DescribedCall, ...]
    resources: tuple[DescribedResource, ...]
    exceptions: tuple[DescribedClass, ...]
    testing: tuple[DescribedClass, ...]
    models: Mapping[str, DeclId]
