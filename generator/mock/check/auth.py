"""Who may call: the security requirements of an operation against a request."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus

from generator.ir.model import Api, Operation
from generator.ir.security import SecurityKind, SecurityScheme
from generator.ir.wire import ParamIn
from generator.mock.wire.forms import raw_pairs
from generator.mock.wire.incoming import Incoming, RefusalError


class Guard:
    """Checks credentials: that they are there, and that they are among the known ones.

    ``tokens`` are bearer tokens, API keys, or ``user:password``; none: any will do.
    """

    def __init__(self, api: Api, tokens: frozenset[str]) -> None:
        self._schemes = {scheme.key: scheme for scheme in api.security_schemes}
        self._tokens = tokens

    def check(self, operation: Operation, incoming: Incoming) -> None:
        """Raise RefusalError (401) unless one alternative is satisfied."""
        if not operation.security:
            return
        complaints = []
        for alternative in operation.security:
            found = [text for use in alternative for text in self._missing(use.key, incoming)]
            if not found:
                return
            complaints += found
        challenges = [
            text
            for alternative in operation.security
            for use in alternative
            for text in _challenge(self._schemes.get(use.key))
        ]
        headers = {"WWW-Authenticate": ", ".join(dict.fromkeys(challenges))} if challenges else None
        message = " ".join(dict.fromkeys(complaints))
        raise RefusalError(401, message, headers=headers)

    def _missing(self, key: str, incoming: Incoming) -> Iterator[str]:
        """What keeps a request from satisfying a scheme."""
        scheme = self._schemes.get(key)
        if scheme is None or scheme.kind is SecurityKind.MUTUAL_TLS:
            return
        credential, place = _credential(scheme, incoming)
        if not credential:
            yield f"A credential is missing in {place}."
        elif self._tokens and credential not in self._tokens:
            yield f"The credential in {place} is not accepted."


def _credential(scheme: SecurityScheme, incoming: Incoming) -> tuple[str, str]:
    """The credential that was sent, "" for none, and where it belongs."""
    if scheme.kind is SecurityKind.API_KEY:
        return _api_key(scheme, incoming), f"the {scheme.location.value} {scheme.name!r}"
    word = {SecurityKind.BASIC: "Basic", SecurityKind.HTTP: scheme.http_scheme}.get(
        scheme.kind, "Bearer"
    )
    sent, _, credential = (incoming.header("Authorization") or "").strip().partition(" ")
    credential = credential.strip() if sent.lower() == word.lower() else ""
    if scheme.kind is SecurityKind.BASIC and credential:
        try:
            credential = base64.b64decode(credential, validate=True).decode()
        except (binascii.Error, ValueError):
            credential = ""
    return credential, f"the header 'Authorization: {word} ...'"


def _api_key(scheme: SecurityScheme, incoming: Incoming) -> str:
    if scheme.location is ParamIn.HEADER:
        return (incoming.header(scheme.name) or "").strip()
    if scheme.location is ParamIn.COOKIE:
        pairs = dict(raw_pairs(incoming.header("Cookie") or "", ";"))
        return unquote(pairs.get(scheme.name, ""))
    return unquote_plus(dict(raw_pairs(incoming.query)).get(scheme.name, ""))


def _challenge(scheme: SecurityScheme | None) -> Iterator[str]:
    if scheme is None or scheme.kind in {SecurityKind.API_KEY, SecurityKind.MUTUAL_TLS}:
        return
    if scheme.kind is SecurityKind.BASIC:
        yield 'Basic realm="mock"'
    else:
        yield scheme.http_scheme if scheme.kind is SecurityKind.HTTP else "Bearer"
