"""Where a reference leads: pointers, anchors and identifiers, in one file or another."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from generator.diagnostics import GenerationError, Loc, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.document.fetch import Reach, fetch, join
from generator.document.marks import step
from generator.document.shape import reference
from generator.document.source import SourceFile
from generator.document.tree import Arr, Json, Obj, Origin
from generator.notation.pointer import tokens_of

_MAX_HINTS = 100
_MAX_STEPS = 20  # references followed in the middle of a pointer


@dataclass(frozen=True, slots=True)
class Base:
    """What references of a node are relative to.

    ``file`` holds the node; ``resource`` is the node that a bare ``#`` means; ``id`` is the
    absolute identifier that ``$id`` or ``$self`` gave it, "" without one.
    """

    file: str
    resource: Json
    id: str = ""


class Dangling(Exception):  # noqa: N818  never leaves this room
    """A reference leads nowhere."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def _absolute(base: str, name: str) -> str:
    """An identifier as a whole address; as it is when it is none."""
    try:
        return urldefrag(urljoin(base, name)).url
    except ValueError:
        return name


Learn = Callable[[Obj | Arr, Base], None]


class Locator:
    """Knows the files that were read, and the identifiers that were seen in them."""

    def __init__(self, root: SourceFile, sink: Sink, reach: Reach) -> None:
        self.files: dict[str, SourceFile] = {root.uri: root}
        self.files.setdefault(posixpath.normpath(root.uri), root)  # as references will say it
        self.files.update({layer.uri: layer for layer in root.layers})
        self._root = root.value
        self._sink = sink
        self._reach = reach.of(root.uri)
        self._resources: dict[str, Base] = {root.uri: Base(root.uri, root.value)}
        self._anchors: dict[tuple[int, str], tuple[Json, Base]] = {}
        self._dynamic: dict[str, list[tuple[Json, Base]]] = {}
        self._hints = _MAX_HINTS
        self._missing: dict[str, Dangling] = {}  # by uri of a file that cannot be had

    def root_base(self, *, identifiers: bool) -> Base:
        """What references of the root are relative to; 3.2 lets it name itself."""
        uri = next(iter(self.files))
        own = self._root.get("$self") if isinstance(self._root, Obj) else None
        if not identifiers or not isinstance(own, str):
            return self._resources[uri]
        base = Base(uri, self._root, _absolute(uri, own))
        self._resources[base.id] = base
        return base

    def identify(self, node: Obj, base: Base) -> Base:
        """Register ``$id`` and anchors of a schema; the base of what is inside it."""
        name = node.get("$id")
        if isinstance(name, str) and name and not name.startswith("#"):
            absolute = _absolute(base.id or base.file, name)
            if absolute.strip():
                base = Base(base.file, node, absolute)
                self._resources.setdefault(absolute, base)
        for key in ("$anchor", "$dynamicAnchor"):
            anchor = node.get(key)
            if isinstance(anchor, str):
                self._anchors.setdefault((id(base.resource), anchor), (node, base))
                if key == "$dynamicAnchor":
                    self._dynamic.setdefault(anchor, []).append((node, base))
        return base

    def find(
        self, text: str, base: Base, at: Loc, *, learn: Learn, dynamic: bool = False
    ) -> tuple[Json, Base]:
        """What the reference ``text`` leads to, and the base there.

        ``learn`` walks a node so that the identifiers in it are known. Raises
        :class:`Dangling`, or :class:`GenerationError` for a file that cannot be had.
        """
        try:
            return self._find(text, base, at, learn=learn, dynamic=dynamic)
        except ValueError as error:  # what urllib.parse says of "http://["
            message = f"{text!r} is not a valid reference: {error}."
            hint = "Write something like '#/components/schemas/Pet'."
            raise Dangling(message, hint) from None

    def _find(
        self, text: str, base: Base, at: Loc, *, learn: Learn, dynamic: bool
    ) -> tuple[Json, Base]:
        address, fragment = urldefrag(text)
        home = self._resource(address, base, at) if address else base
        named = fragment and not fragment.startswith("/")
        if named and home is not base and isinstance(home.resource, Obj | Arr):
            learn(home.resource, home)  # identifiers of a file are known only after a walk
        try:
            return self._inside(home, unquote(fragment), at, dynamic)
        except Dangling:
            # Many documents mean the whole file by "#" even below an $id.
            outer = Base(home.file, self.files[home.file].value) if home.id else home
            if outer.resource is home.resource:
                raise
            try:
                return self._inside(outer, unquote(fragment), at, dynamic)
            except Dangling:
                pass
            raise

    def _resource(self, address: str, base: Base, at: Loc) -> Base:
        """The resource or file that a reference without its fragment names."""
        for name in dict.fromkeys((urljoin(base.id, address), address)):
            if name in self._resources and (base.id or urlsplit(name).scheme):
                return self._resources[name]
        uri = join(base.file, address)
        if uri in self._resources:
            return self._resources[uri]
        if uri not in self.files:
            if uri in self._missing:
                raise self._missing[uri]
            try:
                self.files[uri] = source = fetch(uri, at, self._reach)
            except GenerationError as error:
                found = error.diagnostics[0]
                inside = found.loc is not None and found.loc.uri == uri
                message = f"The file {uri!r} cannot be read." if inside else found.message
                self._missing[uri] = Dangling(message)
                raise
            for diagnostic in source.diagnostics:
                self._sink.add(diagnostic)
        if uri not in self._resources:
            self._resources[uri] = self._own_base(uri)
        return self._resources[uri]

    def _own_base(self, uri: str) -> Base:
        """What references of a file are relative to; an OpenAPI document of 3.2 may name itself."""
        value = self.files[uri].value
        own = value.get("$self") if isinstance(value, Obj) and "openapi" in value else None
        if not isinstance(own, str):
            return Base(uri, value)
        base = Base(uri, value, _absolute(uri, own))
        self._resources.setdefault(base.id, base)
        return base

    def _inside(self, base: Base, fragment: str, at: Loc, dynamic: bool) -> tuple[Json, Base]:
        """What a fragment names inside a resource."""
        if fragment and not fragment.startswith("/"):
            return self._anchor(base, fragment, dynamic)
        return self._pointer(base, fragment, at)

    def _anchor(self, base: Base, name: str, dynamic: bool) -> tuple[Json, Base]:
        found = self._anchors.get((id(base.resource), name))
        candidates = self._dynamic.get(name, [])
        if dynamic and candidates and (found is None or found in candidates):
            # The outermost one of the resources passed through wins, which only use decides:
            # the upgrade binds it. With one candidate, or with one in the root, there is no doubt.
            if len(candidates) == 1:
                return candidates[0]
            rooted = [c for c in candidates if c[1].resource is self._root]
            if len(rooted) == 1:
                return rooted[0]
            if found is None:
                return True, base  # whoever uses it says which
        if found is None:
            here = [anchor for owner, anchor in self._anchors if owner == id(base.resource)]
            raise Dangling(
                f"There is no anchor {name!r}.",
                self.suggestion(name, here) or "Begin with '#/' if a JSON Pointer is meant.",
            )
        return found

    def _pointer(self, base: Base, pointer: str, at: Loc) -> tuple[Json, Base]:
        """The node at a pointer; a reference on the way is followed where that is possible."""
        node = base.resource
        for token in tokens_of(pointer):
            try:
                node = step(node, token)
            except KeyError:
                inner, home = self._through(node, base, at)
                try:
                    node, base = step(inner, token), home
                except KeyError:
                    names = list(node) if isinstance(node, Obj) else []
                    raise Dangling(
                        f"There is nothing at '#{pointer}': {token!r} is missing.",
                        self.suggestion(token, names),
                    ) from None
        return node, base

    def _through(self, node: Json, base: Base, at: Loc) -> tuple[Json, Base]:
        """The target of a reference that stands in the middle of a pointer, and its base."""
        for _ in range(_MAX_STEPS):
            address, fragment = urldefrag(reference(node) or "")
            if not (address or fragment.startswith("/")):
                break
            home = self._resource(address, base, at) if address else base
            inner = home.resource
            try:
                for token in tokens_of(unquote(fragment)):
                    inner = step(inner, token)
            except KeyError:
                break
            node, base = inner, home
        return node, base

    def suggestion(self, word: str, names: list[str]) -> str:
        """Did you mean; only for the first faults, since comparing words takes long."""
        self._hints -= 1
        return did_you_mean(word, names) if self._hints >= 0 else ""

    def component(self, shelf: str, name: str) -> bool:
        """Whether the root document keeps something of this name on a shelf of its components."""
        components = self._root.get("components") if isinstance(self._root, Obj) else None
        found = components.get(shelf) if isinstance(components, Obj) else None
        return isinstance(found, Obj) and name in found

    def named_schema(self, text: str) -> Json:
        """The component schema of this name, or None."""
        for schemas in self._shelves():
            if text in schemas:
                return schemas[text]
        return None

    def schema_names(self) -> list[str]:
        """The names of all component schemas."""
        return [name for schemas in self._shelves() for name in schemas]

    def _shelves(self) -> list[Obj]:
        """Where schemas are kept: one place in 3.x, another in 2.0."""
        root = self._root if isinstance(self._root, Obj) else Obj({}, Origin(""))
        components = root.get("components")
        found = [components.get("schemas") if isinstance(components, Obj) else None]
        found.append(root.get("definitions"))
        return [shelf for shelf in found if isinstance(shelf, Obj)]
