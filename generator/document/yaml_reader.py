"""YAML with the scalars of YAML 1.2, with positions, in time linear in the text.

Built from parser events, to a bounded depth; an alias is the node it names, not a copy of it.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from generator.diagnostics import Diagnostic, GenerationError, Loc, Mark, Severity
from generator.document.marks import Marks, Places, YamlMarks, pack
from generator.document.tree import MAX_DEPTH, Arr, Json, Obj, Origin, too_deep
from generator.notation.scalars import spelled, spelled_float

# Merge keys copy members, so their sum is bounded too.
_MAX_MERGED = 1_000_000

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_ODD_FLOATS = {
    **{sign + word: float(sign + "inf") for sign in ("", "+", "-") for word in (".inf", ".Inf")},
    **{word: float("nan") for word in (".nan", ".NaN", ".NAN")},
    **{sign + ".INF": float(sign + "inf") for sign in ("", "+", "-")},
}
_NUMERIC_START = frozenset("-+.0123456789")
_STATUS = re.compile(r"[1-5][0-9][0-9]")
_CORE_TAG = "tag:yaml.org,2002:"
_KNOWN_TAGS = frozenset({"map", "seq", "str", "null", "bool", "int", "float", "binary"})

Event: TypeAlias = Any  # the classes of yaml.events carry no annotations


def core_scalar(text: str) -> Json:
    """The value of a plain scalar under the core schema of YAML 1.2; numbers with their spelling."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in _NUMERIC_START:
        if text in _ODD_FLOATS:
            return _ODD_FLOATS[text]
        try:
            if _INT.fullmatch(text):
                return spelled(int(text, 0 if text[:2] in {"0o", "0x"} else 10), text)
            if _FLOAT.fullmatch(text):
                return spelled_float(text)
        except ValueError:  # more digits than Python converts: no number that anyone meant
            return text
    return text


class _Frame:
    """A container that is being filled."""

    __slots__ = ("anchor", "key", "key_place", "merges", "node", "places")

    def __init__(self, node: Obj | Arr, places: Places, anchor: str | None) -> None:
        self.node = node
        self.places = places
        self.anchor = anchor
        self.key: str | None = None
        self.key_place = 0
        self.merges: list[Json] = []


_MERGE = "<< (merge)"  # told by identity: a real key may be spelled like anything


class YamlReader:
    """Reads one YAML text. Use :func:`read_yaml`."""

    def __init__(self, text: str, uri: str) -> None:
        self._text = text
        self._uri = uri
        self._stack: list[_Frame] = []
        self._root: Json = None
        self._start: int = 0
        self._places: dict[int, Places] = {}
        self._anchors: dict[str, Json] = {}
        self._key_texts: dict[str, str] = {}  # anchor of a scalar -> its text, for alias keys
        self._open: dict[str, Mark] = {}
        self._documents = 0
        self._merged = 0
        self._statuses: list[Mark] = []
        self.diagnostics: list[Diagnostic] = []

    def read(self) -> tuple[Json, Marks]:
        """The value and its places. Raises :class:`GenerationError`."""
        import yaml  # noqa: PLC0415  costs 30 ms that JSON need not pay

        loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
        try:
            for event in yaml.parse(self._text, Loader=loader):
                self._handle(event)
        except yaml.YAMLError as error:
            raise GenerationError(self._syntax_error(error)) from None
        self._report_statuses()
        return self._root, YamlMarks(self._root, self._start, self._places)

    def _handle(self, event: Event) -> None:
        name = type(event).__name__
        if name == "ScalarEvent":
            self._scalar(event)
        elif name == "MappingStartEvent":
            self._open_container(event, is_map=True)
        elif name == "SequenceStartEvent":
            self._open_container(event, is_map=False)
        elif name in {"MappingEndEvent", "SequenceEndEvent"}:
            self._close_container()
        elif name == "AliasEvent":
            self._alias(event)
        elif name == "DocumentStartEvent":
            self._documents += 1

    def _scalar(self, event: Event) -> None:
        text: str = event.value
        frame = self._stack[-1] if self._stack else None
        plain = event.implicit[0]
        if event.anchor:
            self._key_texts[event.anchor] = text
        if frame is not None and frame.key is None and type(frame.node) is Obj:
            key = _MERGE if plain and text == "<<" else text
            if plain and _STATUS.fullmatch(text) and self._holds_statuses(frame):
                self._statuses.append(_mark(event))
            self._key(frame, key, event)
            if event.anchor:
                self._anchors[event.anchor] = text
            return
        value: Json = text
        if event.tag is not None:
            value = self._tagged(event)
        elif plain:
            value = core_scalar(text)
        if event.anchor:
            self._anchors[event.anchor] = value
        self._put(value, event)

    def _tagged(self, event: Event) -> Json:
        """The value of a scalar with an explicit tag."""
        tag = event.tag.removeprefix(_CORE_TAG)
        if tag in {"int", "float", "bool", "null"}:
            value = core_scalar(event.value)
            return float(value) if tag == "float" and isinstance(value, int) else value
        self._check_tag(event)
        return str(event.value)

    def _check_tag(self, event: Event) -> None:
        tag = event.tag
        if tag in {None, "!"} or tag.removeprefix(_CORE_TAG) in _KNOWN_TAGS:
            return
        message = f"The YAML tag {tag!r} is unknown, so it is ignored."
        self._warn("S008", message, event, hint="Remove the tag.")

    def _key(self, frame: _Frame, key: str, event: Event) -> None:
        node, places = frame.node, frame.places
        frame.key = key
        frame.key_place = pack(event.start_mark.line, event.start_mark.column)
        if key in node and isinstance(places, dict):
            first = places[key]
            mark = Mark((first >> 32) + 1, (first & 0xFFFFFFFF) + 1)
            self._warn(
                "S005",
                f"The key {key!r} appears twice; the first one, on line {mark.line}, is ignored.",
                event,
                hint="Remove one of the two.",
            )

    def _holds_statuses(self, frame: _Frame) -> bool:
        return frame.node.origin.key == "responses"

    def _open_container(self, event: Event, *, is_map: bool) -> None:
        origin = self._origin(event)
        node: Obj | Arr = Obj({}, origin) if is_map else Arr([], origin)
        places: Places = {} if is_map else []
        self._check_tag(event)
        if len(self._stack) >= MAX_DEPTH:
            raise GenerationError(too_deep(self._uri, _mark(event)))
        self._places[id(node)] = places
        if event.anchor:
            self._anchors[event.anchor] = node
            self._open[event.anchor] = _mark(event)
        self._put(node, event)
        self._stack.append(_Frame(node, places, event.anchor))

    def _origin(self, event: Event) -> Origin:
        """The origin of the container that begins with ``event``."""
        if not self._stack:
            return Origin(self._uri)
        frame = self._stack[-1]
        if isinstance(frame.node, Arr):
            return Origin(self._uri, frame.node.origin, len(frame.node))
        if frame.key is None:
            message = "A key must be plain text, not a mapping or a list."
            hint = "Put it in quotes, as in '{name}', if the braces are part of the key."
            raise GenerationError(self._error("S003", message, _mark(event), hint=hint))
        return Origin(self._uri, frame.node.origin, frame.key)

    def _close_container(self) -> None:
        frame = self._stack.pop()
        if frame.anchor:
            self._open.pop(frame.anchor, None)
        if frame.merges:
            self._merge(frame)

    def _alias(self, event: Event) -> None:
        anchor: str = event.anchor
        frame = self._stack[-1] if self._stack else None
        if anchor not in self._anchors:
            message = f"The alias *{anchor} refers to an anchor that is not defined before it."
            hint = f"Define it earlier in the file, with &{anchor}."
            raise GenerationError(self._error("S003", message, _mark(event), hint=hint))
        if anchor in self._open:
            message = f"The alias *{anchor} is used inside its own anchor, so it would never end."
            hint = "Use a $ref where a schema contains itself."
            raise GenerationError(self._error("S004", message, _mark(event), hint=hint))
        if frame is not None and frame.key is None and type(frame.node) is Obj:
            if anchor not in self._key_texts:
                message = f"The alias *{anchor} is used as a key, but it is not plain text."
                hint = "Write the key out."
                raise GenerationError(self._error("S003", message, _mark(event), hint=hint))
            self._key(frame, self._key_texts[anchor], event)
            return
        self._put(self._anchors[anchor], event)

    def _put(self, value: Json, event: Event) -> None:
        """Place a finished value, or a container that is about to be filled."""
        place = pack(event.start_mark.line, event.start_mark.column)
        if not self._stack:
            if self._documents > 1:
                if value is None:
                    return
                message = "The file contains more than one YAML document."
                hint = "Keep one of them, and move the others to files of their own."
                raise GenerationError(self._error("S003", message, _mark(event), hint=hint))
            self._root, self._start = value, place
            return
        frame = self._stack[-1]
        if isinstance(frame.node, Arr):
            frame.node.append(value)
            frame.places.append(place)  # type: ignore[union-attr]
            return
        if frame.key is _MERGE:
            frame.merges.append(self._merge_source(value, event))
        elif frame.key is not None:
            frame.node[frame.key] = value
            frame.places[frame.key] = frame.key_place  # type: ignore[call-overload]
        frame.key = None

    def _merge_source(self, value: Json, event: Event) -> Json:
        # A list of mappings is still empty here; its members are checked when it is merged.
        if not isinstance(value, Obj | Arr):
            raise GenerationError(self._no_merge(_mark(event)))
        return value

    def _merge(self, frame: _Frame) -> None:
        """Put the members that ``<<`` brings before the mapping's own, which win."""
        sources: list[Obj] = []
        for merge in frame.merges:
            for item in merge if isinstance(merge, Arr) else [merge]:
                if not isinstance(item, Obj):
                    place = Mark((frame.key_place >> 32) + 1, 1)
                    raise GenerationError(self._no_merge(place))
                sources.append(item)
        node, places = frame.node, frame.places
        if not isinstance(node, Obj) or not isinstance(places, dict):
            return
        members: dict[str, Json] = {}
        marks: dict[str, int] = {}
        for source in reversed(sources):  # the first one named wins
            self._merged += len(source)
            if self._merged > _MAX_MERGED:
                message = (
                    f"The merge keys (<<) of this file copy more than {_MAX_MERGED:,} entries."
                )
                hint = "Use $ref instead of merge keys."
                place = Mark((frame.key_place >> 32) + 1, 1)
                raise GenerationError(self._error("S006", message, place, hint=hint))
            members.update(source)
            marks.update(self._places[id(source)])  # type: ignore[arg-type]
        members.update(node)
        marks.update(places)
        node.clear()
        node.update(members)
        places.clear()
        places.update(marks)

    def _report_statuses(self) -> None:
        if not self._statuses:
            return
        count = len(self._statuses)
        message = "This status code is written as a number; it was read as a string."
        if count > 1:
            message = f"{count} status codes are written as numbers; they were read as strings."
        hint = 'Put status codes in quotes, as in "200".'
        place = self._statuses[0]
        self.diagnostics.append(
            Diagnostic("S007", Severity.WARNING, message, Loc(self._uri), mark=place, hint=hint)
        )

    def _no_merge(self, mark: Mark) -> Diagnostic:
        message = "A merge key (<<) needs a mapping or a list of mappings."
        hint = "Write <<: *name, where the anchor &name is on a mapping."
        return self._error("S003", message, mark, hint=hint)

    def _syntax_error(self, error: Exception) -> Diagnostic:
        """A message for what PyYAML found."""
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        where = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        context = getattr(error, "context", None)
        if where is not None:
            mark = Mark(where.line + 1, where.column + 1)
        else:  # ReaderError counts bytes of the text as UTF-8
            before = self._text.encode("utf-8", "replace")[: getattr(error, "position", 0)]
            lines = before.decode("utf-8", "replace").split("\n")
            mark = Mark(len(lines), len(lines[-1]) + 1)
        reason = f"{problem} ({context})" if context else problem
        message = f"This is not valid YAML: {reason}."
        hint = "Check the indentation, colons and quotes here and on the line above."
        return self._error("S003", message, mark, hint=hint)

    def _error(self, code: str, message: str, mark: Mark, *, hint: str = "") -> Diagnostic:
        return Diagnostic(code, Severity.ERROR, message, Loc(self._uri), mark=mark, hint=hint)

    def _warn(self, code: str, message: str, event: Event, *, hint: str = "") -> None:
        self.diagnostics.append(
            Diagnostic(
                code, Severity.WARNING, message, Loc(self._uri), mark=_mark(event), hint=hint
            )
        )


def _mark(event: Event) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def read_yaml(text: str, uri: str) -> tuple[Json, Marks, tuple[Diagnostic, ...]]:
    """The value of a YAML text, its places, and what there is to say about it.

    Raises :class:`GenerationError` for text that is not YAML, for alias cycles, and for
    documents nested deeper than :data:`~generator.document.tree.MAX_DEPTH`.
    """
    reader = YamlReader(text, uri)
    value, marks = reader.read()
    return value, marks, tuple(reader.diagnostics)
