"""What the templates print: frozen, ready strings. Every text of the document is still raw."""

from __future__ import annotations

from dataclasses import dataclass

from generator.targets.python.writing.docstrings import DocView
from generator.targets.python.writing.stainless_views import ResponsesView


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a model: ``value`` is what stands behind the ``=``, with its ``default``."""

    name: str
    annotation: str
    default: str  # "" where an instance cannot be built without it
    value: str
    doc: DocView
    documented: bool
    given: str = ""  # what callers may build the field from, where it is more than the annotation

    @property
    def declaration(self) -> str:
        """The statement."""
        value = f" = {self.value}" if self.value else ""
        return f"{self.name}: {self.annotation}{value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """A module-level type alias."""

    name: str
    value: str
    doc: DocView
    documented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """One model."""

    name: str
    base: str
    doc: DocView
    fields: tuple[FieldView, ...]
    extras: tuple[str, ...]  # class-level facts for the runtime
    notes: tuple[str, ...] = ()  # decorators that warn of what is deprecated
    moments: tuple[str, ...] = ()  # statements: points in time as datetimes
    checked: tuple[str, ...] = ()  # statements for type checkers: what has a name of before


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsModuleView:
    """One module of models."""

    header: str
    doc: DocView
    imports: tuple[str, ...]
    enums: tuple[AliasView, ...]
    classes: tuple[ClassView, ...]
    aliases: tuple[AliasView, ...]
    exports: tuple[str, ...]
    former: tuple[FormerNameView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """A method of a base under another name."""

    name: str
    keyword: str  # "def", "async def"
    is_property: bool
    parameters: str  # behind self
    result: str
    doc: DocView
    call: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """The type of the rows of a table, and the recipe by which they are made."""

    name: str
    row: str
    doc: DocView
    recipe_name: str
    recipe: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """A result class of one client."""

    name: str
    bases: str
    doc: DocView
    table: str  # a statement, "" where there are no rows
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsModuleView:
    """One module of result classes."""

    header: str
    doc: DocView
    imports: tuple[str, ...]
    tables: tuple[TableView, ...]
    classes: tuple[ResultView, ...]
    exports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LazyModuleView:
    """An ``__init__`` that imports on first use: ``(name, module)`` pairs."""

    header: str
    doc: DocView
    core: str  # where the runtime is, seen from this module
    versioned: bool
    groups: tuple[tuple[str, str], ...]  # (module, "A, B, C") for type checkers
    table: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    former: tuple[FormerNameView, ...] = ()


@dataclass(frozen=True, slots=True)
class OverloadView:
    """One way to call a method, for type checkers; ``notes`` are decorators."""

    parameters: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """One method, as both clients have it."""

    name: str
    parameters: tuple[str, ...]
    overloads: tuple[OverloadView, ...]  # the same for type checkers, way by way; () for one
    result: str
    async_result: str
    doc: DocView
    async_doc: DocView
    call: str  # the expression behind ``return`` (sync)
    async_call: str
    async_keyword: str  # "async def", or "def" of one that is not awaited
    decorator: str  # of the async one, if it returns what can be iterated over as well as awaited
    aliases: tuple[str, ...]
    notes: tuple[str, ...] = ()  # decorators that warn of what is deprecated


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildView:
    """A resource below a resource or the client."""

    attribute: str
    module: str
    class_name: str
    async_class_name: str
    hint: str  # the name of the class in annotations, and of its async version
    async_hint: str
    doc: DocView


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerChildView:
    """A resource under a name of before: ``found`` is the expression that it is today."""

    attribute: str
    module: str
    class_name: str
    async_class_name: str
    hint: str
    async_hint: str
    doc: DocView
    notice: str
    found: str


@dataclass(frozen=True, slots=True)
class FormerNameView:
    """A name of before in a module: where the thing is today, and what its users are told."""

    name: str
    module: str  # "" for the module itself
    target: str
    notice: str

    @property
    def place(self) -> str:
        """Where the runtime finds it."""
        return f"{self.module}:{self.target}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerModuleView:
    """A module of before: ``names`` of another one."""

    header: str
    doc: DocView
    module: str
    names: str
    aliases: tuple[tuple[str, str], ...]
    notice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceView:
    """One resource module."""

    header: str
    doc: DocView
    imports: tuple[str, ...]
    checking: tuple[str, ...]  # imports for type checkers only
    class_name: str
    async_class_name: str
    base: str
    async_base: str
    class_doc: DocView
    async_class_doc: DocView
    descriptors: tuple[tuple[str, str, str], ...]  # (name, annotation, expression)
    methods: tuple[MethodView, ...]
    children: tuple[ChildView, ...]
    former: tuple[FormerChildView, ...]
    has_checking: bool
    legacy: str  # class behind ``api_instance``, "" for none
    client_values: tuple[str, ...]  # attributes that show what the client holds
    stainless: ResponsesView | None  # what it has of a package that it replaces


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedView:
    """The method ``with_options``."""

    parameters: tuple[str, ...]
    async_parameters: tuple[str, ...]
    arguments: str  # the dicts handed to the runtime
    options: str
    overloads: tuple[OverloadView, ...]  # for type checkers, way by way; () for one
    async_overloads: tuple[OverloadView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientView:
    """The client module."""

    header: str
    doc: DocView
    core: str  # names imported from the runtime's client module
    checking: tuple[str, ...]
    name: str
    async_name: str
    base: str
    async_base: str
    extensions: str
    async_extensions: str
    class_doc: DocView
    async_class_doc: DocView
    parameters: tuple[str, ...]
    async_parameters: tuple[str, ...]
    arguments: str  # the dict handed to the runtime
    typing: str  # names for annotations
    custom: str  # the owner's classes, as the import names them
    options: tuple[str, ...]
    derived: DerivedView
    spec: str
    children: tuple[ChildView, ...]
    former: tuple[FormerChildView, ...]
    notices: str  # names imported from what warns of names of before, "" for none
    overloads: tuple[OverloadView, ...]  # of the constructor, for type checkers; () for one
    async_overloads: tuple[OverloadView, ...]
    notes: tuple[str, ...]  # decorators of the constructor, and of ``with_options``
    legacy: bool
    stainless: ResponsesView | None  # what it has of a package that it replaces
    has_properties: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionsView:
    """The module of exceptions: the runtime's, and the names of a former SDK."""

    header: str
    doc: DocView
    errors: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    former: tuple[FormerNameView, ...] = ()


@dataclass(frozen=True, slots=True)
class TypesView:
    """The module of types: where each is imported from."""

    header: str
    imports: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TelemetryView:
    """The module of the OpenTelemetry middleware."""

    header: str
    package: str
    client: str


@dataclass(frozen=True, slots=True)
class CustomView:
    """The owner's module."""

    extensions: str
    async_extensions: str


@dataclass(frozen=True, slots=True)
class JoinedView:
    """A module that only imports what others define."""

    header: str
    doc: DocView
    imports: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedView:
    """The module of models that the owner's code extends."""

    header: str
    doc: DocView
    imports: tuple[str, ...]
    checking: tuple[str, ...]  # imports for type checkers only
    bases: tuple[tuple[str, str], ...]  # what each name is at run time
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """The version as a literal."""

    header: str
    version: str
    title: str  # the name of the package beside it; "" for none
