"""The resources of a package: their classes and methods, and which operation each method calls."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from generator.adopt.endpoints import Endpoints, query_of
from generator.adopt.facts import Action, Argument, Method, Resource
from generator.adopt.package.modules import Module, Modules, base_names, last_word, text_of
from generator.diagnostics import Loc, Sink
from generator.emit.files import Data
from generator.ir.members import properties
from generator.ir.model import Operation
from generator.ir.types import AnyType
from generator.ir.walk import target_of
from generator.ir.wire import ParamIn
from generator.names.words import snake, split_words
from generator.targets.python.naming.reserved import ARGUMENTS

_VERBS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "_get": "get",
        "_post": "post",
        "_put": "put",
        "_patch": "patch",
        "_delete": "delete",
        "_get_api_list": "get",
    }
)
_OPTIONS: Final = frozenset(
    {"self", "extra_headers", "extra_query", "extra_body", "timeout", "idempotency_key"}
)
_ENTRY: Final = re.compile(
    r'<code title="([a-z]+ [^"]+)">client\.([\w.]*?)<a href="[^"]*">(\w+)</a>'
)


@dataclass(frozen=True, slots=True)
class Call:
    """A method of the package with the operation that it calls."""

    path: str  # files.list
    operation: Operation
    module: Module
    node: ast.FunctionDef
    wires: Mapping[str, str] = field(default_factory=dict)  # argument -> parameter of the path


@dataclass(slots=True)
class PackageTree:
    """Reads the tree of resources.

    Mutable: it collects the methods with their operations, and what has none.
    """

    modules: Modules
    endpoints: Endpoints
    sink: Sink
    calls: list[Call] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)  # method, endpoint
    actions: dict[str, Action] = field(default_factory=dict)  # by target

    def read(self) -> dict[str, Resource]:
        """The resources of the client, by attribute."""
        found = client_class(self.modules)
        if found is None:
            return {}
        resources = dict(self._children(*found, ""))
        self._report()
        return resources

    def _children(
        self, module: Module, node: ast.ClassDef, above: str
    ) -> Iterator[tuple[str, Resource]]:
        seen: set[str] = set()
        for name, annotation in _members(node):
            below = self._class(module, annotation)
            if below is None or name in seen or "SyncAPIResource" not in base_names(below[1]):
                continue
            seen.add(name)
            yield name, self._resource(*below, f"{above}.{name}".lstrip("."))

    def _class(self, module: Module, annotation: ast.expr) -> tuple[Module, ast.ClassDef] | None:
        match annotation:
            case ast.Name(id=name):
                return self.modules.class_of(self.modules.resolve(module, name))
            case ast.Attribute(value=ast.Name(id=home), attr=name):
                symbol = self.modules.resolve(module, home)
                inner = self.modules.get(symbol[0]) if symbol is not None else None
                return self.modules.class_of(self.modules.resolve(inner, name)) if inner else None
            case ast.Constant(value=str(text)):
                try:
                    return self._class(module, ast.parse(text, mode="eval").body)
                except SyntaxError:
                    return None
            case _:
                return None

    def _resource(self, module: Module, node: ast.ClassDef, path: str) -> Resource:
        methods = [self._method(module, one, path) for one in _functions(node)]
        return Resource(
            class_name=node.name,
            methods=tuple(one for one in methods if one is not None),
            resources=dict(self._children(module, node, path)),
        )

    def _method(self, module: Module, node: ast.FunctionDef, path: str) -> Method | None:
        name = f"{path}.{node.name}"
        endpoint, wires = _endpoint(node)
        endpoint = endpoint or self._told.get(name, "")
        if not endpoint:
            self.by_hand.append(name)
            return None
        operation = self.endpoints.find(endpoint)
        if operation is None:
            self.unknown.append((name, endpoint))
            return None
        given = dict(zip(wires, operation.template.names, strict=False))
        call = Call(name, operation, module, node, given)
        self.calls.append(call)
        self._choose_media(call)
        self._deprecate(call)
        return Method(node.name, operation.key, arguments=self._arguments(call))

    def _choose_media(self, call: Call) -> None:
        """Of several kinds of bodies with other properties, keep the one that the method sends."""
        operation = call.operation
        media = operation.body.media if operation.body is not None else ()
        given = {arg.arg for arg in call.node.args.kwonlyargs} - _OPTIONS
        decls = self.endpoints.api.decls
        fitting = {
            one.content_type: len(given & {expected(name) for name in properties(one.type, decls)})
            for one in media
        }
        best = max(fitting.values(), default=0)
        for one in media if best else ():
            if fitting[one.content_type] < best:
                target = query_of(one.loc.pointer)
                why = f"The package sends another media type with {call.path}."
                self.actions[target] = Action(target, why, remove=True)

    def _deprecate(self, call: Call) -> None:
        """Deprecate an operation whose method says so, as far as the document does not."""
        for node in call.node.decorator_list:
            if isinstance(node, ast.Call) and last_word(node.func) == "deprecated":
                quiet = any(keyword.arg == "category" for keyword in node.keywords)
                if not quiet and not call.operation.deprecated:
                    target = query_of(call.operation.loc.pointer)
                    why = text_of(node.args[0]) if node.args else ""
                    update: Data = {"deprecated": True}
                    self.actions[f"{target} deprecated"] = Action(target, why, update=update)

    @property
    def _told(self) -> Mapping[str, str]:
        """The endpoints that api.md gives for methods."""
        found = _ENTRY.finditer(self.modules.files.api)
        return {f"{m[2]}{m[3]}": m[1] for m in found}

    def _arguments(self, call: Call) -> tuple[Argument, ...] | None:
        """The arguments, if the surface would have others by itself."""
        operation, spec = call.operation, call.node.args
        positional = [arg.arg for arg in (*spec.posonlyargs, *spec.args)][1:]
        keywords = [arg.arg for arg in spec.kwonlyargs if arg.arg not in _OPTIONS]
        wires = self._wires(call)
        known = {p.name for p in operation.parameters}
        last = self.endpoints.last_path_parameter(operation)
        listed = [
            Argument(name, wires.get(name, name), positional=True)
            for name in positional
            if name not in _OPTIONS
        ]
        renamed = [
            Argument(name, wires[name])
            for name in keywords
            if name in wires and name != expected(wires[name])
        ]
        rest = [name for name in (*positional, *keywords) if name not in wires]
        whole = self._whole(operation, rest)
        usual = [one.wire for one in listed] == ([last] if last else []) and all(
            one.name == expected(one.wire) for one in listed
        )
        if usual and not renamed and not whole:
            return None
        kept = [one for one in listed if one.wire in known or one.wire in wires.values()]
        return (*kept, *renamed, *whole)

    def _whole(self, operation: Operation, rest: list[str]) -> list[Argument]:
        """The argument that is the whole body, of a body that is no object."""
        media = operation.body.media[:1] if operation.body is not None else ()
        if len(rest) != 1 or not media:
            return []
        ref = media[0].type or AnyType()
        names = property_names(operation, self.endpoints)
        free = isinstance(target_of(ref, self.endpoints.api.decls), AnyType)
        return [Argument(rest[0], rest[0], body=True)] if not names and not free else []

    def _wires(self, call: Call) -> dict[str, str]:
        """What the document calls each argument that it has."""
        names = dict(call.wires)
        wires = [p.name for p in call.operation.parameters if p.location is not ParamIn.PATH]
        wires += property_names(call.operation, self.endpoints)
        aliases = self._aliases(call)
        given = [arg.arg for arg in (*call.node.args.args, *call.node.args.kwonlyargs)]
        for argument in given:
            if argument in names:
                continue
            alias = aliases.get(argument, argument)
            found = alias if alias in wires else None
            found = found or next((w for w in wires if expected(w) == argument), None)
            if found is None and argument.endswith("_"):
                found = next((w for w in wires if w == argument.rstrip("_")), None)
            if found is not None:
                names[argument] = found
        return names

    def _aliases(self, call: Call) -> dict[str, str]:
        """The names on the wire of the keys of the dictionaries of arguments."""
        found: dict[str, str] = {}
        for params in params_classes(call, self.modules):
            for item in params[1].body:
                match item:
                    case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                        found[name] = alias_of(annotation)
                    case _:
                        pass
        return {name: alias for name, alias in found.items() if alias}

    def _report(self) -> None:
        place = Loc(self.modules.files.uri)
        for name, endpoint in self.unknown:
            message = (
                f"client.{name} of the package calls {endpoint}, which the document does not have."
            )
            hint = self.endpoints.hint(endpoint)
            self.sink.warning("A003", message, place, hint=hint)
        for name in self.by_hand:
            message = f"client.{name} of the package calls no operation: it was written by hand."
            hint = "Write it in the folder _custom of the new package, if users need it."
            self.sink.warning("A002", message, place, hint=hint)


def client_class(modules: Modules) -> tuple[Module, ast.ClassDef] | None:
    """The class of the synchronous client."""
    module = modules.get("_client")
    for node in module.classes.values() if module is not None else ():
        if module is not None and "SyncAPIClient" in base_names(node):
            return module, node
    return None


def params_classes(call: Call, modules: Modules) -> Iterator[tuple[Module, ast.ClassDef]]:
    """The dictionaries of arguments that a method passes on."""
    for node in ast.walk(call.node):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            symbol = modules.resolve(call.module, node.value.id)
            home = modules.get(symbol[0]) if symbol is not None and not symbol[1] else None
            if home is not None and node.attr.endswith("Params"):
                if (found := modules.class_of(modules.resolve(home, node.attr))) is not None:
                    yield found
                elif node.attr in home.aliases:
                    for name in ast.walk(home.aliases[node.attr]):
                        if isinstance(name, ast.Name) and name.id in home.classes:
                            yield home, home.classes[name.id]


def alias_of(annotation: ast.expr) -> str:
    """The name on the wire that ``PropertyInfo(alias=...)`` gives."""
    for node in ast.walk(annotation):
        if isinstance(node, ast.Call) and last_word(node.func) == "PropertyInfo":
            return next((text_of(k.value) for k in node.keywords if k.arg == "alias"), "")
    return ""


def expected(wire: str) -> str:
    """What the generator calls an argument by itself."""
    name = snake(split_words(wire))
    return f"{name}_" if name in ARGUMENTS else name


def property_names(operation: Operation, endpoints: Endpoints) -> list[str]:
    """The properties of the body, of all its media types."""
    media = operation.body.media if operation.body is not None else ()
    return [name for one in media for name in properties(one.type, endpoints.api.decls)]


def _members(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    """The attributes and properties of a class, with their annotations."""
    for item in node.body:
        match item:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                yield name, annotation
            case ast.FunctionDef(name=name, returns=ast.expr() as returns) if any(
                last_word(d) in {"cached_property", "property"} for d in item.decorator_list
            ):
                yield name, returns
            case _:
                pass


def _functions(node: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """The public methods of a class; of an overloaded one, the last."""
    found: dict[str, ast.FunctionDef] = {}
    for item in node.body:
        if isinstance(item, ast.FunctionDef) and not item.name.startswith("_"):
            found[item.name] = item
    for name in dict(_members(node)):
        found.pop(name, None)
    yield from found.values()


def _endpoint(node: ast.FunctionDef) -> tuple[str, list[str]]:
    """``get /pets/{pet_id}`` that a method calls, and the arguments in its path, in order."""
    for call in ast.walk(node):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        verb = _VERBS.get(call.func.attr)
        if verb is None or not isinstance(call.func.value, ast.Name) or not call.args:
            continue
        if call.func.attr == "_get_api_list":
            verb = next((text_of(k.value) for k in call.keywords if k.arg == "method"), verb)
        path, names = _path(call.args[0])
        if path:
            return f"{verb} {path}", names
    return "", []


def _path(node: ast.expr) -> tuple[str, list[str]]:
    match node:
        case ast.Constant(value=str(text)):
            return text, []
        case ast.JoinedStr(values=values):
            parts = [v.value if isinstance(v, ast.Constant) else "{}" for v in values]
            names = [last_word(v.value) for v in values if isinstance(v, ast.FormattedValue)]
            return "".join(map(str, parts)), names
        case ast.Call(func=func, args=[ast.Constant(value=str(text))], keywords=keywords) if (
            last_word(func) == "path_template"
        ):
            given = {k.arg: last_word(k.value) for k in keywords}
            names = re.findall(r"\{(\w+)\}", text)
            return text, [given.get(name) or name for name in names]
        case ast.IfExp(body=body):
            return _path(body)
        case _:
            return "", []
