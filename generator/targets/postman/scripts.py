"""The scripts of a collection: what runs before every request, and what looks at each reply.

Text of a document comes in as JavaScript literals only (:func:`js_str`), never as code or as a
comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from typing_extensions import assert_never

from generator.emit.literals import js_str
from generator.ir.hints import ErrorInSuccess, Polling
from generator.ir.kinds import JsonType
from generator.ir.media import json_of
from generator.ir.model import Api, Operation, Response
from generator.ir.types import (
    Array,
    EnumDecl,
    JsonValue,
    Literals,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Primitive,
    Tuple,
    TypeRef,
)
from generator.ir.walk import properties_of, takes_null, target_of
from generator.notation.paths import BracedText
from generator.notation.pointer import steps_of
from generator.targets.postman.chains import Capture, FromBody, FromLocation
from generator.targets.postman.text import use
from generator.targets.postman.variables import POLL_LIMIT, POLL_SECONDS

Lines = list[str]

_IDENTIFIER: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_REGEX_ACTIVE: Final = re.compile(r"[\\^$.*+?()\[\]{}|/]")
_ORIGIN: Final = r"/^[a-z][a-z0-9+.-]*:\/\/[^\/?#]+/i"
_COUNTER: Final = "POLLS"


@dataclass(frozen=True, slots=True)
class Look:
    """What the test script of one request asks of the reply."""

    captures: tuple[Capture, ...] = ()
    also: tuple[int, ...] = ()  # statuses that are as good as success
    stops: bool = False  # a failure ends the run: what follows needs this reply
    polling: Polling | None = None  # the request is repeated until the work is done


def before_each(headers: Sequence[str], filled: Sequence[str]) -> Lines:
    """What runs before every request of the collection.

    ``headers`` are sent only when their variable holds something; ``filled`` are the variables
    that replies fill, without which a request that uses them is not sent.
    """
    return [
        "// Encode values in the path, so that a slash or a question mark does not change it.",
        "const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g,",
        '    (char) => "%" + char.charCodeAt(0).toString(16).toUpperCase());',
        "const missing = [];",
        "const fill = (text) => {",
        "    const value = pm.variables.replaceIn(text);",
        '    if (value === "") missing.push(text.replace(/[{}]/g, ""));',
        "    return value;",
        "};",
        "pm.request.url.variables.each((variable) => {",
        '    variable.value = encode(fill(String(variable.value ?? "")));',
        "});",
        "pm.request.url.path = (pm.request.url.path || []).map(",
        "    (segment) => segment.replace(/\\{\\{[^{}]+\\}\\}/g, (name) => encode(fill(name))));",
        "",
        "// Do not send headers with an empty value.",
        f"for (const name of {_strings(headers)}) {{",
        "    const value = pm.request.headers.get(name);",
        '    if (value !== undefined && pm.variables.replaceIn(value).trim() === "") {',
        "        pm.request.headers.remove(name);",
        "    }",
        "}",
        "",
        "// Without the ID from an earlier response, the request would address something else.",
        'const body = (pm.request.body && pm.request.body.raw) || "";',
        f"for (const name of {_strings(filled)}) {{",
        "    if (body.includes(`{{${name}}}`)) fill(`{{${name}}}`);",
        "}",
        "if (missing.length > 0) {",
        '    pm.test(`${missing.join(", ")} is set`, () => pm.expect.fail(',
        '        "Send the request that sets it first, or set the variable yourself."));',
        "    pm.execution.skipRequest();",
        "}",
    ]


def after(api: Api, operation: Operation, look: Look, root: str) -> Lines:
    """The test script of one request; ``root`` is the variable of the API's address."""
    good = [response for response in operation.responses if response.success]
    lines = [f"const succeeded = {_has_status(good, look.also)};"]
    if look.stops or look.polling:
        lines.append("if (!succeeded) pm.execution.setNextRequest(null);")
    lines += [
        f"pm.test({js_str(_status_title(good, look.also))}, () => {{",
        "    pm.expect(succeeded, `${pm.response.code} ${pm.response.status}`).to.equal(true);",
        "});",
    ]
    head = operation.method == "HEAD"
    successes = operation.successes()
    replies = [] if head else [r for r in successes if _json_type(r) is not None]
    if replies:
        same = replies == (good or [*successes]) and not look.also
        condition = "succeeded" if same else _has_status(replies, ())
        lines += _of_json(api, replies, look, condition)
    lines += _of_location(look.captures, root)
    return lines


def _of_json(api: Api, replies: list[Response], look: Look, condition: str) -> Lines:
    inner = [
        "let reply;",
        'pm.test("The response is JSON", () => { reply = pm.response.json(); });',
    ]
    first = replies[0]
    if first.error_in_success is not None:
        inner += _error_test(first.error_in_success)
    captured = {s.steps for c in look.captures for s in c.sources if isinstance(s, FromBody)}
    if ref := _json_type(first):
        inner += _type_tests(api, ref, captured)
    inner += _captures(look.captures)
    if look.polling is not None:
        inner += _poll(look.polling)
    return [f"if ({condition}) {{", *(f"    {line}" for line in inner), "}"]


def _has_status(responses: Iterable[Response], also: tuple[int, ...]) -> str:
    numbered = [r for r in responses if r.status != "default"]
    codes = [int(r.status) for r in numbered if r.status.isdecimal()]
    classes = [int(r.status[0]) for r in numbered if not r.status.isdecimal()]
    if not codes and not classes:
        return f"pm.response.code < 400{''.join(f' || pm.response.code === {c}' for c in also)}"
    tests = []
    if codes or also:
        tests.append(f"{[*codes, *also]}.includes(pm.response.code)")
    if classes:
        tests.append(f"{classes}.includes(Math.floor(pm.response.code / 100))")
    return " || ".join(tests)


def _status_title(responses: list[Response], also: tuple[int, ...]) -> str:
    words = [*(r.status for r in responses), *map(str, also)]
    return f"The status is {' or '.join(words)}" if responses else "The status is not an error"


def _json_type(response: Response) -> TypeRef | None:
    media = json_of(response.media)
    return media.type if media is not None else None


def _error_test(error: ErrorInSuccess) -> Lines:
    value = _at(steps_of(error.pointer))
    message = _at(steps_of(error.message_pointer))
    return [
        'pm.test("The response reports no error", () => {',
        f"    pm.expect({value}, {message}).to.not.equal({_js(error.equals)});",
        "});",
    ]


def _type_tests(api: Api, ref: TypeRef, captured: set[tuple[str | int, ...]]) -> Iterator[str]:
    """A test for each property that has to be there, or that a later request needs."""
    target = target_of(ref, api.decls)
    decl = api.decls.get(target.id) if isinstance(target, Named) else None
    if not isinstance(decl, ObjectDecl):
        if expectation := _expectation(api, ref):
            article, check = expectation
            yield f"pm.test({js_str(f'The response is {article}')}, () => {{"
            yield f"    pm.expect(reply){check};"
            yield "});"
        return
    for prop in properties_of(decl, api.decls):
        needed = prop.required or (prop.name,) in captured
        expectation = _expectation(api, prop.type)
        if not needed or expectation is None or takes_null(prop.type, api.decls):
            continue
        article, check = expectation
        yield f"pm.test({js_str(f'{prop.name} is {article}')}, () => {{"
        yield f"    pm.expect({_at((prop.name,))}){check};"
        yield "});"


def _expectation(api: Api, ref: TypeRef) -> tuple[str, str] | None:
    """In words and as a call of chai: what a value of ``ref`` is; None for anything."""
    if isinstance(ref, Nullable):
        return None
    match target_of(ref, api.decls):
        case Primitive(kind=kind):
            return _scalar_expectation(kind.row.json)
        case Literals(values=values) if all(isinstance(value, str) for value in values):
            return "a string", '.to.be.a("string")'
        case Array() | Tuple():
            return "an array", '.to.be.an("array")'
        case Map():
            return "an object", '.to.be.an("object")'
        case Named(id=decl_id):
            decl = api.decls[decl_id]
            if isinstance(decl, ObjectDecl):
                return "an object", '.to.be.an("object")'
            texts = isinstance(decl, EnumDecl) and all(isinstance(v, str) for v in decl.values)
            return ("a string", '.to.be.a("string")') if texts else None
        case _:
            return None


def _scalar_expectation(json_type: JsonType) -> tuple[str, str] | None:
    match json_type:
        case "string":
            return "a string", '.to.be.a("string")'
        case "integer":
            return "an integer", ".to.satisfy(Number.isInteger)"
        case "number":
            return "a number", '.to.be.a("number")'
        case "boolean":
            return "a boolean", '.to.be.a("boolean")'
        case "null":
            return None
        case _:
            assert_never(json_type)


def _captures(captures: Iterable[Capture]) -> Iterator[str]:
    """Keep what the reply holds for later requests: the first place that has a value."""
    for number, capture in enumerate(captures, start=1):
        places = [_at(s.steps) for s in capture.sources if isinstance(s, FromBody)]
        if places:
            yield f"const found{number} = {' ?? '.join(places)};"
            yield f"if (found{number} !== undefined && found{number} !== null) {{"
            yield f"    pm.collectionVariables.set({js_str(capture.variable)}, found{number});"
            yield "}"


def _of_location(captures: Iterable[Capture], root: str) -> Lines:
    """Match the ``Location`` header as a whole: a path below it names another thing."""
    found = [(c.variable, s) for c in captures for s in c.sources if isinstance(s, FromLocation)]
    if not found:
        return []
    lines = [
        f"const origin = {_ORIGIN};",
        f'const base = pm.variables.replaceIn({js_str(use(root))}).replace(origin, "");',
        'const place = (pm.response.headers.get("Location") || "")',
        '    .replace(/[?#].*$/, "").replace(origin, "").replace(/\\/$/, "");',
        "const path = place.startsWith(`${base}/`) ? place.slice(base.length) : place;",
    ]
    for index, (variable, source) in enumerate(found):
        name = f"match{index + 1}" if len(found) > 1 else "match"
        lines += [
            f"const {name} = new RegExp({js_str(_pattern(source))}).exec(path);",
            f"if (succeeded && {name}) {{",
            f"    pm.collectionVariables.set({js_str(variable)}, decodeURIComponent({name}[1]));",
            "}",
        ]
    return lines


def _pattern(source: FromLocation) -> str:
    """The whole path, with a group for the wanted parameter."""
    wanted = "(.+)" if source.spans else "([^/]+)"
    path = BracedText.parse(str(source.path.bare)).filled(
        lambda name: wanted if name == source.parameter else "[^/]+",
        lambda text: _REGEX_ACTIVE.sub(r"\\\g<0>", text),
    )
    return f"^{path}$"


def _poll(polling: Polling) -> Lines:
    """Look again after a while, as often as the limit allows."""
    final = [*polling.succeeded, *polling.failed]
    seconds = f"Number(pm.variables.get({js_str(POLL_SECONDS)}) || {polling.interval:g})"
    limit = f"Number(pm.variables.get({js_str(POLL_LIMIT)}))"
    lines = [
        f"const state = {_at(steps_of(polling.state))};",
        f"const looks = Number(pm.collectionVariables.get({js_str(_COUNTER)}) || 0) + 1;",
        f"const done = {_strings(final)}.includes(state);",
        f"const waiting = {_strings(polling.waiting)}.includes(state);",
        f"if (done || waiting || looks >= {limit}) {{",
        f"    pm.collectionVariables.unset({js_str(_COUNTER)});",
        '    pm.test("The work succeeded", () => {',
        f"        pm.expect(state).to.be.oneOf({_strings(polling.succeeded)});",
        "    });",
        "} else {",
        f"    pm.collectionVariables.set({js_str(_COUNTER)}, looks);",
        f"    setTimeout(() => {{}}, 1000 * {seconds});",
        "    pm.execution.setNextRequest(pm.info.requestId);",
        "}",
    ]
    if polling.waiting:
        lines.append("if (waiting) pm.execution.setNextRequest(null); // a person has to act")
    return lines


def _at(steps: tuple[str | int, ...]) -> str:
    """The expression of a value inside the reply; undefined when something is not there."""
    path = "reply"
    for step in steps:
        if isinstance(step, int):
            path += f"?.[{step}]"
        elif _IDENTIFIER.fullmatch(step):
            path += f"?.{step}"
        else:
            path += f"?.[{js_str(step)}]"
    return path


def _strings(values: Iterable[str]) -> str:
    return f"[{', '.join(js_str(value) for value in values)}]"


def _js(value: JsonValue) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return js_str(value)
        case _:
            return "undefined"
