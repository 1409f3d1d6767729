"""What the templates beside the package print: metadata and README. All text is raw."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """The metadata of the distribution; raw text, the template quotes it."""

    distribution: str
    version: str
    summary: str
    requires_python: str
    license: str
    license_files: tuple[str, ...]
    copyright: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    pythons: tuple[str, ...]
    urls: tuple[tuple[str, str], ...]
    package: str
    package_glob: str
    dependencies: tuple[str, ...]
    extras: tuple[tuple[str, tuple[str, ...]], ...]
    sbom: str
    inside: tuple[tuple[str, str], ...]  # files of the owner, and where the wheel has them


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmeWebhooksView:
    """What the README says of webhooks."""

    usage: str
    signed: bool
    env: str
    functions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmeView:
    """The README: an introduction of the owner's, or a plain one, and the reference."""

    intro: str
    plain: bool
    title: str
    summary: str
    distribution: str
    package: str
    usage: str
    client: str
    async_client: str
    credentials: str  # arguments of the constructor, each followed by a comma
    client_arguments: tuple[tuple[str, str, str], ...]
    methods: tuple[tuple[str, str], ...]
    webhooks: tuple[ReadmeWebhooksView, ...]  # one, if the server sends something
    deprecated: tuple[tuple[str, str, str], ...]  # name, what to use, version of removal
    testing: str  # a test with a fake, "" without operations
    skipped: tuple[tuple[str, str], ...]
