"""The constructor of the client of a package: its arguments, and where their values go."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.adopt.endpoints import Endpoints
from generator.adopt.facts import Action, Client, ClientArgument
from generator.adopt.package.modules import Module, Modules, last_word, text_of
from generator.emit.files import Data
from generator.ir.security import SecurityKind, SecurityScheme
from generator.ir.wire import ParamIn
from generator.names.words import split_words

_OWN: Final = frozenset(
    {"self", "base_url", "environment", "timeout", "max_retries", "default_headers"}
    | {"default_query", "http_client", "websocket_base_url"}
)
#: Words that only credentials have in their names.
_CREDENTIALS: Final = frozenset({"key", "token", "bearer", "password"})


@dataclass(frozen=True, slots=True)
class PackageClient:
    """The client, the actions that make it possible, and arguments that are sent nowhere."""

    client: Client
    actions: tuple[Action, ...] = ()
    unsent: tuple[str, ...] = ()


def read_client(
    module: Module, node: ast.ClassDef, modules: Modules, endpoints: Endpoints
) -> PackageClient:
    """What the class of the synchronous client says."""
    functions = {f.name: f for f in node.body if isinstance(f, ast.FunctionDef)}
    init = functions.get("__init__")
    if init is None:
        return PackageClient(Client(node.name))
    arguments: list[ClientArgument] = []
    actions: list[Action] = []
    unsent: list[str] = []
    free = list(endpoints.api.security_schemes)
    for name, default in _parameters(init):
        if name in _OWN or name.startswith("_"):
            continue
        env, value = _source(init, name)
        kind, target = next(_places(node, name), ("", ""))
        scheme = _scheme(name, kind, target, free)
        if scheme is not None:
            free.remove(scheme)
            kind, target = "security", scheme.key
        elif target.lower() == "authorization":
            actions.append(_new_scheme(name))
            kind, target = "security", name
        if not kind:
            unsent.append(name)
            continue
        value = value if value is not None else _plain(default)
        arguments.append(
            ClientArgument(
                name, kind, target, env=env, has_default=value is not None, default=value
            )
        )
    env, _ = _source(init, "base_url")
    env = env or f"{modules.files.name.upper()}_BASE_URL"
    arguments.append(ClientArgument("base_url", "server", env=env))
    client = Client(
        node.name,
        tuple(arguments),
        _environments(module),
        timeout=_timeout(modules),
        max_retries=_retries(modules),
        idempotency_header=_idempotency(init),
    )
    return PackageClient(client, tuple(actions), tuple(unsent))


def _parameters(init: ast.FunctionDef) -> Iterator[tuple[str, ast.expr | None]]:
    spec = init.args
    for argument in spec.args:
        yield argument.arg, None
    yield from zip((a.arg for a in spec.kwonlyargs), spec.kw_defaults, strict=True)


def _source(init: ast.FunctionDef, name: str) -> tuple[str, Data]:
    """The environment variable that fills an argument, and its value when that is not set."""
    for node in ast.walk(init):
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                for call in ast.walk(value):
                    if isinstance(call, ast.Call) and _is_environ(call.func) and call.args:
                        rest = call.args[1] if len(call.args) > 1 else None
                        if isinstance(value, ast.BoolOp):
                            rest = value.values[-1]
                        return text_of(call.args[0]), _plain(rest)
            case _:
                pass
    told = re.search(
        rf"`{name}`(?: argument)? from (?:the )?`(\w+)`", ast.get_docstring(init) or ""
    )
    return (told[1] if told is not None else ""), None


def _is_environ(func: ast.expr) -> bool:
    return isinstance(func, ast.Attribute) and (
        (func.attr == "get" and last_word(func.value) == "environ") or func.attr == "getenv"
    )


def _plain(node: ast.expr | None) -> Data:
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int | float | bool):
        return node.value
    return None


def _places(node: ast.ClassDef, name: str) -> Iterator[tuple[str, str]]:
    """Where the value of an argument is sent: ``header`` or ``query``, and the name there."""
    for function in node.body:
        if not isinstance(function, ast.FunctionDef) or function.name in {"__init__", "copy"}:
            continue
        kind = "query" if "query" in function.name else "header"
        for entry in ast.walk(function):
            if isinstance(entry, ast.Dict):
                for key, value in zip(entry.keys, entry.values, strict=True):
                    if text_of(key) and _uses(value, name):
                        yield kind, text_of(key)


def _uses(node: ast.expr, name: str) -> bool:
    return any(
        isinstance(inner, ast.Attribute | ast.Name) and last_word(inner) == name
        for inner in ast.walk(node)
    )


def _scheme(name: str, kind: str, target: str, free: list[SecurityScheme]) -> SecurityScheme | None:
    """The security scheme of the document that sends the same; of several, that of the same words.

    Where a value goes can be hidden in code that was written by hand; then the words say it.
    """
    words = set(split_words(name))
    if not kind and not words & _CREDENTIALS:
        return None
    fitting = [one for one in free if not kind or _sends(one, kind, target)]
    shared = {one.key: len(words & set(split_words(one.key))) for one in fitting}
    fitting = [one for one in fitting if kind or shared[one.key]]
    return max(fitting, key=lambda one: (shared[one.key], -len(split_words(one.key))), default=None)


def _sends(scheme: SecurityScheme, kind: str, target: str) -> bool:
    if scheme.kind is SecurityKind.API_KEY:
        place = "query" if scheme.location is ParamIn.QUERY else "header"
        return place == kind and scheme.name.lower() == target.lower()
    return kind == "header" and target.lower() == "authorization" and scheme.is_authorization


def _new_scheme(name: str) -> Action:
    """The document does not say how it is called: with a bearer token, as the package does."""
    scheme: dict[str, Data] = {"type": "http", "scheme": "bearer"}
    components: dict[str, Data] = {"securitySchemes": {name: scheme}}
    why = "The package sends a bearer token, of which the document says nothing."
    return Action("$", why, update={"components": components, "security": [{name: []}]})


def _environments(module: Module) -> Mapping[str, str]:
    value = module.aliases.get("ENVIRONMENTS")
    if not isinstance(value, ast.Dict):
        return {}
    pairs = zip(value.keys, value.values, strict=True)
    return {text_of(key): text_of(url) for key, url in pairs if text_of(key) and text_of(url)}


def _timeout(modules: Modules) -> float | None:
    constants = modules.get("_constants")
    value = constants.aliases.get("DEFAULT_TIMEOUT") if constants is not None else None
    given = value.keywords if isinstance(value, ast.Call) else []
    for keyword in given:
        seconds = _number(keyword.value)
        if keyword.arg == "timeout" and seconds is not None:
            return seconds
    return None


def _number(node: ast.expr) -> float | None:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return float(value)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            one, two = _number(left), _number(right)
            return one * two if one is not None and two is not None else None
        case _:
            return None


def _retries(modules: Modules) -> int | None:
    constants = modules.get("_constants")
    value = constants.aliases.get("DEFAULT_MAX_RETRIES") if constants is not None else None
    number = _number(value) if value is not None else None
    return int(number) if number is not None else None


def _idempotency(init: ast.FunctionDef) -> str:
    for node in ast.walk(init):
        match node:
            case ast.Assign(targets=[ast.Attribute(attr="_idempotency_header")], value=value):
                return text_of(value)
            case _:
                pass
    return ""
