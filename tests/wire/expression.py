"""The call expressions of the table: evaluated as they stand, or rewritten for the async client."""

from __future__ import annotations

import ast
import base64
import io
import pathlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

#: Parts of expressions that only the synchronous client has, with the reason.
_SYNC_ONLY = (
    ("api_instance", "the former low-level classes are synchronous"),
    ("client.client", "the former low-level classes are synchronous"),
    ("setattr(client.", "attributes that 0.14.0 had are those of its one client"),
)


class NonSeekable:
    """A source that can only be read."""

    def __init__(self, data: bytes) -> None:
        self._stream = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)


def environment(aihub: Any, root: str, fixtures: str) -> dict[str, Any]:
    """The names that an expression may use, all but ``client`` and ``AIHub``."""
    return {
        "aihub": aihub,
        "io": io,
        "pathlib": pathlib,
        "FX": fixtures,
        "ROOT": root,
        "NonSeekable": NonSeekable,
    }


def why_not_async(call: str) -> str | None:
    """Why the expression says nothing about the async client; None when it does."""
    for part, reason in _SYNC_ONLY:
        if part in call:
            return reason
    tree = _Awaiter()
    tree.visit(ast.parse(call, mode="eval"))
    if tree.in_lambda:
        return "awaits inside a lambda"
    return None if tree.awaited else "sends nothing"


def compile_async(call: str) -> Any:
    """A code object that defines ``__call__``, the expression with every API call awaited."""
    expression = _Awaiter().visit(ast.parse(call, mode="eval"))
    module = ast.parse("async def __call__():\n    return None")
    function = module.body[0]
    assert isinstance(function, ast.AsyncFunctionDef)
    function.body = [ast.Return(value=expression.body)]
    return compile(ast.fix_missing_locations(module), "<case>", "exec")


def async_function(call: str, names: dict[str, Any]) -> Callable[[], Awaitable[Any]]:
    """The expression as a coroutine function; ``names`` give ``AIHub`` the async meaning."""
    scope = dict(names)
    exec(compile_async(call), scope)
    function: Callable[[], Awaitable[Any]] = scope["__call__"]
    return function


class _Awaiter(ast.NodeTransformer):
    """Puts ``await`` before ``client.<resource>...<method>(...)`` and ``AIHub(...).<...>(...)``."""

    def __init__(self) -> None:
        self.awaited = 0
        self.in_lambda = False
        self._lambdas = 0

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        self._lambdas += 1
        self.generic_visit(node)
        self._lambdas -= 1
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if not _root(node.func, ("client", "a", "b")):
            return node
        self.awaited += 1
        self.in_lambda = self.in_lambda or self._lambdas > 0
        return ast.Await(value=node)


def _root(function: ast.AST, clients: Collection[str]) -> bool:
    """Whether this is a method at least two attributes below a client."""
    depth = 0
    while isinstance(function, ast.Attribute):
        function = function.value
        depth += 1
    if depth < 2:
        return False
    if isinstance(function, ast.Name):
        return function.id in clients
    return (
        isinstance(function, ast.Call)
        and isinstance(function.func, ast.Name)
        and function.func.id == "AIHub"
    )


def encode(value: Any) -> Any:
    """A result as JSON: models by name and ``to_dict``, bytes as text, the rest by ``repr``."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, bytes):
        return encode_bytes(value)
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    if hasattr(value, "to_dict"):
        return {"$model": _known(type(value)), "to_dict": encode(value.to_dict())}
    return {"$repr": repr(value)}


def _known(cls: type) -> str:
    """The name of a class in 0.14.0, under which it can be imported still."""
    # a result that can do more goes by the name of the model that it is derived from
    model = [base for base in cls.__mro__ if base.__name__ == cls.__name__][-1]
    names = [name for name, value in vars(sys.modules[model.__module__]).items() if value is model]
    return names[-1]  # another name stands behind the class


def encode_bytes(data: bytes) -> dict[str, str]:
    """ASCII stays readable, the rest is base64."""
    try:
        return {"$bytes_ascii": data.decode("ascii")}
    except UnicodeDecodeError:
        return {"$bytes_b64": base64.b64encode(data).decode("ascii")}


def encode_result(value: Any) -> dict[str, Any]:
    """What a call gave back, with the name of its type.

    A result that can do more goes by the name of its model; one without a body was None before.
    """
    if type(value).__name__.endswith("StartedWork"):
        assert value.data is None
        value = None
    if hasattr(value, "to_dict"):
        return {"type": _known(type(value)), "to_dict": encode(value.to_dict())}
    return {"type": type(value).__name__, "value": encode(value)}
