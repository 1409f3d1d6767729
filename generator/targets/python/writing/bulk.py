"""The module ``bulk``: functions that run any number of documents."""

from __future__ import annotations

from dataclasses import dataclass, fields

from generator.emit.filters import py_literal, py_str, py_tuple
from generator.targets.python.planning.bulk import BulkPlan, Called, LookupPlan
from generator.targets.python.planning.methods import descriptor_name
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.descriptors import DescriptorContext
from generator.targets.python.writing.docstrings import (
    DocView,
    argument_lines,
    doc_view,
    entry,
    section,
    with_example,
    wrap,
)
from generator.targets.python.writing.imports import Imports
from generator.targets.python.writing.method_views import MethodWriter
from generator.targets.python.writing.samples import bulk_sample

#: What the module takes from the runtime: a module of ``_core.bulk``, and a name.
_EXPORTED = (
    ("lease", "BulkBusyError"),
    ("options", "BulkOptions"),
    ("report", "BulkStoppedError"),
    ("report", "Failure"),
    ("report", "OpenBatch"),
    ("report", "Report"),
    ("documents", "Source"),
)
_TEXT = """\
They are uploaded in batches, each of which is run, and the results are written to `output`: one row
for each document. Documents that are finished there are not run again, so a call that was
interrupted goes on where it was. What is guaranteed is said at the top of the module `bulk`."""
_SOURCE = (
    "The documents: a folder, a table (`.csv` or `.parquet`) with a column of paths, paths, or a "
    "pandas data frame. Paths can be URLs of fsspec, such as `s3://bucket/scans`."
)
_CLIENT = (
    "A function that makes a client, called once on each worker, or a client that holds no "
    "credentials. By default, a client whose credentials come from the environment of the worker."
)
_ARGS = (
    ("source", _SOURCE),
    ("output", "The folder for the results: on a disk that all workers share, or a URL of fsspec."),
    ("client", _CLIENT),
)
_RAISES = (
    ("BulkStoppedError", "Nothing could be run, for example because access is denied."),
    ("BulkBusyError", "Another call works on the same output."),
    ("ConfigurationError", "An option is not valid."),
    ("ImportError", "The extra `dask` is not installed."),
)


@dataclass(frozen=True, slots=True)
class BulkFunctionView:
    """One function, and the constant with what it has to know."""

    name: str
    recipe: str
    expression: str
    parameters: tuple[str, ...]
    doc: DocView
    arguments: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkView:
    """The module ``bulk``."""

    header: str
    imports: tuple[str, ...]
    distribution: str
    functions: tuple[BulkFunctionView, ...]
    names: tuple[str, ...]


def bulk_view(plan: SdkPlan) -> BulkView:
    """The view of the module."""
    imports = Imports()
    annotator = Annotator(plan.models, imports, plan.floor, core="._core")
    writer = MethodWriter(DescriptorContext(annotator, (), "", {}), {}, {}, {})
    functions = tuple(_function(plan, one, writer) for one in plan.bulk)
    for module, name in _EXPORTED:
        imports.name(f"._core.bulk.{module}", name)
    for typing in ("Callable", "Union"):
        imports.name("typing", typing)
    imports.name("typing_extensions", "Unpack")
    imports.name("._core.bulk.driver", "run as _run")
    for name in ("Call", "Lookup", "Recipe"):
        if any(f"_{name}(" in one.expression for one in functions):
            imports.name("._core.bulk.recipe", f"{name} as _{name}")
    imports.name(".client", plan.client.name)
    if any("models." in text for one in functions for text in one.parameters):
        imports.name(".", "models")
    return BulkView(
        header=plan.header,
        imports=imports.lines(),
        distribution=plan.names.distribution,
        functions=functions,
        names=tuple(sorted([*(name for _, name in _EXPORTED), *(one.name for one in functions)])),
    )


def _function(plan: SdkPlan, one: BulkPlan, writer: MethodWriter) -> BulkFunctionView:
    arguments = [
        *sorted(one.given["start"], key=lambda a: not a.required),
        *one.given["create"],
        *one.given["results"],
    ]
    client = plan.client.name
    given = ", ".join(
        f'"{method}": {{{", ".join(f"{py_str(a.key)}: {a.name}" for a in found)}}}'
        for method, found in one.given.items()
    )
    lines = [entry(*item) for item in _ARGS]
    lines += argument_lines(arguments)
    lines.append(entry("**options", "Options of the bulk run: see `BulkOptions`."))
    text = "\n\n".join(
        (
            wrap(f"Run any number of documents with `client.{one.start.method}`."),
            wrap(_TEXT),
            section("Args", lines),
            section("Returns", ["    What became of the documents."]),
            section("Raises", [entry(*item) for item in _RAISES]),
        )
    )
    sample = bulk_sample(plan.api, plan.names.package, one.name, arguments, one.about)
    return BulkFunctionView(
        name=one.name,
        recipe=descriptor_name(one.name),
        expression=_recipe(one, plan.names.distribution),
        parameters=(
            "source: Source",
            "output: str",
            "*",
            f"client: Union[{client}, Callable[[], {client}]] = {client}",
            *(writer.parameter(a) for a in arguments),
            "**options: Unpack[BulkOptions]",
        ),
        doc=doc_view(with_example(text, sample)),
        arguments=f"{{{given}}}",
    )


def _recipe(one: BulkPlan, distribution: str) -> str:
    parts = {
        "name": py_str(one.name),
        "distribution": py_str(distribution),
        "create": _call(one.create),
        "container": py_str(one.container),
        "upload": _call(one.upload.call),
        "upload_name": py_str(one.upload.name),
        "upload_data": py_str(one.upload.data),
        "start": _call(one.start),
        "run": py_str(one.run),
        "wait": _call(one.wait),
        "state": py_str(one.work.state),
        "succeeded": py_tuple([py_str(state) for state in one.work.succeeded]),
        "results": _call(one.results),
        "items": py_str(one.items),
        "file": py_str(one.recipe.file),
        "container_column": py_str(one.container_column),
        "run_column": py_str(one.run_column),
    }
    if one.rows_file:
        parts["rows_file"] = py_str(one.rows_file)
    if one.upload.workers:
        parts["upload_workers"] = py_str(one.upload.workers)
    if one.check != "check":
        parts["check"] = py_str(one.check)
    if one.work.waiting:
        parts["waiting"] = py_tuple([py_str(state) for state in one.work.waiting])
    if one.recipe.most_files:
        parts["most_files"] = str(one.recipe.most_files)
    if one.replaces:
        parts["replaces"] = "True"
    if one.find_container is not None:
        parts["find_container"] = _lookup(one.find_container)
    if one.find_run is not None:
        parts["find_run"] = _lookup(one.find_run)
    if one.delete is not None:
        parts["delete"] = _call(one.delete)
    return f"_Recipe({', '.join(f'{key}={text}' for key, text in parts.items())})"


def _call(called: Called) -> str:
    argument = f", {py_str(called.argument)}" if called.argument else ""
    return f"_Call({py_str(called.method)}{argument})"


def _lookup(found: LookupPlan) -> str:
    """A call of ``Lookup(...)``: what differs from the defaults, which the runtime has too."""
    parts = {
        item.name: py_literal(getattr(found, item.name))
        for item in fields(found)
        if getattr(found, item.name) != item.default
    }
    if found.shared:
        parts["shared"] = py_tuple([py_str(name) for name in found.shared])
    return f"_Lookup({', '.join(f'{key}={text}' for key, text in parts.items())})"
