"""Go, with net/http."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import go_str
from generator.requests.model import RequestModel
from generator.targets.samples.languages.base import (
    Syntax,
    Variable,
    common_view,
    forms_of,
    sorted_imports,
)
from generator.targets.samples.views import SampleView


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
        view = common_view(model, name, Syntax(go_str, _variable, "+"))
        return replace(view, imports=sorted_imports(_imports(model, view)))


LANGUAGE: Final = Go()


def _variable(piece: Variable) -> str:
    value = f'os.Getenv("{piece.name}")'
    match piece.form:
        case "percent":
            return f"url.QueryEscape({value})"
        case "base64":
            return f"base64.StdEncoding.EncodeToString([]byte({value}))"
        case "plain":
            return value


def _imports(model: RequestModel, view: SampleView) -> Iterator[str]:
    yield from ("io", "log", "net/http", "os")
    if not view.saves:
        yield "fmt"
    forms = forms_of(model)
    if "percent" in forms:
        yield "net/url"
    if "base64" in forms:
        yield "encoding/base64"
    if view.has_text:
        yield "strings"
    if view.has_parts:
        yield from ("bytes", "mime/multipart")
    if view.part_files:
        yield "path/filepath"
