"""What a template may hold: text, ``v.path``, filters in output, ``for``, bare-flag ``if``, macros.

A decision belongs into the view, where it is typed and tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.emit.engine import ENGINE_FILTERS
from generator.emit.filters import FILTERS

LINES = 120
_STATEMENT = re.compile(r"\s*\{%.*%\}\s*")


def lint(source: str) -> list[str]:
    """The faults of one template, each as ``line: what``."""
    environment = Environment(autoescape=False)
    environment.filters = {**FILTERS, **ENGINE_FILTERS}
    try:
        tree = environment.parse(source)
        environment.compile(source)
    except TemplateSyntaxError as error:
        return [f"{error.lineno}: {error.message}"]
    faults = [f"{line}: {what}" for line, what in sorted(_faults(tree))]
    if (count := sum(not _STATEMENT.fullmatch(line) for line in source.splitlines())) > LINES:
        faults.append(f"{count}: longer than {LINES} lines beside its statements")
    return faults


_ALWAYS: Mapping[type[nodes.Node], str] = {
    nodes.Compare: "compares",
    nodes.Assign: "sets a variable",
    nodes.AssignBlock: "sets a variable",
    nodes.CondExpr: "decides inside an expression",
    nodes.And: "combines conditions",
    nodes.Or: "combines conditions",
    nodes.Test: "tests",
    nodes.Getitem: "looks something up",
    nodes.BinExpr: "computes",
    nodes.Concat: "builds text",
    nodes.Neg: "computes",
    nodes.Pos: "computes",
    nodes.List: "builds a value",
    nodes.Dict: "builds a value",
    nodes.Tuple: "builds a value",
    nodes.FilterBlock: "filters a block",
    nodes.CallBlock: "calls with a block",
    nodes.With: "sets a variable",
    nodes.Extends: "inherits",
}


def _faults(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    for imported in tree.find_all(nodes.FromImport):
        macros |= {name if isinstance(name, str) else name[1] for name in imported.names}
    for kind, what in _ALWAYS.items():
        for node in tree.find_all(kind):
            if not (isinstance(node, nodes.Tuple) and node.ctx == "store"):
                yield node.lineno, what
    for call in tree.find_all(nodes.Call):
        if not (isinstance(call.node, nodes.Name) and call.node.name in macros):
            yield call.lineno, "calls something that is no macro"
    for macro in tree.find_all(nodes.Macro):
        if any(True for part in macro.body for _ in part.find_all((nodes.Call, nodes.Macro))):
            yield macro.lineno, "has a macro inside a macro"
    for condition in tree.find_all(nodes.If):
        test = condition.test.node if isinstance(condition.test, nodes.Not) else condition.test
        if not _is_path(test):
            yield condition.lineno, "has a condition that is no bare flag"
    for loop in tree.find_all(nodes.For):
        if loop.test is not None or loop.recursive or not _is_path(loop.iter):
            yield loop.lineno, "has a loop that is not plainly over a member of the view"


def _is_path(node: nodes.Node) -> bool:
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)
