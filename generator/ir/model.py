"""The API: operations, parameters, bodies, responses, security, servers, webhooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field

from generator.diagnostics import Loc
from generator.ir.hints import ErrorInSuccess, Hints, WebhookSignature
from generator.ir.limits import NO_LIMITS, Limits
from generator.ir.security import SecurityAlternative, SecurityScheme
from generator.ir.servers import Server, ServerVariable
from generator.ir.types import Decl, DeclId, Doc, JsonValue, TypeRef, Xml
from generator.ir.wire import ParamIn, Style
from generator.notation.media import MediaKind, media_kind
from generator.notation.paths import PathTemplate


@dataclass(frozen=True, slots=True)
class Example:
    """One example value of the document, with its name ("" for the only one)."""

    name: str
    value: JsonValue
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A response header, or a header of one part of a multipart body."""

    name: str
    type: TypeRef
    required: bool
    loc: Loc
    doc: Doc = Doc()


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form or multipart body is written."""

    property: str
    _: KW_ONLY
    content_type: str = ""  # one media type, or several with commas between them
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Header, ...] = ()
    positions: tuple[Encoding, ...] = ()  # 3.2: of a part that is multipart itself,
    each: Encoding | None = None  # its first parts, and any other one


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of an operation, after path-level and operation-level ones are merged."""

    name: str
    location: ParamIn
    type: TypeRef
    required: bool
    loc: Loc
    style: Style
    explode: bool
    joined: tuple[str, ...] = ()  # 2.0: what joins the items of arrays inside an array
    doc: Doc = Doc()
    allow_reserved: bool = False
    media_type: str = ""  # described by ``content`` rather than ``schema``
    encoding: tuple[Encoding, ...] = ()  # how the properties of a whole query are written
    deprecated: bool = False
    has_default: bool = False
    default: JsonValue = None
    examples: tuple[Example, ...] = ()
    spans_segments: bool = False  # x-sdk-spans-segments: a path value that holds slashes
    secret: bool = False  # format: password, writeOnly, or x-sdk-secret
    tenant: str = ""  # x-sdk-tenant: what it names of the caller's own, such as "workspace"
    undeclared: bool = False  # in the path template, but the document has no parameter for it
    explicit: str = ""  # x-sdk-name
    former: tuple[str, ...] = ()  # x-sdk-renamed-from: what it was called before
    limits: Limits = NO_LIMITS  # those written in place; a named type has its own


@dataclass(frozen=True, slots=True)
class MediaType:
    """One media type of a body. ``item`` is set for a sequential one (3.2 itemSchema, SSE)."""

    content_type: str
    loc: Loc
    _: KW_ONLY
    type: TypeRef | None = None  # None: the document gives no schema
    item: TypeRef | None = None
    encoding: tuple[Encoding, ...] = ()
    positions: tuple[Encoding, ...] = ()  # 3.2: of parts without names, the first ones,
    each: Encoding | None = None  # and any other one
    examples: tuple[Example, ...] = ()
    xml: Xml | None = None  # of an XML document whose root no declaration describes

    @property
    def kind(self) -> MediaKind:
        """The family of the media type."""
        return media_kind(self.content_type)

    @property
    def is_json(self) -> bool:
        """Whether a body is one JSON value."""
        return self.item is None and self.kind is MediaKind.JSON

    @property
    def is_stream(self) -> bool:
        """Whether a body is one value after the other."""
        return self.item is not None or self.kind in {MediaKind.LINES, MediaKind.EVENTS}


@dataclass(frozen=True, slots=True)
class RequestBody:
    """The body of a request and the media types it may have, in the document's order."""

    required: bool
    media: tuple[MediaType, ...]
    loc: Loc
    doc: Doc = Doc()


@dataclass(frozen=True, slots=True)
class ReplyLink:
    """``links`` of a response: which values of this exchange another operation takes.

    The values are runtime expressions such as ``$response.body#/id``; constants are left out.
    """

    name: str
    operation: str  # operationId, or operationRef as written
    parameters: tuple[tuple[str, str], ...] = ()  # name, perhaps as path.NAME -> expression
    body: str = ""  # expression for the whole body


@dataclass(frozen=True, slots=True)
class Response:
    """What comes back for one status: ``"200"``, ``"2XX"`` or ``"default"``."""

    status: str
    loc: Loc
    _: KW_ONLY
    media: tuple[MediaType, ...] = ()
    headers: tuple[Header, ...] = ()
    doc: Doc = Doc()
    error_in_success: ErrorInSuccess | None = None
    links: tuple[ReplyLink, ...] = ()

    @property
    def success(self) -> bool:
        """Whether the status alone says that the reply is not an error; ``default`` does not."""
        return self.status[:1] in {"1", "2", "3"}


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path."""

    method: str  # upper case, as sent
    path: str  # the template, as written, with a leading slash
    loc: Loc
    _: KW_ONLY
    operation_id: str = ""  # "" when the document has none
    tags: tuple[str, ...] = ()  # those that group operations, not badges or audiences
    doc: Doc = Doc()
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    body: RequestBody | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[SecurityAlternative, ...] = ()  # () : nothing asked
    servers: tuple[Server, ...] = ()  # () : the API's own
    callbacks: tuple[Webhook, ...] = ()
    hints: Hints = Hints()

    @property
    def key(self) -> str:
        """The operationId, or ``"GET /path"``: how manifests and locks name the operation."""
        return self.operation_id or f"{self.method} {self.path}"

    @property
    def template(self) -> PathTemplate:
        """The path, taken apart."""
        return PathTemplate.parse(self.path)

    def declares(self, status: str) -> bool:
        """Whether the document names exactly this status."""
        return any(response.status == status for response in self.responses)

    def successes(self) -> tuple[Response, ...]:
        """The replies to a request that went well, in the document's order.

        These are the 2xx; where there is none, the 3xx; where there is neither, ``default``,
        which then describes the success as well, whatever errors stand beside it.
        """
        for start in ("2", "3", "d"):
            if found := tuple(r for r in self.responses if r.status.startswith(start)):
                return found
        return ()

    def reply(self) -> Response | None:
        """The reply to a request that went well: the first of :meth:`successes`."""
        return next(iter(self.successes()), None)

    def reply_with_body(self) -> Response | None:
        """The first of :meth:`successes` that has a body: for whoever prints or saves one."""
        return next((response for response in self.successes() if response.media), None)


@dataclass(frozen=True, slots=True)
class Webhook:
    """A request that the server makes: a webhook, or a callback of an operation."""

    name: str
    operation: Operation
    expression: str = ""  # callbacks: the runtime expression of the url
    signature: WebhookSignature | None = None  # x-sdk-webhook-signature, its own or the document's


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its prose."""

    name: str
    doc: Doc = Doc()
    parent: str = ""  # 3.2: the tag that this one is part of
    kind: str = ""  # 3.2: nav, badge, audience ...
    former: tuple[str, ...] = ()  # x-sdk-renamed-from: what it was called before
    loc: Loc | None = None  # where it is written, of one with a former name


@dataclass(frozen=True, slots=True)
class Skipped:
    """An operation that was left out, and why."""

    method: str  # "*": all of the path
    path: str
    reason: str
    loc: Loc

    @property
    def what(self) -> str:
        """What is left out, for messages."""
        return f"All of {self.path}" if self.method == "*" else f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """The ``info`` object."""

    title: str = ""
    version: str = ""
    doc: Doc = Doc()
    license_name: str = ""
    contact_name: str = ""
    contact_url: str = ""
    contact_email: str = ""
    terms: str = ""
    openapi: str = ""  # the version the author wrote
    loc: Loc | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Everything that the document says, in the document's order."""

    info: Info
    operations: tuple[Operation, ...]
    decls: Mapping[DeclId, Decl] = field(default_factory=dict)
    servers: tuple[Server, ...] = ()
    tags: tuple[Tag, ...] = ()
    security_schemes: tuple[SecurityScheme, ...] = ()
    webhooks: tuple[Webhook, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    error_message: tuple[str, ...] = ()  # x-sdk-error-message: pointers into an error body
    root: Loc | None = None  # the definition; None of an API that comes from none

    def lineage(self, tag: str) -> tuple[str, ...]:
        """The tags that a tag is part of, the outermost first, and the tag itself.

        A tag that would be part of itself is part of nothing.
        """
        parents = {one.name: one.parent for one in self.tags if one.parent}
        trail = [tag]
        while (above := parents.get(trail[-1])) and above not in trail:
            trail.append(above)
        if above:  # the rest of the trail is a circle
            trail = trail[: trail.index(above) + 1]
        return tuple(reversed(trail))

    def server_variables(self) -> dict[str, ServerVariable]:
        """The variables of the API's first server, then those of operations that have their own."""
        used = [self.servers[:1], *(operation.servers[:1] for operation in self.operations)]
        found: dict[str, ServerVariable] = {}
        for variable in (v for servers in used for server in servers for v in server.variables):
            found.setdefault(variable.name, variable)
        return found
