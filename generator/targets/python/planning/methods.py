"""From operations to methods: what each takes and gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import Sink
from generator.ir.kinds import Kind
from generator.ir.media import received_type
from generator.ir.model import MediaType, Operation, Response
from generator.ir.types import Decl, DeclId, Primitive, TypeRef
from generator.notation.media import is_range
from generator.relations.model import Pages
from generator.targets.python.naming.arguments import Argument, plan_arguments, whole_argument
from generator.targets.python.naming.bodies import BodyPlan, plan_body
from generator.targets.python.naming.resources import Method
from generator.targets.python.settings import Returns


@dataclass(frozen=True, slots=True)
class PlannedMethod:
    """A method with everything that the modules, the manifest and the examples want of it."""

    method: Method
    arguments: tuple[Argument, ...]
    body: BodyPlan
    returns: Returns
    content_type: bool  # takes a content_type option
    whole: Argument | None = None  # for an object whose properties are arguments
    accept: tuple[str, ...] = ()  # the media types of the response among which a caller chooses
    paging: PagingPlan | None = None  # of a list that goes on

    @property
    def own(self) -> tuple[Argument, ...]:
        """The arguments that the operation does not have."""
        return (self.paging.most, self.paging.resume) if self.paging is not None else ()

    @property
    def accept_name(self) -> str:
        """The argument that chooses the media type of the response."""
        taken = {argument.name for argument in self.arguments}
        return "accept" if "accept" not in taken else "accept_media_type"

    @property
    def gives(self) -> bool:
        """Whether the method returns anything."""
        operation = self.method.operation
        return self.returns is not Returns.VALUE or any(
            response.media or is_undescribed(operation, response)
            for response in operation.successes()
        )

    @property
    def options(self) -> tuple[str, ...]:
        """The further arguments, which can all be omitted, in the order of the signature."""
        return (
            *((self.whole.name,) if self.whole is not None else ()),
            *(("content_type",) if self.content_type else ()),
            *((self.accept_name,) if self.accept else ()),
            *(argument.name for argument in self.own),
        )


@dataclass(frozen=True, slots=True)
class PagingPlan:
    """How one method gets from page to page.

    ``model`` is what a response is, None for an array. ``argument`` selects a page, None where an
    address does, and ``size`` says how many items one may have. ``most`` and ``resume`` are the
    method's own arguments.
    """

    pages: Pages
    model: DeclId | None
    item: TypeRef
    argument: Argument | None
    size: Argument | None
    most: Argument
    resume: Argument

    @property
    def takes(self) -> str:
        """What ``argument`` must be given as: ``int``, ``str``, or "" for what comes."""
        bare = self.argument.type if self.argument is not None else None
        if isinstance(bare, Primitive):
            if bare.kind.row.json in {"integer", "number"}:
                return "int"
            return "str" if bare.kind is Kind.STRING else ""
        return ""


def plan_method(
    method: Method, decls: Mapping[DeclId, Decl], client_headers: Mapping[str, str], sink: Sink
) -> PlannedMethod:
    """Decide the arguments and the result of ``method``."""
    body = plan_body(method.operation, decls)
    arguments = plan_arguments(method, body, decls, client_headers, sink)
    choice = len(body.media) > 1
    whole = whole_argument(method, body, arguments, decls)
    accept = _choices(method.operation) if not method.stated else ()
    returns = _returns(method)
    return PlannedMethod(method, arguments, body, returns, choice, whole=whole, accept=accept)


def _choices(operation: Operation) -> tuple[str, ...]:
    """The media types of a success, where they differ in what they are decoded into."""
    found: dict[str, set[tuple[bool, TypeRef, str]]] = {}
    for media in (m for r in operation.successes() for m in r.media):
        if not is_range(media.content_type):
            own = media.content_type if _is_raw(media) else ""
            value = (media.is_stream, received_type(media), own)
            found.setdefault(media.content_type, set()).add(value)
    different = {frozenset(values) for values in found.values()}
    return tuple(found) if len(different) > 1 else ()


def _is_raw(media: MediaType) -> bool:
    return received_type(media) == Primitive(Kind.BINARY)


def is_undescribed(operation: Operation, response: Response) -> bool:
    """Whether a response to GET has a body of which the document says nothing."""
    bodiless = {"204", "205"}
    read = operation.method == "GET" and response.status.startswith("2")
    return read and not response.media and response.status not in bodiless


def _returns(method: Method) -> Returns:
    if method.returns is not None:
        return method.returns
    operation = method.operation
    if operation.method == "HEAD":
        return Returns.RESPONSE
    successes = operation.successes()
    if successes and all(r.status.startswith("3") and not r.media for r in successes):
        return Returns.RESPONSE  # a redirect says where it leads in its headers
    media = [m for r in successes for m in r.media]
    streams = media and all(one.is_stream for one in media)
    return Returns.STREAM if streams else Returns.VALUE


def descriptor_name(name: str) -> str:
    """The module constant that says what the method ``name`` does."""
    return f"_{name.upper().strip('_')}"
