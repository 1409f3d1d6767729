"""Everything that is decided about an SDK before a line of it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.compat.custom.model import CustomCode, Extended
from generator.config.settings import EDITIONS, Settings, Version
from generator.ir.model import Api
from generator.ir.types import Decl, ObjectDecl
from generator.targets.base import PlanRequest
from generator.targets.python.naming.classes import ModelNames
from generator.targets.python.naming.kept import Kept
from generator.targets.python.naming.package import PackageNames, name_package
from generator.targets.python.naming.resources import Resource, build_tree, walk
from generator.targets.python.planning.bulk import BulkPlan
from generator.targets.python.planning.client_plan import plan_client
from generator.targets.python.planning.composed import Composed, Constant, Scene
from generator.targets.python.planning.custom import check_joined, read_custom
from generator.targets.python.planning.exceptions import exception_aliases
from generator.targets.python.planning.former import FormerPlan, former_models, former_names
from generator.targets.python.planning.methods import PlannedMethod, plan_method
from generator.targets.python.planning.models import plan_models
from generator.targets.python.planning.pages import plan_paging, wanted_pages
from generator.targets.python.planning.results import ResultClass, plan_results
from generator.targets.python.planning.started import StartedPlan, plan_started, wanted_started
from generator.targets.python.planning.tables import wanted_tables
from generator.targets.python.planning.told import tell_pages
from generator.targets.python.planning.told_work import tell_work
from generator.targets.python.planning.webhooks import Payload, payloads
from generator.targets.python.settings import PythonSettings
from generator.targets.python.stainless_settings import StainlessSettings
from generator.targets.tables.python import ClientPlan


@dataclass(frozen=True, slots=True)
class SdkPlan:
    """The SDK, decided."""

    api: Api
    settings: Settings
    own: PythonSettings
    names: PackageNames
    client: ClientPlan
    resources: tuple[Resource, ...]
    methods: Mapping[str, tuple[PlannedMethod, ...]]  # by module of the resource
    models: ModelNames
    decls: tuple[Decl, ...]  # those that become a class or an alias of their own
    results: Mapping[str, ResultClass]  # by key of the operation
    started: Mapping[str, StartedPlan]  # by key of the operation
    exceptions: tuple[tuple[str, str], ...]  # another name, and ours
    payloads: tuple[Payload, ...]  # what the server sends on its own
    custom: CustomCode  # the owner's own, in the package of a former run
    kept: Kept  # names that users know
    # by module of the resource; ``composed/`` plans them from all that is decided here
    composed: Mapping[str, tuple[Composed, ...]] = field(default_factory=dict)
    constants: Mapping[str, tuple[Constant, ...]] = field(default_factory=dict)  # that these need
    bulk: tuple[BulkPlan, ...] = ()  # the functions of the module ``bulk``, made of the methods
    former: FormerPlan = field(default_factory=FormerPlan)  # names of before that go on working

    @property
    def floor(self) -> Version:
        """The oldest Python that must run the SDK."""
        return self.settings.package.python

    @property
    def legacy(self) -> bool:
        """Whether the surface of OpenAPI Generator is part of the package."""
        return self.own.compat.openapi_generator

    @property
    def stainless(self) -> StainlessSettings | None:
        """Where names of Stainless' package were, if its surface is part of this one."""
        return self.own.compat.stainless

    @property
    def stainless_pages(self) -> Mapping[str, str]:
        """The class of ``pagination``, without ``Sync``, by key of the operation that has it."""
        pages = self.stainless.pages if self.stainless is not None else {}
        return {
            planned.method.operation.key: pages[symbol]
            for resource in walk(self.resources)
            for planned in self.methods[resource.module]
            if (symbol := ".".join((*resource.path, planned.method.name))) in pages
        }

    @property
    def title(self) -> str:
        """What the API is called."""
        return self.api.info.title or self.names.package

    @property
    def header(self) -> str:
        """The comment at the top of each module."""
        version = self.api.info.version
        return f"Generated from {self.title} {version}. Do not edit: put your code into _custom/."


def decide(request: PlanRequest, own: PythonSettings) -> SdkPlan:
    """Decide everything; what cannot be is in the sink of ``request``."""
    api, settings, sink = request.api, request.settings, request.sink
    names = name_package(api, settings, sink)
    custom = read_custom(request, names.package, settings.package.python)
    client = plan_client(api, settings, names.package, sink)
    kept = Kept.of(request.names_lock, api)
    old = former_names(own.renamed)
    resources = build_tree(request.relations, own.resources, kept, sink, former=old)
    methods = {
        resource.module: _methods(resource, request, client, kept) for resource in walk(resources)
    }
    models, decls = plan_models(
        api,
        methods,
        own.models,
        locked=kept.classes,
        former=former_models(own.renamed),
        legacy=own.compat.openapi_generator,
        sink=sink,
        plain=own.compat.stainless is not None,
    )
    planned = [method for group in methods.values() for method in group]
    tell_pages(planned, request)
    wanted = [*wanted_pages(planned), *wanted_tables(planned, api.decls, sink)]
    scene = Scene(api, request.relations, resources, methods, sink)
    started = plan_started(scene, {one.operation for one in wanted})
    wanted += wanted_started(started)
    tell_work(scene, started, request)
    results = plan_results(wanted, models, kept.results)
    extended = _extended(client, resources, models, decls, results.values())
    check_joined(custom, extended, sink)
    return SdkPlan(
        api=api,
        settings=settings,
        own=own,
        names=names,
        client=client,
        resources=resources,
        methods=methods,
        models=models,
        decls=decls,
        results=results,
        started=started,
        exceptions=exception_aliases(client.name, own.compat.exceptions, settings.loc, sink),
        payloads=payloads(api),
        custom=custom,
        kept=kept,
    )


def _extended(
    client: ClientPlan,
    resources: Iterable[Resource],
    models: ModelNames,
    decls: Iterable[Decl],
    results: Iterable[ResultClass],
) -> Mapping[Extended, Collection[str]]:
    """The names of the classes that the owner's code can extend."""
    both = [n for one in walk(resources) for n in (one.class_name, f"Async{one.class_name}")]
    objects = [models.names[one.id] for one in decls if isinstance(one, ObjectDecl)]
    pages = [name for one in results for name in (one.name, one.async_name)]
    return {
        "client": (client.name, client.async_name),
        "resources": both,
        "models": (*objects, *pages),
    }


def _methods(
    resource: Resource, request: PlanRequest, client: ClientPlan, kept: Kept
) -> tuple[PlannedMethod, ...]:
    decls, sink = request.api.decls, request.sink
    first = request.settings.edition == EDITIONS[0]
    stated = (
        replace(
            m,
            stated=m.placed and (first or m.arguments is not None),
            kept=kept.arguments.get(m.operation.key, {}),
        )
        for m in resource.methods
    )
    bare = (plan_method(m, decls, client.headers, sink) for m in stated)
    return tuple(replace(p, paging=plan_paging(p, request.relations, decls)) for p in bare)
