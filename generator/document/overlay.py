"""OpenAPI Overlays: actions that change a document before it is checked.

Nothing is changed in place: containers along a changed path are copied once, all others are
shared with the document as it was loaded. What an overlay adds keeps the overlay's origin, so
that a message about it points into the overlay.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Sink
from generator.document.overlay_file import OPTIONAL, read_actions
from generator.document.select import Parts, near_miss, select, value_at
from generator.document.source import Matched, SourceFile
from generator.document.tree import Arr, Json, Obj
from generator.notation.pointer import pointer_to

if TYPE_CHECKING:
    from jsonpath import JSONPath


def apply_overlays(source: SourceFile, overlays: Sequence[SourceFile], sink: Sink) -> SourceFile:
    """``source`` with the actions of ``overlays`` applied in order.

    A target that matches nothing is reported, unless its action says ``x-sdk-optional: true``.
    Faulty actions are reported and left out.
    """
    if not overlays:
        return source
    editor = _Editor(source.value)
    matches: list[Matched] = []
    for overlay in overlays:
        for diagnostic in overlay.diagnostics:
            sink.add(diagnostic)
        strict, actions = read_actions(overlay, sink)
        for action in actions:
            found = _Action(action, editor, sink, strict).apply()
            pointers = tuple(map(pointer_to, found))
            matches.append(Matched(action.loc, str(action["target"]), pointers))
    layers = (*source.layers, *overlays)
    return dataclasses.replace(source, value=editor.root, layers=layers, matches=tuple(matches))


class _Editor:
    """Builds the changed tree: copies each container on a changed path once."""

    def __init__(self, root: Json) -> None:
        self.root = root
        self._own: dict[int, Obj | Arr] = {}  # containers that this editor made; also keeps them

    def own(self, node: Json) -> Json:
        """``node``, or a copy of it that may be changed."""
        if not isinstance(node, Obj | Arr) or id(node) in self._own:
            return node
        copy = Obj(node, node.origin) if isinstance(node, Obj) else Arr(node, node.origin)
        self._own[id(copy)] = copy
        return copy

    def container(self, parts: Parts) -> Obj | Arr | None:
        """The container at ``parts``, made changeable together with all above it."""
        self.root = node = self.own(self.root)
        for part in parts:
            inner = self.own(value_at(node, (part,)))
            _set(node, part, inner)
            node = inner
        return node if isinstance(node, Obj | Arr) else None

    def put(self, parts: Parts, value: Json) -> None:
        """Replace the value at ``parts``."""
        if not parts:
            self.root = value
            return
        _set(self.container(parts[:-1]), parts[-1], value)

    def delete(self, parts: Parts) -> None:
        """Take the value at ``parts`` out of its container."""
        parent, key = self.container(parts[:-1]), parts[-1]
        if isinstance(parent, Obj) and isinstance(key, str):
            parent.pop(key, None)
        elif isinstance(parent, Arr) and isinstance(key, int):
            del parent[key]

    def merge(self, parts: Parts, value: Json, *, strict: bool) -> Parts | None:
        """Merge ``value`` into what is at ``parts``; where the two do not go together, if anywhere.

        Below the target, whatever is there gives way to a value of another kind, unless ``strict``.
        """
        target = self.container(parts)
        if isinstance(target, Obj) and isinstance(value, Obj):
            return self._merge_into(target, value, parts, strict=strict)
        if isinstance(target, Arr):
            target.extend(value if isinstance(value, Arr) else [value])
        elif target is None and not isinstance(value, Obj | Arr):
            self.put(parts, value)
        else:
            return parts
        return None

    def _merge_into(self, target: Obj, update: Obj, parts: Parts, *, strict: bool) -> Parts | None:
        stack = [(target, update, parts)]
        while stack:
            into, source, place = stack.pop()
            for key, value in source.items():
                old = into.get(key)
                if isinstance(old, Obj) and isinstance(value, Obj):
                    into[key] = inner = self.own(old)
                    if isinstance(inner, Obj):
                        stack.append((inner, value, (*place, key)))
                elif isinstance(old, Arr) and isinstance(value, Arr):
                    into[key] = Arr([*old, *value], old.origin)
                elif strict and old is not None and _kind(old) is not _kind(value):
                    return (*place, key)
                else:
                    into[key] = value
        return None


@dataclass(frozen=True, slots=True)
class _Action:
    """One action at work."""

    node: Obj
    editor: _Editor
    sink: Sink
    strict: bool  # values of different kinds do not go together

    def apply(self) -> list[Parts]:
        """Apply the action to everything that its target selects, and return where that is."""
        query = self._compile("target")
        if query is None:
            return []
        found = select(query, self.editor.root)
        if not found:
            if self.node.get(OPTIONAL) is not True:
                self._report_no_match("target", query)
        elif self.node.get("remove") is True:
            self._remove(found)
        else:
            self._update(found)
        return found

    def _update(self, found: list[Parts]) -> None:
        if "update" in self.node:
            value = self.node["update"]
        elif "copy" not in self.node:
            return
        else:
            copied = self._copied()
            if copied is None:
                return
            value = copied[0]
        if self.strict and len({_kind(value_at(self.editor.root, p)) for p in found}) > 1:
            message = "The target of an update must match mappings, lists or plain values alone."
            hint = "Split it into an action for each of them."
            self.sink.error("O004", message, self.node.at("target"), hint=hint)
            return
        for parts in found:
            at = self.editor.merge(parts, value, strict=self.strict)
            if at is not None:
                self._report_clash(parts, at)

    def _report_clash(self, target: Parts, at: Parts) -> None:
        place = self.node.at("update" if "update" in self.node else "copy")
        where, hint = _pointer(at), "Remove the value that is there in an action before this one."
        reason = "what is there is of another kind (mapping, list or plain value)"
        if at == target:
            hint = "Make the mapping that contains the value the target."
            reason = "one of the two is a mapping, and the other is not"
        message = f"The update cannot be merged into {where}: {reason}."
        self.sink.error("O004", message, place, hint=hint)

    def _remove(self, found: list[Parts]) -> None:
        for parts in sorted(found, key=_late_first, reverse=True):
            if parts:
                self.editor.delete(parts)
            else:
                message = "An action cannot remove the whole document."
                hint = "Make a part of the document the target."
                self.sink.error("O004", message, self.node.at("target"), hint=hint)

    def _copied(self) -> tuple[Json] | None:
        """The value that ``copy`` names, in a tuple, or None after a message."""
        query = self._compile("copy")
        if query is None:
            return None
        found = select(query, self.editor.root)
        if not found:
            self._report_no_match("copy", query)
            return None
        if len(found) > 1:
            message = f"The 'copy' of an action must match one value; this matches {len(found)}."
            hint = "Narrow the expression down to one value."
            self.sink.error("O004", message, self.node.at("copy"), hint=hint)
            return None
        value = self.editor.root
        value = value_at(value, found[0])
        # The copy must not change when the original does later: hand out a frozen view of it.
        return (_detached(value),)

    def _compile(self, key: str) -> JSONPath | None:
        """The JSONPath expression under ``key``, or None after a message."""
        import jsonpath  # noqa: PLC0415  only overlays pay for it

        text = str(self.node[key])
        try:
            query = jsonpath.compile(text, strict=True)
        except jsonpath.JSONPathError as error:
            reason = str(error.args[0]) if error.args else "syntax error"
        except (ValueError, IndexError, RecursionError):
            reason = "syntax error"
        else:
            if isinstance(query, jsonpath.JSONPath):
                return query
            reason = "a compound expression is not allowed"
        if not text.startswith("$"):
            reason = "it must begin with '$'"
        message = f"{text!r} is not a JSONPath expression: {reason.splitlines()[0]}."
        hint = "Write something like $.paths['/pets'].get."
        self.sink.error("O002", message, self.node.at(key), hint=hint)
        return None

    def _report_no_match(self, key: str, query: JSONPath) -> None:
        """Say that nothing was selected, and how far the expression leads."""
        near = near_miss(query, self.editor.root)
        hint = f"{near.hint}Add {OPTIONAL}: true to the action if it may match nothing."
        message = (
            f"The {key} {self.node[key]!r} matches nothing in the document; the action is skipped."
        )
        text, place = str(self.node[key]), self.node.at(key)
        if near.beside and _hides(self.node.get("update")):
            message = f"{message[:-1]}, and a secret may be shown."
            self.sink.error("O003", message, place, hint=hint)
        else:
            self.sink.outdated("O003", message, place, hint=hint, subject=text)


def _hides(update: Json) -> bool:
    """Whether an update marks secrets; without it, they would be printed and logged."""
    return isinstance(update, Obj) and (
        update.get("x-sdk-secret") is True or any(map(_hides, update.values()))
    )


def _kind(value: Json) -> type:
    """What a value is to a merge: a mapping, a list, or (``object``) neither."""
    return next((kind for kind in (Obj, Arr) if isinstance(value, kind)), object)


def _set(node: Json, key: str | int, value: Json) -> None:
    """Set a member of a container that may be changed."""
    if isinstance(node, Obj) and isinstance(key, str):
        node[key] = value
    if isinstance(node, Arr) and isinstance(key, int):
        node[key] = value


def _late_first(parts: Parts) -> tuple[tuple[bool, int, str], ...]:
    """A sort key under which later items of a sequence, and inner nodes, are greater."""
    return tuple((True, part, "") if isinstance(part, int) else (False, 0, part) for part in parts)


def _detached(value: Json) -> Json:
    """A deep copy that keeps origins."""
    if isinstance(value, Obj):
        return Obj({key: _detached(item) for key, item in value.items()}, value.origin)
    if isinstance(value, Arr):
        return Arr([_detached(item) for item in value], value.origin)
    return value


def _pointer(parts: Parts) -> str:
    return pointer_to(parts) or "the whole document"
