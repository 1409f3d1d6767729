"""Swift, with URLSession."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import swift_str, swift_text
from generator.requests.model import RequestModel
from generator.targets.samples.languages.base import (
    Interpolated,
    Variable,
    camel,
    common_view,
    text_of_body,
)
from generator.targets.samples.views import SampleView


@dataclass(frozen=True, slots=True)
class Swift:
    """A script."""

    id: str = "swift"
    label: str = "Swift"
    highlight: str = "swift"
    extension: str = "swift"
    needs: str = "Swift 6 or newer"
    command: str = "swift FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """A body of several lines is text of several lines."""
        view = common_view(model, name, _SYNTAX)
        text = text_of_body(model)
        if text is not None:
            view = replace(view, body=swift_text(text))
        options = () if model.method == "GET" else (f"request.httpMethod = {view.method}",)
        return replace(view, options=options)


LANGUAGE: Final = Swift()


def _variable(piece: Variable) -> str:
    value = camel(piece.name)
    match piece.form:
        case "percent":
            return f"{value}.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!"
        case "base64":
            return f"Data({value}.utf8).base64EncodedString()"
        case "plain":
            return value


_SYNTAX: Final = Interpolated(
    swift_str,
    _variable,
    local=camel,
    inner=lambda text: swift_str(text)[1:-1],
    hole=lambda expression, _: f"\\({expression})",
)
