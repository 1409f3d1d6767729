"""What a message, a hint and a help text have to be: sentences, in plain English."""

from __future__ import annotations

import re
from collections.abc import Iterator

# with a capital, a number, a quote, a bracket, or a path
_BEGINS = re.compile(r"[A-Z\d'\"`/$*\[{(-]|[\w-]+[/.][\w.]")

#: What is German, old or a riddle in English.
_ODD = re.compile(
    r"(?<!there )\b(?:is|are) no (?!longer\b)|\b(?:for ever|there is:|contrary|anew|there is not)\b",
    re.IGNORECASE,
)

#: How a hint begins: with what to do.
_IMPERATIVE = re.compile(
    r"(?:Add|Begin|Check|Choose|Combine|Correct|Declare|Define|Delete|Describe|Did you mean|Download"
    r"|Give|Install|Keep|List|Make|Merge|Move|Name|Narrow|Pass|Place|Put|Reduce|Refer|Remove|Rename"
    r"|Replace|Report|Restore|Run|Save|Set|Shorten|Split|Use|Write)\b"
)


def faults_of(text: str, role: str) -> Iterator[str]:
    """What is wrong with a text. ``role`` is message, hint, problem (a fragment) or help."""
    if found := _ODD.search(text):
        yield f"{found[0].strip()!r} is not plain English"
    if not text:
        if role != "hint":
            yield "it is empty"
        return
    if role == "problem":
        if not text[0].islower():
            yield "it begins with a capital, though it goes on from a name"
        if text[-1] in ".!?":
            yield "it ends with a stop, though a stop is added"
        return
    if not _BEGINS.match(text):
        yield "it begins with a small letter"
    if text[-1] not in (".?" if role in {"hint", "message"} else "."):
        yield "it ends without a full stop"
    if role == "hint" and not text.startswith("X") and not _IMPERATIVE.match(text):
        yield "it does not begin with an imperative"
