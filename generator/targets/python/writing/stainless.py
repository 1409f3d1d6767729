"""``with_raw_response`` and ``with_streaming_response``: a class for each, and for each client."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.config.settings import ArgumentKind
from generator.emit.filters import py_str
from generator.ir.kinds import Kind
from generator.ir.media import received_type
from generator.ir.types import Primitive
from generator.targets.python.naming.resources import Resource
from generator.targets.python.naming.stainless import ROOM
from generator.targets.python.planning.methods import PlannedMethod, is_undescribed
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.settings import Returns
from generator.targets.python.writing.docstrings import doc_view
from generator.targets.python.writing.imports import Imports
from generator.targets.python.writing.stainless_views import (
    BelowView,
    ResponseClassView,
    ResponsesView,
)
from generator.targets.tables.python import ClientPlan

_WAYS = (("raw", "with_raw_response"), ("streamed", "with_streaming_response"))


def response_class(behind: str, way: str, *, client: bool = False) -> str:
    """What the view of a class is called."""
    streamed = "Streamed" if client else "Streaming"
    return f"{behind}With{'Raw' if way == 'raw' else streamed}Response"


def resource_responses(plan: SdkPlan, resource: Resource) -> ResponsesView | None:
    """The views of a resource; None for a package without them."""
    if plan.stainless is None:
        return None
    methods = plan.methods[resource.module]
    return _view(plan, resource.class_name, resource.children, methods, client=False)


def client_responses(plan: SdkPlan) -> ResponsesView | None:
    """The views of the clients; None for a package without them."""
    if plan.stainless is None:
        return None
    return _view(plan, plan.client.name, plan.resources, (), client=True)


def _view(
    plan: SdkPlan,
    name: str,
    children: Iterable[Resource],
    methods: tuple[PlannedMethod, ...],
    *,
    client: bool,
) -> ResponsesView:
    clients = ((name, ""), (plan.client.async_name if client else f"Async{name}", "Async"))
    own = {response_class(behind, way, client=client) for behind, _ in clients for way, _ in _WAYS}
    sync, asynchronous = (
        tuple(
            ResponseClassView(
                name=response_class(behind, way, client=client),
                doc=doc_view(f"The methods of :class:`{behind}`, which return {_RESULT[way]}."),
                behind=behind,
                attribute=attribute,
                attribute_doc=doc_view(f"The same methods, which return {_RESULT[way]}."),
                below=tuple(_below(children, prefix, way, own)),
                methods=tuple(_methods(plan, methods, way, prefix)),
            )
            for way, attribute in _WAYS
        )
        for behind, prefix in clients
    )
    functions = {kind for view in (*sync, *asynchronous) for _, kind in view.methods}
    folder = ".resources." if client else "."
    return ResponsesView(
        functions=", ".join(sorted({"ResponseView", *functions})),
        attributes=_attributes(plan.client) if client else (),
        facts=_facts(plan) if client else (),
        sync=sync,
        asynchronous=asynchronous,
        checking=tuple(
            f"from {folder}{below.module} import {below.imported}"
            for view in (*sync, *asynchronous)
            for below in view.below
        ),
    )


_RESULT = {
    "raw": "the whole response",
    "streamed": "a context in which the response can be read as it comes",
}


def _facts(plan: SdkPlan) -> tuple[str, ...]:
    """What the runtime must know of a client."""
    settings = plan.stainless
    found = []
    if settings is not None and settings.environments:
        pairs = (f"{py_str(name)}: {py_str(url)}" for name, url in settings.environments.items())
        found.append(f"_environments = {{{', '.join(pairs)}}}")
    if settings is not None and settings.idempotency_header:
        found.append(f"_idempotency_header = {py_str(settings.idempotency_header)}")
    return tuple(found)


def environment(plan: SdkPlan) -> str:
    """The parameter of a client that chooses its server; "" for none."""
    settings = plan.stainless
    if settings is None or not settings.environments:
        return ""
    listed = ", ".join(py_str(name) for name in settings.environments)
    return f"environment: Union[Literal[{listed}], None, NotGiven] = NOT_GIVEN"


def _attributes(plan: ClientPlan) -> tuple[str, ...]:
    """The arguments of the constructor that are attributes of the client as well."""
    kept = (a for a in plan.arguments if a.kind is not ArgumentKind.DEBUG)
    return tuple(a.name for a in kept if a.name != plan.base_url_argument)


def _below(
    children: Iterable[Resource], prefix: str, way: str, own: Collection[str]
) -> Iterator[BelowView]:
    """The resources below; those whose classes are called like ``own`` of the module get an alias."""
    for child in children:
        name = response_class(f"{prefix}{child.class_name}", way)
        yield BelowView(
            attribute=child.attribute,
            module=child.module,
            class_name=f"_{name}" if name in own else name,
            imported=f"{name} as _{name}" if name in own else name,
        )


def _methods(
    plan: SdkPlan, methods: Iterable[PlannedMethod], way: str, prefix: str
) -> Iterator[tuple[str, str]]:
    settings = plan.stainless
    for planned in methods:
        legacy = way == "raw" and settings is not None and settings.legacy_response
        kind = "legacy" if legacy else way
        if is_file(planned) and not legacy:
            kind = f"{kind}_binary"
        kind = f"{kind}_async" if prefix else kind
        for name in (planned.method.name, *planned.method.aliases):
            yield name, kind


def client_bases(plan: SdkPlan) -> tuple[str, str]:
    """The classes of the runtime that the clients are derived from."""
    if plan.stainless is None:
        return "SyncClient", "AsyncClient"
    return "SyncAPIClient", "AsyncAPIClient"


def import_bases(imports: Imports, responses: ResponsesView | None) -> tuple[str, str]:
    """Import what resources are derived from, as the code writes it, and what views need."""
    names, module = ("SyncResource", "AsyncResource"), ".._core.resource"
    if responses is not None:
        names, module = ("SyncAPIResource", "AsyncAPIResource"), f".._core.{ROOM}.resource"
        for name in responses.functions.split(", "):
            imports.name(f".._core.{ROOM}.views", name)
        imports.name(".._core.lazy", "cached_property")
        if responses.checking:
            imports.name("typing", "TYPE_CHECKING")
    sync, asynchronous = (imports.name(module, name) for name in names)
    return sync, asynchronous


def is_file(planned: PlannedMethod) -> bool:
    """Whether the result is a file."""
    operation, found = planned.method.operation, []
    for response in operation.successes():
        if is_undescribed(operation, response):
            found.append(True)
        for media in response.media:
            found.append(received_type(media) == Primitive(Kind.BINARY))
            if not (found[-1] or media.is_stream):
                return False
    return any(found) and planned.returns is Returns.VALUE
