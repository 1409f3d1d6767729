"""Servers of OLD and NEW: where an API or an operation is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.compat.api import facts
from generator.compat.api.book import Node, Spot
from generator.compat.api.words import code
from generator.ir.servers import Server, ServerVariable


def servers(node: Node, spot: Spot, old: Sequence[Server], new: Sequence[Server]) -> None:
    """Write down what is different; the first server is where clients send their requests."""
    mine, theirs = ({one.url: one for one in side} for side in (old, new))
    first = _first(old), _first(new)
    if first[0] != first[1]:
        before, after = (code(url) for url in first)
        node.tell("default-server-changed", spot, before=before, after=after)
    for url in [url for url in mine if url not in theirs and url != first[0]]:
        node.tell("server-removed", spot, before=code(url))
    for url in [url for url in theirs if url not in mine and url != first[1]]:
        node.tell("server-added", spot, after=code(url))
    for url, one in mine.items():
        if url in theirs:
            _server(node, replace(spot, member=url), one, theirs[url])


def _first(found: Sequence[Server]) -> str:
    return found[0].url if found else "/"


def _server(node: Node, spot: Spot, old: Server, new: Server) -> None:
    where = replace(spot, part=code(old.url), owner=code(old.url))
    if old.name != new.name:
        node.tell("server-name-changed", where)
    server = replace(where, part="the server", owner=code(old.url))
    facts.prose(node, server, old.doc, new.doc)
    mine, theirs = ({one.name: one for one in side.variables} for side in (old, new))
    for name in [*mine, *(name for name in theirs if name not in mine)]:
        before, after = mine.get(name), theirs.get(name)
        if before is None:
            node.tell("server-variable-added", where, after=code(name))
        elif after is None:
            node.tell("server-variable-removed", where, before=code(name))
        else:
            inner = replace(where, part=code(name), member=f"{spot.member}{{{name}}}")
            _variable(node, inner, before, after)


def _variable(node: Node, spot: Spot, old: ServerVariable, new: ServerVariable) -> None:
    if old.default != new.default:
        values = code(old.default), code(new.default)
        node.tell("server-variable-default-changed", spot, before=values[0], after=values[1])
    if old.enum and new.enum:
        for one in old.enum:
            if one not in new.enum:
                node.tell("server-variable-value-removed", spot, before=code(one))
        for one in new.enum:
            if one not in old.enum:
                node.tell("server-variable-value-added", spot, after=code(one))
    elif old.enum or new.enum:
        closed = bool(new.enum)
        word = "server-variable-closed" if closed else "server-variable-opened"
        node.tell(word, spot)
    facts.prose(node, replace(spot, part=f"the variable {spot.part}"), old.doc, new.doc)
