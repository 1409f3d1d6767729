"""Ruby, with net/http."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import ruby_str
from generator.ir.types import JsonValue
from generator.requests.model import JsonBody, RequestModel
from generator.targets.samples.languages.base import Interpolated, Variable, common_view
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
        view = common_view(model, name, SYNTAX)
        view = replace(view, known_verb=model.method in _CLASSES)
        imports = ["net/http"]
        if isinstance(model.body, JsonBody):
            view = replace(view, body=f"JSON.generate({_literal(model.body.value, 0)})")
            imports.insert(0, "json")
        return replace(view, imports=tuple(imports))


LANGUAGE: Final = Ruby()


def _variable(piece: Variable) -> str:
    value = piece.name.lower()
    match piece.form:
        case "percent":
            return f"URI.encode_www_form_component({value})"
        case "base64":
            return f'[{value}].pack("m0")'
        case "plain":
            return value


def _local(name: str) -> str:
    return name.lower()


def _inner(text: str) -> str:
    """Text between the quotes of a literal."""
    return ruby_str(text)[1:-1]


def _hole(value: str, behind: str) -> str:  # noqa: ARG001  (braces end by themselves)
    return f"#{{{value}}}"


SYNTAX: Final = Interpolated(ruby_str, _variable, local=_local, inner=_inner, hole=_hole)


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
