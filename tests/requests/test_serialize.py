"""Parameters and forms of the request model are written like the SDK's runtime writes them."""

from __future__ import annotations

import importlib
import itertools
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Loc
from generator.ir.model import Encoding, Parameter
from generator.ir.types import AnyType, JsonValue
from generator.ir.wire import ParamIn, Style
from generator.notation.media import ContentType
from generator.requests import serialize
from generator.requests.model import join_pairs

sys.path.insert(0, str(Path(__file__).parents[2] / "templates" / "python"))
params = importlib.import_module("runtime.wire.params")
forms = importlib.import_module("runtime.wire.forms")
media = importlib.import_module("runtime.wire.media")
operation = importlib.import_module("runtime.spec.operation")

STYLES = {
    ParamIn.PATH: (Style.SIMPLE, Style.LABEL, Style.MATRIX),
    ParamIn.QUERY: (Style.FORM, Style.SPACE, Style.PIPE, Style.TAB, Style.DEEP),
    ParamIn.HEADER: (Style.SIMPLE,),
    ParamIn.COOKIE: (Style.FORM,),
}
WAYS = [
    (location, style, explode, reserved, media_type)
    for location, styles in STYLES.items()
    for style, explode, reserved, media_type in itertools.product(
        styles, (False, True), (False, True), ("", "application/json", "text/plain")
    )
    if not reserved or location is ParamIn.QUERY
]
TEXTS = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=8
).filter(lambda text: text not in {".", ".."})
SCALARS = TEXTS | st.integers() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = (
    SCALARS
    | st.lists(SCALARS, min_size=1, max_size=3).map(tuple)
    | st.dictionaries(TEXTS, SCALARS | st.lists(SCALARS, max_size=2).map(tuple), min_size=1)
)


def thaw(value: JsonValue) -> Any:
    """The same with lists, as callers of the SDK write them."""
    if isinstance(value, tuple):
        return [thaw(item) for item in value]
    return {k: thaw(v) for k, v in value.items()} if isinstance(value, dict) else value


def ours(parameter: Parameter, value: JsonValue) -> str:
    match parameter.location:
        case ParamIn.PATH:
            return f"/{serialize.path_text(parameter, value)}"
        case ParamIn.QUERY:
            return join_pairs(tuple(serialize.query_pairs(parameter, value)))
        case ParamIn.HEADER:
            return serialize.header_text(parameter, value)
        case _:
            return "; ".join(f"{k}={v}" for k, v in serialize.cookie_pairs(parameter, value))


def theirs(parameter: Parameter, value: Any) -> str:
    param = operation.Param(
        parameter.name,
        parameter.location.value,
        parameter.name,
        lambda: Any,
        style=parameter.style.value,
        explode=parameter.explode,
        allow_reserved=parameter.allow_reserved,
        media=parameter.media_type,
    )
    op = operation.Operation("op", "GET", "/{color b}", params=(param,))
    values = {parameter.name: value}
    match parameter.location:
        case ParamIn.PATH:
            return str(params.expand_path(op, values))
        case ParamIn.QUERY:
            return str(params.query_string(op, values))
        case ParamIn.HEADER:
            return ",".join(text for _, text in params.headers(op, values))
        case _:
            return "; ".join(f"{name}={text}" for name, text in params.cookies(op, values))


@pytest.mark.parametrize(
    "way", WAYS, ids=lambda way: "-".join(str(getattr(w, "value", w)) for w in way)
)
@settings(max_examples=25)
@given(value=VALUES)
def test_a_parameter_is_what_the_runtime_sends(way: tuple[Any, ...], value: JsonValue) -> None:
    location, style, explode, reserved, media_type = way
    parameter = Parameter(
        name="color b",
        location=location,
        type=AnyType(),
        required=True,
        loc=Loc("x"),
        style=style,
        explode=explode,
        allow_reserved=reserved,
        media_type=media_type,
    )
    assert ours(parameter, value) == theirs(parameter, thaw(value))


@given(
    fields=st.dictionaries(TEXTS, VALUES, max_size=3),
    style=st.sampled_from([None, Style.FORM, Style.SPACE, Style.PIPE, Style.DEEP]),
    explode=st.sampled_from([None, True, False]),
    reserved=st.booleans(),
    content_type=st.sampled_from(["", "application/json", "text/plain"]),
)
def test_a_form_is_what_the_runtime_sends(
    fields: dict[str, JsonValue],
    style: Style | None,
    explode: bool | None,
    reserved: bool,
    content_type: str,
) -> None:
    pairs: list[tuple[str, str]] = []
    parts = []
    for name, value in fields.items():
        encoding = Encoding(
            name,
            content_type=content_type,
            style=style,
            explode=explode,
            allow_reserved=reserved,
        )
        pairs += serialize.property_pairs(name, value, encoding)
        parts.append(
            operation.Part(
                name,
                content_type=content_type,
                style=style.value if style else "",
                explode=explode,
                allow_reserved=reserved,
            )
        )
    sent = forms.form_body(thaw(fields), tuple(parts)).decode()
    assert join_pairs(tuple(pairs)) == sent


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "Application/Problem+JSON; charset=utf-8",
        "text/json",
        "application/geo+json-seq",
        "application/json-seq",
        "application/x-ndjson",
        "text/jsonl",
        "application/stream+json",
        "text/event-stream",
        "application/x-www-form-urlencoded",
        "multipart/mixed",
        "text/xml",
        "application/soap+xml",
        "image/svg+xml",
        "text/csv",
        "application/pdf",
        "*/*",
        "image/*",
        "text/*",
    ],
)
def test_media_types_mean_what_they_mean_to_the_runtime(content_type: str) -> None:
    same = {"lines": "jsonl", "events": "sse"}
    found = ContentType.parse(content_type)
    assert same.get(found.kind.value, found.kind.value) == media.kind(content_type)
    assert found.is_range == media.is_range(content_type)
    covers = found.covers(ContentType.parse("image/png"))
    assert covers == media.matches(content_type, "image/png")
