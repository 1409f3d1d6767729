"""Methods as both clients have them, and their descriptors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.emit.filters import py_literal, py_str
from generator.ir.model import Operation, Response
from generator.ir.types import Array
from generator.ir.wire import ArgumentIn
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.stainless import ROOM
from generator.targets.python.planning.methods import (
    PlannedMethod,
    descriptor_name,
    is_undescribed,
)
from generator.targets.python.planning.results import ResultClass
from generator.targets.python.planning.started import StartedPlan
from generator.targets.python.planning.tables import ROWS
from generator.targets.python.settings import Returns
from generator.targets.python.stainless_settings import StainlessSettings
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.descriptors import (
    DescriptorContext,
    reply_annotation,
    write_descriptor,
)
from generator.targets.python.writing.docstrings import (
    doc_view,
    method_text,
    operation_text,
    with_example,
    wrap,
)
from generator.targets.python.writing.instants import instant_unit, with_datetime
from generator.targets.python.writing.pages import PagesWriter
from generator.targets.python.writing.samples import Sample
from generator.targets.python.writing.spoken import Spoken
from generator.targets.python.writing.stainless import is_file
from generator.targets.python.writing.started import StartedWriter
from generator.targets.python.writing.tabled import TabledWriter
from generator.targets.python.writing.views import MethodView, OverloadView

ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "412": "PreconditionFailedError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}


@dataclass(frozen=True, slots=True)
class MethodWriter:
    """Writes the methods of one resource module."""

    context: DescriptorContext
    examples: Mapping[str, Sample]  # operation key#method
    results: Mapping[str, ResultClass]  # by operation key
    started: Mapping[str, StartedPlan]  # by operation key
    home: str = ""  # the module that has the recipes, where that is not the one that is written
    stainless: StainlessSettings | None = None  # a file is the response, as in its packages
    spoken: Spoken = field(default_factory=Spoken)

    @property
    def _writer(self) -> Annotator:
        return self.context.annotator

    def further(self, planned: PlannedMethod) -> PagesWriter | TabledWriter | StartedWriter | None:
        """What writes the pages of a list that goes on, a table, or how to wait for work."""
        result = self.results.get(planned.method.operation.key)
        if planned.paging is not None:
            return PagesWriter(planned, planned.paging, result, self._writer)
        if result is not None and result.base is ROWS and planned.returns is Returns.VALUE:
            return TabledWriter(planned, result, self._writer)
        plan = self.started.get(planned.method.operation.key)
        if plan is not None and plan.started.method is planned:
            return StartedWriter(plan, result, self._writer)
        return None

    def descriptor(self, planned: PlannedMethod) -> tuple[str, str, str]:
        """Name, annotation and expression of the descriptor."""
        operation = planned.method.operation
        value, async_value = self.value(planned)
        if planned.returns is Returns.STREAM:
            value = self._stream_item(operation)
        elif value != async_value:  # a document or a stream: each client has its own
            value = self._writer.any()
        expression = write_descriptor(planned, self.context)
        kind = "StreamOperation" if planned.returns is Returns.STREAM else "Operation"
        return (
            descriptor_name(planned.method.name),
            f"{self._writer.part(kind)}[{value}]",
            expression,
        )

    def method(self, planned: PlannedMethod) -> MethodView:
        """The method as both clients have it."""
        further = self.further(planned)
        result, async_result = further.types() if further is not None else self.value(planned)
        recipe = descriptor_name(planned.method.name) if further is None else further.name
        call = self.call(planned, recipe, self._run(planned))
        operation = planned.method.operation
        samples = self.examples[f"{operation.key}#{planned.method.name}"].codes(result)
        said = self.spoken.operation(operation)
        returns = _result_text(said, result)
        arguments = [*planned.arguments, *([planned.whole] if planned.whole is not None else [])]
        arguments += planned.own
        head = operation_text(said)
        if further is not None:
            head = f"{head}\n\n{wrap(further.note())}"
        text = method_text(head, map(self.spoken.argument, arguments), returns, raised(said))
        return MethodView(
            name=planned.method.name,
            parameters=self.parameters(planned),
            overloads=tuple(map(OverloadView, self.overloads(planned))),
            result=result,
            async_result=async_result,
            doc=doc_view(with_example(text, samples[0])),
            async_doc=doc_view(with_example(text, samples[1])),
            call=self._cast(planned, result, call),
            async_call=self._cast(planned, async_result, f"await {call}"),
            async_keyword="async def",
            decorator=f"_{further.decorator}" if further is not None and further.decorator else "",
            aliases=planned.method.aliases,
        )

    def _cast(self, planned: PlannedMethod, result: str, call: str) -> str:
        """``call``, whose type the descriptor cannot say where each client has its own."""
        value, async_value = self.value(planned)
        apart = planned.returns is Returns.STREAM or self._is_file(planned)
        if self.home or value == async_value or apart:
            return call
        return f"{self._writer.imports.name('typing', 'cast')}({py_str(result)}, {call})"

    # -- signature -----------------------------------------------------------------------

    def parameters(self, planned: PlannedMethod) -> tuple[str, ...]:
        """The signature."""
        return self._parameters(planned, planned.whole, relaxed=planned.whole is not None)

    def overloads(self, planned: PlannedMethod) -> tuple[tuple[str, ...], ...]:
        """Either the properties that are required, or the whole object and any properties."""
        if planned.whole is None or not any(_asks(a) for a in planned.arguments):
            return ()
        self._writer.imports.name("typing", "overload")
        whole = replace(planned.whole, required=True)
        first = self._parameters(planned, None, relaxed=False)
        star = next(at for at, parameter in enumerate(first) if parameter.startswith("*"))
        # named there too, since ty takes it for one that the options of the call could hold
        by_property = (*first[:star], f"{whole.name}: None = None", *first[star:])
        return by_property, self._parameters(planned, whole, relaxed=True)

    def _parameters(
        self, planned: PlannedMethod, whole: Argument | None, *, relaxed: bool
    ) -> tuple[str, ...]:
        """The signature; ``relaxed`` asks for no property of the body."""
        positional = [self.parameter(a) for a in planned.arguments if a.positional]
        positional += [self.parameter(whole)] if whole is not None else []
        keyword = [
            self.parameter(replace(a, required=False) if relaxed and _asks(a) else a)
            for a in planned.arguments
            if not a.positional
        ]
        use = self._writer.imports
        unpack = use.name("typing_extensions", "Unpack")
        options = self._options_type()
        if planned.content_type:
            keyword.append(f"content_type: {self._writer.optional('str')} = None")
        if planned.accept:
            listed = ", ".join(py_str(media) for media in planned.accept)
            choice = self._writer.optional(f"{self._writer.literal()}[{listed}]")
            keyword.append(f"{planned.accept_name}: {choice} = None")
        keyword += [self.parameter(argument) for argument in planned.own]
        star = ["*"] if keyword else []
        return (*positional, *star, *keyword, f"**call_options: {unpack}[{options}]")

    def _options_type(self) -> str:
        core = self._writer.core
        if self.stainless is not None and self.stainless.idempotency_header:
            return self._writer.imports.name(f"{core}.{ROOM}.arguments", "FormerOptions")
        return self._writer.imports.name(f"{core}.spec.options", "CallOptions")

    def parameter(self, argument: Argument) -> str:
        """One parameter of a signature."""
        annotation = self.argument_type(argument)
        if argument.client:
            annotation = self._maybe_not_given(annotation)
            self._writer.imports.name(f"{self._writer.core}.spec.options", "NOT_GIVEN")
            return f"{argument.name}: {annotation} = NOT_GIVEN"
        if argument.has_default:
            if argument.default is None or not argument.required:
                annotation = self._writer.optional(annotation)
            return f"{argument.name}: {annotation} = {py_literal(argument.default)}"
        if argument.required:
            bare = self._writer.optional(annotation) if argument.nullable else annotation
            return f"{argument.name}: {bare}"
        if argument.nullable:
            self._writer.imports.name(f"{self._writer.core}.spec.options", "NOT_GIVEN")
            return f"{argument.name}: {self._maybe_not_given(annotation)} = NOT_GIVEN"
        return f"{argument.name}: {self._writer.optional(annotation)} = None"

    def _maybe_not_given(self, annotation: str) -> str:
        if annotation == self._writer.imports.written("Any"):
            return annotation  # it takes all
        not_given = self._writer.imports.name(f"{self._writer.core}.spec.options", "NotGiven")
        return self._writer.union([annotation, "None", not_given])

    def argument_type(self, argument: Argument) -> str:
        """The annotation of one argument that is given."""
        if argument.place is ArgumentIn.IGNORED:
            return self._writer.any()
        if argument.annotation is not None:
            return argument.annotation(self._writer)
        if argument.lines is None:
            annotation = self._writer.argument(argument.type)
            unit = instant_unit(argument.wire, argument.doc, argument.type)
            return with_datetime(annotation, self._writer) if unit else annotation
        item = self._writer.argument(argument.lines)
        parts = [f"{self._writer.imports.name('typing', 'Iterable')}[{item}]", "str"]
        parts.append(self._writer.imports.name(f"{self._writer.core}.wire.files", "FileInput"))
        if argument.type != Array(argument.lines):
            parts.append(self._writer.argument(argument.type))
        return self._writer.union(parts)

    # -- body ----------------------------------------------------------------------------

    def call(self, planned: PlannedMethod, recipe: str, run: str = "_run") -> str:
        """The call that does what the constant ``recipe`` says."""
        sent = [a for a in planned.arguments if a.place is not ArgumentIn.IGNORED]
        sent += [planned.whole] if planned.whole is not None else []
        sent += planned.own
        pairs = ", ".join(f"{py_str(a.key or a.name)}: {a.name}" for a in sent)
        if self.home:
            there = self._writer.imports.name(f"{self._writer.core}.spec.waiting", "there")
            recipe = f"{there}(__name__, {py_str(self.home)}, {py_str(recipe)})()"
        rest = ", content_type" if planned.content_type else ""
        rest += f", accept={planned.accept_name}" if planned.accept else ""
        return f"self.{run}({recipe}, {{{pairs}}}, call_options{rest})"

    # -- result --------------------------------------------------------------------------

    def value(self, planned: PlannedMethod) -> tuple[str, str]:
        """What the method returns in each client."""
        if planned.returns is Returns.RESPONSE:
            response = self._writer.imports.name(".._core.base.response", "ApiResponse")
            body = self._body_type(planned.method.operation)
            return f"{response}[{body}]", f"{response}[{body}]"
        if planned.returns is Returns.STREAM:
            item = self._stream_item(planned.method.operation)
            streams = [
                self._writer.imports.name(".._core.wire.streams", name)
                for name in ("Stream", "AsyncStream")
            ]
            return f"{streams[0]}[{item}]", f"{streams[1]}[{item}]"
        if self._is_file(planned):
            return self._file_types()
        operation = planned.method.operation
        return self._body_type(operation), self._body_type(operation, "AsyncStream")

    def _is_file(self, planned: PlannedMethod) -> bool:
        return self.stainless is not None and is_file(planned)

    def _run(self, planned: PlannedMethod) -> str:
        """The method of the base class that does what a recipe says."""
        if self.stainless is None or not is_file(planned):
            return "_run"
        return "_content" if self.stainless.legacy_response else "_binary"

    def _file_types(self) -> tuple[str, str]:
        """What a method returns whose response is a file."""
        here = f"{self._writer.core}.{ROOM}"
        if self.stainless is not None and self.stainless.legacy_response:
            module, names = "legacy_response", ("HttpxBinaryResponseContent",) * 2
        else:
            module, names = "responses", ("BinaryAPIResponse", "AsyncBinaryAPIResponse")
        sync, asynchronous = (self._writer.imports.name(f"{here}.{module}", n) for n in names)
        return sync, asynchronous

    def _stream_item(self, operation: Operation) -> str:
        items = []
        for response in operation.successes():
            for media in response.media:
                ref = media.item if media.item is not None else media.type
                items.append(self._writer.wire(ref) if ref is not None else self._writer.any())
        return self._writer.union(items)

    def _body_type(self, operation: Operation, stream: str = "Stream") -> str:
        if operation.method == "HEAD":
            return "None"
        parts = [
            part
            for r in operation.successes()
            for part in (
                ["bytes"] if is_undescribed(operation, r) else self._response_types(r, stream)
            )
        ]
        if not parts:
            return "None"
        real = [part for part in parts if part != "None"]
        joined = self._writer.union(real) if real else "None"
        return self._writer.optional(joined) if len(real) < len(parts) and real else joined

    def _response_types(self, response: Response, stream: str) -> list[str]:
        if not response.media:
            return ["None"]
        found = []
        for media in response.media:
            if media.is_stream:
                ref = media.item if media.item is not None else media.type
                item = self._writer.wire(ref) if ref is not None else self._writer.any()
                found.append(f"{self._writer.imports.name('.._core.wire.streams', stream)}[{item}]")
            else:
                found.append(reply_annotation(media, self._writer))
        return found


def _asks(argument: Argument) -> bool:
    """Whether it is a property that a call must have."""
    needed = argument.required and not argument.has_default
    return needed and argument.place is ArgumentIn.BODY


def _result_text(operation: Operation, result: str) -> str:
    if result == "None":
        return ""
    texts = [r.doc.description.strip() for r in operation.successes()]
    return next((text for text in texts if text), "")


def raised(operation: Operation) -> list[tuple[str, str]]:
    """The exceptions that the responses of an operation become."""
    found: dict[str, str] = {}
    for response in operation.responses:
        if response.status[:1] in {"4", "5"}:
            name = ERRORS.get(response.status)
            if name is None:
                name = "ServerError" if response.status[:1] == "5" else "APIStatusError"
            said = " ".join(response.doc.description.split())
            found.setdefault(name, f"HTTP {response.status}. {said}".strip())
    found.setdefault("APIStatusError", "The server returned an error.")
    return list(found.items())
