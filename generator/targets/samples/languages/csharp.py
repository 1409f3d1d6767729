"""C#, with HttpClient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import cs_interpolated, cs_str, cs_text
from generator.requests.model import RequestModel
from generator.targets.samples.languages.base import (
    Interpolated,
    Variable,
    camel,
    common_view,
    forms_of,
    sorted_imports,
    text_of_body,
)
from generator.targets.samples.views import HeaderView, SampleView

#: Headers that .NET keeps with the content of a request, and drops where there is none.
_OF_CONTENT: Final = frozenset(
    {"allow", "content-disposition", "content-encoding", "content-language", "content-location"}
    | {"content-md5", "content-range", "content-type", "expires", "last-modified"}
)
#: Headers whose values .NET refuses where they are not as it knows them.
_CHECKED: Final = frozenset(
    {"accept-charset", "accept-encoding", "accept-language", "cache-control", "date", "from"}
    | {"if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since"}
    | {"max-forwards", "pragma", "proxy-authorization", "range", "referer", "user-agent", "via"}
    | {"warning"}
)
#: Methods that HttpMethod has a property for.
_PROPERTIES: Final = frozenset(
    {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"}
)


@dataclass(frozen=True, slots=True)
class CSharp:
    """Statements at the top level; C# 11, where text of several lines may be indented."""

    id: str = "csharp"
    label: str = "C#"
    highlight: str = "csharp"
    extension: str = "cs"
    needs: str = ".NET 10 or newer; .NET 8 in a project with implicit usings"
    command: str = "dotnet run FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """Headers are those of the request: the content type belongs to the content."""
        view = common_view(model, name, _SYNTAX)
        kept = tuple(_added(header) for header in view.headers if not _is(header, _OF_CONTENT))
        known = model.method in _PROPERTIES
        text = text_of_body(model)
        view = replace(
            view,
            headers=kept,
            body=cs_text(text) if text is not None else "",
            method=f"HttpMethod.{view.verb}" if known else f"new HttpMethod({view.method})",
        )
        return replace(view, imports=sorted_imports(_imports(model, view)))


LANGUAGE: Final = CSharp()


def _is(header: HeaderView, names: frozenset[str]) -> bool:
    return header.name.strip('"').lower() in names


def _added(header: HeaderView) -> HeaderView:
    """With the statement that adds it as its line."""
    is_token = header.value.startswith(('$"Bearer ', '$"Basic '))
    free = not _is(header, _CHECKED) and (is_token or not _is(header, frozenset({"authorization"})))
    method = "Add" if free else "TryAddWithoutValidation"
    return replace(header, line=f"request.Headers.{method}({header.name}, {header.value});")


def _variable(piece: Variable) -> str:
    value = camel(piece.name)
    match piece.form:
        case "percent":
            return f"Uri.EscapeDataString({value})"
        case "base64":
            return f"Convert.ToBase64String(Encoding.UTF8.GetBytes({value}))"
        case "plain":
            return value


_SYNTAX: Final = Interpolated(
    cs_str,
    _variable,
    local=camel,
    inner=cs_interpolated,
    hole=lambda expression, _: f"{{{expression}}}",
    quotes=('$"', '"'),
)


def _imports(model: RequestModel, view: SampleView) -> Iterator[str]:
    """What projects of .NET do not import anyway."""
    if view.has_body:
        yield "System.Net.Http.Headers"
    if "base64" in forms_of(model):
        yield "System.Text"
