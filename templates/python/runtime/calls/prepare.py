"""From the arguments of a method to a request: everything that is done before it is sent."""

from __future__ import annotations

import sys
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any, Collection, Dict, List, Mapping, Optional, Set, Tuple
from urllib.parse import quote, unquote, urljoin

from ..base.errors import InvalidRequestError
from ..base.guards import is_several
from ..base.response import RequestInfo
from ..base.secrets import HIDDEN, is_secret
from ..spec.credentials import check_header, check_header_name
from ..spec.operation import Operation
from ..spec.options import NOT_GIVEN, Options, timeouts, whole_number
from ..spec.settings import Settings
from ..wire import bodies, given, params
from ..wire.content import Content
from ..wire.messages import HttpRequest
from .plan import Plan
from .secrets import Secrets

if TYPE_CHECKING:
    from ..wire.transport import Transport
    from .session import Session


class Call:
    """One call, ready to be sent, more than once if necessary."""

    __slots__ = (
        "arguments",
        "content",
        "cookies",
        "headers",
        "hiding",
        "max_response_bytes",
        "max_retries",
        "op",
        "path",
        "pinned",
        "plan",
        "query",
        "refreshable",
        "timeouts",
        "url",
    )

    def __init__(self, op: Operation[Any], plan: Plan, arguments: Mapping[str, Any]) -> None:
        self.op = op
        self.plan = plan
        self.arguments = arguments
        self.url = ""  # without the query
        self.path = ""
        self.query = ""
        self.headers: Dict[str, Tuple[str, str]] = {}  # lower-case name: (name, value)
        self.cookies: List[str] = []
        #: headers that the caller set or removed; credentials do not replace them
        self.pinned: Set[str] = set()
        self.content: Optional[Content] = None
        self.timeouts: Dict[str, Optional[float]] = {}
        self.max_retries = 0
        self.max_response_bytes: Optional[int] = None
        self.refreshable = False  # another attempt may get another token
        self.hiding = plan.hiding

    def request(self, secrets: Secrets) -> HttpRequest:
        """The request with its credentials."""
        headers = dict(self.headers)
        for name, value in secrets.headers:
            if name.lower() not in self.pinned:
                headers[name.lower()] = (name, value)
        cookies = self.cookies + [f"{name}={value}" for name, value in secrets.cookies]
        if cookies and "cookie" not in self.pinned:
            headers["cookie"] = ("Cookie", "; ".join(cookies))
        base, _, fixed = self.url.partition("?")  # some documents write a query into the path
        query = [part for part in (fixed, self.query) if part]
        query += [f"{quote(n, safe='')}={quote(v, safe='')}" for n, v in secrets.query]
        self.refreshable = secrets.refreshable
        url = base + ("?" + "&".join(query) if query else "")
        return HttpRequest(
            self.op.method,
            url,
            list(headers.values()),
            content=self.content,
        )

    def lead_to(self, target: str) -> None:
        """Ask for another address at the same server: a path from its root, with a query."""
        server = self.url[: len(self.url) - len(self.path)]
        root = server[: server.find("/", server.find("://") + 3)] if server.count("/") > 2 else server
        path, _, self.query = target.partition("?")
        self.url = root + path
        self.path = self.url[len(server) :] if self.url.startswith(server) else path

    def info(self, request: Optional[HttpRequest]) -> RequestInfo:
        """``request`` without its secrets."""
        hiding, path = self.hiding, self.hiding.path(self.path)
        if request is None:
            return RequestInfo(self.op.method, hiding.url(self.url), (), path)
        shown = [(n, HIDDEN if hiding.hides(n) else v) for n, v in request.headers]
        url = hiding.url(request.url)
        # after a redirect another address was asked than the one of the operation
        own = request.url.startswith(self.url)
        return RequestInfo(request.method, url, shown, path if own else url)


def prepare(
    session: Session,
    op: Operation[Any],
    arguments: Mapping[str, Any],
    options: Options,
    *,
    plan: Plan,
    transport: Transport,
) -> Call:
    """Check and encode everything.

    :raises InvalidRequestError: an argument cannot be sent.
    """
    settings = session.settings
    values = _values(settings, op, arguments, session.overrides)
    _check_rules(op, values)
    call = Call(op, plan, arguments)
    call.path = params.expand_path(op, values)
    call.url = _server(settings, op) + call.path
    call.query = _query(
        params.query_string(op, values), settings.default_query, options.extra_query
    )
    call.cookies = [f"{name}={value}" for name, value in params.cookies(op, values)]
    call.hiding = plan.hiding.of(op, values)
    call.content = bodies.build_body(op, values, options)
    _set_limits(call, settings, options)
    encodings = "identity" if plan.verbatim else transport.accept_encoding()
    _set_headers(call, settings, values, options, encodings)
    return call


def _values(
    settings: Settings,
    op: Operation[Any],
    arguments: Mapping[str, Any],
    overrides: Mapping[str, Any],
) -> Dict[str, Any]:
    values = dict(arguments)
    for param in op.params:
        if param.client and values.get(param.name, NOT_GIVEN) is NOT_GIVEN:
            held = overrides if param.name in overrides else settings.values
            values[param.name] = held.get(param.name)
    for name, other, wanted in op.sent_if:
        value = values.get(name)
        empty = isinstance(value, (list, tuple, dict)) and not value
        if empty or values.get(other) != wanted:
            values.pop(name, None)
    return values


def _check_rules(op: Operation[Any], values: Mapping[str, Any]) -> None:
    if any(body.fields and given.whole(body, values) is not None for body in op.bodies):
        return  # the object can have what the arguments do not
    for rule in op.rules:
        # False counts as not given: it requests nothing
        present = [
            name
            for name in rule.arguments
            if not any(values.get(name) is nothing for nothing in (None, NOT_GIVEN, False))
        ]
        names = _listed(rule.arguments)
        if len(present) < rule.minimum:
            one = "exactly one of them" if rule.maximum == 1 else "at least one of them"
            raise InvalidRequestError(f"{names}: {one} is required")
        if len(present) > rule.maximum:
            raise InvalidRequestError(
                f"{names}: only one of them may be given, not {_listed(present)}"
            )


def _listed(names: Collection[str]) -> str:
    ordered = list(names)
    return ", ".join(ordered[:-1]) + " and " + ordered[-1] if len(ordered) > 1 else ordered[0]


def _server(settings: Settings, op: Operation[Any]) -> str:
    """The base URL of ``op``: its own server, unless the caller chose one for the client."""
    base: str = settings.base_url
    if not op.server:
        return base
    own = settings.fill(op.server)
    if "://" not in own:
        return urljoin(base + "/", own).rstrip("/")
    return base if settings.base_url_given else own.rstrip("/")


def _query(declared: str, defaults: Mapping[str, Any], extra: Optional[Mapping[str, Any]]) -> str:
    """The query. The caller's parameters replace those of the same name; None removes them."""
    added = dict(defaults)
    added.update(extra or {})
    if not added:
        return declared
    names = set(extra or {})
    pieces = [p for p in declared.split("&") if p and unquote(p.partition("=")[0]) not in names]
    present = {unquote(piece.partition("=")[0]) for piece in pieces}
    for name, value in added.items():
        if name in present:
            continue  # the call has this parameter, so the default is not used
        items = value if is_several(value) else (value,)
        pieces += [
            f"{_quoted(str(name), name)}={_quoted(_text(item, name), name, '/')}"
            for item in items
            if item is not None and item is not NOT_GIVEN
        ]
    return "&".join(pieces)


def _quoted(text: str, name: object, safe: str = "") -> str:
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        raise InvalidRequestError("contains a lone surrogate, which has no encoding", str(name)) from None


def _text(value: object, name: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not isfinite(value):
        raise InvalidRequestError("must be a finite number", name)
    if isinstance(value, (str, int, float)):
        return str(value)
    raise InvalidRequestError(
        f"must be a str, a number or a bool, not {type(value).__name__}", name
    )


def _set_headers(
    call: Call,
    settings: Settings,
    values: Mapping[str, Any],
    options: Options,
    encodings: str,
) -> None:
    layers: List[Tuple[str, Any]] = [
        ("Accept", options.accept or call.plan.accept),
        ("Accept-Encoding", encodings),
        ("User-Agent", user_agent(settings.spec.user_agent)),
    ]
    layers += settings.default_headers.items()
    layers += params.headers(call.op, values)
    if call.content is not None:
        layers += call.content.headers.items()
    call.pinned = {name.lower() for name in settings.default_headers if is_secret(name)}
    if options.extra_headers:
        _check_names(options.extra_headers)
        layers += options.extra_headers.items()
        call.pinned.update(name.lower() for name in options.extra_headers)
    for name, value in layers:
        if value is None:
            call.headers.pop(name.lower(), None)
        else:
            call.headers[name.lower()] = (name, _header(name, value))


def _header(name: object, value: object) -> str:
    try:
        return check_header(value, str(name))
    except (TypeError, ValueError) as error:
        raise InvalidRequestError(str(error)) from None


def _check_names(names: Collection[object]) -> None:
    """Check the names of headers that a caller adds."""
    for name in names:
        try:
            check_header_name(name)
        except ValueError as error:
            raise InvalidRequestError(str(error), "extra_headers") from None


@lru_cache(maxsize=None)
def user_agent(product: str) -> str:
    """``product`` and the Python version."""
    return "{} python/{}.{}.{}".format(product, *sys.version_info[:3])


def _set_limits(call: Call, settings: Settings, options: Options) -> None:
    call.timeouts = settings.timeouts
    call.max_retries = settings.max_retries
    call.max_response_bytes = settings.max_response_bytes
    if options.timeout is not NOT_GIVEN:
        with _Argument("timeout"):
            call.timeouts = timeouts(options.timeout, settings.timeouts)
    if options.max_retries is not None:
        with _Argument("max_retries"):
            call.max_retries = whole_number(options.max_retries, 0)
    if options.max_response_bytes is not None:
        with _Argument("max_response_bytes"):
            call.max_response_bytes = whole_number(options.max_response_bytes, 1)


class _Argument:
    """A ValueError in the block is about the argument ``name``."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, ValueError) and not isinstance(error, InvalidRequestError):
            raise InvalidRequestError(str(error), self._name) from None
