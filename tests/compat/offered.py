"""What an imported package offers, and what its surface says of it: both as lines of text.

The lines of the two are the same where the surface tells the truth. Only those of the package look at
real modules, classes and signatures.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

from generator.compat.surface import Argument, Model, Surface

_PRIVATE = ("_core", "_custom", "_version")
_OWN = re.compile(r"(?<![\w.'\"])_(?=[A-Z])")  # _List, where a model is called List


def canonical(source: str) -> str:
    """Python source in one spelling, with the names that imports were given taken back."""
    return _OWN.sub("", ast.unparse(ast.parse(source, mode="eval"))) if source else ""


# -- what the surface says -----------------------------------------------------------------


def stated(surface: Surface, package: ModuleType) -> Iterator[str]:
    """The lines of a surface; ``package`` is asked for the values of its defaults only."""
    values = _values(package)

    def signature(arguments: Iterable[Argument], options: str = "", way: str = "") -> str:
        parts = []
        for each in arguments:
            annotation = (each.async_annotation if way else "") or each.annotation
            default = f" = {eval(each.default, values)!r}" if each.default else ""
            star = "" if each.position is not None else "*"
            parts.append(f"{star}{each.name}: {canonical(annotation)}{default}")
        return f"({', '.join(parts)}) **{options}"

    for name, module in surface.modules.items():
        yield from (f"module {name}: {export}" for export in module.exports)
    for name, home in surface.exports.items():
        yield f"export {name} of {home}"
    client = surface.client
    for name, way in ((client.name, ""), (client.async_name, "Async")):
        yield f"client {name}{signature(client.arguments, way=way)}"
        yield f"with_options of {name}{signature(client.changes, way=way)}"
    yield from (f"client has {name}" for name in client.former)
    for path, resource in surface.resources.items():
        names = f"{resource.name} {resource.async_name} {resource.fake}"
        yield f"resource {path}: {names} in {resource.module}"
        yield from (f"resource {path} has {name}" for name in resource.former)
    for path, call in surface.calls.items():
        taken = signature(call.arguments, call.options)
        result, keyword = call.async_result or call.result, "async " if call.awaited else ""
        yield f"call {path}{taken} -> {canonical(call.result)}"
        yield f"{keyword}call {path}{taken} -> {canonical(result)}"
        needed = [a.name for a in call.arguments if a.required]
        yield f"needed by {path}: {needed}"
    for path, function in surface.functions.items():
        result = canonical(function.result)
        yield f"function {path}{signature(function.arguments, function.options)} -> {result}"
    for symbol, error in surface.exceptions.items():
        yield f"exception {symbol.removeprefix('exceptions.')}: {', '.join(error.bases)}"
    for symbol, alias in surface.aliases.items():
        yield f"alias {symbol} of {alias.target}"
    for name, model in surface.models.items():
        yield from _stated_model(name, model, values)


def _stated_model(name: str, model: Model, values: dict[str, Any]) -> Iterator[str]:
    yield f"model {name} in {model.module}"
    if model.target:
        yield f"{name} = {canonical(model.target)}"
    if model.kind == "row":
        yield f"{name} has {[f'{f.name}: {canonical(f.annotation)}' for f in model.fields]}"
        return
    if model.bases:
        yield f"{name} is {[canonical(base) for base in model.bases]}"
    for field in model.fields:
        annotation = canonical(field.annotation)
        default = f"{eval(field.default, values)!r}" if field.default else "required"
        if field.default == "SET_BY_SERVER":  # only type checkers take that for a default
            default = "required"
        yield f"{name}.{field.name} ({field.wire}): {annotation} = {default}"
    if model.members:
        yield f"{name} offers {list(model.members)}"
    if model.extra:
        yield f"{name} takes {canonical(model.extra)}"


def _values(package: ModuleType) -> dict[str, Any]:
    core = f"{package.__name__}._core"
    modules = ("spec.options", "codec.models", "codec.markers")
    found = {key: v for m in modules for key, v in vars(import_module(f"{core}.{m}")).items()}
    return {**found, **vars(import_module(f"{package.__name__}.client"))}


# -- what is there -------------------------------------------------------------------------


@dataclass(frozen=True)
class Offer:
    """A package that was imported; ``files`` are the texts of its modules by path."""

    package: ModuleType
    files: Mapping[str, str]

    @property
    def name(self) -> str:
        return self.package.__name__

    def module(self, name: str) -> ModuleType:
        return import_module(f"{self.name}.{name}")

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """The modules that are public, parsed."""
        head = f"{self.name}/"
        return {
            path.removeprefix(head).removesuffix(".py").replace("/", "."): ast.parse(text)
            for path, text in self.files.items()
            if path.startswith(head) and path.endswith(".py") and "/_core/" not in path
        }

    def lines(self) -> Iterator[str]:
        """Everything that is there."""
        yield from self._modules()
        client = self.module("client")
        classes = [getattr(client, name) for name in self._defined(client)]
        sync, asynchronous = sorted(classes, key=lambda cls: cls.__name__.startswith("Async"))
        for cls in (sync, asynchronous):
            yield f"client {cls.__name__}{_signature(cls.__init__)[0]}"
            yield f"with_options of {cls.__name__}{_signature(cls.with_options)[0]}"
        if "client" in vars(sync):
            yield "client has client"
        fake = getattr(self.module("testing"), f"Fake{sync.__name__}")
        yield from self._resources((), sync, asynchronous, fake)
        yield from self._functions()
        yield from self._exceptions()
        yield from self._models()

    def _modules(self) -> Iterator[str]:
        found = [self.package]
        for path in self.trees:
            name = f"{self.name}.{path}".removesuffix(".__init__")
            if not any(part in _PRIVATE for part in name.split(".")) and name != self.name:
                found.append(import_module(name))
        for module in dict.fromkeys(found):
            exports = getattr(module, "__all__", None) or self._defined(module)
            yield from (f"module {module.__name__}: {name}" for name in exports)
        for name in self.package.__all__:
            value = getattr(self.package, name)
            if name != "__version__":
                yield f"export {name} of {self._home(name, value)}"

    def _home(self, name: str, value: object) -> str:
        if isinstance(value, ModuleType):
            return f".{name}"
        for home in ("types", "api", "client", "exceptions", "models", "_core.codec.jsonable"):
            path = f"{self.name}/{home.replace('.', '/')}"
            if f"{path}.py" in self.files or f"{path}/__init__.py" in self.files:
                module = self.module(home)
                if name in getattr(module, "__all__", vars(module)):
                    return f".{home}"
        raise AssertionError(name)

    @staticmethod
    def _defined(module: ModuleType) -> list[str]:
        return [
            name
            for name, value in vars(module).items()
            if isinstance(value, type) and value.__module__ == module.__name__ and name[0] != "_"
        ]

    def _resources(
        self, path: tuple[str, ...], sync: type, asynchronous: type, fake: type
    ) -> Iterator[str]:
        for name, value in vars(sync).items():
            if type(value).__name__ != "cached_property" or name in {"client", "api_instance"}:
                continue
            made = [
                each._function.__annotations__["return"]
                for each in (value, vars(asynchronous)[name])
            ]
            names = [_OWN.sub("", each) for each in made]
            first, second = (getattr(self.module("resources"), each) for each in names)
            inner_fake = vars(fake)[name].kind
            home = first.__module__.removeprefix(f"{self.name}.")
            symbol = ".".join((*path, name))
            yield f"resource {symbol}: {' '.join(names)} {inner_fake.__name__} in {home}"
            yield from self._former(symbol, first)
            yield from self._calls(symbol, first, second)
            yield from self._resources((*path, name), first, second, inner_fake)

    def _former(self, symbol: str, cls: type) -> Iterator[str]:
        for name, value in vars(cls).items():
            if name == "api_instance" or type(value).__name__ == "ClientValue":
                yield f"resource {symbol} has {name}"

    def _calls(self, path: str, sync: type, asynchronous: type) -> Iterator[str]:
        for cls in (sync, asynchronous):
            for name, value in vars(cls).items():
                if not hasattr(value, "__code__") or name[0] == "_":
                    continue
                if value.__name__ != name:
                    yield f"alias {path}.{name} of {path}.{value.__name__}"
                    continue
                taken, result = _signature(value)
                real = inspect.unwrap(value)
                keyword = "async " if inspect.iscoroutinefunction(real) else ""
                yield f"{keyword}call {path}.{name}{taken} -> {result}"
                if cls is sync:
                    yield f"needed by {path}.{name}: {self._needed(cls, name)}"

    def _needed(self, cls: type, name: str) -> list[str]:
        """What a call must give; where type checkers see two ways, the one without the whole."""
        module = cls.__module__.removeprefix(f"{self.name}.")
        body = next(
            node.body
            for node in self.trees[module].body
            if isinstance(node, ast.ClassDef) and node.name == cls.__name__
        )
        first = next(
            node for node in body if isinstance(node, ast.FunctionDef) and node.name == name
        )
        given = first.args.args[1:][: len(first.args.args) - 1 - len(first.args.defaults)]
        pairs = zip(first.args.kwonlyargs, first.args.kw_defaults, strict=True)
        needed = {a.arg for a in given} | {a.arg for a, default in pairs if default is None}
        return [p for p in inspect.signature(getattr(cls, name)).parameters if p in needed]

    def _functions(self) -> Iterator[str]:
        for home in ("bulk", "webhooks", "api"):
            if home not in self.trees and f"{home}.__init__" not in self.trees:
                continue
            module = self.module(home)
            for name, value in vars(module).items():
                mine = getattr(value, "__module__", "") == module.__name__ and name[0] != "_"
                owners = [(f"{home}.{name}", value)]
                if mine and isinstance(value, type):
                    owners = [(f"{home}.{name}.{n}", v) for n, v in vars(value).items()]
                for path, function in owners:
                    if mine and isinstance(function, FunctionType):
                        taken, result = _signature(function, method=isinstance(value, type))
                        yield f"function {self.name}.{path}{taken} -> {result}"

    def _exceptions(self) -> Iterator[str]:
        module = self.module("exceptions")
        for name in module.__all__:
            cls = getattr(module, name)
            if cls.__name__ != name:
                yield f"alias exceptions.{name} of exceptions.{cls.__name__}"
            else:
                yield f"exception {name}: {', '.join(base.__name__ for base in cls.__bases__)}"

    def _models(self) -> Iterator[str]:
        for path, tree in self.trees.items():
            if not path.startswith("models.") or path == "models.__init__":
                continue
            module = self.module(path)
            for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
                if (
                    isinstance(node, ast.ClassDef)
                    and node.name not in self.module("models").__all__
                ):
                    continue  # only a former package had it
                if _is_former_name(after):
                    yield f"alias {ast.unparse(node).replace(' = ', ' of ')}"
                elif isinstance(node, ast.ClassDef):
                    yield f"model {node.name} in {path}"
                    yield from self._class(node, getattr(module, node.name))
                elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    name, value = node.targets[0].id, node.value
                    if name[0] == "_":
                        continue
                    yield f"model {name} in {path}"
                    if isinstance(value, ast.Call) and "TypedDict" in ast.unparse(value.func):
                        yield f"{name} has {list(_cells(value))}"
                    elif name != "__all__":
                        yield f"{name} = {canonical(ast.unparse(value))}"

    def _class(self, node: ast.ClassDef, cls: Any) -> Iterator[str]:
        # a bare one is as good: its methods have other names
        bases = [canonical(ast.unparse(base)).removeprefix("Bare") for base in node.bases]
        if any(base.startswith(("Sync", "Async")) for base in bases[:-1]):
            yield f"{node.name} is {bases}"
            yield from self._offers(node.name, cls)
            return
        yield f"{node.name} is {bases}"
        if members := sorted(
            name for name, value in vars(cls).items() if isinstance(value, property)
        ):
            yield f"{node.name} offers {members}"
        for each in node.body:
            if not isinstance(each, ast.AnnAssign) or not isinstance(each.target, ast.Name):
                continue
            name, annotation = each.target.id, canonical(ast.unparse(each.annotation))
            if name == "__pydantic_extra__":
                yield f"{node.name} takes {annotation.partition(', ')[2].removesuffix(']')}"
            elif not name.startswith("_"):
                field = cls.model_fields[name]
                default = (
                    "required"
                    if field.is_required()
                    else repr(field.get_default(call_default_factory=True))
                )
                wire = field.serialization_alias or name
                yield f"{node.name}.{name} ({wire}): {annotation} = {default}"

    @staticmethod
    def _offers(name: str, cls: Any) -> Iterator[str]:
        model = next(base for base in cls.__mro__[1:] if ".models." in base.__module__)
        more = {n for n in dir(cls) if n[0] != "_"} - set(dir(model)) - set(cls.model_fields)
        if more:
            yield f"{name} offers {sorted(more)}"


def _is_former_name(after: ast.stmt | None) -> bool:
    """Whether ``after``, what stands behind an assignment, says that it is a name of another SDK."""
    return after is not None and "in SDKs of OpenAPI Generator." in ast.unparse(after)


def _cells(call: ast.Call) -> Iterator[str]:
    cells = call.args[1]
    assert isinstance(cells, ast.Dict)
    for key, value in zip(cells.keys, cells.values, strict=True):
        assert isinstance(key, ast.Constant)
        text = canonical(ast.unparse(value))
        if text.startswith("NotRequired["):
            text = text.removeprefix("NotRequired[").removesuffix("]")
        yield f"{key.value}: {text}"


def _signature(function: Callable[..., Any], *, method: bool = True) -> tuple[str, str]:
    found = inspect.signature(function)
    parts, options = [], ""
    for each in list(found.parameters.values())[1 if method else 0 :]:
        annotation = canonical(str(each.annotation))
        if each.kind is each.VAR_KEYWORD:
            options = annotation.removeprefix("Unpack[").removesuffix("]")
            continue
        default = f" = {each.default!r}" if each.default is not each.empty else ""
        star = "*" if each.kind is each.KEYWORD_ONLY else ""
        parts.append(f"{star}{each.name}: {annotation}{default}")
    return f"({', '.join(parts)}) **{options}", canonical(str(found.return_annotation))
