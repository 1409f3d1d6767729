"""What code that supports several versions of pydantic asks of one."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Type, TypeVar

import pydantic
from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

from .typing_tools import plain_type

M = TypeVar("M", bound=BaseModel)

PYDANTIC_V1 = False
PYDANTIC_V2 = True


def get_model_fields(model: Type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of a model, with their types resolved."""
    if not model.__pydantic_complete__:
        model.model_rebuild()
    return model.model_fields


def field_outer_type(field: FieldInfo) -> object:
    """The type of a field."""
    return plain_type(field.annotation)


def field_get_default(field: FieldInfo) -> object:
    """The default of a field; None if it has none."""
    return None if field.is_required() else field.get_default()


def get_model_config(model: Type[BaseModel]) -> ConfigDict:
    """The configuration of a model."""
    return model.model_config


def parse_obj(model: Type[M], value: object) -> M:
    """A validated instance."""
    return model.model_validate(value)


def model_parse(model: Type[M], data: object) -> M:
    """A validated instance."""
    return model.model_validate(data)


def model_copy(model: M, *, deep: bool = False) -> M:
    """A copy."""
    return model.model_copy(deep=deep)


def model_dump(model: BaseModel, **options: Any) -> Dict[str, Any]:
    """The fields of a model as a dict."""
    return model.model_dump(**options)


def model_json(model: BaseModel, *, indent: Optional[int] = None) -> str:
    """The fields of a model as JSON text."""
    return model.model_dump_json(indent=indent)


class GenericModel(BaseModel):
    """A base for generic models, which need none of their own any more."""


__all__ = [
    "PYDANTIC_V1",
    "PYDANTIC_V2",
    "ConfigDict",
    "FieldInfo",
    "GenericModel",
    "field_get_default",
    "field_outer_type",
    "get_model_config",
    "get_model_fields",
    "model_copy",
    "model_dump",
    "model_json",
    "model_parse",
    "parse_obj",
    "pydantic",
]
