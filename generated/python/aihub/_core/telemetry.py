"""OpenTelemetry for the calls of a client: a middleware that makes one span for each call.

The span is of kind CLIENT and follows the semantic conventions for HTTP. Its name is the method
and the path of the operation with its placeholders, and its parent is the span that is current
where the call is made. It begins with the first request of the call and ends when the call is
over: a stream, when it was read to its end or closed.

Each request of the call, so each attempt and each redirect, is an event ``attempt`` on the span,
with its status or its error. An error that the caller gets is an event ``exception``, without a
stack trace: the frames of the caller are not known here.

The context of the span is sent with each request, by the propagators of the process. A redirect to
another server takes only the trace context along, no baggage.

Neither attributes nor events contain a secret: URLs and messages lose the values of parameters that
are marked as secret, and credentials.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import Dict, Generator, Optional, Tuple, Union
from urllib.parse import urlsplit

from opentelemetry import propagate, trace
from opentelemetry.propagators.textmap import Setter
from opentelemetry.trace import Span, SpanKind, StatusCode, TracerProvider
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from .base.errors import APIStatusError
from .calls.middleware import AsyncNext, CallContext, Next, Request, Response

_METHODS = frozenset(
    {"CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"}
)
_PORTS = {"http": 80, "https": 443}
_Attributes = Dict[str, Union[str, int]]


class OpenTelemetryMiddleware:
    """A middleware for sync and async clients.

    ``tracer_provider`` is that of the process by default. Generated code sets ``_scope``: the name
    and the version of the package.
    """

    _scope = ("", "")

    def __init__(self, tracer_provider: Optional[TracerProvider] = None) -> None:
        self._given = tracer_provider
        self._tracer = trace.get_tracer(*self._scope, tracer_provider)

    def __reduce__(self) -> Tuple[object, ...]:
        return (type(self), (self._given,))

    def handle(self, request: Request, call_next: Next) -> Response:
        """Send a request of a sync client."""
        traced = self._traced(request)
        with traced.attempt(request):
            response = call_next(request)
        traced.answered(request, response)
        return response

    async def handle_async(self, request: Request, call_next: AsyncNext) -> Response:
        """Send a request of an async client."""
        traced = self._traced(request)
        with traced.attempt(request):
            response = await call_next(request)
        traced.answered(request, response)
        return response

    def _traced(self, request: Request) -> _Traced:
        found = request.call.state.get(self)
        if not isinstance(found, _Traced):
            span = self._tracer.start_span(
                _name(request), kind=SpanKind.CLIENT, attributes=_attributes(request)
            )
            found = request.call.state[self] = _Traced(span, request)
            request.call.when_over(found.end)
        return found


class _Traced:
    """The span of one call. ``status`` is that of the last response, 0 if there is none."""

    def __init__(self, span: Span, request: Request) -> None:
        self._span = span
        self._call: CallContext = request.call
        self._origin = _origin(request)
        self._requests = 0
        self._status = 0

    @contextmanager
    def attempt(self, request: Request) -> Generator[None, None, None]:
        """The span is current in the block; an exception in it is noted as that of the attempt."""
        self._requests += 1
        self._status = 0
        with trace.use_span(self._span, record_exception=False, set_status_on_exception=False):
            if _origin(request) == self._origin:
                propagate.inject(request.headers, setter=_HEADERS)
            else:
                _TRACE_CONTEXT.inject(request.headers, setter=_HEADERS)
            try:
                yield
            except BaseException as error:
                self._note(request, {"error.type": type(error).__qualname__})
                raise

    def answered(self, request: Request, response: Response) -> None:
        """Note the response to an attempt."""
        self._status = response.status_code
        self._note(request, {"http.response.status_code": self._status})

    def _note(self, request: Request, attributes: _Attributes) -> None:
        if self._requests > 1:
            attributes["http.request.resend_count"] = self._requests - 1
        if request.redirects:
            attributes["url.full"] = self._call.hide(request.url)
        self._span.add_event("attempt", attributes)

    def end(self, error: Optional[BaseException]) -> None:
        """End the span. ``error`` is what the caller gets."""
        span = self._span
        if self._status:
            span.set_attribute("http.response.status_code", self._status)
        if self._requests > 1:
            span.set_attribute("http.request.resend_count", self._requests - 1)
        kind, message = type(error).__qualname__, self._call.hide(str(error))
        if error is not None:
            span.add_event("exception", {"exception.type": kind, "exception.message": message})
        if self._status >= 400 and (error is None or isinstance(error, APIStatusError)):
            # the status code says it all, so there is no description
            span.set_attribute("error.type", str(self._status))
            span.set_status(StatusCode.ERROR)
        elif error is not None:
            span.set_attribute("error.type", kind)
            span.set_status(StatusCode.ERROR, message)
        span.end()


class _Headers(Setter[Dict[str, str]]):
    """Writes headers whose names are not case-sensitive."""

    def set(self, carrier: Dict[str, str], key: str, value: str) -> None:
        for name in [name for name in carrier if name.lower() == key.lower()]:
            del carrier[name]
        carrier[key] = value


_HEADERS = _Headers()
_TRACE_CONTEXT = TraceContextTextMapPropagator()


def _name(request: Request) -> str:
    method = request.method if request.method in _METHODS else "HTTP"
    return f"{method} {_template(request)}"


def _template(request: Request) -> str:
    return request.path.partition("?")[0]


def _attributes(request: Request) -> _Attributes:
    """What is known before the first request is sent, for samplers too."""
    _, host, port = _origin(request)
    found: _Attributes = {
        "http.request.method": request.method,
        "server.address": host,
        "url.full": request.call.hide(request.url),
        "url.template": _template(request),
        "openapi.operation_id": request.operation,
    }
    if request.method not in _METHODS:
        found["http.request.method"] = "_OTHER"
        found["http.request.method_original"] = request.method
    if port:
        found["server.port"] = port
    return found


def _origin(request: Request) -> Tuple[str, str, int]:
    parts = urlsplit(request.url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
