"""Unions as pydantic reads them: by tag at its own speed, all else by :mod:`.variants`."""

from __future__ import annotations

from typing import Any, Dict, Hashable, List, Optional, Tuple, Union

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import Annotated, Final

from ..base.guards import is_mapping
from . import variants
from .markers import UnionMark
from .shapes import ModelShape, OptionalShape, Shape, UnionShape, shape_of, union_of
from .source import Reading

_ALL, _SEVERAL = "all", "several"
_NONE: Final = "no_variant"
_NO_VARIANT: Final = "Input matches no variant of the union"


def build(source: Any, mark: UnionMark, handler: GetCoreSchemaHandler) -> CoreSchema:
    """The schema of the union ``source`` with ``mark``."""
    shape = shape_of(Annotated[source, mark])
    shape = shape.inner if isinstance(shape, OptionalShape) else shape
    if not isinstance(shape, UnionShape) or (shape.property and not shape.tags):
        return handler(source)
    # an instance that the caller built is accepted with or without a tag
    instances = [core_schema.is_instance_schema(v.cls) for v in _models(shape)]
    rest = core_schema.with_info_after_validator_function(
        _Rest(shape).read, core_schema.dict_schema()
    )
    read: List[Union[CoreSchema, Tuple[CoreSchema, str]]]
    if not shape.property:
        read = [_by_content(shape, handler(source), handler), rest]
    elif all(isinstance(variant, ModelShape) for variant in shape.variants):
        read = [_by_tag(shape, handler), rest]
    else:
        content = _by_content(shape, handler(source), handler)
        read = [_by_tag(shape, handler), rest, content]
    return core_schema.json_or_python_schema(
        core_schema.union_schema(read, mode="left_to_right"),
        core_schema.union_schema([*instances, *read], mode="left_to_right"),
        serialization=core_schema.plain_serializer_function_ser_schema(_as_it_is),
    )


def _models(shape: Shape) -> List[ModelShape]:
    if isinstance(shape, UnionShape):
        return [model for variant in shape.variants for model in _models(variant)]
    return [shape] if isinstance(shape, ModelShape) else []


def _by_tag(shape: UnionShape, handler: GetCoreSchemaHandler) -> CoreSchema:
    lookups: List[List[Union[str, int]]] = [[name] for name in variants.tag_names(shape)]
    choices: Dict[Hashable, CoreSchema] = {
        tag: handler.generate_schema(variant.annotation)
        for (_, tag), variant in shape.tags.items()
    }
    return core_schema.tagged_union_schema(choices, lookups)


def _by_content(shape: UnionShape, any_of: CoreSchema, handler: GetCoreSchemaHandler) -> CoreSchema:
    """The one variant that fits, else what pydantic makes of those that do."""
    places = {variant: str(at) for at, variant in enumerate(shape.variants)}

    def choose(value: object) -> Optional[str]:
        tagged = shape.property and is_mapping(value)
        fits = [] if tagged else variants.fitting(shape, value)
        if len(fits) == 1:
            return places[fits[0]]
        return (_ALL if len(fits) == len(places) else _SEVERAL) if fits else None

    def several(value: object, info: core_schema.ValidationInfo) -> object:
        kept = tuple(variant.annotation for variant in variants.fitting(shape, value))
        return shape_of(union_of(kept)).adapter.validate_python(value, context=info.context)

    choices: Dict[Hashable, CoreSchema] = {
        place: handler.generate_schema(variant.annotation) for variant, place in places.items()
    }
    choices[_ALL] = any_of
    choices[_SEVERAL] = core_schema.with_info_after_validator_function(
        several, core_schema.any_schema()
    )
    return core_schema.tagged_union_schema(
        choices, choose, custom_error_type=_NONE, custom_error_message=_NO_VARIANT
    )


class _Rest:
    """Objects that the quick schema did not accept."""

    def __init__(self, shape: UnionShape) -> None:
        self.shape = shape

    def read(self, value: Dict[str, Any], info: core_schema.ValidationInfo) -> object:
        strict = isinstance(info.context, Reading) and info.context.strict
        variant = None
        if self.shape.property or not strict:
            variant = variants.closest(self.shape, value)
        if variant is not None:
            return variant.adapter.validate_python(value, context=info.context)
        if strict and not self.shape.free:
            raise PydanticCustomError(_NONE, _NO_VARIANT)
        return value


def _as_it_is(value: object) -> object:
    return value
