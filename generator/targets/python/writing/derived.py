"""The method ``with_options``: a client with other settings that shares the connection."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from generator.config.settings import ArgumentKind
from generator.emit.filters import py_str
from generator.ir.security import SecurityKind
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.stainless import environment
from generator.targets.python.writing.views import DerivedView, OverloadView

#: From a signature to the ways to call it, where names of before make them several.
Ways: TypeAlias = Callable[[tuple[str, ...]], tuple[OverloadView, ...]]

#: The options that leave the connection as it is. ``{middleware}`` differs between the clients.
_CHANGES: Final = {
    "timeout": "Timeout = NOT_GIVEN",
    "deadline": "Union[float, int, None, NotGiven] = NOT_GIVEN",
    "max_retries": "Union[int, NotGiven] = NOT_GIVEN",
    "max_response_bytes": "Union[int, None, NotGiven] = NOT_GIVEN",
    "strict": "Union[bool, NotGiven] = NOT_GIVEN",
    "default_headers": "Union[Mapping[str, str], NotGiven] = NOT_GIVEN",
    "default_query": "Union[Mapping[str, Any], NotGiven] = NOT_GIVEN",
    "middleware": "Union[Sequence[{middleware}], NotGiven] = NOT_GIVEN",
}
#: What ``copy`` of Stainless' packages takes beside them. None stands for what stays as it is.
_COPIES: Final = {
    "default_headers": "Union[Mapping[str, Any], None, NotGiven] = NOT_GIVEN",
    "default_query": "Union[Mapping[str, Any], None, NotGiven] = NOT_GIVEN",
    "set_default_headers": "Optional[Mapping[str, Any]] = None",
    "set_default_query": "Optional[Mapping[str, Any]] = None",
    "http_client": "Optional[Any] = None",
    "trust_env": "Optional[bool] = None",
    "debug": "Optional[bool] = None",
}
_GROUP: Final = re.compile(r"(?:Optional|Union)\[(.*)\]")


def derived_view(sdk: SdkPlan, options: frozenset[str], ways: Ways) -> DerivedView:
    """The method of both clients; ``options`` are those that the constructor has."""
    api, plan = sdk.api, sdk.client
    certificates = {s.key for s in api.security_schemes if s.kind is SecurityKind.MUTUAL_TLS}
    arguments = [
        a
        for a in plan.arguments
        if a.kind is not ArgumentKind.DEBUG and a.scheme not in certificates
    ]
    changes = {name: text for name, text in _CHANGES.items() if name in options}
    if sdk.stainless is not None:
        names = {a.name for a in plan.arguments}
        changes |= {name: text for name, text in _COPIES.items() if name not in names}
        if chosen := environment(sdk):
            changes["environment"] = chosen.partition(": ")[2]

    def parameters(*, is_async: bool) -> tuple[str, ...]:
        own = [f"{a.name}: {_or_omitted(a.annotation)} = NOT_GIVEN" for a in arguments]
        shared = [f"{name}: {text}" for name, text in changes.items()]
        return ("*", *(typed(text, is_async=is_async) for text in (*own, *shared)))

    signature, other = parameters(is_async=False), parameters(is_async=True)
    return DerivedView(
        parameters=signature,
        async_parameters=other,
        overloads=ways(signature),
        async_overloads=ways(other),
        arguments=_dict(a.name for a in arguments),
        options=_dict(changes),
    )


def typed(annotation: str, *, is_async: bool) -> str:
    """``annotation`` as the sync or the async client has it."""
    if not is_async:
        return annotation.replace("{middleware}", "Middleware")
    awaited = "Callable[[], str], Callable[[], Awaitable[str]]"
    return annotation.replace("{middleware}", "AsyncMiddleware").replace(
        "Callable[[], str]", awaited
    )


def _or_omitted(annotation: str) -> str:
    group = _GROUP.fullmatch(annotation)
    if group is None:
        return f"Union[{annotation}, NotGiven]"
    none = ", None" if annotation.startswith("Optional") else ""
    return f"Union[{group[1]}{none}, NotGiven]"


def _dict(names: Iterable[str]) -> str:
    return "{" + ", ".join(f"{py_str(name)}: {name}" for name in names) + "}"
