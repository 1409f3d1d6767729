"""Security: what schemes ask for, and which of them an operation needs."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.diagnostics import Loc
from generator.ir.types import Doc
from generator.ir.wire import ParamIn


class SecurityKind(enum.Enum):
    """What a security scheme asks for."""

    BEARER = "bearer"
    BASIC = "basic"
    HTTP = "http"  # any other http scheme: the credential as given
    API_KEY = "apiKey"
    OAUTH2 = "oauth2"
    OPENID = "openIdConnect"
    MUTUAL_TLS = "mutualTLS"


class FlowKind(enum.Enum):
    """How an OAuth2 token is got."""

    IMPLICIT = "implicit"
    PASSWORD = "password"  # noqa: S105  (a word of OpenAPI)
    CLIENT_CREDENTIALS = "clientCredentials"
    AUTHORIZATION_CODE = "authorizationCode"
    DEVICE_AUTHORIZATION = "deviceAuthorization"  # 3.2


@dataclass(frozen=True, slots=True)
class OAuthFlow:
    """One flow of an OAuth2 scheme."""

    kind: FlowKind
    token_url: str = ""
    authorization_url: str = ""
    refresh_url: str = ""
    scopes: tuple[str, ...] = ()
    device_authorization_url: str = ""  # 3.2


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """One entry of components/securitySchemes."""

    key: str
    kind: SecurityKind
    loc: Loc
    doc: Doc = Doc()
    name: str = ""  # apiKey: parameter name
    location: ParamIn = ParamIn.HEADER  # apiKey
    http_scheme: str = ""  # http, as written
    bearer_format: str = ""
    flows: tuple[OAuthFlow, ...] = ()
    openid_url: str = ""
    metadata_url: str = ""  # 3.2, oauth2
    deprecated: bool = False  # 3.2

    @property
    def is_authorization(self) -> bool:
        """Whether the credential is in the header Authorization."""
        if self.kind is SecurityKind.API_KEY:
            return self.location is ParamIn.HEADER and self.name.lower() == "authorization"
        return self.kind is not SecurityKind.MUTUAL_TLS

    @property
    def client_credentials(self) -> OAuthFlow | None:
        """The flow in which a client fetches tokens by itself."""
        return next(
            (f for f in self.flows if f.kind is FlowKind.CLIENT_CREDENTIALS and f.token_url), None
        )


@dataclass(frozen=True, slots=True)
class SecurityUse:
    """One scheme that must be satisfied, with scopes."""

    key: str
    scopes: tuple[str, ...] = ()


# One alternative: all of its schemes together. Empty: anonymous.
SecurityAlternative = tuple[SecurityUse, ...]
