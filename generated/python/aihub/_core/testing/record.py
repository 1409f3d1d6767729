"""What a fake remembers of the calls that it received."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Dict, List, Mapping
from urllib.parse import parse_qs, urlsplit

from ..base.response import Headers
from ..base.secrets import HIDDEN, is_secret
from ..spec.options import NOT_GIVEN

if TYPE_CHECKING:
    from ..wire.messages import HttpRequest, Origin


class SentRequest:
    """A request as it was sent, with its credentials.

    ``path`` is relative to the base URL, and ``query`` maps each name to its values. ``body`` is
    empty for a request whose connection was refused.
    """

    def __init__(self, request: HttpRequest, origin: Origin, body: bytes) -> None:
        self.method = request.method
        self.url = request.url
        first = request.url.startswith(origin.url)
        self.path = origin.path if first else urlsplit(request.url).path
        self.query: Dict[str, List[str]] = parse_qs(
            urlsplit(request.url).query, keep_blank_values=True
        )
        self.headers = Headers(request.headers)
        self.body = body

    @property
    def json(self) -> object:
        """The body, decoded.

        :raises ValueError: it is not JSON.
        """
        found: object = json.loads(self.body)
        return found

    def __repr__(self) -> str:
        return f"<SentRequest {self.method} {self.path}>"


class RecordedCall:
    """One call of a method.

    ``operation`` is the operationId of the API definition. ``arguments`` are those of the method by
    name, as the program passed them; an argument that it omitted has its default. ``requests`` are
    all attempts and what redirects led to.
    """

    def __init__(self, origin: Origin) -> None:
        self.operation = origin.op.id
        self.arguments: Mapping[str, object] = {
            name: value for name, value in origin.arguments.items() if value is not NOT_GIVEN
        }
        self.requests: List[SentRequest] = []

    @property
    def request(self) -> SentRequest:
        """The last request."""
        return self.requests[-1]

    def __repr__(self) -> str:
        given = [
            f"{name}={HIDDEN if is_secret(name) else repr(value)}"
            for name, value in self.arguments.items()
            if value is not None
        ]
        return f"<RecordedCall {self.operation}({', '.join(given)})>"
