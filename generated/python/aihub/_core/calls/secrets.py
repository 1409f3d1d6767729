"""What authenticates one request."""

from __future__ import annotations

from typing import List, Tuple


class Secrets:
    """What authenticates one request, and the names whose values must never be shown."""

    __slots__ = ("cookies", "headers", "query", "refreshable")

    def __init__(self) -> None:
        self.headers: List[Tuple[str, str]] = []
        self.query: List[Tuple[str, str]] = []
        self.cookies: List[Tuple[str, str]] = []
        self.refreshable = False  # another attempt may get another token
