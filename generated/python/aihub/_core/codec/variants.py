"""Which variant of a union a value is: the one model of it, for responses and for requests.

A tag names its variant. Where no property is a tag, constants and enumerations speak against
variants: ``{"kind": "y"}`` is no object whose ``kind`` is always ``"x"``, wherever in it the constant
is. An enumeration only counts where another variant lists other values, because it may grow.
"""

from __future__ import annotations

from typing import Any, Dict, FrozenSet, List, Mapping, Optional, Set, Tuple, cast

from ..base.guards import is_dict, is_list, is_mapping
from .markers import wire_name
from .shapes import (
    BinaryShape,
    EnumShape,
    ListShape,
    MapShape,
    ModelShape,
    NoneShape,
    OptionalShape,
    ScalarShape,
    Shape,
    TupleShape,
    UnionShape,
    classes_of,
    tag_key,
)

#: Levels of shapes inside a variant whose constants are looked at.
_DEPTH = 3

#: A step to every item of an array, or to every value of a map.
_EACH = None

_Path = Tuple[Optional[str], ...]
#: The values that are allowed at some places, as :func:`tag_key` gives them.
Facts = Dict[_Path, FrozenSet[Tuple[bool, object]]]

_ARRAYS = (ListShape, TupleShape)
_OBJECTS = (ModelShape, MapShape, UnionShape)

MISSING = object()
_NULL = tag_key(None)


def tag_in(shape: UnionShape, value: Mapping[Any, object]) -> Tuple[str, object]:
    """The tag of an object, and the key it has there; :data:`MISSING` if there is none.

    null is no tag unless it is listed.
    """
    for key in tag_names(shape):
        if key in value:
            tag = value[key]
            missing = tag is None and shape.named(None) is None
            return key, MISSING if missing else tag
    return shape.property, MISSING


def tag_names(shape: UnionShape) -> Tuple[str, ...]:
    """The wire name of the tag, and what the classes call it."""
    if not shape.tag_names:
        names = {shape.property: None}
        for cls in classes_of(shape):
            for name, info in cls.model_fields.items():
                if wire_name(name, info) == shape.property:
                    names[name] = None
        shape.tag_names = tuple(names)
    return shape.tag_names


def fitting(shape: UnionShape, value: object) -> List[Shape]:
    """The variants that nothing in ``value`` (parsed JSON) speaks against, in their order.

    A union among them whose tag is missing is none if the tag of another one is there.
    """
    found: Dict[Shape, Optional[bool]] = {}
    for variant, facts in _choice(shape):
        if _same_kind(variant, value) and not _against(facts, value):
            found[variant] = found.get(variant) or _has_tag(variant, value)
    if True in found.values():
        return [variant for variant, has_tag in found.items() if has_tag is not False]
    return list(found)


def _has_tag(variant: Shape, value: object) -> Optional[bool]:
    """Whether a union among the variants finds its tag; None if it has none to find."""
    if not isinstance(variant, UnionShape) or not variant.property or not is_dict(value):
        return None
    return tag_in(variant, value)[1] is not MISSING


def closest(shape: UnionShape, value: object) -> Optional[Shape]:
    """The variant that ``value`` (parsed JSON) is to be read as, whether it matches it or not.

    None if its tag is not listed, if constants speak against every variant, or if it does not
    resemble one of them.
    """
    if not is_dict(value):
        fits = fitting(shape, value)
        return next((v for v in fits if isinstance(v, _ARRAYS)), None) if is_list(value) else None
    if shape.property:
        tag = tag_in(shape, value)[1]
        variant = None if tag is MISSING else shape.named(tag)
        if variant is None and tag is MISSING and shape.optional:
            variant = _only_best(fitting(shape, value), value)
        return variant or shape.default
    fits = [v for v in fitting(shape, value) if isinstance(v, (ModelShape, UnionShape))]
    scores = [known(variant, value) for variant in fits]
    if max(scores, default=0):
        return fits[scores.index(max(scores))]
    anything = next((v for v in fitting(shape, value) if isinstance(v, MapShape)), None)
    # a new value of an enumeration, if all else points to one variant
    best = _only_best(list(shape.variants), value)
    return anything or (best if best in _grown(shape, value) else None)


def known(variant: Shape, value: Mapping[Any, object]) -> int:
    """How many properties of an object the variant declares."""
    if isinstance(variant, UnionShape):
        return max((known(inner, value) for inner in variant.variants), default=0)
    if not isinstance(variant, ModelShape):
        return 0
    return sum(variant.find(str(key)) is not None for key in value)


def _only_best(variants: List[Shape], value: Mapping[Any, object]) -> Optional[Shape]:
    """The variant that declares more properties of ``value`` than any other."""
    scores = [known(variant, value) for variant in variants]
    best = max(scores, default=0)
    return variants[scores.index(best)] if best and scores.count(best) == 1 else None


def _grown(shape: UnionShape, value: object) -> List[Shape]:
    """The variants that only enumerations speak against."""
    found: Dict[Shape, None] = {}
    for variant, facts in _choice(shape):
        constants = {path: keys for path, keys in facts.items() if len(keys - {_NULL}) <= 1}
        if _same_kind(variant, value) and not _against(constants, value):
            found[variant] = None
    return list(found)


# -- what constants and enumerations say ------------------------------------------------------


def _choice(shape: UnionShape) -> List[Tuple[Shape, Facts]]:
    """Each variant with the facts that tell; several times if it is a union itself."""
    if shape.choice is None:
        found = [(v, facts) for v in shape.variants for facts in _facts(v, _DEPTH)]
        for variant, facts in found:
            own = shape.tags_of(variant)
            if own:
                facts[(shape.property,)] = frozenset(map(tag_key, own))
        telling: Set[_Path] = set()
        for kinds in (_ARRAYS, _OBJECTS):
            alike = [v for v in shape.variants if isinstance(v, kinds)]
            if len(alike) > 1:
                telling |= _telling([facts for variant, facts in found if variant in alike])
        nulls = {path for _, facts in found for path, keys in facts.items() if _NULL in keys}
        choice: List[Tuple[Shape, Facts]] = [
            # null mostly stands for a property that is not there
            (v, {p: f[p] if p in nulls else f[p] | {_NULL} for p in f if p in telling})
            for v, f in found
        ]
        shape.choice = choice
    return cast("List[Tuple[Shape, Facts]]", shape.choice)


def _telling(everything: List[Facts]) -> Set[_Path]:
    """The places where a value can speak against a variant."""
    values: Dict[_Path, Set[FrozenSet[Tuple[bool, object]]]] = {}
    for facts in everything:
        for path, keys in facts.items():
            values.setdefault(path, set()).add(keys)
    return {
        path
        for path, sets in values.items()
        if len(sets) > 1 or any(len(keys) == 1 for keys in sets)
    }


def _facts(shape: Shape, depth: int) -> List[Facts]:
    """The facts of each kind of value that a shape has; ``depth`` also ends what holds itself."""
    if depth < 0:
        return [{}]
    if isinstance(shape, OptionalShape):
        return _facts(shape.inner, depth)
    if isinstance(shape, UnionShape):
        found: List[Facts] = []
        for variant in shape.variants:
            tags = frozenset(map(tag_key, shape.tags_of(variant)))
            more: Facts = {(shape.property,): tags} if tags else {}
            found += [{**facts, **more} for facts in _facts(variant, depth - 1)]
        return found
    if isinstance(shape, ModelShape):
        return [_facts_of_object(shape, depth)]
    if isinstance(shape, (ListShape, MapShape)):
        inner = shape.item if isinstance(shape, ListShape) else shape.value
        return [_below(_EACH, facts) for facts in _facts(inner, depth - 1)]
    return [{}]


def _facts_of_object(shape: ModelShape, depth: int) -> Facts:
    found: Facts = {}
    for field in shape.fields:
        inner = field.shape.inner if isinstance(field.shape, OptionalShape) else field.shape
        if isinstance(inner, EnumShape):
            null = (None,) if field.nullable else ()
            found[(field.wire,)] = frozenset(map(tag_key, (*inner.values, *null)))
        elif isinstance(inner, NoneShape):
            found[(field.wire,)] = frozenset([tag_key(None)])
        elif isinstance(inner, (ModelShape, ListShape, MapShape)):
            inside = _facts(inner, depth - 1)
            if len(inside) == 1:
                found.update(_below(field.wire, inside[0]))
    return found


def _below(step: Optional[str], facts: Facts) -> Facts:
    return {(step, *path): keys for path, keys in facts.items()}


def _against(facts: Facts, value: object) -> bool:
    return any(
        not _is_listed(item, keys) for path, keys in facts.items() for item in _at(value, path)
    )


def _is_listed(value: object, keys: FrozenSet[Tuple[bool, object]]) -> bool:
    try:
        return tag_key(value) in keys
    except TypeError:  # an array or an object
        return False


def _at(value: object, path: _Path) -> List[object]:
    """What stands at ``path``: nothing, one value, or the values of all items."""
    found = [value]
    for step in path:
        found = [inner for one in found for inner in _step(one, step)]
    return found


def _step(value: object, step: Optional[str]) -> List[object]:
    if is_list(value):
        return value if step is _EACH else []
    if not is_dict(value):
        return []
    if step is _EACH:
        return list(value.values())
    return [value[step]] if step in value else []


def _same_kind(shape: Shape, value: object) -> bool:
    """Whether a shape is about such JSON at all: an object, an array, or something else."""
    if isinstance(shape, OptionalShape):
        return value is None or _same_kind(shape.inner, value)
    if isinstance(shape, UnionShape):
        return any(_same_kind(variant, value) for variant in shape.variants)
    if isinstance(shape, (ModelShape, MapShape)):
        return is_mapping(value)
    if isinstance(shape, _ARRAYS):
        return is_list(value)
    if isinstance(shape, (ScalarShape, EnumShape, NoneShape, BinaryShape)):
        return not is_mapping(value) and not is_list(value)
    return True
