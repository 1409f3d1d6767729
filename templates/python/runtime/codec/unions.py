"""The mark of a union whose variants something tells apart.

As with :mod:`.markers`, importing this module does not import pydantic: models and signatures need
the mark, pydantic is loaded with the first value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .markers import UnionMark

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Discriminated(UnionMark):
    """A union whose variant is named by ``property`` (its wire name).

    ``mapping`` gives the class name of each tag, for example ``{"cat": "Cat"}``. An object with an
    unknown tag, or without one, stays a plain dict. Without a property, it is the constants and
    enumerations inside the variants that tell them apart.
    """

    __slots__ = ()

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from . import union_schema

        return union_schema.build(source, self, handler)
