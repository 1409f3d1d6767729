"""The templates of samples as JavaScript functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import jinja2
from jinja2 import nodes

from generator.targets.samples.browser.data import js_data, js_text
from generator.targets.samples.browser.scope import Symbol, UntranslatableError, script_name


def js_template(
    environment: jinja2.Environment, name: str, source: str, use: Callable[[Symbol], str]
) -> str:
    """The function of the template ``name``, which reads ``source``: from its view to its text.

    Templates of samples print, ask bare flags and loop; anything else is refused.
    """
    tree = environment.parse(source, name)
    made = _Template(environment, name, use)
    return f"function (v) {{\nlet out = \"\";\n{''.join(made.block(tree.body))}return out;\n}}"


class _Template:
    """One template. Knows which filters are functions of the generator."""

    def __init__(
        self, environment: jinja2.Environment, name: str, use: Callable[[Symbol], str]
    ) -> None:
        self.environment = environment
        self.name = name
        self.use = use

    def block(self, body: Sequence[nodes.Node]) -> Iterator[str]:
        """Statements that add to the text."""
        for node in body:
            yield from self._statement(node)

    def _statement(self, node: nodes.Node) -> Iterator[str]:
        match node:
            case nodes.Output():
                pieces = [self._printed(one) for one in node.nodes]
                yield f"out += {' + '.join(pieces)};\n"
            case nodes.If():
                yield f"if ($.t({self._value(node.test)})) {{\n{''.join(self.block(node.body))}}}"
                for one in node.elif_:
                    inner = "".join(self.block(one.body))
                    yield f" else if ($.t({self._value(one.test)})) {{\n{inner}}}"
                if node.else_:
                    yield f" else {{\n{''.join(self.block(node.else_))}}}"
                yield "\n"
            case nodes.For() if not node.else_ and node.test is None and not node.recursive:
                inner = "".join(self.block(node.body))
                target = self._target(node.target)
                yield f"for (const {target} of {self._value(node.iter)}) {{\n{inner}}}\n"
            case _:
                raise self._refused(node)

    def _target(self, node: nodes.Node) -> str:
        match node:
            case nodes.Name():
                return script_name(node.name)
            case nodes.Tuple():
                return f"[{', '.join(self._target(one) for one in node.items)}]"
            case _:
                raise self._refused(node)

    def _printed(self, node: nodes.Expr) -> str:
        if isinstance(node, nodes.TemplateData):
            return js_text(node.data)
        return f"$.s({self._value(node)})"

    def _value(self, node: nodes.Node) -> str:
        match node:
            case nodes.Name():
                return script_name(node.name)
            case nodes.Getattr():
                return f"{self._value(node.node)}.{node.attr}"
            case nodes.Not():
                return f"!$.t({self._value(node.node)})"
            case nodes.Const():
                return js_data(node.value, self.use)
            case nodes.Filter() if node.node is not None and not node.kwargs:
                filtered = self.environment.filters[node.name]
                function = self.use(Symbol(filtered.__module__, filtered.__qualname__))
                given = ", ".join(self._value(one) for one in [node.node, *node.args])
                return f"{function}({given})"
            case _:
                raise self._refused(node)

    def _refused(self, node: nodes.Node) -> UntranslatableError:
        return UntranslatableError(
            f"{self.name}:{node.lineno}: {type(node).__name__} cannot become JavaScript"
        )
