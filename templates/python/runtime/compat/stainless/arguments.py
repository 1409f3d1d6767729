"""Arguments of calls as users of the former package write them."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, cast

from ...base.errors import InvalidRequestError
from ...spec.operation import Operation, Recipe
from ...spec.options import NOT_GIVEN, CallOptions


def refuse_empty(recipe: Recipe[Any], arguments: Mapping[str, Any]) -> None:
    """:raises InvalidRequestError: an argument of the path is empty."""
    operation = getattr(recipe, "operation", recipe)
    if isinstance(operation, Operation):
        for param in operation.params:
            value = arguments.get(param.name, NOT_GIVEN)
            if param.location == "path" and (value is None or value == ""):
                raise InvalidRequestError(
                    f"Expected a non-empty value for `{param.name}` but received {value!r}"
                )


class FormerOptions(CallOptions, total=False):
    """The options of one call, with one that :class:`CallOptions` does not have."""

    idempotency_key: Optional[str]


def call_options(given: CallOptions, key_header: str = "") -> CallOptions:
    """The options of a call; an omitted header is one that is not sent.

    ``key_header`` is the one for ``idempotency_key``.
    """
    options = cast("Dict[str, Any]", given)
    headers: Dict[str, Any] = dict(options.get("extra_headers") or {})
    if "idempotency_key" in options:
        options = dict(options)
        key = options.pop("idempotency_key")
        if key is not None:
            headers = {key_header or "Idempotency-Key": key, **headers}
    if headers:
        options = {**options, "extra_headers": without_omitted(headers)}
    return cast("CallOptions", options)


def without_omitted(headers: Mapping[str, Any]) -> Dict[str, Any]:
    """``headers``, where None stands for those that are not sent."""
    return {name: None if value is NOT_GIVEN else value for name, value in headers.items()}
