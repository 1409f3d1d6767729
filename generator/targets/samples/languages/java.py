"""Java, with the client of java.net.http."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import java_str, java_text
from generator.requests.model import RequestModel
from generator.targets.samples.languages.base import (
    Syntax,
    Variable,
    common_view,
    forms_of,
    sorted_imports,
    text_of_body,
)
from generator.targets.samples.views import SampleView


@dataclass(frozen=True, slots=True)
class Java:
    """One class a file."""

    id: str = "java"
    label: str = "Java"
    highlight: str = "java"
    extension: str = "java"
    needs: str = "Java 17 or newer"
    command: str = "java FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """A body of several lines is a text block."""
        view = common_view(model, name, Syntax(java_str, _variable))
        text = text_of_body(model)
        if text is not None:
            view = replace(view, body=java_text(text))
        return replace(view, imports=sorted_imports(_imports(model, view)))


LANGUAGE: Final = Java()


def _variable(piece: Variable) -> str:
    value = f'System.getenv("{piece.name}")'
    match piece.form:
        case "percent":
            return f"URLEncoder.encode({value}, StandardCharsets.UTF_8)"
        case "base64":
            octets = f"{value}.getBytes(StandardCharsets.UTF_8)"
            return f"Base64.getEncoder().encodeToString({octets})"
        case "plain":
            return value


def _imports(model: RequestModel, view: SampleView) -> Iterator[str]:
    yield "java.net.URI"
    yield from (f"java.net.http.{name}" for name in ("HttpClient", "HttpRequest", "HttpResponse"))
    forms = forms_of(model)
    if "percent" in forms:
        yield from ("java.net.URLEncoder", "java.nio.charset.StandardCharsets")
    if "base64" in forms:
        yield from ("java.nio.charset.StandardCharsets", "java.util.Base64")
    if view.has_file or view.part_files or view.saves:
        yield "java.nio.file.Path"
    if view.saves:
        yield "java.nio.file.Files"
    if view.has_parts:
        yield "java.util.UUID"
