"""Parameters from the wire, by style and type."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote, unquote_plus

from generator.ir.members import form_of, properties
from generator.ir.model import Api, Operation, Parameter
from generator.ir.wire import ParamIn, Style
from generator.mock.wire.coerce import array, members, scalar
from generator.mock.wire.forms import RawPairs, raw_pairs, read_form
from generator.mock.wire.incoming import Incoming, Problem, RequestPart
from generator.mock.wire.values import MISSING, Data, MissingType
from generator.notation.media import is_json
from generator.notation.pointer import escape

#: A parameter, by its place and name.
Key = tuple[ParamIn, str]

_SEPARATORS: Final[Mapping[Style, re.Pattern[str]]] = {
    Style.SPACE: re.compile(r"%20|\+| "),
    Style.PIPE: re.compile(r"\||%7[Cc]"),
    Style.TAB: re.compile(r"%09|\t"),
}
PARTS: Final[Mapping[ParamIn, RequestPart]] = {
    ParamIn.PATH: "path",
    ParamIn.QUERY: "query",
    ParamIn.QUERYSTRING: "query",
    ParamIn.HEADER: "header",
    ParamIn.COOKIE: "cookie",
}
_COMMA: Final = re.compile(",")
_BRACKET: Final = re.compile(r"\[([^\]]*)\]")


def read_parameters(
    api: Api, operation: Operation, path: Mapping[str, str], incoming: Incoming
) -> tuple[dict[Key, Data], list[Problem]]:
    """The value of each parameter that was sent, and what is wrong with those that were not.

    Whether a value fits its schema is not asked here.
    """
    reader = _Reader(api, operation, path, incoming)
    found: dict[Key, Data] = {}
    problems: list[Problem] = []
    for parameter in operation.parameters:
        try:
            value = reader.read(parameter)
        except ValueError as error:
            problems.append(problem(parameter, str(error)))
            continue
        if not isinstance(value, MissingType):
            found[parameter.location, parameter.name] = value
        elif parameter.required:
            problems.append(problem(parameter, "The parameter is required, but it was not sent."))
    return found, problems


def problem(parameter: Parameter, message: str, pointer: str = "") -> Problem:
    """Something that is wrong with a parameter; ``pointer`` goes into its value."""
    return Problem(PARTS[parameter.location], f"/{escape(parameter.name)}{pointer}", message)


class _Reader:
    def __init__(
        self, api: Api, operation: Operation, path: Mapping[str, str], incoming: Incoming
    ) -> None:
        self._api = api
        self._operation = operation
        self._path = path
        self._incoming = incoming
        self._query = raw_pairs(incoming.query)
        self._cookies = raw_pairs(incoming.header("Cookie") or "", ";")

    def read(self, parameter: Parameter) -> Data | MissingType:
        """The value, or MISSING. Raises ValueError for text that has not the style's form."""
        match parameter.location:
            case ParamIn.PATH:
                text = self._path.get(parameter.name)
                return MISSING if text is None else self._from_path(parameter, text)
            case ParamIn.HEADER:
                text = self._incoming.header(parameter.name)
                return MISSING if text is None else self._from_header(parameter, text.strip())
            case ParamIn.COOKIE:
                return self._from_pairs(parameter, self._cookies)
            case ParamIn.QUERY:
                return self._from_pairs(parameter, self._query)
            case ParamIn.QUERYSTRING:
                return self._whole_query(parameter)

    # -- path and headers ------------------------------------------------------------------

    def _from_path(self, parameter: Parameter, text: str) -> Data:
        if parameter.media_type:
            return _parse(unquote(text), parameter)
        name, form = parameter.name, form_of(parameter.type, self._api.decls)
        separator = ","
        if parameter.style is Style.LABEL:
            text = _without(text, ".", "The value must begin with a dot.")
            separator = "." if parameter.explode else ","
        elif parameter.style is Style.MATRIX:
            text = _without(text, ";", "The value must begin with a semicolon.")
            separator = ";" if parameter.explode else ","
            if form == "array" and parameter.explode:
                pieces = [piece.partition("=")[2] for piece in text.split(";")]
                return array([unquote(piece) for piece in pieces], parameter.type, self._api)
            if form == "scalar" or not parameter.explode:
                if not text.startswith(f"{name}=") and text != name:
                    raise ValueError(f"The value must be written as ;{name}=VALUE.")
                text = text.partition("=")[2]
        return self._simple(parameter, text, separator, unquoted=False)

    def _from_header(self, parameter: Parameter, text: str) -> Data:
        if parameter.media_type:
            return _parse(text, parameter)
        return self._simple(parameter, text, ",", unquoted=True)

    def _simple(self, parameter: Parameter, text: str, separator: str, *, unquoted: bool) -> Data:
        """``a,b,c``; in headers nothing is percent-encoded, but blanks may follow a comma."""
        form = form_of(parameter.type, self._api.decls)
        if form == "scalar":
            return scalar(text if unquoted else unquote(text), parameter.type, self._api)
        pieces = text.split(separator) if text else []
        texts = [piece.strip() if unquoted else unquote(piece) for piece in pieces]
        if form == "array":
            return array(texts, parameter.type, self._api)
        if parameter.explode:
            pairs = [tuple(piece.partition("=")[::2]) for piece in texts]
        else:
            pairs = list(zip(texts[::2], texts[1::2], strict=False))
        return members({key: [value] for key, value in pairs}, parameter.type, self._api)

    # -- query and cookies -----------------------------------------------------------------

    def _from_pairs(self, parameter: Parameter, pairs: RawPairs) -> Data | MissingType:
        form = form_of(parameter.type, self._api.decls)
        if parameter.style is Style.DEEP and form != "array" and not parameter.media_type:
            return self._deep(parameter, pairs)
        if form == "object" and parameter.explode and not parameter.media_type:
            return self._exploded(parameter, pairs)
        names = {parameter.name}
        if form == "array":
            names.add(f"{parameter.name}[]")  # how PHP and its kin write lists
        raw = [value for name, value in pairs if name in names]
        if not raw:
            return MISSING
        if parameter.media_type:
            return _parse(unquote_plus(raw[-1]), parameter)
        if form == "scalar":
            return scalar(unquote_plus(raw[-1]), parameter.type, self._api)
        separator = _SEPARATORS.get(parameter.style, _COMMA)
        if not parameter.explode:
            raw = [piece for one in raw for piece in (separator.split(one) if one else [])]
        texts = [unquote_plus(one) for one in raw]
        if form == "array":
            return array(texts, parameter.type, self._api)
        paired = zip(texts[::2], texts[1::2], strict=False)
        return members({key: [value] for key, value in paired}, parameter.type, self._api)

    def _exploded(self, parameter: Parameter, pairs: RawPairs) -> Data | MissingType:
        """An object whose members are parameters of their own."""
        known = properties(parameter.type, self._api.decls)
        others = {one.name for one in self._operation.parameters if one is not parameter}
        mine: dict[str, list[str]] = {}
        for name, value in pairs:
            if name in known or (not known and name not in others):
                mine.setdefault(name, []).append(unquote_plus(value))
        return members(mine, parameter.type, self._api) if mine else MISSING

    def _deep(self, parameter: Parameter, pairs: RawPairs) -> Data | MissingType:
        """``name[key]=value``; deeper members keep their text."""
        flat: dict[str, list[str]] = {}
        nested: dict[str, Data] = {}
        for name, raw in pairs:
            if not name.startswith(f"{parameter.name}["):
                continue
            keys = _BRACKET.findall(name[len(parameter.name) :])
            while len(keys) > 1 and (not keys[-1] or keys[-1].isdecimal()):
                keys.pop()  # name[key][] and name[key][0] are items of name[key]
            if len(keys) == 1:
                flat.setdefault(keys[0], []).append(unquote_plus(raw))
            elif keys:
                _nest(nested, keys, unquote_plus(raw))
        if not flat and not nested:
            return MISSING
        return {**members(flat, parameter.type, self._api), **nested}

    def _whole_query(self, parameter: Parameter) -> Data | MissingType:
        if not self._incoming.query:
            return MISSING
        if is_json(parameter.media_type):
            return _parse(unquote_plus(self._incoming.query), parameter)
        if form_of(parameter.type, self._api.decls) == "scalar":
            return unquote_plus(self._incoming.query)
        return read_form(self._api, parameter.type, parameter.encoding, self._incoming.query)


def _nest(into: dict[str, Data], keys: list[str], text: str) -> None:
    for key in keys[:-1]:
        inner = into.get(key)
        if not isinstance(inner, dict):
            inner = into[key] = {}
        into = inner
    into[keys[-1]] = text


def _without(text: str, start: str, message: str) -> str:
    if not text.startswith(start):
        raise ValueError(message)
    return text[len(start) :]


def _parse(text: str, parameter: Parameter) -> Data:
    if not is_json(parameter.media_type):
        return text
    try:
        value: Data = json.loads(text)
    except ValueError as error:
        raise ValueError(f"The value is not valid JSON: {error}.") from error
    return value
