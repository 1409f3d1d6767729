"""Docstrings taken apart: text, arguments, what is returned and raised, and an example.

The reference reads what the code says of itself, so that the two cannot differ. Signatures are
Python source; docstrings have the sections of Google's style, which come last and in one order.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.emit.templates import template_root
from generator.targets.python.writing.signatures import split_parameter
from generator.targets.tables.reference import DescribedArgument, DescribedCall, DescribedClass

_SECTIONS: Final = ("Example", "Raises", "Returns", "Args")  # from the end
_ENTRY: Final = re.compile(r"^    (\S[^:]*): ?(.*)$")
_ROLE: Final = re.compile(r":(?:class|mod|func|meth|attr|data|exc):`~?\.*([^`]*)`")
_LITERAL: Final = re.compile(r"``([^`]+)``")


def described_call(
    name: str, parameters: Sequence[str], result: str, doc: str, *, operation: str = ""
) -> DescribedCall:
    """A call with the docstring ``doc``; ``parameters`` are those behind ``self``."""
    text, sections = _taken_apart(doc)
    texts = dict(_entries(sections.get("Args", "")))
    return DescribedCall(
        name=name,
        signature=_signature(name, parameters, result),
        result=result,
        text=text,
        arguments=tuple(_arguments(parameters, texts)),
        returns=textwrap.dedent(sections.get("Returns", "")).strip(),
        raises=tuple(_entries(sections.get("Raises", ""))),
        example=textwrap.dedent(sections.get("Example", "")).strip(),
        operation=operation,
    )


def runtime_classes(module: str, names: Iterable[str] = ()) -> Iterator[DescribedClass]:
    """The public classes of a module of the runtime, or those called ``names``."""
    path = template_root() / "python" / "runtime" / f"{module}.py"
    source = path.read_text(encoding="utf-8")
    lines = source.split("\n")
    wanted = set(names)
    for node in ast.parse(source).body:
        if not isinstance(node, ast.ClassDef) or node.name[0] == "_":
            continue
        if not wanted or node.name in wanted:
            yield _class(node, lines)


def _class(node: ast.ClassDef, lines: list[str]) -> DescribedClass:
    return DescribedClass(
        name=node.name,
        bases=tuple(ast.unparse(base) for base in node.bases),
        text=_plain(ast.get_docstring(node) or ""),
        attributes=tuple(_attributes(node, lines)),
        methods=tuple(_methods(node)),
    )


def _methods(node: ast.ClassDef) -> Iterator[DescribedCall]:
    for each in node.body:
        if not isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) or each.name[0] == "_":
            continue
        decorators = {ast.unparse(one) for one in each.decorator_list}
        doc = ast.get_docstring(each)
        if doc is None or decorators & {"property", "overload"}:
            continue
        parameters = _parameters(each.args)
        result = ast.unparse(each.returns) if each.returns is not None else ""
        yield described_call(each.name, parameters, result, _plain(doc))


def _attributes(node: ast.ClassDef, lines: list[str]) -> Iterator[tuple[str, str, str]]:
    """Properties, and annotated names with the comment or the text that says what they are."""
    for each, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(each, ast.FunctionDef):
            if any(ast.unparse(one) == "property" for one in each.decorator_list):
                result = ast.unparse(each.returns) if each.returns is not None else ""
                if each.name[0] != "_":
                    yield each.name, result, _plain(ast.get_docstring(each) or "")
        elif isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            text = _comment(lines, each)
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                text = text or str(after.value.value)
            if each.target.id[0] != "_" and text:
                yield each.target.id, ast.unparse(each.annotation), _plain(text)


def _comment(lines: list[str], node: ast.AnnAssign) -> str:
    """The comment above a statement (``#:``), or behind it."""
    found: list[str] = []
    at = node.lineno - 2
    while at >= 0 and lines[at].strip().startswith("#:"):
        found.insert(0, lines[at].strip()[2:].strip())
        at -= 1
    behind = lines[(node.end_lineno or node.lineno) - 1][node.end_col_offset or 0 :]
    return " ".join(found) or behind.partition("#")[2].strip(" :")


def _parameters(args: ast.arguments) -> list[str]:
    """The parameters as signatures write them, without the object itself."""
    plain = [*args.posonlyargs, *args.args]
    defaults = [*[None] * (len(plain) - len(args.defaults)), *args.defaults]
    found = [_parameter(one, default) for one, default in zip(plain, defaults, strict=True)]
    if plain and plain[0].arg in {"self", "cls"}:
        del found[0]
    if args.vararg is not None:
        found.append(f"*{_parameter(args.vararg)}")
    elif args.kwonlyargs:
        found.append("*")
    pairs = zip(args.kwonlyargs, args.kw_defaults, strict=True)
    found += [_parameter(one, default) for one, default in pairs]
    return [*found, f"**{_parameter(args.kwarg)}"] if args.kwarg is not None else found


def _parameter(one: ast.arg, default: ast.expr | None = None) -> str:
    annotation = f": {ast.unparse(one.annotation)}" if one.annotation is not None else ""
    value = f" = {ast.unparse(default)}" if default is not None else ""
    return f"{one.arg}{annotation}{value}"


def _signature(name: str, parameters: Sequence[str], result: str) -> str:
    arrow = f" -> {result}" if result else ""
    one = f"{name}({', '.join(parameters)}){arrow}"
    if len(one) <= 80:
        return one
    inside = "".join(f"    {parameter},\n" for parameter in parameters)
    return f"{name}(\n{inside}){arrow}"


def _arguments(parameters: Sequence[str], texts: dict[str, str]) -> Iterator[DescribedArgument]:
    for parameter in parameters:
        if parameter in {"*", "/"}:
            continue
        name, annotation, default = split_parameter(parameter)
        yield DescribedArgument(
            name=name,
            annotation=annotation,
            default=default,
            text=texts.get(name, ""),
        )


def _taken_apart(doc: str) -> tuple[str, dict[str, str]]:
    """The text of a docstring, and its sections by title; the last of a title counts."""
    found: dict[str, str] = {}
    rest = doc.strip()
    for title in _SECTIONS:
        head, mark, body = rest.rpartition(f"\n\n{title}:\n")
        if mark and all(not line or line.startswith("    ") for line in body.split("\n")):
            found[title] = body
            rest = head
    return rest, found


def _entries(section: str) -> Iterator[tuple[str, str]]:
    name, parts = "", list[str]()
    for line in section.split("\n"):
        entry = _ENTRY.match(line)
        if entry is not None and not line.startswith("     "):
            if name:
                yield name, "\n".join(parts).strip()
            name, parts = entry[1], [entry[2]]
        else:
            parts.append(line[8:] if line.startswith("        ") else line.strip())
    if name:
        yield name, "\n".join(parts).strip()


def _plain(text: str) -> str:
    """Markdown of a docstring of the runtime, which is reStructuredText."""
    return _LITERAL.sub(r"`\1`", _ROLE.sub(lambda m: f"`{m[1].rpartition('.')[2]}`", text))
