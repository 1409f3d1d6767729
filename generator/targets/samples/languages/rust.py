"""Rust, with the crate reqwest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import rust_format, rust_str, rust_text
from generator.ir.wire import ParamIn
from generator.requests.model import JsonBody, RequestModel
from generator.targets.samples.languages.base import (
    Interpolated,
    Variable,
    common_view,
    text_of_body,
)
from generator.targets.samples.languages.values import Notation, count, is_plain
from generator.targets.samples.views import HeaderView, SampleView, VariableView

#: Integers that an i64 holds, those that are an i32, and how many values json! takes apart.
_BITS: Final = 63
_SHORT: Final = 31
_MOST: Final = 60
#: Methods that a client of reqwest has a method of its own for.
_VERBS: Final = frozenset({"DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"})
#: How wide the arguments of a call may be on one line.
_WIDTH: Final = 60
_PAGE: Final = 100
# Where the calls of a chain stand, and their arguments.
_OUTER: Final = " " * 8
_INNER: Final = " " * 12
_JSON: Final = '"application/json"'


@dataclass(frozen=True, slots=True)
class Rust:
    """A program of one file."""

    id: str = "rust"
    label: str = "Rust"
    highlight: str = "rust"
    extension: str = "rs"
    needs: str = "Rust 1.63 or newer, and the crates that each sample names"
    command: str = "cp FILE src/main.rs && cargo run"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """What reqwest has methods for is not written by hand: credentials, and bodies of JSON."""
        plain = replace(
            model,
            credentials=tuple(
                c for c in model.credentials if not _is_called(c.location, c.encoded)
            ),
        )
        view = common_view(plain, name, _SYNTAX)
        all_of_it = common_view(model, name, _SYNTAX)
        body = model.body
        text = text_of_body(model)
        view = replace(
            view,
            needs=all_of_it.needs,
            variables=tuple(_with_default(one) for one in all_of_it.variables),
            has_required=all_of_it.has_required,
            note=all_of_it.note,
            has_note=all_of_it.has_note,
            body=rust_text(text) if text is not None else "",
        )
        if isinstance(body, JsonBody) and _is_plain(body):
            kept = tuple(h for h in view.headers if not _is_json_type(h))
            depth = 2 if view.media_type == _JSON else 1  # in the chain, or in a statement
            written = f"json!({_VALUES.write(body.value, depth)})"
            view = replace(view, body=written, headers=kept, sends_values=True)
        return replace(
            view,
            imports=tuple(_imports(model, view)),
            steps=tuple(_steps(model, view)),
            form=_ended(_form(view)) if view.has_parts else (),
            options=_ended(_chain(model, view)),
        )


LANGUAGE: Final = Rust()


def _local(name: str) -> str:
    return name.lower()


def _variable(piece: Variable) -> str:
    return _local(piece.name)


_SYNTAX: Final = Interpolated(
    rust_str,
    _variable,
    local=_local,
    inner=rust_format,
    hole=lambda expression, _: f"{{{expression}}}",
    quotes=('format!("', '")'),
)


def _number(value: float) -> str:
    is_long = isinstance(value, int) and value.bit_length() > _SHORT
    return f"{value}_i64" if is_long else repr(value)


_VALUES: Final = Notation(
    string=rust_str,
    number=_number,
    key=lambda key: f"{rust_str(key)}: ",
    null="null",
    indent="    ",
)


def _is_plain(body: JsonBody) -> bool:
    return is_plain(body.value, bits=_BITS, objects=False) and count(body.value) <= _MOST


def _is_called(location: ParamIn, encoded: bool) -> bool:
    """Whether a request has a method for such a credential, which encodes it."""
    return encoded or location is ParamIn.QUERY


def _is_json_type(header: HeaderView) -> bool:
    return header.name == '"Content-Type"' and header.value == _JSON


def _with_default(variable: VariableView) -> VariableView:
    """The call that gives the default, on a line of its own where rustfmt has it there."""
    call = f".unwrap_or({variable.default}.into())"
    start = f'    let {variable.local} = env::var("{variable.name}")'
    is_wide = len(f"{start}{call};") > _PAGE
    return replace(variable, default=f"\n{_OUTER}{call}" if is_wide else call)


def _steps(model: RequestModel, view: SampleView) -> Iterator[str]:
    """Before the request: user and password of one variable, and a body that is no plain JSON."""
    for credential in model.credentials:
        if credential.encoded:
            pair = f"{_local(credential.variable)}.split_once(':').unwrap_or_default()"
            yield f"let (user, password) = {pair};"
    if view.has_text and not (view.sends_values and view.media_type == _JSON):
        yield f"let body = {view.body};"


def _chain(model: RequestModel, view: SampleView) -> Iterator[str]:
    """The calls that make the request."""
    if model.method in _VERBS:
        yield _call(model.method.lower(), view.url)
    else:
        yield _call("request", f"Method::from_bytes(b{view.method})?", view.url)
    yield _call("timeout", f"Duration::from_secs({view.seconds})")
    for credential in model.credentials:
        if credential.location is ParamIn.QUERY:
            pair = f"({rust_str(credential.name)}, &{_local(credential.variable)})"
            yield _call("query", f"&[{pair}]")
        elif credential.encoded:
            yield _call("basic_auth", "user", "Some(password)")
    for header in view.headers:
        if not header.is_optional:
            yield _call("header", header.name, header.value)
    if view.sends_values and view.media_type == _JSON:
        yield f".json(&{view.body})"
    elif view.sends_values:
        yield _call("body", "body.to_string()")
    elif view.has_text:
        yield _call("body", "body")
    elif view.has_file:
        yield _call("body", "File::open(file)?")
    elif view.has_parts:
        yield _call("multipart", "form")


def _form(view: SampleView) -> Iterator[str]:
    """The calls that add the parts of a form."""
    for part in view.parts:
        value = "Part::file(&file)?" if part.is_file else f"Part::text({part.text})"
        if part.has_type:
            value += f".mime_str({part.media_type})?"
        yield _call("part", part.name, value)


def _call(name: str, *arguments: str) -> str:
    """A call of a chain, on one line or several as rustfmt has it."""
    line = ", ".join(arguments)
    if len(line) <= _WIDTH:
        return f".{name}({line})"
    if len(arguments) == 1 and line.startswith("format!("):
        inner = line.removeprefix("format!(").removesuffix(")")
        return f".{name}(format!(\n{_INNER}{inner}\n{_OUTER}))"
    lines = "".join(f"{_INNER}{argument},\n" for argument in arguments)
    return f".{name}(\n{lines}{_OUTER})"


def _ended(lines: Iterator[str]) -> tuple[str, ...]:
    """The lines of a statement, whose last one ends it."""
    *first, last = lines
    return (*first, f"{last};")


def _imports(model: RequestModel, view: SampleView) -> Iterator[str]:
    yield "use std::env;"
    yield "use std::error::Error;"
    if view.has_file or view.saves:
        yield "use std::fs::File;"
    yield "use std::process;"
    yield "use std::time::Duration;"
    yield ""
    if view.has_parts:
        yield "use reqwest::blocking::multipart::{Form, Part};"
    yield "use reqwest::blocking::Client;"
    if model.method not in _VERBS:
        yield "use reqwest::Method;"
    names = [*(["json"] if view.sends_values else []), *(["Value"] if view.prints_json else [])]
    if names:
        yield f"use serde_json::{names[0] if len(names) == 1 else '{' + ', '.join(names) + '}'};"
