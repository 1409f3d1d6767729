"""One call whose response is a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, TypeVar, cast

from ..base.errors import ResponseValidationError
from ..calls.exchange import Exchange
from ..codec.models import Model
from ..codec.results import joined
from ..spec.options import Options
from ..spec.rows import Table
from .pages import about

if TYPE_CHECKING:
    from ..calls.session import Session

T = TypeVar("T")


async def perform(
    session: Session, recipe: Table[T, Any], arguments: Mapping[str, Any], options: Options
) -> T:
    """The response as a table."""
    response = await Exchange(session, recipe.operation, arguments, options).response()
    value: object = response.data
    if not isinstance(value, Model):
        raise about(ResponseValidationError("a table must be an object"), response)
    cls: Any = recipe.classes()[1 if session.settings.asynchronous else 0]
    return cast("T", joined(cls, value, None))
