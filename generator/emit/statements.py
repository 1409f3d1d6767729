"""Statements that do not fit on one line, split as black splits them.

A statement arrives flat: on one line, spelled as black spells it. What is known here are calls,
subscripts, collections, unions, assignments, annotations, imports, definitions and returns, which
is all that the templates write. :class:`~.flat.UnknownError` is raised for anything else, and wherever
black weighs several ways to split: such a statement is for a real formatter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.emit.flat import Group, Item, UnknownError, fits, read

_ASSIGNED: Final = re.compile(r"[A-Za-z_][\w, ]*(: )?")
_ANNOTATED: Final = re.compile(r"[A-Za-z_]\w*: ")
_CALLED: Final = re.compile(r"@?[A-Za-z_][\w.]*[(\[]|super\(\)\.")
_ALTERNATIVE: Final = re.compile(r'([A-Za-z_]\w* = [\w.]+\("[^"\\]*"\) or [\w.]+\()("[^"\\]*")\)')


def split(text: str, depth: int) -> list[str]:
    """The lines of the statement ``text``, which does not fit at ``depth``."""
    splitter = _Splitter(text, [])
    splitter.statement(depth)
    return splitter.lines


def split_item(text: str, depth: int) -> list[str]:
    """The lines of one item of a list of parameters or the like, a comma behind it."""
    splitter = _Splitter(text, [])
    item = read(text)
    if item.joints:
        raise UnknownError  # in parentheses or not, as the place asks for
    splitter.item(item, depth, ",")
    return splitter.lines


def split_result(text: str, depth: int) -> list[str]:
    """The lines of what closes a signature: ``) -> Result[...]:``."""
    flat = f"_{text[1:]}"  # as wide, and without a bracket that nothing opens
    item = read(flat)
    if item.joints:
        raise UnknownError
    indent = "    " * depth
    result = text[len(") -> ") : -1]
    if not item.groups and not _worth_parentheses(result, depth):
        return [indent + text]
    if not item.groups:
        return [f"{indent}) -> (", f"{indent}    {result}", f"{indent}):"]
    splitter = _Splitter(flat, [])
    splitter.item(item, depth, "")
    splitter.lines[0] = splitter.lines[0].replace("_", ")", 1)
    return splitter.lines


def _worth_parentheses(name: str, depth: int) -> bool:
    """Whether black puts a name that is too long for its line between parentheses."""
    return "." in name or fits(name, depth + 1)


@dataclass(frozen=True, slots=True)
class _Splitter:
    text: str
    lines: list[str]

    # -- statements ----------------------------------------------------------------------

    def statement(self, depth: int) -> None:
        """Split the whole text."""
        text = self.text
        word = text[: text.find(" ")]
        if word == "from":
            self._imported(depth)
        elif word == "return":
            self._returned(depth)
        elif word in {"class", "with"}:
            self.item(read(self.text), depth, "")
        elif word in {"def", "async"}:
            self._defined(depth)
        elif word == "for":
            self._looped(depth)
        else:
            item = read(self.text)
            annotated = _ANNOTATED.match(text)
            if item.others:
                self._alternative(depth)
            elif item.assigned:
                self._assigned(item, depth)
            elif annotated:
                item.start = annotated.end()
                if self._is_solid(item, depth):
                    self._line(text, depth)
                else:
                    self._annotated(item, "", depth)
            elif _CALLED.match(text) and text.endswith(")"):
                item.chains.clear()  # the last call is split, whatever it is called on
                self.item(item, depth, "")
            else:
                raise UnknownError

    def _alternative(self, depth: int) -> None:
        """``name = call("a") or call("b")``: the last call is split."""
        found = _ALTERNATIVE.fullmatch(self.text)
        if found is None:
            raise UnknownError
        self._short(found[1], depth)
        self._short(found[2], depth + 1)
        self._line(")", depth)

    def _looped(self, depth: int) -> None:
        """A loop over what a call gives: the call is split."""
        item = read(self.text.replace(" in ", " of ", 1))  # it is no operator here
        if len(item.groups) != 1 or item.joints or not self.text.endswith("):"):
            raise UnknownError
        self.item(item, depth, "")

    def _imported(self, depth: int) -> None:
        head, _, names = self.text.partition(" import ")
        self._line(f"{head} import (", depth)
        for name in names.split(", "):
            self._line(f"{name},", depth + 1)
        self._line(")", depth)

    def _returned(self, depth: int) -> None:
        item = read(self.text)
        if item.joints or not item.groups or item.groups[-1].end != item.end - 1:
            raise UnknownError
        if not fits(self.text[: item.groups[-1].start + 1], depth):
            raise UnknownError
        self.item(item, depth, "")

    def _defined(self, depth: int) -> None:
        group = read(self.text).groups[0]
        if not group.items or any(item.joints for item in group.items):
            raise UnknownError
        self._line(self.text[: group.start + 1], depth)
        if len(group.items) == 1:
            self.item(group.items[0], depth + 1, ",")
        else:
            self._body(group, depth + 1)
        closing = self.text[group.end :]
        if '"' in closing and not fits(closing, depth):
            raise UnknownError
        if fits(closing, depth):
            self._line(closing, depth)
        else:
            self.lines.extend(split_result(closing, depth))

    def _assigned(self, item: Item, depth: int) -> None:
        """``name = value`` or ``name: annotation = value``."""
        text = self.text
        found = _ASSIGNED.match(text)
        at = item.assigned + 3
        if found is None or (text.find(" = ") < item.assigned and not found[1]):
            raise UnknownError
        value = item.part(at, item.end)
        annotation = item.part(found.end(), item.assigned) if found[1] else None
        if value.joints:
            self._parenthesized(value, depth)
        elif not value.groups:
            self._plain(value, annotation, depth)
        else:
            self._grouped(value, value.groups[-1], annotation, depth)

    def _parenthesized(self, value: Item, depth: int) -> None:
        if value.groups and value.groups[-1].end == value.end - 1:
            last = self.text[value.end - 1]
            if len(value.joints) == 1 and last != "]":
                raise UnknownError
        self._short(f"{self.text[: value.start]}(", depth)
        self.item(value, depth + 1, "")
        self._line(")", depth)

    def _plain(self, value: Item, annotation: Item | None, depth: int) -> None:
        """The value has no brackets."""
        head, tail = self.text[: value.start], self.text[value.start :]
        if annotation is None and not fits(tail, depth + 1):
            self._line(self.text, depth)  # parentheses would be of no use
        elif fits(f"{head}(", depth):
            self._line(f"{head}(", depth)
            self._line(tail, depth + 1)
            self._line(")", depth)
        elif annotation is None or self._is_solid(annotation, depth):
            raise UnknownError
        else:
            self._annotated(annotation, self.text[annotation.end :], depth)

    def _grouped(self, value: Item, group: Group, annotation: Item | None, depth: int) -> None:
        """The value is a call, a subscript or a collection."""
        text = self.text
        if group.end != value.end - 1 or len(value.groups) > 1 or not group.items:
            raise UnknownError
        head = text[: group.start + 1]
        if fits(head, depth):
            self.item(value, depth, "", start=0)
            return
        if group.atom and text[group.start] == "(":
            raise UnknownError
        if annotation is None:
            self._wrapped(value, depth)
            return
        outer = f"{text[: value.start]}("
        if self._is_solid(annotation, depth) and not fits(outer, depth):
            if fits(f"){text[annotation.end :]}", depth):
                raise UnknownError
            self._line(head, depth)
            self._body(group, depth + 1)
            self._line(text[group.end], depth)
        elif fits(outer, depth):
            self._line(outer, depth)
            self.item(value, depth + 1, "")
            self._line(")", depth)
        elif fits(f"){text[annotation.end :]}", depth):
            self._annotated(annotation, text[annotation.end :], depth)
        else:
            self._opening(annotation, text[annotation.end : group.start + 1], depth)
            self._body(group, depth + 1)
            self._line(text[group.end], depth)

    def _opening(self, annotation: Item, rest: str, depth: int) -> None:
        """``name: annotation = call(``, where neither the call nor a parenthesis has room.

        The annotation gets parentheses where its own bracket has no room, if all lines fit then.
        """
        text = self.text
        if not annotation.groups or fits(text[: annotation.groups[-1].start + 1], depth):
            self._annotated(annotation, rest, depth)
            return
        lines = _Splitter(text, [])
        lines._line(f"{text[: annotation.start]}(", depth)
        lines.item(annotation, depth + 1, "")
        lines._line(f"){rest}", depth)
        if not all(fits(line, 0) for line in lines.lines):
            group = annotation.groups[-1]
            if annotation.joints or group.end != annotation.end - 1:
                raise UnknownError
            lines.lines.clear()
            lines._line(text[: group.start + 1], depth)
            lines._body(group, depth + 1)
            lines._line(f"{text[group.end]}{rest}", depth)
        self.lines.extend(lines.lines)

    def _wrapped(self, value: Item, depth: int) -> None:
        """The name leaves no room for the head of the value: parentheses, if all lines fit then."""
        lines = _Splitter(self.text, [])
        lines._line(f"{self.text[: value.start]}(", depth)
        lines.item(value, depth + 1, "")
        lines._line(")", depth)
        if all(fits(line, 0) for line in lines.lines):
            self.lines.extend(lines.lines)
            return
        group = value.groups[-1]
        self._line(self.text[: group.start + 1], depth)
        self._body(group, depth + 1)
        self._line(self.text[group.end], depth)

    def _is_solid(self, annotation: Item, depth: int) -> bool:
        """Whether an annotation is a name that is too long for any line."""
        name = self.text[annotation.start : annotation.end]
        return not (annotation.groups or annotation.joints or _worth_parentheses(name, depth))

    def _annotated(self, annotation: Item, rest: str, depth: int) -> None:
        """Split in the annotation: ``rest`` follows it."""
        text = self.text
        if annotation.joints or not annotation.groups:
            self._short(f"{text[: annotation.start]}(", depth)
            self.item(annotation, depth + 1, "")
            self._short(f"){rest}", depth)
        elif annotation.groups[-1].end == annotation.end - 1:
            group = annotation.groups[-1]
            self._short(text[: group.start + 1], depth)
            self._body(group, depth + 1)
            self._short(f"{text[group.end]}{rest}", depth)
        else:
            raise UnknownError

    # -- items ---------------------------------------------------------------------------

    def item(self, item: Item, depth: int, tail: str, start: int = -1) -> None:
        """One item with ``tail`` behind it; ``start`` is where its line begins, if before it."""
        text = self.text
        start = item.start if start < 0 else start
        whole = f"{text[start : item.end]}{tail}"
        if fits(whole, depth):
            self._line(whole, depth)
        elif item.others or (item.chains and not item.joints):
            raise UnknownError
        elif item.joints:
            self._joined(item, depth, tail)
        elif not item.groups:
            self._line(whole, depth)  # there is nothing to split
        else:
            group = item.groups[-1]
            if not group.items and len(item.groups) == 1 and start == item.start:
                self._line(
                    whole, depth
                )  # a call without arguments, such as that of a text's method
                return
            if not group.items:
                raise UnknownError
            head = text[start : group.start + 1]
            if len(item.groups) == 1 and start == item.start:
                self._line(head, depth)  # there is no other way
            else:
                self._short(head, depth)
            self._body(group, depth + 1)
            self._short(f"{text[group.end : item.end]}{tail}", depth)

    def _joined(self, item: Item, depth: int, tail: str) -> None:
        """An operation: each operand behind the first on a line with its operator."""
        if self.text.startswith("lambda", item.start):
            raise UnknownError
        starts = [item.start, *(place + 1 for place in item.joints)]
        for at, start in enumerate(starts):
            is_last = at == len(starts) - 1
            part = item.part(start, item.end if is_last else starts[at + 1] - 1)
            self.item(part, depth, tail if is_last else "")

    def _body(self, group: Group, depth: int) -> None:
        """What is in the brackets: on one line where that is possible, else an item a line."""
        items = group.items
        if len(items) == 1:
            self.item(items[0], depth, "," if group.comma else "")
            return
        whole = self.text[group.start + 1 : group.end]
        if not group.atom and fits(whole, depth):
            self._line(whole, depth)
            return
        for item in items:
            self.item(item, depth, ",")

    # -- lines ---------------------------------------------------------------------------

    def _line(self, text: str, depth: int) -> None:
        self.lines.append(f"{'    ' * depth}{text}")

    def _short(self, text: str, depth: int) -> None:
        """A line that must fit: what black does where it does not is not known here."""
        if not fits(text, depth):
            raise UnknownError
        self._line(text, depth)
