"""Whom the client trusts, and how it proves who it is."""

from __future__ import annotations

import os
import ssl
from typing import Optional, Tuple, Union

from .errors import ConfigurationError


class _Shared:
    """The context that all clients of this process share: it takes some 20 ms to build."""

    context: Optional[ssl.SSLContext] = None


def shared() -> ssl.SSLContext:
    """The context of every client without a certificate of its own."""
    if _Shared.context is None:
        _Shared.context = _new()
    return _Shared.context


def with_certificate(certificate: Union[str, Tuple[str, ...]]) -> ssl.SSLContext:
    """A context that also shows ``certificate``: a file, or a tuple of it, its key, the password."""
    context = _new()
    try:
        context.load_cert_chain(*([certificate] if isinstance(certificate, str) else certificate))
    except (OSError, TypeError, ValueError) as error:
        raise ConfigurationError(f"the client certificate cannot be used: {error}") from error
    return context


def _new() -> ssl.SSLContext:
    """Trusts the system's authorities and certifi's; only SSL_CERT_FILE's where that is set."""
    context = ssl.create_default_context()
    if os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR"):
        return context
    try:
        import certifi
    except ImportError:
        return context
    context.load_verify_locations(certifi.where())
    return context
