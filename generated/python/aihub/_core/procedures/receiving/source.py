"""A file on the server, as its requests and responses are about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional

from ...base.errors import InvalidRequestError, ResponseValidationError
from ...calls import replies
from ...calls.exchange import Exchange
from ...spec.operation import Operation
from ...spec.options import Options
from ...wire.decoding import Decoder
from .checksums import announced
from .landing import Facts
from .names import file_name
from .versions import sent_at, version_of

if TYPE_CHECKING:
    from ...calls.session import Session
    from ...wire.messages import HttpReply

__all__ = ["Source", "is_coded"]

#: Headers by which a procedure says what it wants of the file.
_OWN = frozenset({"range", "if-range", "if-match", "if-none-match", "if-unmodified-since"})
#: Successes that have a file, or that say that it is empty.
_WHOLE = (200, 203, 204)


class Source:
    """A file on the server: the operation that returns it, with its arguments."""

    def __init__(
        self,
        session: Session,
        op: Operation[Any],
        arguments: Mapping[str, Any],
        options: Options,
        *,
        head: Optional[Operation[Any]] = None,
        checksum: str = "",
    ) -> None:
        """:raises InvalidRequestError: a header of the caller's contradicts what is done here."""
        for name in options.extra_headers or {}:
            if str(name).lower() in _OWN:
                raise InvalidRequestError(f"{name} is set by the method itself", "extra_headers")
        self.session = session
        self.op = op
        self.arguments = arguments
        self.options = options
        self._head = head
        self._checksum = checksum
        self.transport = session.connection.transport

    def request(self, headers: Mapping[str, str]) -> Exchange:
        """A request for the file whose body is left unread, with these headers."""
        options = self.options.replace(
            extra_headers={**(self.options.extra_headers or {}), **headers}
        )
        return Exchange(self.session, self.op, self.arguments, options, streaming=True)

    def accept(self, exchange: Exchange, reply: HttpReply) -> None:
        """Note the response, if it has bytes of a file.

        :raises APIError: it is an error, or is about something that is no file.
        """
        if not 200 <= reply.status < 300:
            replies.interpret(exchange, reply, stream=False)
        response = replies.response_of(exchange, reply)
        try:
            self._refuse(reply)
        except ResponseValidationError as error:
            error.request, error.response = response.request, response
            raise
        if self.session.responses is not None:
            self.session.responses.append(response)

    def _refuse(self, reply: HttpReply) -> None:
        """:raises ResponseValidationError: ``reply`` is a success, but has no bytes of a file."""
        if reply.status not in (*_WHOLE, 206):
            raise ResponseValidationError(f"status {reply.status} comes without a file")
        actual = reply.headers.get("content-type", "")
        declared = replies.select(self.op, reply.status, actual)
        replies.refuse_page("a file" if declared is None else declared.media, actual)

    def facts(self, reply: HttpReply) -> Facts:
        """What a response with the whole file says of it."""
        headers = reply.headers
        size = headers.get("content-length", "")
        version = version_of(headers, self.transport.now)
        counted = size.isdigit() and "transfer-encoding" not in headers
        if is_coded(reply):  # positions in what is decoded mean nothing to the server
            counted, version = False, version._replace(validator="")
        told = bool(version.etag or version.validator or is_coded(reply))
        return Facts(
            version,
            0 if reply.status == 204 else int(size) if counted else None,
            checksums=announced(headers, whole=True, own=self._checksum),
            content_type=headers.get("content-type", ""),
            name=file_name(headers, self.op, self.arguments),
            sent=None if told or self._head is None else sent_at(headers),
        )

    async def ask_head(self, *, record: bool = False) -> Optional[HttpReply]:
        """What HEAD says of the file; None if it does not say it, or cannot be asked.

        An error is no answer: only GET has words for it. ``record`` notes the response.

        :raises APIError: there is no response.
        """
        if self._head is None:
            return None
        names = {param.name for param in self._head.params}
        arguments = {name: value for name, value in self.arguments.items() if name in names}
        exchange = Exchange(self.session, self._head, arguments, self.options)
        try:
            reply = await exchange.reply()
        except BaseException as error:
            exchange.over(error)
            raise
        exchange.over(None)
        if reply.status != 200 or is_coded(reply):
            return None
        if record and self.session.responses is not None:
            self.session.responses.append(replies.response_of(exchange, reply))
        return reply


def is_coded(reply: HttpReply) -> bool:
    """Whether the body is compressed, though it was asked for as it is."""
    return Decoder(reply.headers.get("content-encoding", "")).compressed
