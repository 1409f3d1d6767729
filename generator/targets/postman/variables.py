"""The variables of a collection: what ``sdk.yaml`` names, and defaults for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.config.settings import ArgumentKind
from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.ir.model import Api
from generator.ir.security import SecurityKind
from generator.ir.wire import ParamIn
from generator.requests.model import Environment
from generator.targets.postman.settings import PostmanVariable
from generator.targets.postman.text import literal

#: How a workflow waits: seconds between two looks, and how many looks at most.
POLL_SECONDS: Final = "POLL_SECONDS"
POLL_LIMIT: Final = "POLL_LIMIT"

_LOCAL: Final = "http://localhost"


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable, as the collection lists it."""

    name: str
    value: str
    doc: str


@dataclass(frozen=True, slots=True)
class Names:
    """Which variable holds what, and the list of those that the owner or we named."""

    root: str
    schemes: Mapping[str, str]  # by key of the scheme
    headers: Mapping[str, str]  # by lower-case name of the header
    declared: tuple[Variable, ...]

    def user(self, scheme: str) -> str:
        """The variable of the user of a ``basic`` scheme."""
        return f"{self._base(scheme)}_USER"

    def password(self, scheme: str) -> str:
        """The variable of the password of a ``basic`` scheme."""
        return f"{self._base(scheme)}_PASSWORD"

    def _base(self, scheme: str) -> str:
        return self.schemes[scheme].removesuffix("_USER_AND_PASSWORD")


def name_variables(
    api: Api,
    configured: tuple[PostmanVariable, ...],
    environment: Environment,
    server: str,
    sink: Sink,
) -> Names:
    """The names; what the document does not have is an error.

    ``server`` is the address that the root variable holds at first.
    """
    _check(api, configured, sink)
    by_kind = {(v.kind, v.target.lower()): v.name for v in configured if v.kind is not None}
    root = by_kind.get((ArgumentKind.SERVER, ""), environment.root)
    schemes = {
        key: by_kind.get((ArgumentKind.SECURITY, key.lower()), name)
        for key, name in environment.schemes.items()
    }
    headers = {
        name: by_kind.get((ArgumentKind.HEADER, name), variable)
        for name, variable in environment.headers.items()
    }
    headers |= {v.target.lower(): v.name for v in configured if v.kind is ArgumentKind.HEADER}
    names = Names(root, schemes, headers, ())
    declared: dict[str, Variable] = {}
    for variable in (*_configured(configured, server), *_defaults(api, names, server)):
        declared.setdefault(variable.name, variable)
    replaced = {schemes[key] for key in _basic(api) if key in schemes}
    kept = tuple(v for v in declared.values() if v.name not in replaced)
    return Names(root, schemes, headers, kept)


def _check(api: Api, configured: tuple[PostmanVariable, ...], sink: Sink) -> None:
    schemes = [scheme.key for scheme in api.security_schemes]
    headers = {
        p.name.lower(): p.name
        for operation in api.operations
        for p in operation.parameters
        if p.location is ParamIn.HEADER
    }
    for variable in configured:
        if variable.kind is ArgumentKind.SECURITY and variable.target not in schemes:
            message = f"The document has no security scheme {variable.target!r}."
            hint = did_you_mean(variable.target, schemes)
            sink.outdated("K001", message, variable.loc, hint=hint)
        if variable.kind is ArgumentKind.HEADER and variable.target.lower() not in headers:
            message = f"No operation has a header {variable.target!r}."
            hint = did_you_mean(variable.target, headers.values())
            sink.outdated("K002", message, variable.loc, hint=hint)


def _configured(configured: tuple[PostmanVariable, ...], server: str) -> Iterator[Variable]:
    for variable in configured:
        value = variable.value
        if value is None:
            value = _address(server) if variable.kind is ArgumentKind.SERVER else ""
        doc = variable.doc
        if not doc:
            match variable.kind:
                case ArgumentKind.SERVER:
                    doc = _ROOT_DOC
                case ArgumentKind.SECURITY:
                    doc = _CREDENTIAL_DOC
                case ArgumentKind.HEADER:
                    doc = _header_doc(variable.target)
                case _:
                    pass
        yield Variable(variable.name, value, doc)


def _defaults(api: Api, names: Names, server: str) -> Iterator[Variable]:
    basic = _basic(api)
    yield Variable(names.root, _address(server), _ROOT_DOC)
    for key, variable in names.schemes.items():
        if key in basic:
            yield Variable(names.user(key), "", "The user name.")
            yield Variable(names.password(key), "", _CREDENTIAL_DOC)
        else:
            yield Variable(variable, "", _CREDENTIAL_DOC)
    for header, variable in names.headers.items():
        yield Variable(variable, "", _header_doc(header))


_ROOT_DOC: Final = "The root URL of the API, without a trailing slash."
_CREDENTIAL_DOC: Final = (
    "A secret. Set only its current value, which stays on your machine when you share the "
    "collection."
)


def _header_doc(name: str) -> str:
    return f"The value of the {name} header. If empty, the header is not sent."


def _basic(api: Api) -> frozenset[str]:
    return frozenset(s.key for s in api.security_schemes if s.kind is SecurityKind.BASIC)


def _address(server: str) -> str:
    """``server``, made absolute: a document may leave the host to whoever serves it."""
    absolute = "://" in server
    return literal((server if absolute else f"{_LOCAL}/{server.lstrip('/')}").rstrip("/"))
