"""Resource modules, and which models an operation needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.config.settings import Settings
from generator.diagnostics import Sink
from generator.ir.model import Api, MediaType, Operation
from generator.ir.types import Decl, DeclId, TypeRef
from generator.ir.walk import needs, references
from generator.targets.python.beside import legacy
from generator.targets.python.beside.samples import sample_calls
from generator.targets.python.naming.media import MediaKind, media_kind
from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.uploads import write_upload
from generator.targets.python.writing.annotations import Annotator, ModelNames
from generator.targets.python.writing.client_view import child_view
from generator.targets.python.writing.descriptors import DescriptorContext
from generator.targets.python.writing.docstrings import doc_view, prose
from generator.targets.python.writing.imports import Imports, sort_names
from generator.targets.python.writing.method_views import (
    MethodWriter,
    PlannedMethod,
    descriptor_name,
)
from generator.targets.python.writing.views import ResourceView
from generator.targets.tables.python import ClientPlan


@dataclass(frozen=True, slots=True)
class ResourceWriter:
    """Writes the resource modules of one SDK."""

    models: ModelNames
    settings: Settings
    client: ClientPlan
    header: str
    package: str
    api: Api
    sink: Sink
    legacy: bool  # the surface of OpenAPI Generator is part of the package

    def module(self, resource: Resource, methods: tuple[PlannedMethod, ...]) -> ResourceView:
        """The module of ``resource``."""
        imports = Imports()
        annotator = Annotator(self.models, imports, self.settings.package.python)
        context = DescriptorContext(
            annotator,
            self.client.default_security,
            self.api.servers[0].url if self.api.servers else "",
        )
        samples = sample_calls(self.api, self.package, self.client, resource, methods)
        siblings = {p.method.operation.key: p for p in methods if not p.method.upload}
        writer = MethodWriter(context, samples, siblings)
        views = [writer.method(planned) for planned in methods]
        descriptors = self._descriptors(methods, writer)
        text = prose(resource.doc) or f"{' '.join(resource.path).replace('_', ' ').capitalize()}."
        children = tuple(child_view(child) for child in resource.children)
        old_surface = self.legacy and bool(methods)
        if children or old_surface:
            imports.name(".._core.lazy", "cached_property")
        if old_surface:
            imports.name(".._core.resource", "ClientValue")
        imports.name(".._core.resource", "AsyncResource")
        imports.name(".._core.resource", "SyncResource")
        written = [text for descriptor in descriptors for text in descriptor]
        written += [text for v in views for text in (*v.parameters, v.result, v.async_result)]
        if children or old_surface:
            imports.name("typing", "TYPE_CHECKING")
        if any("models." in text for text in written):
            imports.name("..", "models")
        return ResourceView(
            header=self.header,
            doc=doc_view(f"The resource `{'.'.join(resource.path)}`."),
            imports=imports.lines(),
            checking=tuple(
                [
                    f"from .{c.module} import "
                    + ", ".join(sort_names((c.async_class_name, c.class_name)))
                    for c in sorted(children, key=lambda c: c.module)
                ]
                + ([f"from ..api import {legacy.api_class(methods)}"] if old_surface else [])
            ),
            class_name=resource.class_name,
            async_class_name=f"Async{resource.class_name}",
            base="SyncResource",
            async_base="AsyncResource",
            class_doc=doc_view(text),
            async_class_doc=doc_view(f"The asyncio twin of :class:`{resource.class_name}`."),
            descriptors=tuple(descriptors),
            methods=tuple(views),
            children=children,
            has_checking=bool(children or old_surface),
            legacy=legacy.api_class(methods) if old_surface else "",
            client_values=tuple(self.client.headers.values()),
        )

    def _descriptors(
        self, methods: tuple[PlannedMethod, ...], writer: MethodWriter
    ) -> list[tuple[str, str, str]]:
        plain = [writer.descriptor(p) for p in methods if not p.method.upload]
        for planned in methods:
            if planned.method.upload:
                upload = write_upload(planned, writer.siblings, writer.context.annotator, self.sink)
                if upload is not None:
                    result = writer.method(planned).result
                    plain.append((descriptor_name(planned.method), f"Upload[{result}]", upload))
        return plain


def method_uses(methods: Iterable[PlannedMethod]) -> tuple[DeclId, ...]:
    """The declarations that the methods of a resource name."""
    return tuple(dict.fromkeys(d for p in methods for d in operation_uses(p.method.operation)))


def operation_uses(operation: Operation) -> Iterable[DeclId]:
    """The declarations that an operation names itself."""
    for parameter in operation.parameters:
        yield from references(parameter.type)
    if operation.body is not None:
        for media in operation.body.media:
            yield from _media_uses(media)
    for response in operation.responses:
        for media in response.media:
            yield from _media_uses(media)
        for header in response.headers:
            yield from references(header.type)
    for callback in operation.callbacks:
        yield from operation_uses(callback.operation)


def _media_uses(media: MediaType) -> Iterable[DeclId]:
    refs: tuple[TypeRef | None, ...] = (media.type, media.item)
    for ref in refs:
        if ref is not None:
            yield from references(ref)
    for encoding in media.encoding:
        for header in encoding.headers:
            yield from references(header.type)


def xml_decls(operations: Iterable[Operation], decls: Mapping[DeclId, Decl]) -> frozenset[DeclId]:
    """The declarations that some operation sends or receives as XML."""
    stack: list[DeclId] = []
    for operation in operations:
        bodies = [operation.body.media] if operation.body is not None else []
        bodies += [response.media for response in operation.responses]
        for media in (m for group in bodies for m in group):
            if media_kind(media.content_type) is MediaKind.XML:
                stack.extend(_media_uses(media))
    seen: set[DeclId] = set()
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            stack.extend(needs(decls[node]))
    return frozenset(seen)
