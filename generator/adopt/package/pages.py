"""``pagination`` of a package: its classes of pages, as ways to page."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from generator.adopt.package.modules import Module, Modules, last_word, text_of
from generator.adopt.package.resources import Call
from generator.adopt.paging import Scheme
from generator.ir.model import Operation
from generator.notation.pointer import pointer_to

_MORE = ("has_more", "has_next", "has_next_page", "hasMore")


def read_schemes(modules: Modules) -> dict[str, Scheme]:
    """The classes of pages by their names, without ``Sync``."""
    module = modules.get("pagination")
    found: dict[str, Scheme] = {}
    for node in module.classes.values() if module is not None else ():
        if module is not None and node.name.startswith("Sync"):
            name = node.name.removeprefix("Sync")
            found[name] = _scheme(module, node, name)
    return found


def pages(
    calls: list[Call], schemes: Mapping[str, Scheme]
) -> tuple[dict[str, str], list[tuple[Operation, Scheme]]]:
    """The class of the pages of each method, and the scheme of each operation."""
    classes: dict[str, str] = {}
    chosen: dict[str, tuple[Operation, Scheme]] = {}
    for call in calls:
        returns = call.node.returns
        word = last_word(returns.value) if isinstance(returns, ast.Subscript) else ""
        name = word.removeprefix("Sync")
        if word.startswith("Sync") and name in schemes:
            classes[call.path] = name
            chosen.setdefault(call.operation.key, (call.operation, schemes[name]))
    return classes, list(chosen.values())


def _scheme(module: Module, node: ast.ClassDef, name: str) -> Scheme:
    functions = {f.name: f for f in node.body if isinstance(f, ast.FunctionDef)}
    wires = dict(_fields(node))
    items = _returned(functions.get("_get_page_items"), module, wires)
    following = functions.get("next_page_info")
    more = next((pointer_to((wires[n],)) for n in _MORE if n in wires), "")
    style, argument, place = _following(following, module, wires)
    return Scheme(
        name,
        style,
        items=items,
        argument=argument,
        next=place if style in {"cursor", "url"} else "",
        key=place if style == "keyset" else "",
        has_more=more,
    )


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """The fields of a class, and what they are called on the wire."""
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            keywords = item.value.keywords if isinstance(item.value, ast.Call) else []
            alias = next((text_of(k.value) for k in keywords if k.arg == "alias"), "")
            yield item.target.id, alias or item.target.id


def _returned(function: ast.FunctionDef | None, module: Module, wires: Mapping[str, str]) -> str:
    """Where the items are: the first attribute of ``self`` that is read, and what is below it."""
    found = [p for p in _assigned(function, module, wires).values() if p]
    return max(found, key=lambda p: p.count("/"), default="")


def _assigned(
    function: ast.FunctionDef | None, module: Module, wires: Mapping[str, str]
) -> dict[str, str]:
    """The names that hold values of the page, with pointers to these."""
    found: dict[str, str] = {}
    for node in ast.walk(function) if function is not None else ():
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pointer = _pointer(value, found, module, wires)
                if pointer:
                    found.setdefault(name, pointer)
            case _:
                pass
    return found


def _pointer(
    node: ast.expr, known: Mapping[str, str], module: Module, wires: Mapping[str, str]
) -> str:
    """The pointer that an expression such as ``self.meta.next`` follows; "" if it is another."""
    match node:
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            return pointer_to((wires.get(name, name),))
        case ast.Attribute(value=inner, attr=name):
            above = _pointer(inner, known, module, wires)
            nested = {k: v for one in module.classes.values() for k, v in _fields(one)}
            return f"{above}{pointer_to((nested.get(name, name),))}" if above else ""
        case ast.Name(id=name):
            return known.get(name, "")
        case ast.IfExp(body=body):
            return _pointer(body, known, module, wires)
        case ast.BoolOp(values=values):
            return _pointer(values[0], known, module, wires)
        case _:
            return ""


def _following(
    function: ast.FunctionDef | None, module: Module, wires: Mapping[str, str]
) -> tuple[str, str, str]:
    """The style, the argument that selects a page, and where its value comes from."""
    known = _assigned(function, module, wires)
    for node in ast.walk(function) if function is not None else ():
        if not isinstance(node, ast.Call) or last_word(node.func) != "PageInfo":
            continue
        for keyword in node.keywords:
            match keyword.value:
                case ast.Dict(keys=[key], values=[value]) if keyword.arg in {"params", "json"}:
                    return _selected(text_of(key), value, known, module, wires)
                case ast.expr() as value if keyword.arg == "url":
                    inner = value.args[0] if isinstance(value, ast.Call) and value.args else value
                    return "url", "", _pointer(inner, known, module, wires)
                case _:
                    pass
    return "none", "", ""


def _selected(
    argument: str,
    value: ast.expr,
    known: Mapping[str, str],
    module: Module,
    wires: Mapping[str, str],
) -> tuple[str, str, str]:
    pointer = _pointer(value, known, module, wires)
    if pointer:
        return "cursor", argument, pointer
    if isinstance(value, ast.Attribute):  # of the last item
        return "keyset", argument, pointer_to((value.attr,))
    names = {last_word(n) for n in ast.walk(value) if isinstance(n, ast.Name)}
    counts = any("count" in name or "offset" in name for name in names)
    return ("offset" if counts else "page"), argument, ""
