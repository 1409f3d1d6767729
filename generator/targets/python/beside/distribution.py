"""What stands beside the package: metadata and README."""

from __future__ import annotations

from generator.config.settings import Settings
from generator.emit.filters import toml_str
from generator.ir.model import Api
from generator.targets.python.writing.docstrings import brief
from generator.targets.python.writing.views import ProjectView, ReadmeView
from generator.targets.tables.python import ClientPlan, OperationSymbol, PythonTable

_NEWEST = (3, 14)


def project_view(
    api: Api, settings: Settings, distribution: str, package: str, version: str
) -> ProjectView:
    """The metadata of the distribution."""
    given = settings.package
    floor = given.python
    pythons = tuple(f"3.{minor}" for minor in range(floor[1], _NEWEST[1] + 1))
    authors = tuple(
        f"name = {toml_str(a.name)}" + (f", email = {toml_str(a.email)}" if a.email else "")
        for a in given.authors
    )
    return ProjectView(
        distribution=distribution,
        version=version,
        summary=_one_line(given.summary or f"Python SDK of {api.info.title or package}"),
        requires_python=f">={floor[0]}.{floor[1]}",
        license=given.license,
        has_license=given.license == "MIT",
        copyright=given.copyright or f"Copyright (c) the authors of {distribution}",
        authors=authors,
        keywords=given.keywords,
        pythons=pythons,
        urls=tuple(given.urls.items()),
        package=package,
        package_glob=f"/{package}",
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())[:500]


def readme_view(api: Api, settings: Settings, table: PythonTable) -> ReadmeView:
    """The README."""
    path = settings.package.readme
    intro = path.read_text(encoding="utf-8").strip() if path is not None else ""
    plan = table.client
    return ReadmeView(
        intro=intro,
        plain=path is None,
        title=api.info.title or table.package,
        summary=brief(api.info.doc) or f"Python SDK of {api.info.title or table.package}.",
        distribution=table.distribution,
        usage=_usage(table),
        async_client=plan.async_name,
        client_arguments=tuple((a.name, a.doc.replace("`", ""), a.env) for a in plan.arguments),
        methods=tuple(
            (f"{symbol.call}({_required(symbol)})", _summary(symbol))
            for symbol in table.operations.values()
        ),
        skipped=tuple((f"{s.method} {s.path}", s.reason) for s in api.skipped),
    )


def _required(symbol: OperationSymbol) -> str:
    optional = any(not p.required and not p.client for p in symbol.params)
    names = [p.python for p in symbol.params if p.required]
    return ", ".join([*names, "..."] if optional else names)


def _summary(symbol: OperationSymbol) -> str:
    operation = symbol.operation
    text = operation.doc.summary or brief(operation.doc)
    return text or f"{operation.method} {operation.path}"


def _usage(table: PythonTable) -> str:
    plan: ClientPlan = table.client
    credentials = ", ".join(f'{a.name}="..."' for a in plan.arguments if a.scheme)
    lines = [
        f"from {table.package} import {plan.name}",
        "",
        f"with {plan.name}({credentials}) as client:",
    ]
    simple = next(
        (s for s in table.operations.values() if not any(p.required for p in s.params)), None
    )
    lines.append(f"    print({simple.call}())" if simple else "    ...")
    return "\n".join(lines)
