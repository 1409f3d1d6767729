"""The modules of OpenAPI Generator's Python client: each of them is there, and has its names.

That tool puts every class into a module of its own, and code imports it from there as often as from
the package. These modules hold nothing but names of others, so that both imports give the same
class. Models that the API no longer has are open: they take, and keep, whatever they are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.emit.files import FileJob
from generator.targets.python.beside.legacy import legacy_package
from generator.targets.python.beside.reexport import ReexportView
from generator.targets.python.naming.legacy import legacy_classes, module_of
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.docstrings import doc_view
from generator.targets.python.writing.modules import module_file
from generator.targets.python.writing.root import exceptions_view, package_view

#: Modules beside those of classes: where the name comes from, what it is there, and here.
_FIXED: Final = MappingProxyType(
    {
        "api_client": (".api", "ApiClient", "ApiClient"),
        "api_response": ("._core.base.response", "ApiResponse", "ApiResponse"),
        "configuration": (".api", "Configuration", "Configuration"),
        "rest": ("._core.compat.legacy", "RawResponse", "RESTResponse"),
    }
)
_DOC: Final = "A module of the former SDK, for existing code."
_GONE: Final = "The API no longer has this model. It takes and keeps any property."


def legacy_files(plan: SdkPlan, sink: Sink) -> Iterator[FileJob]:
    """All of them, and the package ``api``; names that the package does not have are reported."""
    known = {name for name, _ in package_view(plan, exceptions_view(plan).names).table}
    yield legacy_package(plan)
    for module, names in plan.own.compat.modules.items():
        for name in names:
            if name not in known:
                message = (
                    f"The former module {module!r} has {name!r}, which the package does not export."
                )
                hint = did_you_mean(name, known)
                sink.error("N010", message, plan.own.compat.locs.get(module), hint=hint)
        dots = "." * (module.count(".") + 1)
        lines = tuple(f"from {dots} import {name} as {name}" for name in names)
        yield _file(plan, module, lines, (), *names)
    for module, (source, there, here) in _reexports(plan).items():
        line = f"from {source} import {there} as {here}"
        yield _file(plan, module, (line,), (), here)
    for name in _gone(plan):
        imports = ("from .._core.codec.models import Model as BaseModel",)
        statements = (f"class {name}(BaseModel):", f'    """{_GONE}"""')
        yield _file(plan, f"models.{module_of(name)}", imports, statements, name)


def legacy_exports(plan: SdkPlan) -> Mapping[str, tuple[str, ...]]:
    """The names that each of the modules has; modules are relative to the package."""
    found = {module: (here,) for module, (_, _, here) in _reexports(plan).items()}
    gone = {f"models.{module_of(name)}": (name,) for name in _gone(plan)}
    return {**found, **gone, **plan.own.compat.modules}


def _reexports(plan: SdkPlan) -> Mapping[str, tuple[str, str, str]]:
    """From where each module has its name, as in :data:`_FIXED`."""
    found = dict(_FIXED)
    for name in legacy_classes(plan.api):
        found[f"api.{module_of(name)}"] = (".", name, name)
    own = set(plan.models.modules.values())
    for decl in plan.decls:
        name, home = plan.models.known(decl.id), plan.models.modules[decl.id]
        if module_of(name) not in own:  # else it is a module of ours, with more than one class
            found[f"models.{module_of(name)}"] = (f".{home}", name, name)
    return found


def _gone(plan: SdkPlan) -> Iterator[str]:
    """The models that only the former package has."""
    taken = {module_of(plan.models.known(decl.id)) for decl in plan.decls}
    taken |= set(plan.models.modules.values())
    for name in plan.own.compat.gone_models:
        if module_of(name) not in taken:
            yield name


def _file(
    plan: SdkPlan, module: str, imports: tuple[str, ...], statements: tuple[str, ...], *names: str
) -> FileJob:
    view = ReexportView(
        header=plan.header,
        doc=doc_view(_DOC),
        imports=imports,
        statements=statements,
        names=names,
    )
    return module_file(f"{module.replace('.', '/')}.py", "reexport", view)
