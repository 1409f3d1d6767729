"""Which servers the client trusts, and how it identifies itself.

One store of certificate authorities is loaded, which takes about 20 ms each; the first that applies:

1. What ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` name, unless the environment is not trusted. Whoever
   sets them means it, so they come before the system.
2. On macOS and Windows the system's own verification, if the package ``truststore`` is installed.
   Elsewhere the system's store is the one of 3, which ``truststore`` would read for each connection.
3. The store that Python finds by default: the system's.
4. ``certifi``, only if that store is empty, as on macOS with Python's own installer. On Windows in
   addition to it: the system fills its store only as its own programs meet new authorities.

So authorities that an administrator removed from the system are not trusted.
"""

from __future__ import annotations

import os
import re
import ssl
import sys
from importlib import import_module
from pathlib import Path
from typing import Optional, Tuple, Union

from ..base.errors import ConfigurationError
from ..base.process import STATE, exclusive

__all__ = ["shared", "with_certificate"]


def shared(*, trust_env: bool = True) -> ssl.SSLContext:
    """The context of all clients of this process that have no certificate of their own."""
    context = STATE.tls.get(trust_env)
    if context is None:
        with exclusive:
            context = STATE.tls.get(trust_env)
            if context is None:
                context = STATE.tls[trust_env] = _new(trust_env=trust_env)
    return context


def with_certificate(
    certificate: Union[str, Tuple[str, ...]], *, trust_env: bool = True
) -> ssl.SSLContext:
    """A context that also presents ``certificate``: a path, or ``(path, key, password)``."""
    with exclusive:
        context = _new(trust_env=trust_env)
    try:
        context.load_cert_chain(*([certificate] if isinstance(certificate, str) else certificate))
    except (OSError, TypeError, ValueError) as error:
        raise ConfigurationError(f"the client certificate cannot be used: {error}") from error
    return context


def _new(*, trust_env: bool) -> ssl.SSLContext:
    # the handshake encodes host names with it; imported here, where a fork waits
    import_module("encodings.idna")
    if trust_env:
        file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
        if file or folder:
            return _named(file, folder)
    return _verified_by_system() or _default()


def _named(file: Optional[str], folder: Optional[str]) -> ssl.SSLContext:
    """Trusts what the environment names."""
    try:
        return ssl.create_default_context(cafile=file or None, capath=folder or None)
    except OSError as error:
        names = "SSL_CERT_FILE or SSL_CERT_DIR"
        raise ConfigurationError(f"{names} names no certificates: {error}") from error


def _verified_by_system() -> Optional[ssl.SSLContext]:
    if _platform() not in ("darwin", "win32"):
        return None
    try:
        truststore = import_module("truststore")
    except ImportError:
        return None
    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return context


def _platform() -> str:
    """Not known to type checkers, so that they check what is for other systems as well."""
    return sys.platform


def _default() -> ssl.SSLContext:
    """Trusts the store of the system, or certifi's."""
    paths = ssl.get_default_verify_paths()
    file = paths.openssl_cafile if Path(paths.openssl_cafile).is_file() else None
    folder = paths.openssl_capath if _holds_certificates(paths.openssl_capath) else None
    if _platform() != "win32" and (file or folder):
        try:
            return ssl.create_default_context(cafile=file, capath=folder)
        except OSError:
            pass  # empty or not readable
    context = ssl.create_default_context()
    try:
        import certifi
    except ImportError:
        return context
    context.load_verify_locations(certifi.where())
    return context


def _holds_certificates(folder: str) -> bool:
    """Whether OpenSSL finds certificates there: their files are named by a hash."""
    try:
        names = [path.name for path in Path(folder).iterdir()]
    except OSError:
        return False
    return any(re.fullmatch(r"[0-9a-f]{8}\.[0-9]+", name) for name in names)
