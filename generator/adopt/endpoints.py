"""The document as other generators speak of it: by method and path, and by pointers to schemas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.diagnostics.suggest import did_you_mean
from generator.ir.model import Api, Operation
from generator.ir.types import DeclId, Named
from generator.ir.wire import ParamIn
from generator.notation.pointer import tokens_of
from generator.targets.python.naming.schema_paths import schema_path

_PARAMETER = re.compile(r"\{[^{}]*\}")
_SCHEMAS = "/components/schemas/"


@dataclass(frozen=True)
class Endpoints:
    """The operations and schemas of an API."""

    api: Api

    @cached_property
    def _by_endpoint(self) -> Mapping[str, Operation]:
        found: dict[str, Operation] = {}
        for operation in self.api.operations:
            found[f"{operation.method} {operation.path}"] = operation
            found.setdefault(f"{operation.method} {shape(operation.path)}", operation)
        return found

    @cached_property
    def by_key(self) -> Mapping[str, Operation]:
        """The operations by their keys."""
        return {operation.key: operation for operation in self.api.operations}

    def find(self, endpoint: str) -> Operation | None:
        """The operation of ``get /pets/{id}``; names of parameters may differ."""
        method, _, path = " ".join(endpoint.split()).partition(" ")
        path = path.strip().partition("?")[0]
        plain = f"{method.upper()} {path}"
        return self._by_endpoint.get(plain) or self._by_endpoint.get(
            f"{method.upper()} {shape(path)}"
        )

    def hint(self, endpoint: str) -> str:
        """What may have been meant."""
        method, _, path = endpoint.partition(" ")
        known = [f"{one.method.lower()} {one.path}" for one in self.api.operations]
        return did_you_mean(f"{method.lower()} {path}", known, "Check the method and the path.")

    @cached_property
    def _schemas(self) -> Mapping[str, DeclId]:
        """The declarations by pointer; of several documents, the first."""
        found: dict[str, DeclId] = {}
        for decl in self.api.decls.values():
            found.setdefault(decl.id.pointer, decl.id)
            if decl.hint.component and not decl.hint.trail:
                found.setdefault(f"{_SCHEMAS}{decl.hint.component}", decl.id)
        return found

    def schema(self, uri: str) -> DeclId | None:
        """The declaration of ``Card``, ``#/components/schemas/Card`` or ``.../Card/items``."""
        pointer = uri.removeprefix("#")
        if not pointer.startswith("/"):
            pointer = f"{_SCHEMAS}{pointer}"
        found = self._schemas.get(pointer)
        if found is not None:
            return found
        # ``CardList/items`` leads through what is no declaration of its own
        short = pointer.removeprefix(_SCHEMAS).replace("/definitions/", "")
        return self._schemas.get(f"{_SCHEMAS}{short}")

    def path_of(self, decl: DeclId) -> str:
        """How ``models.names`` addresses a declaration."""
        return schema_path(self.api.decls[decl].hint)

    def last_path_parameter(self, operation: Operation) -> str:
        """The wire name of the last parameter in the path; "" when there is none."""
        names = operation.template.names
        known = {p.name for p in operation.parameters if p.location is ParamIn.PATH}
        return next((name for name in reversed(names) if name in known), "")

    def response_model(self, operation: Operation) -> DeclId | None:
        """The declaration of what the operation returns, if that is one."""
        reply = operation.reply_with_body()
        ref = next((m.type for m in reply.media if m.type is not None), None) if reply else None
        return ref.id if isinstance(ref, Named) else None


def shape(path: str) -> str:
    """``path`` without the names of its parameters, and without a slash at its end."""
    return _PARAMETER.sub("{}", path).rstrip("/") or "/"


def query(*tokens: str | int) -> str:
    """A JSONPath that leads through ``tokens``."""
    steps = []
    for token in tokens:
        if isinstance(token, str) and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", token):
            steps.append(f".{token}")
        elif isinstance(token, str):
            text = token.replace("\\", "\\\\").replace("'", "\\'")
            steps.append(f"['{text}']")
        else:
            steps.append(f"[{token}]")
    return "$" + "".join(steps)


def query_of(pointer: str) -> str:
    """A JSONPath for a JSON Pointer without indices."""
    return query(*tokens_of(pointer))
