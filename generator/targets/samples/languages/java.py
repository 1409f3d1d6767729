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
    camel,
    common_view,
    forms_of,
    sorted_imports,
    text_of_body,
)
from generator.targets.samples.views import SampleView

#: Methods that a request of java.net.http has a method of its own for: with and without a body.
_WITH_BODY: Final = frozenset({"POST", "PUT"})
_WITHOUT_BODY: Final = frozenset({"DELETE", "GET"})


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
        view = common_view(model, name, _SYNTAX)
        text = text_of_body(model)
        if text is not None:
            view = replace(view, body=java_text(text))
        view = replace(view, options=jvm_method(view, "noBody()"))
        return replace(view, imports=sorted_imports(_imports(model, view)))


LANGUAGE: Final = Java()


def jvm_method(view: SampleView, nothing: str) -> tuple[str, ...]:
    """The call that says the method, and the body, of a request; none for GET."""
    verb = view.verb.upper()
    body = ""
    if view.has_text:
        body = "BodyPublishers.ofString(body)"
    elif view.has_file:
        body = "BodyPublishers.ofFile(Path.of(file))"
    elif view.has_parts:
        body = "body"
    if not body and verb in _WITHOUT_BODY:
        return () if verb == "GET" else (f".{verb}()",)
    if verb in _WITH_BODY:
        return (f".{verb}({body or f'BodyPublishers.{nothing}'})",)
    return (f".method({view.method}, {body or f'BodyPublishers.{nothing}'})",)


def _variable(piece: Variable) -> str:
    value = camel(piece.name)
    match piece.form:
        case "percent":
            return f"URLEncoder.encode({value}, StandardCharsets.UTF_8)"
        case "base64":
            octets = f"{value}.getBytes(StandardCharsets.UTF_8)"
            return f"Base64.getEncoder().encodeToString({octets})"
        case "plain":
            return value


_SYNTAX: Final = Syntax(java_str, _variable, " + ", camel)


def _imports(model: RequestModel, view: SampleView) -> Iterator[str]:
    yield from jvm_imports(model, view)
    if view.has_body or any("BodyPublishers" in option for option in view.options):
        yield "java.net.http.HttpRequest.BodyPublishers"
    if view.saves:
        yield from ("java.io.InputStream", "java.nio.charset.StandardCharsets")
        yield "java.nio.file.StandardCopyOption"


def jvm_imports(model: RequestModel, view: SampleView) -> Iterator[str]:
    """What Java and Kotlin import."""
    yield from ("java.net.URI", "java.time.Duration", "java.net.http.HttpResponse.BodyHandlers")
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
