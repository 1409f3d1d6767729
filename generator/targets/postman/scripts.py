"""The scripts of a collection: what runs before every request, and what looks at each reply.

Text of a document comes in as JavaScript literals only (:func:`js_str`), never as code or as a
comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.emit.literals import js_str
from generator.ir.hints import ErrorInSuccess
from generator.ir.kinds import JsonType
from generator.ir.media import json_of
from generator.ir.model import Api, Operation, Response
from generator.ir.types import (
    Array,
    EnumDecl,
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
from generator.never import assert_never
from generator.notation.paths import BracedText, PathTemplate
from generator.notation.pointer import steps_of
from generator.relations.model import OutBody, OutHeader, OutUrl
from generator.relations.processes import Work
from generator.targets.postman.expressions import constant, list_of, value_at
from generator.targets.postman.text import use
from generator.targets.postman.values import Capture
from generator.targets.postman.variables import POLL_LIMIT, POLL_SECONDS

Lines = list[str]

_REGEX_ACTIVE: Final = re.compile(r"[\\^$.*+?()\[\]{}|/]")
_ORIGIN: Final = r"/^[a-z][a-z0-9+.-]*:\/\/[^\/?#]+/i"
_COUNTER: Final = "POLLS"


@dataclass(frozen=True, slots=True)
class Look:
    """What the test script of one request asks of the reply."""

    captures: tuple[Capture, ...] = ()
    also: tuple[int, ...] = ()  # statuses that are as good as success
    stops: bool = False  # a failure ends the run: what follows needs this reply
    work: Work | None = None  # the request is repeated until the work is done


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
        f"for (const name of {list_of(headers)}) {{",
        "    const value = pm.request.headers.get(name);",
        '    if (value !== undefined && pm.variables.replaceIn(value).trim() === "") {',
        "        pm.request.headers.remove(name);",
        "    }",
        "}",
        "",
        "// Without the ID from an earlier response, the request would address something else.",
        'const body = (pm.request.body && pm.request.body.raw) || "";',
        f"for (const name of {list_of(filled)}) {{",
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
    if look.stops or look.work:
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
    lines += _of_headers(look.captures, root)
    return lines


def _of_json(api: Api, replies: list[Response], look: Look, condition: str) -> Lines:
    inner = [
        "let reply;",
        'pm.test("The response is JSON", () => { reply = pm.response.json(); });',
    ]
    first = replies[0]
    if first.error_in_success is not None:
        inner += _error_test(first.error_in_success)
    captured = {
        steps_of(one.pointer)
        for capture in look.captures
        for one in capture.outputs
        if isinstance(one, OutBody)
    }
    if ref := _json_type(first):
        inner += _type_tests(api, ref, captured)
    inner += _captures(look.captures)
    if look.work is not None:
        inner += _poll(look.work, stops=look.stops)
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
    value = value_at(steps_of(error.pointer))
    message = value_at(steps_of(error.message_pointer))
    return [
        'pm.test("The response reports no error", () => {',
        f"    pm.expect({value}, {message}).to.not.equal({constant(error.equals)});",
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
        yield f"    pm.expect({value_at((prop.name,))}){check};"
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
        places = [value_at(steps_of(o.pointer)) for o in capture.outputs if isinstance(o, OutBody)]
        if places:
            yield f"const found{number} = {' ?? '.join(places)};"
            yield f"if (found{number} !== undefined && found{number} !== null) {{"
            yield f"    pm.collectionVariables.set({js_str(capture.variable)}, found{number});"
            yield "}"


def _of_headers(captures: Iterable[Capture], root: str) -> Lines:
    """Keep what headers hold: a value as it stands, or a step of an address."""
    outputs = [(capture.variable, one) for capture in captures for one in capture.outputs]
    addresses: dict[str, list[tuple[str, OutUrl]]] = {}
    lines: Lines = []
    for variable, one in outputs:
        if isinstance(one, OutHeader):
            value = f"pm.response.headers.get({js_str(one.name)})"
            keep = f"pm.collectionVariables.set({js_str(variable)}, {value});"
            lines.append(f"if (succeeded && {value}) {keep}")
        elif isinstance(one, OutUrl):
            addresses.setdefault(one.header, []).append((variable, one))
    for number, (header, found) in enumerate(addresses.items()):
        lines += _of_address(header, found, root, str(number + 1) if number else "")
    return lines


def _of_address(header: str, found: list[tuple[str, OutUrl]], root: str, suffix: str) -> Lines:
    """Match an address as a whole: a path below it names another thing."""
    origin, base, place, path = (f"{name}{suffix}" for name in ("origin", "base", "place", "path"))
    lines = [
        f"const {origin} = {_ORIGIN};",
        f'const {base} = pm.variables.replaceIn({js_str(use(root))}).replace({origin}, "");',
        f'const {place} = (pm.response.headers.get({js_str(header)}) || "")',
        f'    .replace(/[?#].*$/, "").replace({origin}, "").replace(/\\/$/, "");',
        _below_base(path, place, base),
    ]
    for index, (variable, source) in enumerate(found):
        name = f"match{suffix}{index + 1}" if len(found) > 1 else f"match{suffix}"
        lines += [
            f"const {name} = new RegExp({js_str(_pattern(source))}).exec({path});",
            f"if (succeeded && {name}) {{",
            f"    pm.collectionVariables.set({js_str(variable)}, decodeURIComponent({name}[1]));",
            "}",
        ]
    return lines


def _below_base(path: str, place: str, base: str) -> str:
    below = f"{place}.startsWith(`${{{base}}}/`)"
    return f"const {path} = {below} ? {place}.slice({base}.length) : {place};"


def _pattern(source: OutUrl) -> str:
    """The whole path, with a group for the wanted parameter."""
    wanted = "(.+)" if source.spans else "([^/]+)"
    path = BracedText.parse(str(PathTemplate.parse(source.template).bare)).filled(
        lambda name: wanted if name == source.parameter else "[^/]+",
        lambda text: _REGEX_ACTIVE.sub(r"\\\g<0>", text),
    )
    return f"^{path}$"


def _poll(work: Work, *, stops: bool) -> Lines:
    """Look again after a while, as often as the limit allows."""
    final = [*work.succeeded, *work.failed]
    seconds = f"Number(pm.variables.get({js_str(POLL_SECONDS)}) || {work.interval:g})"
    limit = f"Number(pm.variables.get({js_str(POLL_LIMIT)}))"
    lines = [
        f"const state = {value_at(steps_of(work.state))};",
        f"const looks = Number(pm.collectionVariables.get({js_str(_COUNTER)}) || 0) + 1;",
        f"const done = {list_of(final)}.includes(state);",
        f"const waiting = {list_of(work.waiting)}.includes(state);",
        f"if (done || waiting || looks >= {limit}) {{",
        f"    pm.collectionVariables.unset({js_str(_COUNTER)});",
        '    pm.test("The work succeeded", () => {',
        f"        pm.expect(state).to.be.oneOf({list_of(work.succeeded)});",
        "    });",
        "} else {",
        f"    pm.collectionVariables.set({js_str(_COUNTER)}, looks);",
        f"    setTimeout(() => {{}}, 1000 * {seconds});",
        "    pm.execution.setNextRequest(pm.info.requestId);",
        "}",
    ]
    if work.waiting and stops:
        lines.append("if (waiting) pm.execution.setNextRequest(null); // a person has to act")
    return lines
