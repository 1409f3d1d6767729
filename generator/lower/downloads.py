"""``x-sdk-download``: what a document can say of an operation that returns a file."""

from __future__ import annotations

import re
from typing import Final

from generator.diagnostics import Sink
from generator.document.tree import Obj
from generator.ir.hints import Downloads
from generator.lower.hints import HintReader

KEY: Final = "x-sdk-download"

_HEADER: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


def read_downloads(node: Obj, sink: Sink) -> Downloads:
    """What an operation says; the default where it says nothing, or something malformed."""
    if node.get(KEY) is False:
        return Downloads(off=True)
    reader = HintReader(sink)
    if KEY in node and not isinstance(node[KEY], Obj):
        reader.wrong(node, KEY, "false, or an object with the key 'checksum'")
        return Downloads()
    inner = reader.mapping(node, KEY, {"checksum"})
    if inner is None or not reader.needs(inner, "checksum"):
        return Downloads()
    checksum = reader.text(inner, "checksum")
    if not _HEADER.fullmatch(checksum):
        reader.wrong(inner, "checksum", "the name of a header")
        return Downloads()
    return Downloads(checksum=checksum)
