"""What the templates of the site print: frozen. Markdown is ready, every other text is raw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.emit.files import Data


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to another page: raw title, path of its source, raw text about it."""

    title: str
    target: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfView:
    """The configuration of Sphinx; raw text. Files are those in ``_static``, "" without one."""

    title: str
    version: str
    copyright: str
    url: str  # where the site is published, with a slash at its end
    logo: str
    logo_dark: str
    favicon: str
    styles: tuple[str, ...]
    links: tuple[tuple[str, str], ...]  # title, URL
    has_samples: bool  # whether pages make samples


@dataclass(frozen=True, slots=True)
class TreeView:
    """One part of the navigation: pages as the site names them."""

    caption: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The first page."""

    summary: str
    title: str
    body: str  # Markdown of the owner's with its own heading, or raw prose of the document
    written: bool  # the owner's
    groups: tuple[LinkView, ...]
    has_groups: bool
    trees: tuple[TreeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """The index of one group of operations."""

    summary: str
    title: str
    text: str  # raw prose
    rows: tuple[tuple[LinkView, str, str], ...]  # (page, method as Markdown, path)
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading and what stands below it."""

    title: str  # Markdown
    parts: tuple[str, ...]  # Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """The page of one operation."""

    summary: str
    title: str
    key: str
    deprecated: bool
    method: str
    badge: str  # the method as Markdown
    path: str
    calls: tuple[str, ...]  # names of the SDK's methods that send it
    fields: tuple[str, ...]  # names of parameters and of properties of the body
    statuses: tuple[str, ...]
    call: str  # of the SDK, "" without one
    has_call: bool
    call_page: str
    note: str  # what can be done with the result of the call
    has_note: bool
    columns: tuple[tuple[str, str, str], ...]  # of the table that the result is in the SDK
    has_columns: bool
    composed: tuple[tuple[str, str], ...]  # calls of the SDK that send this one, and what they do
    has_composed: bool
    text: str  # raw prose
    descriptor: Mapping[str, Data]
    sample: str  # the file of the sample in the first language
    has_sample: bool
    request: tuple[SectionView, ...]
    has_request: bool
    replies: tuple[str, ...]  # Markdown, one a status
    has_replies: bool
    examples: tuple[str, ...]  # Markdown, one a status
    has_examples: bool


@dataclass(frozen=True, slots=True)
class ModelView:
    """One model."""

    label: str
    title: str  # raw
    parts: tuple[str, ...]  # Markdown


@dataclass(frozen=True, slots=True)
class ModelsView:
    """A page of models."""

    summary: str
    title: str
    models: tuple[ModelView, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    """One method of the SDK."""

    call: str
    page: LinkView
    is_linked: bool = True  # not to a page, where it is the owner's


@dataclass(frozen=True, slots=True)
class ResourceView:
    """One resource of the SDK."""

    title: str
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkView:
    """The reference of the SDK; raw text."""

    summary: str
    distribution: str
    package: str
    client: str
    async_client: str
    usage: str
    arguments: tuple[tuple[str, str, str], ...]  # (name, text, environment variable)
    resources: tuple[ResourceView, ...]
    deprecated: tuple[tuple[str, str, str], ...]  # name, what to use, version of removal


@dataclass(frozen=True, slots=True)
class PagesView:
    """A page that only leads to others."""

    summary: str
    title: str
    pages: tuple[str, ...]
