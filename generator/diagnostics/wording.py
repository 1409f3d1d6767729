"""How messages count things, and how they show values that may be long."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """``1 file``, ``2 files``: a number with its noun, which takes an ``s`` in the plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shortened(text: str, length: int = 60) -> str:
    """``text`` with at most ``length`` characters; dots stand for what is missing at its end."""
    return text if len(text) <= length else f"{text[: length - 3]}..."
