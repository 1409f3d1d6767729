"""Waits for work until it is over, or tells of each of its states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, AsyncIterator, Dict, Mapping, TypeVar, cast

from ..spec.options import Options
from ..spec.waiting import StartAndWait, Wait, Waits, Watch
from .polling import Manner, Waiting, within

if TYPE_CHECKING:
    from ..calls.session import Session

T = TypeVar("T")


async def perform(
    session: Session, recipe: Waits[T], arguments: Mapping[str, Any], options: Options
) -> T:
    """Wait as ``recipe`` says; the result is the response that says that the work is over.

    :raises WorkFailedError: it failed, unless ``check`` is False.
    :raises WaitTimeoutError: it is not over at the deadline.
    """
    rest = dict(arguments)
    manner = manner_of(recipe, rest)
    options = within(session, options)
    waiting: Waiting[T]
    if isinstance(recipe, StartAndWait):
        from .starting import begin

        waiting = await begin(session, recipe.start(), rest, options, manner=manner)
    else:
        waiting = Waiting(session, cast("Wait[T]", recipe).work(), rest, options, manner=manner)
    return await waiting.end()


async def items(
    session: Session, recipe: Watch[T], arguments: Mapping[str, Any], options: Options
) -> AsyncIterator[T]:
    """The responses that tell of another state, up to the one that says that the work is over.

    :raises WorkFailedError: after the last one, if the work failed and ``check`` is not False.
    :raises WaitTimeoutError: the work is not over at the deadline.
    """
    rest = dict(arguments)
    manner = manner_of(recipe, rest)
    work = recipe.work()
    waiting = Waiting(session, work, rest, within(session, options), manner=manner)
    while not waiting.over:
        yield await waiting.change()
    waiting.check()


def manner_of(recipe: Waits[Any], arguments: Dict[str, Any]) -> Manner:
    """How to wait; what says so is taken out of ``arguments``."""
    return Manner(
        arguments.pop(recipe.check, True),
        arguments.pop(recipe.interval, None),
        arguments.pop(recipe.on_state, None),
    )
