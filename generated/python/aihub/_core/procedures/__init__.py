"""What a method of a resource does: one call, a stream, and whatever takes more than that.

Each procedure is a module, named by its recipes. It has a coroutine ``perform(session, recipe,
arguments, options)``, or an asynchronous generator ``items`` with the same parameters.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, AsyncIterator, Callable, Coroutine, Mapping, cast

from ..base.process import exclusive
from ..spec.operation import Operation, Recipe, StreamOperation
from ..spec.options import Options
from . import single, stream

if TYPE_CHECKING:
    from ..calls.session import Session

    Perform = Callable[
        [Session, Recipe[Any], Mapping[str, Any], Options], Coroutine[Any, Any, object]
    ]
    Items = Callable[[Session, Recipe[Any], Mapping[str, Any], Options], AsyncIterator[object]]


def perform(
    session: Session, recipe: Recipe[Any], arguments: Mapping[str, Any], options: Options
) -> Coroutine[Any, Any, object]:
    """The coroutine that does what ``recipe`` says. A procedure is imported when it is needed."""
    if isinstance(recipe, StreamOperation):
        return stream.perform(session, recipe, arguments, options)
    if isinstance(recipe, Operation):
        return single.perform(session, recipe, arguments, options)
    found = cast("Perform", _procedure(recipe, "perform"))
    return found(session, recipe, arguments, options)


def items(
    session: Session, recipe: Recipe[Any], arguments: Mapping[str, Any], options: Options
) -> AsyncIterator[object]:
    """What ``recipe`` yields, one item after the other."""
    found = cast("Items", _procedure(recipe, "items"))
    return found(session, recipe, arguments, options)


def _procedure(recipe: Recipe[Any], name: str) -> object:
    with exclusive:
        return getattr(import_module(f".{recipe.procedure}", __name__), name)
