"""Kotlin, with the client of java.net.http."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import kotlin_str, kotlin_text
from generator.requests.model import RequestModel
from generator.targets.samples.languages.base import (
    Interpolated,
    Variable,
    camel,
    common_view,
    sorted_imports,
    text_of_body,
)
from generator.targets.samples.languages.java import jvm_imports, jvm_method
from generator.targets.samples.views import SampleView

_NAME: Final = re.compile("[a-zA-Z][a-zA-Z0-9]*")


@dataclass(frozen=True, slots=True)
class Kotlin:
    """A program of one file."""

    id: str = "kotlin"
    label: str = "Kotlin"
    highlight: str = "kotlin"
    extension: str = "kt"
    needs: str = "Kotlin 1.9 or newer and Java 17 or newer"
    command: str = "kotlinc FILE -include-runtime -d sample.jar && java -jar sample.jar"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """A body of several lines is a raw string."""
        view = common_view(model, name, _SYNTAX)
        text = text_of_body(model)
        if text is not None:
            view = replace(view, body=kotlin_text(text))
        view = replace(view, options=jvm_method(view, "noBody()"))
        return replace(view, imports=sorted_imports(_imports(model, view)))


LANGUAGE: Final = Kotlin()


def _variable(piece: Variable) -> str:
    value = camel(piece.name)
    match piece.form:
        case "percent":
            return f"URLEncoder.encode({value}, StandardCharsets.UTF_8)"
        case "base64":
            return f"Base64.getEncoder().encodeToString({value}.toByteArray())"
        case "plain":
            return value


def _hole(expression: str, behind: str) -> str:
    bare = _NAME.fullmatch(expression) and not re.match(r"\w", behind)
    return f"${expression}" if bare else f"${{{expression}}}"


_SYNTAX: Final = Interpolated(
    kotlin_str,
    _variable,
    local=camel,
    inner=lambda text: kotlin_str(text)[1:-1],
    hole=_hole,
)


def _imports(model: RequestModel, view: SampleView) -> Iterator[str]:
    unused = {"java.net.http.HttpResponse"}
    if "StandardCharsets" not in view.url:
        unused |= {"java.nio.charset.StandardCharsets"}
    yield from (name for name in jvm_imports(model, view) if name not in unused)
    if view.has_body or any("BodyPublishers" in option for option in view.options):
        yield "java.net.http.HttpRequest.BodyPublishers"
    if view.saves:
        yield "java.nio.file.StandardCopyOption"
    yield "kotlin.system.exitProcess"
