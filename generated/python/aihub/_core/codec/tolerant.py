"""The results of :class:`~.decode.Lenient` at the speed of pydantic, without the notes.

A shape becomes a validator in which each part may also be any JSON value, so that one odd value
does not slow down the thousands around it. What pydantic cannot say, such as the variant of a union
that a value resembles most, is left to Python.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Callable, Dict, List, Optional, Type

from pydantic import ValidationError
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from ..base.process import exclusive
from .decode import Lenient
from .jsonable import Path
from .record import construct
from .shapes import (
    AnyShape,
    BinaryShape,
    EnumShape,
    Field,
    ListShape,
    MapShape,
    ModelShape,
    NoneShape,
    OpaqueShape,
    OptionalShape,
    ScalarShape,
    Shape,
    TupleShape,
    UnionShape,
    shape_of,
)
from .source import EXACTLY, FROM_TEXT, FROM_VALUES, exactly, or_empty, remembering
from .variants import closest

#: After a response that did not match its type, this many are read without trying the quicker
#: validator first: a server that sends odd values once mostly goes on.
PATIENCE = 100

_ANY = core_schema.any_schema()
_NATIVE: Dict[Any, Callable[[], CoreSchema]] = {
    # other values than text do not match, and are kept to be sent back
    str: partial(
        core_schema.str_schema, metadata={EXACTLY: core_schema.str_schema(strict=True)}
    ),
    int: core_schema.int_schema,
    float: core_schema.float_schema,
    bool: core_schema.bool_schema,
}


def decode(shape: Shape, data: bytes) -> object:
    """JSON in UTF-8 as ``shape`` as far as it matches.

    :raises ValidationError: it is not JSON.
    """
    return _validator(shape).validate_json(data, context=FROM_TEXT[False])


def _validator(shape: Shape) -> SchemaValidator:
    if shape.tolerant is None:
        with exclusive:
            shape.tolerant = SchemaValidator(_Builder().everything(shape))
    return shape.tolerant


class _Builder:
    """The schemas of one validator; ``models`` are its classes, by reference."""

    def __init__(self) -> None:
        self.models: Dict[str, ModelShape] = {}
        self.methods: Dict[Type[Shape], Callable[[Any], CoreSchema]] = {
            AnyShape: self._any,
            OpaqueShape: self._by_itself,
            NoneShape: self._leaf,
            BinaryShape: self._leaf,
            ScalarShape: self._scalar,
            EnumShape: self._leaf,
            OptionalShape: self._optional,
            ListShape: self._list,
            TupleShape: self._by_itself,
            MapShape: self._map,
            UnionShape: self._by_itself,
            ModelShape: self._model,
        }

    def everything(self, shape: Shape) -> CoreSchema:
        """The schema of ``shape`` with those of all classes that it needs, one after the other."""
        root = self.schema(shape)
        needed: Dict[str, CoreSchema] = {}
        while len(needed) < len(self.models):
            for reference in [each for each in self.models if each not in needed]:
                needed[reference] = self._class(reference, self.models[reference])
        return core_schema.definitions_schema(root, list(needed.values()))

    def schema(self, shape: Shape) -> CoreSchema:
        """The schema of one shape."""
        return self.methods[type(shape)](shape)

    def _any(self, _shape: AnyShape) -> CoreSchema:
        return _ANY

    def _leaf(self, shape: Shape) -> CoreSchema:
        # equal annotations share one adapter
        return _or_any(shape_of(shape.annotation).adapter.core_schema)

    def _scalar(self, shape: ScalarShape) -> CoreSchema:
        native = None if shape.scalar.kind else _NATIVE.get(shape.scalar.type)
        return self._leaf(shape) if native is None else _or_any(native())

    def _optional(self, shape: OptionalShape) -> CoreSchema:
        return core_schema.nullable_schema(self.schema(shape.inner))

    def _list(self, shape: ListShape) -> CoreSchema:
        return _or_any(core_schema.list_schema(self.schema(shape.item)))

    def _map(self, shape: MapShape) -> CoreSchema:
        return _or_any(core_schema.dict_schema(values_schema=self.schema(shape.value)))

    def _by_itself(self, shape: Shape) -> CoreSchema:
        def read(value: object) -> object:
            try:
                return shape.adapter.validate_python(value, context=FROM_VALUES[False])
            except ValidationError:
                variant = closest(shape, value) if isinstance(shape, UnionShape) else None
            if variant is not None:
                return _validator(variant).validate_python(value, context=FROM_VALUES[False])
            return Lenient().value(shape, value, Path(None, ""))

        exact = exactly(shape.adapter.core_schema)
        return core_schema.no_info_plain_validator_function(read, metadata=_exactly(exact))

    def _model(self, shape: ModelShape) -> CoreSchema:
        reference = f"{shape.cls.__qualname__}:{id(shape)}"
        self.models[reference] = shape
        return _or_any(core_schema.definition_reference_schema(reference))

    def _class(self, reference: str, shape: ModelShape) -> CoreSchema:
        fields = core_schema.model_fields_schema(
            {field.name: self._field(field) for field in shape.fields},
            extras_schema=self.schema(shape.extra),
            extra_behavior="allow",
        )
        construction = partial(construct, shape.cls)
        return core_schema.no_info_after_validator_function(construction, fields, ref=reference)

    def _field(self, field: Field) -> core_schema.ModelField:
        names: List[List[Any]] = [[field.wire], [field.name]]
        default = None if field.required else field.default
        schema = remembering(field.name, self.schema(field.shape), tolerant=True)
        if field.listed:
            default, schema = [], or_empty(field.name, schema)
        schema = core_schema.with_default_schema(schema, default=default)
        return core_schema.model_field(schema, validation_alias=names)


def _or_any(schema: CoreSchema) -> CoreSchema:
    metadata = _exactly(exactly(schema))
    return core_schema.union_schema([schema, _ANY], mode="left_to_right", metadata=metadata)


def _exactly(exact: Optional[CoreSchema]) -> Optional[Dict[str, Any]]:
    return None if exact is None else {EXACTLY: exact}
