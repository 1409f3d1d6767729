"""Which servers the client trusts, and how it identifies itself."""

from __future__ import annotations

import os
import ssl
from typing import Optional, Tuple, Union

from ..base.errors import ConfigurationError


class _Shared:
    """The context that all clients of this process share: creating one takes about 20 ms."""

    context: Optional[ssl.SSLContext] = None


def shared() -> ssl.SSLContext:
    """The context of every client that has no certificate of its own."""
    if _Shared.context is None:
        _Shared.context = _new()
    return _Shared.context


def with_certificate(certificate: Union[str, Tuple[str, ...]]) -> ssl.SSLContext:
    """A context that also presents ``certificate``: a path, or ``(path, key, password)``."""
    context = _new()
    try:
        context.load_cert_chain(*([certificate] if isinstance(certificate, str) else certificate))
    except (OSError, TypeError, ValueError) as error:
        raise ConfigurationError(f"the client certificate cannot be used: {error}") from error
    return context


def _new() -> ssl.SSLContext:
    """Trusts the certificates of the system and of certifi, or only SSL_CERT_FILE if it is set."""
    context = ssl.create_default_context()
    if os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR"):
        return context
    try:
        import certifi
    except ImportError:
        return context
    context.load_verify_locations(certifi.where())
    return context
