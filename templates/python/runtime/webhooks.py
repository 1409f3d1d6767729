"""Reads the requests that the server sends, and verifies who sent them."""

from __future__ import annotations

import json
import os
from typing import (
    Any,
    Dict,
    Iterable,
    List,
    Mapping,
    NamedTuple,
    Optional,
    Sequence,
    Tuple,
    Union,
    cast,
)

from typing_extensions import Protocol

from .base.errors import (
    ConfigurationError,
    InvalidRequestError,
    InvalidTypeError,
    WebhookVerificationError,
)
from .codec.values import decode_bytes
from .spec.operation import TypeThunk

#: The body of a request: as bytes, as text, or as decoded JSON.
Payload = Union[bytes, bytearray, str, Mapping[str, Any], List[Any]]

#: The body of a request as it was received. Decoded JSON does not tell which bytes were signed.
SignedPayload = Union[bytes, bytearray, str]

#: One secret, or several while one replaces another. Bytes are the key itself, whatever the
#: encoding of secrets.
Secret = Union[str, bytes, Sequence[Union[str, bytes]]]


class _Items(Protocol):
    def items(self) -> Iterable[Tuple[object, object]]: ...


#: The headers of a request as web frameworks have them: a mapping, pairs of text or bytes (ASGI),
#: or the environment of WSGI.
RequestHeaders = Union[_Items, Iterable[Tuple[object, object]]]


def parse(type_: TypeThunk, payload: Payload, *, strict: bool) -> Any:
    """The typed value of ``payload``.

    :raises ResponseValidationError: it is not JSON, or, with ``strict``, does not match the type.
    """
    if isinstance(payload, (bytes, bytearray, str)):
        data = _bytes(payload)
    else:
        try:
            data = json.dumps(payload).encode()
        except (TypeError, ValueError, RecursionError):
            raise InvalidTypeError("must be the body of a request, or JSON", "payload") from None
    return decode_bytes(type_(), data, strict=strict)


class Signature(NamedTuple):
    """How the server signs its requests: with an HMAC of their body, often with ID and time.

    ``content`` are the pieces that are signed, one after the other: ``{id}``, ``{timestamp}`` and
    ``{body}`` stand for what came, and all else for itself. The signatures are the parts of
    ``header`` that begin with ``prefix``; several are there while a secret is replaced. The time
    is in ``timestamp_header``, or the part of ``header`` that begins with ``timestamp_prefix``.
    """

    header: str
    env: str  # environment variable of the secret
    content: Tuple[str, ...]
    algorithm: str = "sha256"  # a name that hashlib knows
    encoding: str = "hex"  # of the signatures: hex, base64
    key: str = "text"  # how a secret gives the key: text, hex, base64, whsec (base64 after it)
    prefix: str = ""
    timestamp: str = "seconds"  # seconds, milliseconds, iso8601
    timestamp_header: str = ""
    timestamp_prefix: str = ""
    id_header: str = ""

    def verify(
        self,
        payload: SignedPayload,
        headers: RequestHeaders,
        secret: Optional[Secret] = None,
        tolerance: float = 0,
    ) -> None:
        """Check that a request comes from the server.

        :param tolerance: the seconds that its time may differ from the clock, if it has a time.
        :raises WebhookVerificationError: it does not, or nobody can tell.
        :raises ConfigurationError: there is no usable secret.
        """
        import hmac

        pieces = {"{body}": _signed(payload)}
        keys = self._keys(secret)
        found = _Headers(headers)
        parts = _parts(found.every(self.header), self.prefix + self.timestamp_prefix)
        if self.id_header:
            pieces["{id}"] = _bytes(_only(found.every(self.id_header), self.id_header))
        if self.timestamp_header or self.timestamp_prefix:
            time = self._time(found, parts)
            self._check_age(time, tolerance)
            pieces["{timestamp}"] = _bytes(time)
        signatures = self._signatures(parts)
        content = b"".join(
            pieces[each] if each in pieces else _bytes(each) for each in self.content
        )
        for key in keys:
            expected = self._encoded(hmac.new(key, content, self.algorithm).digest())
            if any(hmac.compare_digest(expected, signature) for signature in signatures):
                return
        raise WebhookVerificationError(
            "no signature of the request matches: it was made with another secret, or for another"
            " body",
            "no_match",
        )

    def _signatures(self, parts: List[str]) -> List[bytes]:
        found = _after(parts, self.prefix)
        if not found:
            form = f" that begins with {self.prefix!r}" if self.prefix else ""
            raise WebhookVerificationError(
                f"the header {self.header} has no signature{form}", "invalid_header"
            )
        return [_bytes(text.lower() if self.encoding == "hex" else text) for text in found]

    def _encoded(self, digest: bytes) -> bytes:
        if self.encoding == "hex":
            return digest.hex().encode()
        import base64

        return base64.b64encode(digest)

    def _time(self, found: _Headers, parts: List[str]) -> str:
        if self.timestamp_header:
            return _only(found.every(self.timestamp_header), self.timestamp_header)
        times = _after(parts, self.timestamp_prefix)
        if not times:
            raise WebhookVerificationError(
                f"the header {self.header} has no time that begins with {self.timestamp_prefix!r}",
                "invalid_header",
            )
        return _only(times, self.header)

    def _check_age(self, text: str, tolerance: object) -> None:
        import time

        if isinstance(tolerance, bool) or not isinstance(tolerance, (int, float)):
            raise InvalidTypeError("must be a number of seconds", "tolerance")
        if not tolerance >= 0:
            raise InvalidRequestError("must be a number of seconds, 0 or more", "tolerance")
        sent = _seconds(text, self.timestamp)
        if sent is None:
            where = self.timestamp_header or self.header
            raise WebhookVerificationError(
                f"the time in the header {where} cannot be read", "invalid_header"
            )
        age = time.time() - sent
        if age > tolerance:
            raise WebhookVerificationError(
                f"the request was signed {age:.0f} seconds ago, and {tolerance:g} are allowed",
                "too_old",
            )
        if age < -tolerance:
            raise WebhookVerificationError(
                f"the request was signed {-age:.0f} seconds in the future, and {tolerance:g} are"
                " allowed",
                "too_new",
            )

    def _keys(self, secret: Optional[Secret]) -> List[bytes]:
        if secret is None:
            secret = os.environ.get(self.env) or None
        if secret is None:
            raise ConfigurationError(
                "the secret of the webhook is missing: pass secret, or set the environment variable"
                f" {self.env}"
            )
        several: Sequence[object] = secret if isinstance(secret, (list, tuple)) else [secret]
        if not several:
            raise ConfigurationError("secret is an empty list, with which nothing can be verified")
        return [self._key(each) for each in several]

    def _key(self, secret: object) -> bytes:
        """The key of one secret. No message here may contain the secret."""
        if isinstance(secret, bytes):
            key = secret
        elif isinstance(secret, str):
            key = self._decoded(secret.strip())
        else:
            raise ConfigurationError(f"secret must be a str or bytes, not {type(secret).__name__}")
        if not key:
            raise ConfigurationError("secret is empty: anybody could sign with it")
        return key

    def _decoded(self, secret: str) -> bytes:
        if self.key == "text":
            return _bytes(secret)
        try:
            if self.key == "hex":
                return bytes.fromhex(secret)
            import base64

            if self.key == "whsec" and secret.startswith("whsec_"):
                secret = secret[len("whsec_") :]
            return base64.b64decode(secret + "=" * (-len(secret) % 4), validate=True)
        except ValueError:
            form = "hex" if self.key == "hex" else "base64"
        raise ConfigurationError(f"secret is not {form}; check the value that you pasted")


class _Headers:
    """The values of each header by its name in lower case, from whatever a framework has."""

    def __init__(self, headers: RequestHeaders) -> None:
        self._values: Dict[str, List[str]] = {}
        try:
            for name, value in _pairs(headers):
                self._add(_text(name).lower(), value)
        except (TypeError, ValueError):
            raise InvalidTypeError(
                "must be a mapping or pairs of names and values", "headers"
            ) from None

    def _add(self, name: str, value: object) -> None:
        if name.startswith("http_"):  # WSGI
            name = name[len("http_") :].replace("_", "-")
        values = cast(List[object], value) if isinstance(value, list) else [value]
        self._values.setdefault(name, []).extend(text for text in map(_text, values) if text)

    def every(self, name: str) -> List[str]:
        """The values of a header that the request must have."""
        values = self._values.get(name.lower())
        if not values:
            raise WebhookVerificationError(f"the request has no header {name}", "missing_header")
        return values


def _pairs(headers: object) -> Iterable[Tuple[object, object]]:
    items = getattr(headers, "items", None)
    return cast(Iterable[Tuple[object, object]], items() if callable(items) else headers)


def _only(values: List[str], header: str) -> str:
    """The one value; a header that comes twice may be read differently by others."""
    if len(set(values)) > 1:
        raise WebhookVerificationError(f"the header {header} has several values", "invalid_header")
    return values[0].strip()


def _parts(values: List[str], prefixes: str) -> List[str]:
    """The parts of a header. What separates them is whatever no prefix contains."""
    separators = [each for each in ",; " if each not in prefixes]
    for separator in separators:
        values = [part for value in values for part in value.split(separator)]
    return [value.strip(",; ") for value in values]


def _after(parts: List[str], prefix: str) -> List[str]:
    """What follows ``prefix`` in each part that begins with it."""
    return [part[len(prefix) :] for part in parts if part.startswith(prefix) and part != prefix]


def _seconds(text: str, form: str) -> Optional[float]:
    """A time as Unix time in seconds; None if it is not one."""
    if form == "iso8601":
        return _from_iso8601(text)
    if not 0 < len(text) < 20 or not all(char in "0123456789." for char in text):
        return None  # float() accepts much more: 1_0, 1e9, nan
    try:
        number = float(text)
    except ValueError:
        return None
    return number / 1000 if form == "milliseconds" else number


def _from_iso8601(text: str) -> Optional[float]:
    from datetime import datetime, timezone

    from .codec.scalars import find

    scalar = find(datetime)
    try:
        value: object = scalar.read(text) if scalar is not None else None
    except ValueError:
        return None
    if not isinstance(value, datetime):
        return None
    if value.tzinfo is None:  # never the zone of this machine
        value = value.replace(tzinfo=timezone.utc)
    return value.timestamp()


def _signed(payload: object) -> bytes:
    if isinstance(payload, (bytes, bytearray, str)):
        return _bytes(payload)
    raise InvalidTypeError(
        "must be the body as it was received, bytes or str, because its signature depends on every"
        f" byte; not {type(payload).__name__}",
        "payload",
    )


def _bytes(value: Union[bytes, bytearray, str]) -> bytes:
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else bytes(value)


def _text(value: object) -> str:
    """A name or value as text; "" for what can be neither, such as the streams of WSGI."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return value if isinstance(value, str) else ""
