"""PHP, with its curl extension."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import php_str
from generator.ir.types import JsonValue
from generator.requests.model import JsonBody, RequestModel
from generator.targets.samples.languages.base import (
    Syntax,
    Variable,
    camel,
    common_view,
)
from generator.targets.samples.languages.values import is_plain
from generator.targets.samples.views import SampleView

_BITS: Final = 63
_FLAGS: Final = "JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION"


@dataclass(frozen=True, slots=True)
class Php:
    """Scripts for the command line."""

    id: str = "php"
    label: str = "PHP"
    highlight: str = "php"
    extension: str = "php"
    needs: str = "PHP 8.0 or newer with the curl extension"
    command: str = "php FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """JSON as an array; an empty object must not become an empty list."""
        view = common_view(model, name, _SYNTAX)
        view = replace(view, options=_method(view))
        body = model.body
        if isinstance(body, JsonBody) and is_plain(body.value, bits=_BITS, objects=False):
            written = _literal(body.value, 1)
            return replace(view, body=f"json_encode({written}, {_FLAGS})")
        return view


LANGUAGE: Final = Php()


def _variable(piece: Variable) -> str:
    value = _local(piece.name)
    match piece.form:
        case "percent":
            return f"rawurlencode({value})"
        case "base64":
            return f"base64_encode({value})"
        case "plain":
            return value


def _local(name: str) -> str:
    return f"${camel(name)}"


_SYNTAX: Final = Syntax(php_str, _variable, " . ", _local)


def _method(view: SampleView) -> tuple[str, ...]:
    """The option that says the method; curl takes GET for granted."""
    if view.method == "'GET'" and not view.has_body:
        return ()
    if view.method == "'POST'" and (view.has_text or view.has_parts):
        return ("CURLOPT_POST => true",)
    return (f"CURLOPT_CUSTOMREQUEST => {view.method}",)


def _literal(value: JsonValue, depth: int) -> str:
    inner, outer = "    " * (depth + 1), "    " * depth
    match value:
        case None:
            return "null"
        case str():
            return php_str(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case tuple():
            items = "".join(f"{inner}{_literal(item, depth + 1)},\n" for item in value)
            return f"[\n{items}{outer}]" if items else "[]"
        case dict():
            items = "".join(
                f"{inner}{php_str(key)} => {_literal(item, depth + 1)},\n"
                for key, item in value.items()
            )
            if not items:
                return "new stdClass()"
            # keys that look like numbers would make a list
            cast = "(object) " if any(key.lstrip("-").isdecimal() for key in value) else ""
            return f"{cast}[\n{items}{outer}]"
