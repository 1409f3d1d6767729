"""Text of the document inside a collection, where ``{{name}}`` is read as a variable.

What a document says is data: no braces of its own may fetch a variable of the user's, a token
for example, into a request.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import quote, unquote_to_bytes

from generator.emit.characters import HIDDEN, scalars
from generator.emit.files import Data
from generator.ir.types import JsonValue, Scalar

_BRACES: Final = re.compile(r"\{(?=\{)")
_TRIPLETS: Final = re.compile("(?:%[0-9A-Fa-f]{2})+")
_HIDDEN: Final = re.compile(f"[{HIDDEN}]")
# What a path template may hold and an address may, too; braces are not among it.
_PATH: Final = "%:@!$&'()*+,;=~?"


@dataclass(frozen=True, slots=True)
class Ref:
    """A variable in the place of a JSON value; ``quoted`` when the value is text."""

    variable: str
    quoted: bool

    def __str__(self) -> str:
        return f'"{use(self.variable)}"' if self.quoted else use(self.variable)


#: JSON with variables in it.
Templated: TypeAlias = "Scalar | Ref | tuple[Templated, ...] | dict[str, Templated] | JsonValue"


def use(variable: str) -> str:
    """How a request names a variable."""
    return f"{{{{{variable}}}}}"


def literal(text: str) -> str:
    """``text`` without a variable in it: a space parts two braces, as nothing can escape them."""
    return _BRACES.sub("{ ", text)


def xml_literal(text: str) -> str:
    """The same for XML, which can escape a brace."""
    return _BRACES.sub("&#123;", text)


def json_template(value: Templated, indent: str = "\n") -> str:
    """``value`` as indented JSON; braces of texts are escaped where two of them meet."""
    inner = indent + "  "
    match value:
        case Ref():
            return str(value)
        case dict():
            items = [f"{_scalar(key)}: {json_template(v, inner)}" for key, v in value.items()]
            return _block("{", items, "}", indent)
        case tuple():
            return _block("[", [json_template(item, inner) for item in value], "]", indent)
        case _:
            return _scalar(value)


def _block(start: str, items: list[str], end: str, indent: str) -> str:
    if not items:
        return f"{start}{end}"
    inner = indent + "  "
    return f"{start}{inner}{f',{inner}'.join(items)}{indent}{end}"


def _scalar(value: Scalar) -> str:
    return _BRACES.sub(r"\\u007b", json.dumps(value, ensure_ascii=False))


def variables_in(value: Templated) -> Iterator[str]:
    """The variables that ``value`` uses."""
    match value:
        case Ref(variable=variable):
            yield variable
        case dict():
            for item in value.values():
                yield from variables_in(item)
        case tuple():
            for item in value:
                yield from variables_in(item)
        case _:
            pass


def readable(encoded: str) -> str:
    """``encoded`` with what Postman encodes by itself decoded: spaces inside, other alphabets."""
    return _TRIPLETS.sub(_decode, encoded)


def _decode(match: re.Match[str]) -> str:
    try:
        text = unquote_to_bytes(match[0]).decode()
    except UnicodeDecodeError:
        return match[0]
    at_end = match.start() == 0 or match.end() == len(match.string)
    return "".join(
        (
            char
            if (char == " " and not at_end) or (ord(char) > 0x7F and not _HIDDEN.match(char))
            else quote(char, safe="")
        )
        for char in text
    )


def path_segment(text: str) -> str:
    """A literal segment of a path: a colon at its start would make it a variable."""
    encoded = quote(text, safe=_PATH)
    return f"%3A{encoded[1:]}" if encoded.startswith(":") else encoded


def clean(value: Data) -> Data:
    """``value`` with text that UTF-8 can carry."""
    match value:
        case str():
            return scalars(value)
        case Mapping():
            return {scalars(key): clean(item) for key, item in value.items()}
        case Sequence():
            return [clean(item) for item in value]
        case _:
            return value
