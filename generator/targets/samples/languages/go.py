"""Go, with net/http."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import go_str
from generator.ir.types import JsonValue
from generator.requests.model import JsonBody, RequestModel
from generator.targets.samples.languages.base import (
    Syntax,
    Variable,
    camel,
    common_view,
    forms_of,
    sorted_imports,
)
from generator.targets.samples.languages.values import Notation, is_plain
from generator.targets.samples.views import SampleView

#: Integers that are an int, and keys up to which gofmt keeps values in one column.
_BITS: Final = 63
_LONGEST_KEY: Final = 38
#: Methods that net/http has a constant for.
_CONSTANTS: Final = frozenset(
    {"CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"}
)


@dataclass(frozen=True, slots=True)
class Go:
    """A program of one file."""

    id: str = "go"
    label: str = "Go"
    highlight: str = "go"
    extension: str = "go"
    needs: str = "Go 1.18 or newer"
    command: str = "go run FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """The imports are those that the code uses: an unused one is an error."""
        view = common_view(model, name, _SYNTAX)
        if model.method in _CONSTANTS:
            view = replace(view, method=f"http.Method{view.verb}")
        body = model.body
        marshals = isinstance(body, JsonBody) and _is_plain(body.value)
        if isinstance(body, JsonBody) and marshals:
            view = replace(view, body=_VALUES.write(body.value, 1))
        view = replace(view, sends_values=marshals)
        if view.has_parts:
            view = replace(view, media_type=_type_of_form(view.media_type))
        return replace(view, imports=sorted_imports(_imports(model, view)))


LANGUAGE: Final = Go()


def _variable(piece: Variable) -> str:
    value = camel(piece.name)
    match piece.form:
        case "percent":
            return f"url.QueryEscape({value})"
        case "base64":
            return f"base64.StdEncoding.EncodeToString([]byte({value}))"
        case "plain":
            return value


_SYNTAX: Final = Syntax(go_str, _variable, "+", camel)
_VALUES: Final = Notation(
    string=go_str,
    number=repr,
    key=lambda key: f"{go_str(key)}: ",
    null="nil",
    array=("[]any{", "}"),
    mapping=("map[string]any{", "}"),
    indent="\t",
    columns=True,
)


def _type_of_form(media_type: str) -> str:
    """What a request says of a multipart body; a writer of forms knows that of one."""
    if media_type == '"multipart/form-data"':
        return "form.FormDataContentType()"
    return f'{media_type}+"; boundary="+form.Boundary()'


def _is_plain(value: JsonValue) -> bool:
    return is_plain(value, bits=_BITS, objects=False) and _is_narrow(value)


def _is_narrow(value: JsonValue) -> bool:
    """Whether gofmt keeps the values of an object in one column, and texts on one line."""
    match value:
        case str():
            return not go_str(value).startswith("`")
        case tuple():
            return all(_is_narrow(item) for item in value)
        case dict():
            if any(len(key) > _LONGEST_KEY or not _is_narrow(key) for key in value):
                return False
            return all(_is_narrow(item) for item in value.values())
        case _:
            return True


def _imports(model: RequestModel, view: SampleView) -> Iterator[str]:
    yield from ("context", "fmt", "io", "net/http", "os", "time")
    forms = forms_of(model)
    if "percent" in forms:
        yield "net/url"
    if "base64" in forms:
        yield "encoding/base64"
    if view.sends_values or view.prints_json:
        yield "encoding/json"
    if view.sends_values or view.prints_json or view.has_parts:
        yield "bytes"
    if view.has_text and not view.sends_values:
        yield "strings"
    if view.has_parts:
        yield "mime/multipart"
        yield "net/textproto"
    if view.part_files:
        yield "path/filepath"
