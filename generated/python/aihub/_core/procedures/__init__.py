"""What a method of a resource does: one call, a list, a stream, an upload in parts.

Each procedure is a module with one coroutine ``perform(session, recipe, arguments, options)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Coroutine, Mapping

from ..base.process import exclusive
from ..spec.operation import Operation, Recipe, StreamOperation, Upload
from ..spec.options import Options
from ..spec.paging import Pages
from . import single, stream

if TYPE_CHECKING:
    from ..calls.session import Session

    Perform = Callable[
        [Session, Recipe[Any], Mapping[str, Any], Options], Coroutine[Any, Any, object]
    ]


def perform(
    session: Session, recipe: Recipe[Any], arguments: Mapping[str, Any], options: Options
) -> Coroutine[Any, Any, object]:
    """The coroutine that does what ``recipe`` says. A procedure is imported when it is needed."""
    if isinstance(recipe, StreamOperation):
        return stream.perform(session, recipe, arguments, options)
    if isinstance(recipe, Operation):
        return single.perform(session, recipe, arguments, options)
    if isinstance(recipe, Pages):
        with exclusive:
            from . import pages

        return pages.perform(session, recipe, arguments, options)
    if isinstance(recipe, Upload):
        with exclusive:
            from . import upload

        return upload.perform(session, recipe, arguments, options)
    raise TypeError(f"no procedure for {type(recipe).__name__}")
