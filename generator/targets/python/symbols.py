"""Symbols: how ``renamed:`` of sdk.yaml names what user code names (see ``compat/surface.py``)."""

from __future__ import annotations

from generator.config.words import identifier_problem


def symbol_problem(text: str) -> str:
    """Why ``text`` is no symbol, as what goes on from it; "" for one."""
    owner, paren, rest = text.partition("(")
    if paren and (not rest.endswith(")") or not owner):
        return "is no symbol such as `batches.create(name)`"
    for part in (*owner.split("."), *([rest[:-1]] if paren else [])):
        if problem := identifier_problem(part):
            return problem if part == text else f"has a part {part!r}, which {problem}"
    return ""


def split_symbol(text: str) -> tuple[str, str]:
    """What a symbol is part of, and its own name; the argument of ``a.b(c)`` is part of ``a.b``."""
    if text.endswith(")"):
        owner, _, name = text[:-1].partition("(")
        return owner, name
    owner, _, name = text.rpartition(".")
    return owner, name


def joined(owner: str, name: str, *, argument: bool) -> str:
    """The symbol of what is called ``name`` in ``owner``."""
    if argument:
        return f"{owner}({name})"
    return f"{owner}.{name}" if owner else name
