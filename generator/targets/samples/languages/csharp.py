"""C#, with HttpClient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import cs_str
from generator.requests.model import RequestModel
from generator.targets.samples.languages.base import (
    Syntax,
    Variable,
    common_view,
    forms_of,
    sorted_imports,
)
from generator.targets.samples.views import HeaderView, SampleView

#: Headers that .NET keeps with the content of a request, and drops where there is none.
_OF_CONTENT: Final = frozenset(
    {"allow", "content-disposition", "content-encoding", "content-language", "content-location"}
    | {"content-md5", "content-range", "content-type", "expires", "last-modified"}
)


@dataclass(frozen=True, slots=True)
class CSharp:
    """One class a file; C# 7.1 is enough."""

    id: str = "csharp"
    label: str = "C#"
    highlight: str = "csharp"
    extension: str = "cs"
    needs: str = ".NET 10 or newer"
    command: str = "dotnet run FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """Headers are those of the request: the content type belongs to the content."""
        view = common_view(model, name, Syntax(cs_str, _variable))
        kept = tuple(header for header in view.headers if not _of_content(header))
        view = replace(view, headers=kept)
        return replace(view, imports=sorted_imports(_imports(model, view)))


LANGUAGE: Final = CSharp()


def _of_content(header: HeaderView) -> bool:
    return header.name.strip('"').lower() in _OF_CONTENT


def _variable(piece: Variable) -> str:
    value = f'Environment.GetEnvironmentVariable("{piece.name}")'
    match piece.form:
        case "percent":
            return f"Uri.EscapeDataString({value})"
        case "base64":
            return f"Convert.ToBase64String(Encoding.UTF8.GetBytes({value}))"
        case "plain":
            return value


def _imports(model: RequestModel, view: SampleView) -> Iterator[str]:
    yield from ("System", "System.Net.Http", "System.Threading.Tasks")
    if view.has_file or view.saves or view.part_files:
        yield "System.IO"
    if view.has_body:
        yield "System.Net.Http.Headers"
    writes_parts = any(not part.is_file for part in view.parts)
    if view.has_text or writes_parts or "base64" in forms_of(model):
        yield "System.Text"
