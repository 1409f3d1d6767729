"""Which schema each class of ``types`` stands for: found by walking methods and types side by side."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from generator.adopt.endpoints import Endpoints
from generator.adopt.package.modules import Module, Modules, Symbol, base_names, last_word, text_of
from generator.adopt.package.resources import Call, alias_of, params_classes
from generator.ir.members import item_type, properties, type_at
from generator.ir.types import AliasDecl, Array, Map, Named, Nullable, Tuple, TypeRef, Union

_LISTS: Final = frozenset({"List", "Iterable", "Sequence", "SequenceNotStr", "list"})
_WRAPPERS: Final = frozenset({"Optional", "Required", "NotRequired", "Annotated", "Final"})
_ROOT: Final = "types"
#: ``client.pets.<a ...>list</a>(...) -> <a href="./src/acme/types/pet.py">Pet</a>``
_RETURNS: Final = re.compile(
    r'client\.([\w.]*?)<a href="[^"]*">(\w+)</a>\(.*\) -> <a href="[^"]*?/(types/[\w/]+)\.py">(\w+)</a>'
)


@dataclass
class TypeWalk:
    """Walks annotations beside types.

    Mutable: it collects what each name stands for; the first find stays.
    """

    modules: Modules
    endpoints: Endpoints
    items: Mapping[str, str]  # method -> pointer to the items of its pages
    found: dict[Symbol, str] = field(default_factory=dict)
    _seen: set[tuple[Symbol, TypeRef]] = field(default_factory=set)

    def read(self, calls: list[Call]) -> dict[str, dict[str, str]]:
        """Names by module below ``types``, and what each stands for."""
        for call in calls:
            self._returned(call)
        for call in calls:
            self._taken(call)
        table: dict[str, dict[str, str]] = {}
        for module in self.modules.below(_ROOT):
            names = self._names(module)
            if names:
                table[module.removeprefix(_ROOT).lstrip(".")] = names
        return table

    def _names(self, name: str) -> dict[str, str]:
        module = self.modules.get(name)
        if module is None:
            return {}
        own = module.exports or (*module.classes, *module.aliases, *module.imports)
        found: dict[str, str] = {}
        for word in dict.fromkeys(own):
            symbol = self.modules.resolve(module, word)
            if symbol is not None and (meaning := self.found.get(symbol)):
                found[word] = meaning
        return found

    # -- methods -------------------------------------------------------------------------

    def _returned(self, call: Call) -> None:
        reply = call.operation.reply_with_body()
        media = next((m for m in reply.media if m.type or m.item), None) if reply else None
        ref = (media.type or media.item) if media is not None else None
        if ref is None or call.node.returns is None:
            return
        decls = self.endpoints.api.decls
        for returned in _alternatives(call.node.returns):
            if isinstance(returned, ast.Subscript):  # of pages, or of a stream
                item = item_type(type_at(ref, self.items.get(call.path, ""), decls), decls)
                if call.path in self.items and item is not None:
                    self._walk(call.module, returned.slice, item)
                continue
            symbol = self._symbol(call.module, returned)
            if symbol is not None and not isinstance(ref, Named):
                self.found.setdefault(symbol, call.path)
            self._walk(call.module, returned, ref)
        told = self._told.get(call.path)  # where the code says more than one type, or less
        if told is not None and (module := self.modules.get(told[0])) is not None:
            if not isinstance(ref, Named):
                self.found.setdefault(told, call.path)
            self._walk(module, ast.Name(told[1]), ref)

    @cached_property
    def _told(self) -> Mapping[str, Symbol]:
        """What api.md says that methods return."""
        found: dict[str, Symbol] = {}
        for entry in _RETURNS.finditer(self.modules.files.api):
            found[entry[1] + entry[2]] = (entry[3].replace("/", "."), entry[4])
        return found

    def _taken(self, call: Call) -> None:
        decls = self.endpoints.api.decls
        known = {parameter.name: parameter.type for parameter in call.operation.parameters}
        media = call.operation.body.media if call.operation.body is not None else ()
        for one in media:
            known.update({n: p.type for n, p in properties(one.type, decls).items()})
        for module, node in params_classes(call, self.modules):
            symbol = (module.name, node.name)
            self.found.setdefault(symbol, f"{call.path}(*)")
            self._fields(module, node, known)
            for name in module.aliases:  # a union of dictionaries of arguments
                if name.endswith("Params"):
                    self.found.setdefault((module.name, name), f"{call.path}(*)")

    # -- types ---------------------------------------------------------------------------

    def _walk(self, module: Module, node: ast.expr, ref: TypeRef) -> None:
        """``node`` is how a module writes the type ``ref``."""
        stack = [(module, node, ref)]
        while stack:
            module, node, ref = stack.pop()
            node = _bare(node)
            symbol = self._symbol(module, node)
            if isinstance(ref, Nullable):
                ref = ref.inner
            if symbol is not None:
                if (symbol, ref) in self._seen:
                    continue
                self._seen.add((symbol, ref))
                stack.extend(self._entered(symbol, ref))
                continue
            stack.extend((module, *pair) for pair in self._pairs(node, self._plain(ref)))

    def _entered(self, symbol: Symbol, ref: TypeRef) -> Iterator[tuple[Module, ast.expr, TypeRef]]:
        """What is inside a class or an alias that stands for ``ref``."""
        module = self.modules.get(symbol[0])
        if module is None:
            return
        if isinstance(ref, Named):
            self.found.setdefault(symbol, self.endpoints.path_of(ref.id))
        node = module.classes.get(symbol[1])
        if node is None:
            if symbol[1] in module.aliases:
                yield module, module.aliases[symbol[1]], self._unfolded(ref)
            return
        known = {n: p.type for n, p in properties(ref, self.endpoints.api.decls).items()}
        yield from self._members(module, node, known)

    def _fields(self, module: Module, node: ast.ClassDef, known: dict[str, TypeRef]) -> None:
        for inner in self._members(module, node, known):
            self._walk(*inner)

    def _members(
        self, module: Module, node: ast.ClassDef, known: dict[str, TypeRef]
    ) -> Iterator[tuple[Module, ast.expr, TypeRef]]:
        """The fields of a class and of its bases, with the types of their properties."""
        plain = {
            name.replace("-", "_").lower().replace("_", ""): ref for name, ref in known.items()
        }
        for item in node.body:
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                name = item.target.id
                wire = alias_of(item.annotation) or _field_alias(item.value) or name
                ref = known.get(wire) or plain.get(name.replace("_", ""))
                if ref is not None:
                    yield module, item.annotation, ref
        for base in base_names(node):
            symbol = self.modules.resolve(module, base)
            above = self.modules.class_of(symbol)
            if above is not None and symbol is not None and symbol[0].startswith(_ROOT):
                yield from self._members(*above, known)

    def _pairs(self, node: ast.expr, ref: TypeRef) -> Iterator[tuple[ast.expr, TypeRef]]:
        if not isinstance(node, ast.Subscript):
            return
        word, inner = last_word(node.value), node.slice
        parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
        match ref:
            case Array(item=item) if word in _LISTS:
                yield parts[0], item
            case Map(value=value) if word in {"Dict", "Mapping", "dict"} and len(parts) == 2:
                yield parts[1], value
            case Union(variants=variants) if word == "Union":
                shown = [one for one in parts if not _is_none(one)]
                if len(shown) == len(variants):
                    yield from zip(shown, variants, strict=True)
            case Tuple(items=items) if word in {"Tuple", "tuple"}:
                yield from zip(parts, items, strict=False)
            case _ if word == "Union":  # null and one type
                shown = [one for one in parts if not _is_none(one)]
                if len(shown) == 1:
                    yield shown[0], ref
                elif isinstance(ref, Array):
                    for one in shown:
                        yield one, ref
            case _:
                pass

    def _unfolded(self, ref: TypeRef) -> TypeRef:
        """What a named alias stands for."""
        decl = self.endpoints.api.decls.get(ref.id) if isinstance(ref, Named) else None
        return decl.target if isinstance(decl, AliasDecl) else ref

    def _plain(self, ref: TypeRef) -> TypeRef:
        for _ in range(20):
            ref = ref.inner if isinstance(ref, Nullable) else ref
            following = self._unfolded(ref)
            if following is ref:
                break
            ref = following
        return ref

    def _symbol(self, module: Module, node: ast.expr) -> Symbol | None:
        """The class or alias of ``types`` that an expression names."""
        symbol = None
        match node:
            case ast.Name(id=name):
                symbol = self.modules.resolve(module, name)
            case ast.Attribute(value=ast.Name(id=home), attr=name):
                above = self.modules.resolve(module, home)
                inner = self.modules.get(above[0]) if above is not None else None
                symbol = self.modules.resolve(inner, name) if inner is not None else None
            case ast.Constant(value=str(text)) if text.isidentifier():
                symbol = self.modules.resolve(module, text)
            case _:
                pass
        return symbol if symbol is not None and symbol[1] and _is_type(symbol[0]) else None


def _is_type(module: str) -> bool:
    return module == _ROOT or module.startswith(f"{_ROOT}.")


def _bare(node: ast.expr) -> ast.expr:
    """An annotation without what is around the type itself."""
    while True:
        match node:
            case ast.Subscript(value=value, slice=inner) if last_word(value) in _WRAPPERS:
                node = inner.elts[0] if isinstance(inner, ast.Tuple) else inner
            case ast.BinOp(op=ast.BitOr(), left=left):
                node = left
            case _:
                return node


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    """The types of ``A | B``, or the one type."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _alternatives(node.left)
        yield from _alternatives(node.right)
    else:
        yield node


def _is_none(node: ast.expr) -> bool:
    return (isinstance(node, ast.Constant) and node.value is None) or last_word(node) == "NoneType"


def _field_alias(node: ast.expr | None) -> str:
    """The name on the wire that ``FieldInfo(alias=...)`` gives."""
    if isinstance(node, ast.Call):
        return next((text_of(k.value) for k in node.keywords if k.arg == "alias"), "")
    return ""
