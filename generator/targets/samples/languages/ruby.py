"""Ruby, with net/http."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import ruby_str
from generator.ir.types import JsonValue
from generator.requests.model import JsonBody, RequestModel
from generator.targets.samples.languages.base import Syntax, Variable, common_view
from generator.targets.samples.views import SampleView

#: Methods for which net/http has a class.
_CLASSES: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"})


@dataclass(frozen=True, slots=True)
class Ruby:
    """Scripts that need nothing but Ruby."""

    id: str = "ruby"
    label: str = "Ruby"
    highlight: str = "ruby"
    extension: str = "rb"
    needs: str = "Ruby 2.7 or newer"
    command: str = "ruby FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """JSON as a hash."""
        view = common_view(model, name, Syntax(ruby_str, _variable))
        view = replace(view, known_verb=model.method in _CLASSES)
        imports = ["net/http"]
        if isinstance(model.body, JsonBody):
            view = replace(view, body=f"JSON.generate({_literal(model.body.value, 0)})")
            imports.insert(0, "json")
        return replace(view, imports=tuple(imports))


LANGUAGE: Final = Ruby()


def _variable(piece: Variable) -> str:
    value = f'ENV.fetch("{piece.name}")'
    match piece.form:
        case "percent":
            return f"URI.encode_www_form_component({value})"
        case "base64":
            return f'[{value}].pack("m0")'
        case "plain":
            return value


def _literal(value: JsonValue, depth: int) -> str:
    """``value`` as Ruby: what nests stands on lines of its own."""
    inner, outer = "  " * (depth + 1), "  " * depth
    match value:
        case None:
            return "nil"
        case str():
            return ruby_str(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case tuple():
            items = "".join(f"{inner}{_literal(item, depth + 1)},\n" for item in value)
            return f"[\n{items}{outer}]" if items else "[]"
        case dict():
            items = "".join(
                f"{inner}{ruby_str(key)} => {_literal(item, depth + 1)},\n"
                for key, item in value.items()
            )
            return f"{{\n{items}{outer}}}" if items else "{}"
