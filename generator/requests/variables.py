"""The names of the environment variables that samples read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.config.settings import ArgumentKind, Settings
from generator.ir.model import Api
from generator.ir.security import SecurityKind, SecurityScheme
from generator.names.table import Wish, assign
from generator.names.words import split_words
from generator.requests.model import FILE, ROOT, Environment

_BY_KIND: Final[Mapping[SecurityKind, str]] = MappingProxyType(
    {
        SecurityKind.BEARER: "API_TOKEN",
        SecurityKind.OAUTH2: "API_TOKEN",
        SecurityKind.OPENID: "API_TOKEN",
        SecurityKind.HTTP: "API_TOKEN",
        SecurityKind.API_KEY: "API_KEY",
        SecurityKind.BASIC: "API_USER_AND_PASSWORD",
        SecurityKind.MUTUAL_TLS: "CLIENT_CERTIFICATE",
    }
)


def environment(api: Api, settings: Settings) -> Environment:
    """A variable for the root, each scheme in use, and each header of every request."""
    used = {use.key for op in api.operations for alternative in op.security for use in alternative}
    schemes = [scheme for scheme in api.security_schemes if scheme.key in used]
    plain = Counter(_BY_KIND[scheme.kind] for scheme in schemes)
    headers = [a.target for a in settings.client.arguments if a.kind is ArgumentKind.HEADER]
    wishes = [Wish(f"s{s.key}", _scheme_choices(s, plain), 0) for s in schemes]
    wishes += [Wish(f"h{name.lower()}", (_variable(name),), 1) for name in dict.fromkeys(headers)]
    names = assign(wishes, reserved={ROOT, FILE}).names
    return Environment(
        {scheme.key: names[f"s{scheme.key}"] for scheme in schemes},
        {name.lower(): names[f"h{name.lower()}"] for name in headers},
    )


def _scheme_choices(scheme: SecurityScheme, plain: Mapping[str, int]) -> tuple[str, ...]:
    short = _BY_KIND[scheme.kind]
    if plain[short] == 1:
        return (short,)
    own = _variable(scheme.key)
    return (own if own.startswith("API_") else f"API_{own}",)


def _variable(name: str) -> str:
    """``X-Tenant`` gives ``X_TENANT``; a single word gets company: PATH means another thing."""
    words = [word.upper() for word in split_words(name) if word.isascii()]
    if len(words) < 2 or not words[0][0].isalpha():
        words = ["API", *(words or ["VALUE"])]
    return "_".join(words)
