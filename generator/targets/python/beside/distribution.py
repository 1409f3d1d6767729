"""What stands beside the package: metadata, README, license, manifest and names."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.config.settings import Author
from generator.emit.files import FileJob, Json, Language, Template, Verbatim
from generator.emit.filters import toml_str
from generator.ir.model import Info
from generator.targets.python.beside.manifest import manifest
from generator.targets.python.beside.requirements import REQUIRED, extras
from generator.targets.python.beside.sbom import SBOM, sbom
from generator.targets.python.naming.resources import walk
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.beside_views import (
    ProjectView,
    ReadmeView,
    ReadmeWebhooksView,
)
from generator.targets.python.writing.samples import sample_call
from generator.targets.tables.python import ComposedSymbol, OperationSymbol, PythonTable

_NEWEST = (3, 14)
_LICENSE = "LICENSE"
_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_URL = re.compile(r"https?://[!-~]+")


def distribution_files(
    plan: SdkPlan, table: PythonTable, warnings: Iterable[str]
) -> Iterator[FileJob]:
    """Metadata, README, license, the owner's files, and the manifest."""
    project = _project(plan)
    yield _file("pyproject.toml", "pyproject.toml.jinja", project, "toml")
    yield _file("README.md", "README.md.jinja", _readme(plan, table), "markdown")
    if project.license_files == (_LICENSE,) and _LICENSE not in plan.settings.package.files:
        yield _file(_LICENSE, "LICENSE.jinja", project, "none")
    for name, source in sorted(plan.settings.package.files.items()):
        yield FileJob(PurePosixPath(name), Verbatim(source.read_bytes()))
    found = manifest(plan.api, table, warnings)
    yield FileJob(PurePosixPath("manifest.json"), Json(found), language="json")
    yield FileJob(PurePosixPath(SBOM), Json(sbom(plan)), language="json")


def _file(path: str, template: str, view: object, language: Language) -> FileJob:
    return FileJob(PurePosixPath(path), Template(f"python/{template}", view), language=language)


def _project(plan: SdkPlan) -> ProjectView:
    given, names = plan.settings.package, plan.names
    floor = given.python
    pythons = tuple(f"3.{minor}" for minor in range(floor[1], _NEWEST[1] + 1))
    authors = tuple(
        ", ".join(
            f"{key} = {toml_str(text)}"
            for key, text in (("name", author.name), ("email", author.email))
            if text
        )
        for author in given.authors or _contact(plan.api.info)
    )
    return ProjectView(
        distribution=names.distribution,
        version=names.version,
        summary=_one_line(given.summary or f"Python SDK for {plan.title}"),
        requires_python=f">={floor[0]}.{floor[1]}",
        license=given.license,
        license_files=given.license_files or ((_LICENSE,) if given.license else ()),
        copyright=given.copyright or f"Copyright (c) the authors of {names.distribution}",
        authors=authors,
        keywords=given.keywords,
        pythons=pythons,
        urls=tuple(given.urls.items()) or _contact_urls(plan.api.info),
        package=names.package,
        package_glob=f"/{names.package}",
        dependencies=tuple(map(str, REQUIRED)),
        extras=tuple((one.name, tuple(map(str, one.requirements))) for one in extras(plan)),
        sbom=SBOM,
        inside=tuple(
            (name, f"{names.package}/{name}")
            for name in sorted(given.files)
            if name.endswith(".md") and "/" not in name
        ),
    )


def _contact(info: Info) -> tuple[Author, ...]:
    """The contact of the document, as an author; an address that is none would be refused."""
    email = info.contact_email if _EMAIL.fullmatch(info.contact_email) else ""
    name = _one_line(info.contact_name)
    return (Author(name, email),) if name or email else ()


def _contact_urls(info: Info) -> tuple[tuple[str, str], ...]:
    """Where the document says that its contact is to be found."""
    return (("Contact", info.contact_url),) if _URL.fullmatch(info.contact_url) else ()


def _one_line(text: str) -> str:
    return " ".join(text.split())[:500]


def _readme(plan: SdkPlan, table: PythonTable) -> ReadmeView:
    api, client = plan.api, plan.client
    path = plan.settings.package.readme
    intro = path.read_text(encoding="utf-8").strip() if path is not None else ""
    return ReadmeView(
        intro=intro,
        plain=path is None,
        title=plan.title,
        summary=api.info.doc.brief or f"Python SDK for {plan.title}.",
        distribution=table.distribution,
        package=table.package,
        usage=_usage(plan, table),
        client=client.name,
        async_client=client.async_name,
        credentials="".join(f"{credential}, " for credential in _credentials(table)),
        client_arguments=(
            *((a.name, a.doc.replace("`", ""), a.env) for a in client.arguments),
            *((name, doc.replace("`", ""), "") for name, doc in client.options),
        ),
        methods=tuple(
            (f"{symbol.call}({_required(symbol)})", _summary(symbol))
            for symbols in table.resources.values()
            for symbol in symbols
        )
        + tuple((one.call, f"{one.summary} (custom)".strip()) for one in table.own),
        webhooks=tuple(_webhooks(plan)),
        deprecated=tuple((d.symbol, d.successor, d.removed_in) for d in table.deprecated),
        testing=_testing(plan, table),
        skipped=tuple((f"{s.method} {s.path}", s.reason) for s in api.skipped),
    )


def _webhooks(plan: SdkPlan) -> Iterator[ReadmeWebhooksView]:
    if plan.payloads:
        # few servers send anything, and a run without waits for no import
        from generator.targets.python.writing.webhooks import readme_view  # noqa: PLC0415

        yield readme_view(plan)


def _required(symbol: OperationSymbol | ComposedSymbol) -> str:
    optional = any(not p.required and not p.client for p in symbol.params)
    names = [p.python for p in symbol.params if p.required]
    return ", ".join([*names, "..."] if optional else names)


def _summary(symbol: OperationSymbol | ComposedSymbol) -> str:
    if isinstance(symbol, ComposedSymbol):
        return symbol.summary
    operation = symbol.operation
    text = operation.doc.summary or operation.doc.brief
    return text or f"{operation.method} {operation.path}"


def _credentials(table: PythonTable) -> list[str]:
    return [f'{a.name}="..."' for a in table.client.arguments if a.scheme]


def _usage(plan: SdkPlan, table: PythonTable) -> str:
    client = table.client
    lines = [
        f"from {table.package} import {client.name}",
        "",
        f"with {client.name}({', '.join(_credentials(table))}) as client:",
    ]
    symbol = _first(table)
    call = _call(plan, symbol) if symbol is not None else "..."
    shown = f"print({call})" if symbol is not None and symbol.operation.method == "GET" else call
    return "\n".join([*lines, textwrap.indent(shown, "    ")])


def _testing(plan: SdkPlan, table: PythonTable) -> str:
    """A test with a fake."""
    symbol = _first(table)
    if symbol is None:
        return ""
    fake = f"fake{symbol.call.removeprefix('client')}"
    return "\n".join(
        [
            f"from {table.package}.testing import Fake{table.client.name}",
            "",
            f"fake = Fake{table.client.name}()",
            "client = fake.client()",
            "",
            f"{fake}.returns()",
            _call(plan, symbol),
            f"assert len({fake}.calls) == 1",
        ]
    )


def _first(table: PythonTable) -> OperationSymbol | None:
    """The operation that is easiest to try: one that only reads, without arguments if there is one."""
    symbols = table.operations.values()
    return min(
        symbols,
        key=lambda s: (s.operation.method != "GET", any(p.required for p in s.params)),
        default=None,
    )


def _call(plan: SdkPlan, symbol: OperationSymbol) -> str:
    """A call with the values of its example."""
    return next(
        sample_call(plan.api, resource, planned)
        for resource in walk(plan.resources)
        for planned in plan.methods[resource.module]
        if planned.method.operation.key == symbol.key
    )
