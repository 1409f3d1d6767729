"""Statements and functions of Python as those of JavaScript."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.targets.samples.browser.calls import Calls
from generator.targets.samples.browser.data import js_data
from generator.targets.samples.browser.scope import script_name

_Function = ast.FunctionDef | ast.Lambda


class Statements(Calls):
    """The statements of one module."""

    __slots__ = ()

    def function(self, node: ast.FunctionDef, head: str = "function") -> str:
        """A function; ``head`` is what its name follows, "" for a method."""
        inner = replace(self, names=self.names | names_in(node))
        star = "*" if _yields(node.body) else ""
        parameters = list(inner.parameters(node.args))
        own = "const self = this;\n" if parameters[:1] == ["self"] else ""
        parameters = parameters[1:] if own or parameters[:1] == ["cls"] else parameters
        kept = sorted(_assigned(node) - {one.arg for one in _arguments(node.args)})
        declared = f"let {', '.join(map(script_name, kept))};\n" if kept else ""
        body = inner.block(node.body)
        name = script_name(node.name)
        opening = f"{head}{star} {name}" if head else f"{star}{name}"
        return f"{opening}({', '.join(parameters)}) {{\n{own}{declared}{body}}}\n"

    def parameters(self, args: ast.arguments) -> Iterator[str]:
        """What stands between the parentheses of a function."""
        if args.kwarg or (args.vararg and args.kwonlyargs):
            raise self.refused(args.kwarg or args.kwonlyargs[0])
        names = [*args.posonlyargs, *args.args]
        defaults: list[ast.expr | None] = [None] * (len(names) - len(args.defaults))
        defaults += args.defaults
        given = [*zip(names, defaults, strict=True)]
        given += zip(args.kwonlyargs, args.kw_defaults, strict=True)
        for name, default in given:
            tail = f" = {self.js(default)}" if default is not None else ""
            yield f"{script_name(name.arg)}{tail}"
        if args.vararg:
            yield f"...{script_name(args.vararg.arg)}"

    def block(self, nodes: Sequence[ast.stmt]) -> str:
        """Statements one after the other."""
        return "".join(self.statement(node) for node in nodes)

    def statement(self, node: ast.stmt) -> str:
        """One statement."""
        made = getattr(self, f"_{type(node).__name__.lower()}_", None)
        if made is None:
            raise self.refused(node)
        return str(made(node))

    def _expr_(self, node: ast.Expr) -> str:
        match node.value:
            case ast.Constant():
                return ""
            case ast.Yield(value=value):
                return f"yield {self.js(value) if value else 'null'};\n"
            case ast.YieldFrom(value=value):
                return f"yield* $.a({self.js(value)});\n"
            case value:
                return f"{self.js(value)};\n"

    def _pass_(self, _: ast.Pass) -> str:
        return ""

    def _break_(self, _: ast.Break) -> str:
        return "break;\n"

    def _continue_(self, _: ast.Continue) -> str:
        return "continue;\n"

    def _return_(self, node: ast.Return) -> str:
        return f"return {self.js(node.value)};\n" if node.value else "return null;\n"

    def _functiondef_(self, node: ast.FunctionDef) -> str:
        return self.function(node)

    def _assign_(self, node: ast.Assign) -> str:
        *others, last = node.targets
        again = "".join(f"{self.target(one)} = {self.target(last)};\n" for one in others)
        return self._put(last, node.value) + again

    def _annassign_(self, node: ast.AnnAssign) -> str:
        return self._put(node.target, node.value) if node.value else ""

    def _put(self, target: ast.expr, value: ast.expr) -> str:
        made = self.js(value)
        if isinstance(target, ast.Subscript):
            return f"$.put({self.js(target.value)}, {self.js(target.slice)}, {made});\n"
        if isinstance(target, ast.Tuple | ast.List):
            stars = [i for i, one in enumerate(target.elts) if isinstance(one, ast.Starred)]
            if stars and stars[0] < len(target.elts) - 1:
                after = len(target.elts) - 1 - stars[0]
                plain = [one.value if isinstance(one, ast.Starred) else one for one in target.elts]
                names = ", ".join(self.target(one) for one in plain)
                return f"[{names}] = $.unpack({made}, {stars[0]}, {after});\n"
            if not isinstance(value, ast.Tuple):
                made = f"$.a({made})"
        return f"{self.target(target)} = {made};\n"

    def _augassign_(self, node: ast.AugAssign) -> str:
        read = ast.BinOp(left=node.target, op=node.op, right=node.value)
        return self._put(node.target, ast.copy_location(read, node))

    def _if_(self, node: ast.If) -> str:
        text = f"if ({self.truth(node.test)}) {{\n{self.block(node.body)}}}"
        if not node.orelse:
            return f"{text}\n"
        if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            return f"{text} else {self._if_(node.orelse[0])}"
        return f"{text} else {{\n{self.block(node.orelse)}}}\n"

    def _while_(self, node: ast.While) -> str:
        if node.orelse:
            raise self.refused(node)
        return f"while ({self.truth(node.test)}) {{\n{self.block(node.body)}}}\n"

    def _for_(self, node: ast.For) -> str:
        body = self.block(node.body)
        head = f"for ({self.target(node.target)} of $.i({self.js(node.iter)}))"
        if not node.orelse:
            return f"{head} {{\n{body}}}\n"
        label = f"all{node.lineno}"
        return f"{label}: {{\n{head} {{\n{_labelled(body, label)}}}\n{self.block(node.orelse)}}}\n"

    def _raise_(self, node: ast.Raise) -> str:
        if node.exc is None:
            return "throw error;\n"
        made = self.js(node.exc)
        return f"throw {made};\n" if isinstance(node.exc, ast.Call) else f"throw new {made}();\n"

    def _try_(self, node: ast.Try) -> str:
        if node.finalbody or node.orelse:
            raise self.refused(node)
        out = f"try {{\n{self.block(node.body)}}} catch (error) {{\n"
        for handler in node.handlers:
            if handler.type is None:
                raise self.refused(handler)
            test = self.is_a("error", self.value_of(handler.type))
            bound = f"{script_name(handler.name)} = error;\n" if handler.name else ""
            out += f"if ({test}) {{\n{bound}{self.block(handler.body)}}} else "
        return f"{out}throw error;\n}}\n"

    # -- match ---------------------------------------------------------------------------

    def _match_(self, node: ast.Match) -> str:
        subject = self.js(node.subject)
        out = ""
        if not isinstance(node.subject, ast.Name):
            out, subject = f"match{node.lineno} = {subject};\n", f"match{node.lineno}"
        heads = []
        for case in node.cases:
            tests, bound = self._pattern(case.pattern, subject)
            if case.guard is not None:
                tests.append(f"({''.join(f'{b}, ' for b in bound)}{self.truth(case.guard)})")
            lines = "".join(f"{one};\n" for one in bound)
            heads.append((" && ".join(tests) or "true", lines + self.block(case.body)))
        for test, body in heads:
            out += f"if ({test}) {{\n{body}}} else "
        return f"{out}{{}}\n"

    def _pattern(self, node: ast.pattern, subject: str) -> tuple[list[str], list[str]]:
        """What must be so, and what is assigned then."""
        match node:
            case ast.MatchSingleton(value=None):
                return [f"{subject} == null"], []
            case ast.MatchSingleton(value=value):
                return [f"{subject} === {js_data(value, self.use)}"], []
            case ast.MatchValue(value=value):
                return [f"$.eq({subject}, {self.js(value)})"], []
            case ast.MatchAs(pattern=pattern, name=name):
                tests, bound = self._pattern(pattern, subject) if pattern else ([], [])
                own = [f"{script_name(name)} = {subject}"] if name else []
                return tests, [*bound, *own]
            case ast.MatchOr(patterns=patterns):
                found = [self._pattern(one, subject) for one in patterns]
                if any(bound for _, bound in found):
                    raise self.refused(node)
                whole = " || ".join(" && ".join(tests) or "true" for tests, _ in found)
                return [f"({whole})"], []
            case ast.MatchClass(cls=cls, patterns=[], kwd_attrs=names, kwd_patterns=patterns):
                return self._of_class(cls, subject, list(zip(names, patterns, strict=True)))
            case ast.MatchSequence(patterns=patterns):
                return self._sequence(patterns, subject)
            case _:
                raise self.refused(node)

    def _of_class(
        self, cls: ast.expr, subject: str, inner: list[tuple[str, ast.pattern]]
    ) -> tuple[list[str], list[str]]:
        tests, bound = [self.is_a(subject, self.value_of(cls))], []
        for name, pattern in inner:
            more, also = self._pattern(pattern, f"{subject}.{name}")
            tests += more
            bound += also
        return tests, bound

    def _sequence(
        self, patterns: Sequence[ast.pattern], subject: str
    ) -> tuple[list[str], list[str]]:
        tests, bound = [f"Array.isArray({subject})", f"{subject}.length === {len(patterns)}"], []
        for index, pattern in enumerate(patterns):
            if isinstance(pattern, ast.MatchStar):
                if index < len(patterns) - 1:
                    raise self.refused(pattern)
                tests[1] = f"{subject}.length >= {index}"
                if pattern.name:
                    bound.append(f"{script_name(pattern.name)} = {subject}.slice({index})")
                continue
            more, also = self._pattern(pattern, f"{subject}[{index}]")
            tests += more
            bound += also
        return tests, bound


def _arguments(args: ast.arguments) -> list[ast.arg]:
    own = [args.vararg] if args.vararg else []
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *own]


def names_in(node: ast.AST) -> frozenset[str]:
    """Every name that a function, or something nested in it, assigns."""
    found = {
        one.id
        for one in ast.walk(node)
        if isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load)
    }
    found |= {one.arg for one in ast.walk(node) if isinstance(one, ast.arg)}
    found |= {
        one.name for one in ast.walk(node) if isinstance(one, ast.FunctionDef) and one is not node
    }
    found |= _captured(node)
    return frozenset(found)


def _captured(node: ast.AST) -> set[str]:
    return {
        one.name
        for one in ast.walk(node)
        if isinstance(one, ast.MatchAs | ast.MatchStar | ast.ExceptHandler) and one.name
    }


def _own(nodes: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """What is below ``nodes`` without the functions in it, and without loops inside expressions."""
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.comprehension):
            yield from _own([node.iter, *node.ifs])
            continue
        yield node
        yield from _own(list(ast.iter_child_nodes(node)))


def _yields(body: Sequence[ast.stmt]) -> bool:
    return any(isinstance(one, ast.Yield | ast.YieldFrom) for one in _own(body))


def _assigned(node: ast.FunctionDef) -> set[str]:
    """The names that are variables of the function itself."""
    own = list(_own(node.body))
    found = {one.id for one in own if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    found |= {
        name
        for one in own
        if isinstance(one, ast.MatchAs | ast.MatchStar | ast.ExceptHandler) and (name := one.name)
    }
    found |= {
        f"match{one.lineno}"
        for one in own
        if isinstance(one, ast.Match) and not isinstance(one.subject, ast.Name)
    }
    return found


def _labelled(body: str, label: str) -> str:
    """The body of a loop whose ``break`` leaves what comes after the loop, too."""
    return body.replace("break;\n", f"break {label};\n")
