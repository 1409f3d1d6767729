"""What the templates of the site print: frozen. Markdown is ready, every other text is raw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.emit.files import Data, Template


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
    sources: tuple[str, ...]  # patterns of the pages; what else is beside them is not the site's


@dataclass(frozen=True, slots=True)
class TreeView:
    """One part of the navigation: pages as the site names them."""

    caption: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading and what stands below it."""

    title: str  # Markdown
    parts: tuple[str, ...]  # Markdown


@dataclass(frozen=True, slots=True)
class SkillView:
    """What an agent must know; ``name`` and ``description`` are raw text."""

    name: str
    description: str
    title: str  # raw
    text: str  # Markdown
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class FirstView:
    """A first request."""

    text: str  # Markdown
    exports: str  # Markdown: how the variables are set, "" without any
    samples: tuple[tuple[str, Template], ...]  # (id of the language, the sample)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The first page."""

    summary: str
    title: str
    body: str  # Markdown: the owner's with its own heading, or the document's
    written: bool  # the owner's
    before: tuple[SectionView, ...]
    first: FirstView | None
    has_first: bool
    after: tuple[SectionView, ...]
    trees: tuple[TreeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """The index of one group of operations."""

    summary: str
    title: str
    text: str  # Markdown
    rows: tuple[tuple[LinkView, str, str], ...]  # (page, method as Markdown, path)
    pages: tuple[str, ...]


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
    anchor: str  # where the reference of the SDK describes it
    note: str  # what can be done with the result of the call
    has_note: bool
    columns: tuple[tuple[str, str, str], ...]  # of the table that the result is in the SDK
    has_columns: bool
    composed: tuple[
        tuple[str, str, str], ...
    ]  # calls of the SDK that send this one, and what they do
    has_composed: bool
    text: str  # Markdown
    descriptor: Mapping[str, Data]
    sample: Template | None  # in the first language
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
    anchor: str = ""  # where it is described; "" where it is the owner's

    @property
    def is_linked(self) -> bool:
        """Whether there is more about it."""
        return bool(self.anchor)


@dataclass(frozen=True, slots=True)
class ResourceView:
    """One resource of the SDK."""

    title: str
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkCallView:
    """One call of the SDK; Markdown, but for its name."""

    anchor: str
    name: str
    signature: str
    text: str
    arguments: str
    has_arguments: bool
    takes_options: bool
    result: str
    has_result: bool
    returns: str
    raises: str
    has_raises: bool
    example: str
    has_example: bool
    operation: str
    has_operation: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkClassView:
    """One class of the SDK; Markdown, but for its name."""

    anchor: str
    name: str
    bases: str
    text: str
    attributes: str
    has_attributes: bool
    calls: tuple[SdkCallView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkPageView:
    """The page of one resource of the SDK."""

    summary: str
    title: str
    text: str  # Markdown
    calls: tuple[SdkCallView, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkClassesView:
    """A page of classes of the SDK."""

    summary: str
    title: str
    usage: str
    classes: tuple[SdkClassView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkView:
    """The reference of the SDK; raw text."""

    summary: str
    distribution: str
    package: str
    client: str
    async_client: str
    usage: str
    calls: tuple[SdkCallView, ...]  # the constructor, and the methods of the client
    environment: tuple[tuple[str, str], ...]  # argument, environment variable
    options: tuple[tuple[str, str], ...]  # of every call, and what they mean
    resources: tuple[ResourceView, ...]
    deprecated: tuple[tuple[str, str, str], ...]  # name, what to use, version of removal


@dataclass(frozen=True, slots=True)
class PagesView:
    """A page that only leads to others."""

    summary: str
    title: str
    pages: tuple[str, ...]
