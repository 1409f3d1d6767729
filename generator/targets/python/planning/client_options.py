"""The constructor arguments that every client has, whatever its API."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from generator.config.settings import Settings

#: In the order of the signature.
NAMES: Final = (
    "timeout",
    "deadline",
    "max_retries",
    "max_response_bytes",
    "strict",
    "default_headers",
    "default_query",
    "middleware",
    "http_client",
    "trust_env",
)


def client_options(settings: Settings, taken: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Their names, and what each means; an argument of the API's takes the place of one."""
    texts = _texts(settings)
    return tuple((name, texts[name]) for name in NAMES if name not in taken)


def _texts(settings: Settings) -> Mapping[str, str]:
    timeout = settings.client.timeout
    said = "none" if timeout is None else f"{timeout:g}"
    deadline = settings.client.deadline
    limit = "none" if deadline is None else f"{deadline:g}"
    return {
        "timeout": (
            "Seconds without progress after which an attempt fails: while it connects, waits for a "
            "free connection, sends, or waits for more of the response "
            f"(default {said}). None means no limit. It can also be (connect, read) or a mapping "
            "with some of connect, read, write and pool."
        ),
        "deadline": (
            "Seconds that a whole call may take, with its retries, redirects and waits (default "
            f"{limit}). None means no limit."
        ),
        "max_retries": f"Maximum number of retries (default {settings.client.max_retries}).",
        "max_response_bytes": (
            "The largest response to accept, in bytes after decompression. By default only "
            "compressed responses have a limit, in proportion to what was received."
        ),
        "middleware": (
            "Functions `(request, call_next)` to call around each attempt, the outermost first; "
            "or objects with a method `handle`."
        ),
        "trust_env": (
            "Use the proxies of the environment (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY)."
        ),
        "strict": "Raise ResponseValidationError if a response does not match the API definition.",
        "default_headers": "Headers to send with every request.",
        "default_query": "Query parameters to send with every request.",
        "http_client": (
            "An httpx client (or a compatible one) to send requests with. Closing this client "
            "does not close it."
        ),
    }
