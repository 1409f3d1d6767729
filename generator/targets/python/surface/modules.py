"""What modules of the surface define beside resources and models: exports, functions, exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.compat.surface import (
    Alias,
    Argument,
    Client,
    ExceptionClass,
    Function,
    Model,
    Module,
    Resource,
)
from generator.targets.python.beside.runtime import runtime_exceptions
from generator.targets.python.naming.package import ERRORS, TYPES_OF
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.surface.arguments import arguments, options
from generator.targets.python.writing.client_view import client_view
from generator.targets.python.writing.model_views import other_names
from generator.targets.python.writing.root import exceptions_view, package_view
from generator.targets.python.writing.testing import fakes_view


def client(plan: SdkPlan) -> Client:
    """The clients."""
    view = client_view(plan)
    placed = {a.name: a for a in plan.client.arguments}
    found = arguments(view.parameters, other=view.async_parameters)
    return Client(
        name=view.name,
        async_name=view.async_name,
        arguments=tuple(
            Argument(
                a.name,
                a.annotation,
                a.default,
                a.position,
                required=a.required,
                location=placed[a.name].kind.value if a.name in placed else "",
                wire=_wire(plan, a.name),
                async_annotation=a.async_annotation,
            )
            for a in found
        ),
        changes=arguments(view.derived.parameters, other=view.derived.async_parameters),
        former=("client",) if plan.legacy else (),
    )


def _wire(plan: SdkPlan, name: str) -> str:
    found = (a.wire or a.scheme or a.variable for a in plan.client.arguments if a.name == name)
    return next(found, "")


def exceptions() -> dict[str, ExceptionClass]:
    """The exceptions by symbol."""
    bases = runtime_exceptions()
    return {f"exceptions.{name}": ExceptionClass(bases[name]) for name in sorted(ERRORS)}


def exception_aliases(plan: SdkPlan) -> dict[str, Alias]:
    """Other names of exceptions."""
    return {f"exceptions.{old}": Alias(f"exceptions.{new}") for old, new in plan.exceptions}


def exports(plan: SdkPlan) -> dict[str, str]:
    """The names of the package itself, and the module that each comes from."""
    view = package_view(plan, exceptions_view(plan).names)
    return {name: module.removesuffix(":") for name, module in view.table}


def functions(plan: SdkPlan) -> dict[str, Function]:
    """The functions of modules by symbol."""
    return {f"{plan.names.package}.{name}": function for name, function in _functions(plan)}


def _functions(plan: SdkPlan) -> Iterator[tuple[str, Function]]:
    if plan.bulk:
        yield from _bulk(plan)
    if plan.payloads:
        yield from _webhooks(plan)
    if plan.legacy:
        yield from _legacy(plan)


def _bulk(plan: SdkPlan) -> Iterator[tuple[str, Function]]:
    # few APIs have it, and a run without waits for no import
    from generator.targets.python.writing.bulk import bulk_view  # noqa: PLC0415

    known = {
        a.name: a for one in plan.bulk for given in one.given.values() for a in given
    }  # the same name has the same place
    for function in bulk_view(plan).functions:
        parameters = function.parameters
        yield (
            f"bulk.{function.name}",
            Function(
                arguments=arguments(parameters, known),
                options=options(parameters),
                result="Report",
            ),
        )


def _webhooks(plan: SdkPlan) -> Iterator[tuple[str, Function]]:
    from generator.targets.python.writing.webhooks import webhooks_view  # noqa: PLC0415  (rare)

    view = webhooks_view(plan)
    signed = ("payload: SignedPayload", "headers: RequestHeaders", "*")
    strict = "strict: bool = False"
    for one in view.verifies:
        found = arguments((*signed, *one.parameters))
        yield f"webhooks.{one.name}", Function(arguments=found, result="None")
    for parser in view.parsers:
        found = arguments(("payload: Payload", "*", strict))
        yield f"webhooks.{parser.name}", Function(arguments=found, result=parser.result)
        for one in parser.unwraps:
            found = arguments((*signed, *one.parameters, strict))
            yield f"webhooks.{one.name}", Function(arguments=found, result=parser.result)


def _legacy(plan: SdkPlan) -> Iterator[tuple[str, Function]]:
    from generator.targets.python.beside.legacy import (  # noqa: PLC0415  (rare)
        OPTIONS,
        VARIANTS,
        legacy_view,
    )

    for group in legacy_view(plan).classes:
        for method in group.methods:
            found = arguments((*method.parameters, *(f"{n}: {t}" for n, t in OPTIONS.items())))
            for variant in VARIANTS:
                name = f"api.{group.name}.{method.name}{variant}"
                yield name, Function(arguments=found, result="Any")


def modules(
    plan: SdkPlan,
    resources: Mapping[str, Resource],
    models: Mapping[str, Model],
    root: Mapping[str, str],
) -> dict[str, Module]:
    """The modules by symbol; ``root`` are the exports of the package."""
    package = plan.names.package
    own = (plan.client.name, plan.client.async_name)
    named: dict[str, set[str]] = {
        "": {*root, "__version__"},
        "client": set(own),
        "exceptions": set(exceptions_view(plan).names),
        "models": set(models),
        "resources": {n for r in resources.values() for n in (r.name, r.async_name)},
        "telemetry": {"OpenTelemetryMiddleware"},
        "testing": set(fakes_view(plan).exports),
        "types": {name for _, names in TYPES_OF for name in names},
    }
    for name, model in models.items():
        named.setdefault(model.module, set()).add(name)
    for decl in plan.decls:
        others = {old for old, _ in other_names(decl.id, plan.models)}
        for module in ("models", f"models.{plan.models.modules[decl.id]}"):
            named[module] |= others
    for resource in resources.values():
        named.setdefault(resource.module, set()).update((resource.name, resource.async_name))
    named.update(_optional(plan))
    found = {f"{package}.{name}" if name else package: names for name, names in named.items()}
    return {name: Module(tuple(sorted(names))) for name, names in sorted(found.items())}


def _optional(plan: SdkPlan) -> Iterator[tuple[str, set[str]]]:
    if plan.bulk:
        from generator.targets.python.writing.bulk import bulk_view  # noqa: PLC0415  (rare)

        yield "bulk", set(bulk_view(plan).names)
    if plan.payloads:
        from generator.targets.python.writing.webhooks import webhooks_view  # noqa: PLC0415

        yield "webhooks", set(webhooks_view(plan).names)
    if plan.legacy:
        from generator.targets.python.beside.legacy_modules import legacy_exports  # noqa: PLC0415
        from generator.targets.python.naming.legacy import legacy_names  # noqa: PLC0415

        yield "api", set(legacy_names(plan.api))
        for module, names in legacy_exports(plan).items():
            yield module, set(names)
