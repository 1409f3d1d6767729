"""Path templates."""

from __future__ import annotations

import re

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def placeholders(path: str) -> list[str]:
    """The names between braces, in order, each once."""
    return list(dict.fromkeys(_PLACEHOLDER.findall(path)))
