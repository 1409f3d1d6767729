"""The pages of the SDK: its client, a page for each resource, exceptions and tests.

What they say is what signatures and docstrings of the code say (see ``SdkReference``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

from generator.emit.filters import indent
from generator.emit.markdown import md_code, md_text
from generator.emit.prose import md_fence
from generator.ir.types import DeclId
from generator.names.files import assign_files
from generator.names.table import Wish
from generator.targets.docs.fieldlist import Anchors, field_list, named
from generator.targets.docs.links import Links
from generator.targets.docs.pages import OperationPage, Site, slug
from generator.targets.docs.render import relative
from generator.targets.docs.views import (
    SdkCallView,
    SdkClassesView,
    SdkClassView,
    SdkPageView,
)
from generator.targets.tables.python import PythonTable
from generator.targets.tables.reference import (
    DescribedArgument,
    DescribedCall,
    DescribedClass,
    SdkReference,
)

#: The folder of the pages; the page of the same name shows the client.
FOLDER: Final = PurePosixPath("sdk")

_NAME: Final = re.compile(r"[A-Za-z_]\w*")
_OPTIONS: Final = "call_options"
_SIGNATURE: Final = "python not run: a signature"


@dataclass(frozen=True, kw_only=True)
class SdkPages:
    """Writes the pages: it knows the labels of models and the pages of operations."""

    reference: SdkReference
    labels: Mapping[DeclId, str]
    operations: Mapping[str, OperationPage]
    writer: Callable[[PurePosixPath], Callable[[str], str]]  # by page: makes Markdown of prose

    @classmethod
    def of(cls, sdk: PythonTable | None, site: Site, links: Links) -> SdkPages | None:
        """The pages of an SDK, if there is one that says what it offers."""
        if sdk is None or sdk.reference is None:
            return None
        pages = {page.operation.key: page for page in site.operations}
        return cls(
            reference=sdk.reference(), labels=site.labels, operations=pages, writer=links.writer
        )

    @cached_property
    def links(self) -> dict[str, str]:
        """The anchors of all calls: that of ``client.batches.create`` is ``sdk-batches-create``."""
        anchors = Anchors()
        calls = [one.name for place in self.reference.resources for one in place.methods]
        return {name: anchors.of("sdk", name.removeprefix("client.")) for name in calls}

    @cached_property
    def paths(self) -> dict[str, PurePosixPath]:
        """The page of each place."""
        places = [one.place for one in self.reference.resources]
        wishes = [Wish(place, (slug(place.removeprefix("client.")),)) for place in places]
        names = assign_files(wishes, reserved={"exceptions", "testing"})
        return {place: FOLDER / names[place] for place in places}

    def entries(self) -> Iterator[str]:
        """The pages below that of the client as the navigation has them, with short titles."""
        for resource in self.reference.resources:
            if resource.methods:
                yield f"{resource.place.removeprefix('client.')} <{self.paths[resource.place]}>"
        yield str(FOLDER / "exceptions")
        yield str(FOLDER / "testing")

    def pages(self, package: str, fake: str) -> Iterator[tuple[PurePosixPath, str, object]]:
        """Path, template and view of each page below that of the client."""
        for path, view in self._resources():
            yield path, "sdk_resource", view
        names = ("APIError", "APIStatusError", "APIConnectionError")
        errors = SdkClassesView(
            summary="The exceptions that the SDK raises, and what they say.",
            title="Exceptions",
            usage=f"from {package}.exceptions import {', '.join(names)}",
            classes=self._classes(self.reference.exceptions, FOLDER / "exceptions"),
        )
        yield FOLDER / "exceptions", "sdk_classes", errors
        testing = SdkClassesView(
            summary="A fake server for tests: it has the resources and methods of the client.",
            title="Testing",
            usage=f"from {package}.testing import {fake}\n\nfake = {fake}()\nclient = fake.client()",
            classes=self._classes(self.reference.testing, FOLDER / "testing"),
        )
        yield FOLDER / "testing", "sdk_classes", testing

    def _resources(self) -> Iterator[tuple[PurePosixPath, SdkPageView]]:
        """A page for each resource."""
        links = self.links
        for resource in self.reference.resources:
            if not resource.methods:
                continue
            path = self.paths[resource.place]
            write = self.writer(path)
            calls = tuple(self._call(one, path, links[one.name]) for one in resource.methods)
            summary = f"The methods of {resource.place}."
            yield (
                path,
                SdkPageView(
                    summary=summary,
                    title=resource.place,
                    text=write(resource.text),
                    calls=calls,
                    names=tuple(one.name for one in resource.methods),
                ),
            )

    def client(self) -> tuple[SdkCallView, ...]:
        """The constructor, and the methods of the client itself."""
        calls = (self.reference.client, *self.reference.client_methods)
        anchors = Anchors()
        return tuple(
            self._call(one, FOLDER, anchors.of("sdk", "client", one.name.rpartition(".")[2]))
            for one in calls
        )

    def _classes(
        self, classes: tuple[DescribedClass, ...], path: PurePosixPath
    ) -> tuple[SdkClassView, ...]:
        return tuple(self._class(one, path) for one in classes)

    def _class(self, one: DescribedClass, path: PurePosixPath) -> SdkClassView:
        write = self.writer(path)
        anchor = f"sdk-{one.name.lower()}"
        rows = [
            _item(f"{anchor}-{name.lower()}", name, annotation, write(text), required=False)
            for name, annotation, text in one.attributes
        ]
        calls = tuple(
            self._call(method, path, f"{anchor}-{method.name.lower()}") for method in one.methods
        )
        return SdkClassView(
            anchor=anchor,
            name=one.name,
            bases=", ".join(md_code(base) for base in one.bases),
            text=write(one.text),
            attributes=field_list(rows),
            has_attributes=bool(rows),
            calls=calls,
        )

    def _call(self, one: DescribedCall, path: PurePosixPath, anchor: str) -> SdkCallView:
        write = self.writer(path)
        own = [a for a in one.arguments if a.name.lstrip("*") != _OPTIONS]
        arguments = field_list([_argument(a, anchor, write) for a in own])
        page = self.operations.get(one.operation)
        raises = [f"- {md_code(name)}: {write(text)}" for name, text in one.raises]
        return SdkCallView(
            anchor=anchor,
            name=one.name.rpartition(".")[2],
            signature=md_fence(one.signature, _SIGNATURE),
            text=write(one.text),
            arguments=arguments,
            has_arguments=bool(own),
            takes_options=len(own) < len(one.arguments),
            result=self._result(one.result),
            has_result=one.result not in {"", "None"},
            returns=write(one.returns),
            raises="\n".join(indent(line, 2) for line in raises),
            has_raises=bool(raises),
            example=md_fence(one.example, "python"),
            has_example=bool(one.example),
            operation=f"[{md_text(page.title)}]({relative(page.path, path)}.md)" if page else "",
            has_operation=page is not None,
        )

    def _result(self, annotation: str) -> str:
        """A type as code, and the models that are in it as links."""
        models: dict[str, str] = {}
        for name in _NAME.findall(annotation):
            decl = self.reference.models.get(name)
            if decl is not None and decl in self.labels:
                models[name] = f"[{md_text(name)}](#{self.labels[decl]})"
        shown = md_code(annotation)
        return f"{shown} ({', '.join(models.values())})" if models else shown


def _argument(one: DescribedArgument, anchor: str, write: Callable[[str], str]) -> str:
    text = write(one.text)
    if one.default not in {"", "None", "NOT_GIVEN"}:
        text = f"{text}\n\n{{.facts}}\nDefault {md_code(one.default)}".strip()
    name = f"{anchor}-{one.name.strip('*').replace('_', '-').lower()}"
    return _item(name, one.name, one.annotation, text, required=one.required)


def _item(anchor: str, name: str, annotation: str, text: str, *, required: bool) -> str:
    head = f"- {named(anchor, md_code(name))}"
    head += f" *{md_text(annotation)}*" if annotation else ""
    head += " **required**" if required else ""
    return indent("\n\n".join(part for part in (head, text) if part), 2)
