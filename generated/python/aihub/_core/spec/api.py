"""The description of an API for its clients; generated code fills it in. Light to import."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional, Tuple


class SecurityScheme:
    """One way to authenticate.

    ``kind`` is ``bearer``, ``basic``, ``http``, ``apiKey``, ``oauth2``, ``openIdConnect`` or
    ``mutualTLS``. ``arguments`` are the constructor arguments that hold the credential: one in most
    cases; for ``basic`` user and password (or one that takes a pair); for ``oauth2`` a token, or
    client ID and secret, or all three; for ``mutualTLS`` the path of the certificate (or a pair
    with the path of the key). ``env`` names the environment variable of each. ``name`` and
    ``location`` say where an apiKey is sent. ``sample_env`` is the environment variable from which
    code samples without the client read the credential.
    """

    __slots__ = (
        "arguments",
        "env",
        "http_scheme",
        "key",
        "kind",
        "location",
        "name",
        "sample_env",
        "scopes",
        "token_url",
    )

    def __init__(
        self,
        key: str,
        kind: str,
        *,
        arguments: Tuple[str, ...],
        env: Tuple[str, ...] = (),
        name: str = "",
        location: str = "header",
        http_scheme: str = "",
        token_url: str = "",
        scopes: Tuple[str, ...] = (),
        sample_env: str = "",
    ) -> None:
        self.key = key
        self.kind = kind
        self.arguments = arguments
        self.env = env
        self.name = name
        self.location = location
        self.http_scheme = http_scheme
        self.token_url = token_url
        self.scopes = scopes
        self.sample_env = sample_env


class ClientArgument:
    """A constructor argument whose value every request carries.

    ``location`` is ``header``, ``query``, ``path`` or ``cookie``: the value of each operation's
    parameter with that name. Or it is ``server``: it fills ``{wire}`` in the base URL.
    """

    __slots__ = ("choices", "default", "env", "location", "name", "wire")

    def __init__(
        self,
        name: str,
        location: str,
        wire: str,
        *,
        env: str = "",
        default: Optional[str] = None,
        choices: Tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.location = location
        self.wire = wire
        self.env = env
        self.default = default
        self.choices = choices


class ClientSpec:
    """What a generated client knows about its API. All instances share it; it never changes.

    ``error_message`` are JSON Pointers into an error body, if the API definition has some; the first
    that finds text gives the message. ``timeout`` and ``deadline`` are in seconds. ``anonymous`` says that some operation needs no
    credential, so that a client can be created without one.
    """

    __slots__ = (
        "anonymous",
        "arguments",
        "base_url",
        "base_url_argument",
        "base_url_env",
        "deadline",
        "default_security",
        "error_message",
        "max_retries",
        "name",
        "package",
        "security",
        "timeout",
        "user_agent",
        "version",
    )

    def __init__(
        self,
        *,
        name: str,
        package: str,
        version: str,
        user_agent: str,
        base_url: str = "",
        base_url_argument: str = "base_url",
        base_url_env: str = "",
        security: Tuple[SecurityScheme, ...] = (),
        default_security: Tuple[Tuple[str, ...], ...] = (),
        arguments: Tuple[ClientArgument, ...] = (),
        timeout: Optional[float] = 60.0,
        deadline: Optional[float] = 3600.0,
        max_retries: int = 2,
        error_message: Tuple[str, ...] = (),
        anonymous: bool = False,
    ) -> None:
        self.name = name
        self.package = package
        self.version = version
        self.user_agent = user_agent
        self.base_url = base_url
        self.base_url_argument = base_url_argument
        self.base_url_env = base_url_env
        self.security = security
        self.default_security = default_security
        self.arguments = arguments
        self.timeout = timeout
        self.deadline = deadline
        self.max_retries = max_retries
        self.error_message = error_message
        self.anonymous = anonymous
