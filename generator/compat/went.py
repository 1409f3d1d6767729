"""Where things went that the definition had in the last release, for messages about what is gone.

A configuration and its overlays name operations, properties and schemas. What they named in the last
release is known, and so is what the definition has now: an operation under another path or with
another operationId, a schema under another name, a property that is called otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.diagnostics import Diagnostic
from generator.ir.model import Api, Operation
from generator.ir.types import DeclId, ObjectDecl, Property
from generator.notation.pointer import tokens_of

#: From how much of the properties that two schemas have in common they are taken for one.
_ALIKE = 0.6
_MOST = 3  # pointers that a message names
_OVERLAY = "O003"


@dataclass(frozen=True, slots=True)
class Move:
    """A word of a JSON Pointer that is another one now: ``old`` and ``new`` as the document has them."""

    old: str
    new: str


@dataclass(frozen=True)
class Went:
    """The definition of the last release, and that of now."""

    version: str
    before: Api
    after: Api
    matched: Mapping[str, tuple[str, ...]]  # what targets of overlays matched, as pointers

    def explained(self, diagnostic: Diagnostic) -> Diagnostic:
        """The message with where that went which it is about."""
        if not diagnostic.subject:
            return diagnostic
        if diagnostic.code == _OVERLAY:
            return self._action(diagnostic)
        operation = self._old.get(diagnostic.subject)
        if operation is None:
            return diagnostic
        now = self.operation(operation)
        was = f"In {self.version} it was {operation.method} {operation.path}"
        if now is None:
            text, hint = f"{was}, which is gone.", "Remove the line."
        else:
            text = f"{was}, which is {now.key!r} now" + _at(operation, now)
            hint = f"Write {now.key} instead."
        return replace(diagnostic, message=f"{diagnostic.message} {text}", hint=hint)

    # -- operations ----------------------------------------------------------------------

    @cached_property
    def _old(self) -> Mapping[str, Operation]:
        return {one.key: one for one in self.before.operations}

    @cached_property
    def _new(self) -> Mapping[str, Operation]:
        return {one.key: one for one in self.after.operations}

    @cached_property
    def _sites(self) -> Mapping[tuple[str, str], Operation]:
        return {_site(one): one for one in self.after.operations}

    def operation(self, old: Operation) -> Operation | None:
        """What an operation of the last release is now; None for one that is gone."""
        if (found := self._new.get(old.key)) is not None:
            return found
        if (found := self._sites.get(_site(old))) is not None:
            return found
        fresh = [one for one in self.after.operations if one.key not in self._old]
        alike = [one for one in fresh if one.method == old.method and _shape(one) == _shape(old)]
        return alike[0] if len(alike) == 1 and _shape(old)[1] else None

    # -- schemas and properties ----------------------------------------------------------

    @cached_property
    def _schemas(self) -> tuple[Mapping[str, ObjectDecl], Mapping[str, ObjectDecl]]:
        return _components(self.before), _components(self.after)

    def schema(self, name: str) -> str:
        """What a named schema of the last release is called now; "" for one that is gone."""
        old, new = self._schemas
        if name in new or name not in old:
            return name if name in new else ""
        mine = _names(old[name].properties)
        scores = [
            (len(mine & theirs) / len(mine | theirs), other)
            for other, decl in new.items()
            if other not in old and mine | (theirs := _names(decl.properties))
        ]
        best = max(scores, default=(0.0, ""))
        return best[1] if best[0] >= _ALIKE else ""

    def property(self, schema: str, name: str) -> str:
        """What a property of a named schema is called now; "" for one that is gone."""
        old, new = self._schemas
        mine, theirs = old.get(schema), new.get(self.schema(schema))
        if mine is None or theirs is None:
            return ""
        had = next((one for one in mine.properties if one.name == name), None)
        if had is None or name in _names(theirs.properties):
            return name if had is not None else ""
        known = _names(mine.properties)
        fresh = [one for one in theirs.properties if one.name not in known]
        alike = [one for one in fresh if _kind(one) == _kind(had)]
        return alike[0].name if len(alike) == 1 else ""

    # -- actions of overlays -------------------------------------------------------------

    def _action(self, diagnostic: Diagnostic) -> Diagnostic:
        pointers = self.matched.get(diagnostic.subject, ())
        if not pointers:
            return diagnostic
        shown = ", ".join(pointers[:_MOST]) + (" ..." if len(pointers) > _MOST else "")
        text = f"In {self.version} it matched {shown}"
        moves = [list(self._moves(tokens_of(pointer))) for pointer in pointers]
        certain = [found for found in moves if found and all(move.new for move in found)]
        if not certain:
            gone = next((m.old for found in moves for m in found if not m.new), "")
            what = f"; {gone!r} is gone." if gone else "."
            hint = "Remove the action, if it is about what no longer exists."
            return replace(diagnostic, message=f"{diagnostic.message} {text}{what}", hint=hint)
        words = "; ".join(f"{m.old!r} is {m.new!r} now" for m in dict.fromkeys(certain[0]))
        target = diagnostic.subject
        for move in dict.fromkeys(move for found in certain for move in found):
            target = _rewritten(target, move)
        hint = f"Write target: {target}" if target != diagnostic.subject else "Correct the target."
        return replace(diagnostic, message=f"{diagnostic.message} {text}; {words}.", hint=hint)

    def _moves(self, tokens: list[str]) -> Iterator[Move]:
        """The words of a pointer that are others now; ``new`` is "" where nothing took their place."""
        if tokens[:1] == ["paths"] and len(tokens) > 1:
            yield from self._path_moves(tokens)
        elif tokens[:2] == ["components", "schemas"] and len(tokens) > 2:
            name = tokens[2]
            now = self.schema(name)
            if now != name:
                yield Move(name, now)
            if now and tokens[3:4] == ["properties"] and len(tokens) > 4:
                field = self.property(name, tokens[4])
                if field != tokens[4]:
                    yield Move(tokens[4], field)

    def _path_moves(self, tokens: list[str]) -> Iterator[Move]:
        path, method = tokens[1], (tokens[2].upper() if len(tokens) > 2 else "")
        there = [
            one for one in self.before.operations if one.path == path and method in {"", one.method}
        ]
        for old in there[:1]:
            now = self.operation(old)
            if now is None:
                yield Move(f"{old.method} {old.path}", "")
            elif now.path != old.path:
                yield Move(old.path, now.path)
            if now is not None and now.method != old.method:
                yield Move(old.method.lower(), now.method.lower())


def _site(operation: Operation) -> tuple[str, str]:
    """Where an operation is, whatever its parameters are called."""
    words = (w if "{" not in w else "{}" for w in operation.path.strip("/").split("/"))
    return operation.method, "/".join(words)


def _shape(operation: Operation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What tells an operation that has neither its path nor its operationId any more."""
    last = [w for w in operation.path.strip("/").split("/") if "{" not in w][-1:]
    return tuple(sorted(p.name for p in operation.parameters)), tuple(last)


def _at(old: Operation, new: Operation) -> str:
    same = (old.method, old.path) == (new.method, new.path)
    return "." if same else f", {new.method} {new.path}."


def _components(api: Api) -> Mapping[str, ObjectDecl]:
    """The named schemas that are objects."""
    found: dict[str, ObjectDecl] = {}
    for key, decl in api.decls.items():
        if isinstance(decl, ObjectDecl) and (name := _component(key)):
            found.setdefault(name, decl)
    return found


def _component(key: DeclId) -> str:
    tokens = tokens_of(key.pointer)
    return tokens[2] if tokens[:2] == ["components", "schemas"] and len(tokens) == 3 else ""


def _names(properties: Iterable[Property]) -> set[str]:
    return {one.name for one in properties}


def _kind(prop: Property) -> str:
    """What a property is at first sight, without where that is written."""
    return type(prop.type).__name__ + str(getattr(prop.type, "kind", ""))


def _rewritten(target: str, move: Move) -> str:
    """A JSONPath expression with another word: in quotes, or behind a dot."""
    for mark in ("'", '"'):
        target = target.replace(f"{mark}{move.old}{mark}", f"{mark}{move.new}{mark}")
    parts = target.split(".")
    plain = move.new if move.new.isidentifier() else None
    for at, part in enumerate(parts):
        name, bracket, rest = part.partition("[")
        if name == move.old and at:
            parts[at] = f"{plain}{bracket}{rest}" if plain else f"['{move.new}']{bracket}{rest}"
    return ".".join(parts).replace(".['", "['")
