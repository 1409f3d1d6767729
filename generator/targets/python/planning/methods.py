"""From operations to methods: what each takes, gives back, and is composed of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import Sink
from generator.ir.hints import UploadRecipe
from generator.ir.types import Decl, DeclId
from generator.targets.python.naming.arguments import Argument, plan_arguments, whole_argument
from generator.targets.python.naming.bodies import BodyPlan, plan_body
from generator.targets.python.naming.resources import Method
from generator.targets.python.settings import Returns


@dataclass(frozen=True, slots=True)
class PlannedMethod:
    """A method with everything that the modules, the manifest and the examples want of it."""

    method: Method
    arguments: tuple[Argument, ...]
    body: BodyPlan
    returns: Returns
    content_type: bool  # takes a content_type option
    whole: Argument | None = None  # for an object whose properties are arguments
    upload: UploadPlan | None = None  # of a method that is composed; None where a part is missing


@dataclass(frozen=True, slots=True)
class UploadPlan:
    """The methods that send a file in parts, and how they are joined."""

    recipe: UploadRecipe
    opening: PlannedMethod
    part: PlannedMethod
    finish: PlannedMethod


def plan_method(
    method: Method, decls: Mapping[DeclId, Decl], client_headers: Mapping[str, str], sink: Sink
) -> PlannedMethod:
    """Decide the arguments and the result of ``method``."""
    body = plan_body(method.operation, decls)
    arguments = plan_arguments(method, body, decls, client_headers, sink)
    choice = len(body.media) > 1
    whole = whole_argument(method, body, arguments, decls)
    return PlannedMethod(method, arguments, body, _returns(method), choice, whole=whole)


def _returns(method: Method) -> Returns:
    if method.returns is not None:
        return method.returns
    operation = method.operation
    if operation.method == "HEAD":
        return Returns.RESPONSE
    media = [m for r in operation.successes() for m in r.media]
    streams = media and all(one.is_stream for one in media)
    return Returns.STREAM if streams else Returns.VALUE


def descriptor_name(method: Method) -> str:
    """The module constant that holds a method's descriptor."""
    return f"_{method.name.upper().strip('_')}"
