"""PowerShell 7, with Invoke-WebRequest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import ps_inner, ps_str
from generator.ir.types import JsonValue
from generator.requests.model import JsonBody, RequestModel
from generator.targets.samples.languages.base import (
    Interpolated,
    Variable,
    camel,
    common_view,
)
from generator.targets.samples.languages.values import is_plain
from generator.targets.samples.views import SampleView

_BITS: Final = 63
#: Methods that Invoke-WebRequest knows by name.
_METHODS: Final = frozenset(
    {"DELETE", "GET", "HEAD", "MERGE", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"}
)


@dataclass(frozen=True, slots=True)
class PowerShell:
    """Scripts."""

    id: str = "powershell"
    label: str = "PowerShell"
    highlight: str = "powershell"
    extension: str = "ps1"
    needs: str = "PowerShell 7.4 or newer"
    command: str = "pwsh FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """The content type is an argument of its own; JSON is a hash table, if one can hold it."""
        view = common_view(model, name, SYNTAX)
        content_type = ps_str("Content-Type")
        headers = tuple(one for one in view.headers if one.name != content_type)
        view = replace(view, headers=headers, known_verb=model.method in _METHODS)
        body = model.body
        if isinstance(body, JsonBody) and _is_table(body.value):
            return replace(view, body=_literal(body.value, 0), sends_values=True)
        return view


LANGUAGE: Final = PowerShell()


def _variable(piece: Variable) -> str:
    value = f"${camel(piece.name)}"
    match piece.form:
        case "percent":
            return f"[Uri]::EscapeDataString({value})"
        case "base64":
            return f"[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes({value}))"
        case "plain":
            return value


def _local(name: str) -> str:
    return f"${camel(name)}"


def _hole(value: str, behind: str) -> str:
    """A variable as it stands where nothing behind it would be read as a part of its name."""
    if not value.startswith("$"):
        return f"$({value})"
    following = behind[:1]
    joins = following.isalnum() or following in {"_", ":", "?"}
    return f"${{{value[1:]}}}" if joins and following else value


SYNTAX: Final = Interpolated(ps_str, _variable, local=_local, inner=ps_inner, hole=_hole)


def _literal(value: JsonValue, depth: int) -> str:
    """``value`` as PowerShell: what nests stands on lines of its own."""
    inner, outer = "    " * (depth + 1), "    " * depth
    match value:
        case None:
            return "$null"
        case str():
            return ps_str(value)
        case bool():
            return "$true" if value else "$false"
        case int() | float():
            return repr(value)
        case tuple():
            items = ",\n".join(f"{inner}{_literal(item, depth + 1)}" for item in value)
            return f"@(\n{items}\n{outer})" if items else "@()"
        case dict():
            items = "".join(
                f"{inner}{ps_str(key)} = {_literal(item, depth + 1)}\n"
                for key, item in value.items()
            )
            return f"[ordered]@{{\n{items}{outer}}}" if items else "@{}"


def _is_table(value: JsonValue) -> bool:
    """Whether hash tables can hold ``value``: their keys do not know capital letters."""
    return isinstance(value, dict) and is_plain(value, bits=_BITS, objects=False) and _fits(value)


def _fits(value: JsonValue) -> bool:
    match value:
        case tuple():
            return all(_fits(item) for item in value)
        case dict():
            folded = {key.lower() for key in value}
            return len(folded) == len(value) and all(_fits(item) for item in value.values())
        case _:
            return True
