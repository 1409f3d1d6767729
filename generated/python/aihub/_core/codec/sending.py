"""Which variant of a union a request means, or why it means none.

A tag that is not listed is refused. One that is missing is filled in if the rest of the object says
which variant it is: the object has properties of that variant, and no other would take it as well.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from ..base.errors import InvalidRequestError
from ..base.guards import is_dict, is_mapping
from . import variants
from .jsonable import Path
from .record import Record
from .shapes import ModelShape, Shape, UnionShape, classes_of, model_shape, tag_key

#: Encodes a value as a shape, strictly: ``_Encoder.value``.
Encode = Callable[[Shape, object, Path], object]


def encode_union(encode: Encode, shape: UnionShape, value: object, path: Path) -> object:
    """The wire value of ``value``.

    :raises InvalidRequestError: it is no variant, or could be several.
    """
    if isinstance(value, Record):
        variant = _of_class(shape, value)
        if variant is not None:
            return _as_variant(encode, (shape, variant), value, path)
    if shape.property and is_mapping(_items(value)):
        given = _items(value)
        key, tag = variants.tag_in(shape, given)
        if tag is not variants.MISSING:
            variant = shape.named(tag) or shape.default
            if variant is None and not shape.free:
                message = not_listed(tag, [known for _, known in shape.tags])
                raise InvalidRequestError(message, str(path.child(key)))
            return given if variant is None else encode(variant, value, path)
    return _by_trial(encode, shape, value, path)


def not_listed(value: object, listed: Sequence[object]) -> str:
    """What is wrong with a value that is none of those ``listed``."""
    known = ", ".join(repr(v) for v in listed)
    known = f"one of {known}" if len(listed) > 1 else known
    if not isinstance(value, str) and type(value) not in map(type, listed):
        return f"must be {known}, not {'null' if value is None else type(value).__name__}"
    if not isinstance(value, str):
        return f"must be {known}"
    texts = {v.lower(): v for v in listed if isinstance(v, str)}
    close = get_close_matches(value.lower(), list(texts), 1) if len(listed) > 1 else ()
    hint = f"; did you mean {texts[close[0]]!r}?" if close else ""
    return f"must be {known}{hint}"


def wire_items(value: Record, shape: ModelShape) -> Dict[str, Any]:
    """Property values by wire name: those set, and defaults that are not None."""
    held = value.__dict__
    given = value.model_fields_set
    items = {
        field.wire: held[field.name]
        for field in shape.fields
        if field.name in held and not field.is_unset(held[field.name], given)
    }
    items.update(value.model_extra or {})
    return items


def _items(value: object) -> Any:
    """The properties of an instance or a mapping; anything else as it is."""
    return wire_items(value, model_shape(type(value))) if isinstance(value, Record) else value


def _of_class(shape: UnionShape, value: Record) -> Optional[Shape]:
    """The variant that an instance is of; its own class rather than one that it inherits from.

    The class that a single variant inherits from is as good: what is missing is told.
    """
    for kind in type(value).__mro__:
        for variant in shape.variants:
            if kind in classes_of(variant):
                return variant
    kind = type(value)
    heirs = [v for v in shape.variants if any(issubclass(c, kind) for c in classes_of(v))]
    return heirs[0] if len(heirs) == 1 else None


def _as_variant(
    encode: Encode, choice: Tuple[UnionShape, Shape], value: Record, path: Path
) -> object:
    """An instance as the variant of its class, with a tag that names it."""
    shape, variant = choice
    own = shape.tags_of(variant)
    if not own:
        return encode(variant, value, path)
    items = _items(value)
    key, tag = variants.tag_in(shape, items)
    if tag is variants.MISSING:
        if len(own) > 1:
            raise InvalidRequestError(_needed(own), str(path.child(key)))
        return encode(_own_shape(variant, value), {**items, key: own[0]}, path)
    named = shape.named(tag)
    if named is not None and any(issubclass(cls, type(value)) for cls in classes_of(named)):
        return encode(named, value, path)  # of the class, or of one that it inherits from
    if tag_key(tag) not in map(tag_key, own):
        raise InvalidRequestError(not_listed(tag, own), str(path.child(key)))
    return encode(variant, value, path)


def _own_shape(variant: Shape, value: Record) -> Shape:
    # a class of the caller may declare more
    own = isinstance(variant, ModelShape) and isinstance(value, variant.cls)
    return model_shape(type(value)) if own else variant


def _needed(tags: Sequence[object]) -> str:
    return "is required: " + " or ".join(repr(tag) for tag in tags)


def _by_trial(encode: Encode, shape: UnionShape, value: object, path: Path) -> object:
    """``value`` as the first variant that takes it, those first that know most of it.

    Where constants are filled in, no other variant may take it in another way.
    """
    found: List[Tuple[Shape, object]] = []
    reasons: List[str] = []
    for variant in _likely(shape, value):
        if found and _strangeness(variant, value) > _strangeness(found[0][0], value):
            break
        try:
            made = encode(variant, _with_tag(shape, variant, value), path)
        except InvalidRequestError as error:
            inner = f"{error.path}: " if error.path != str(path) else ""
            reasons.append(inner + error.message)
            continue
        if len(shape.tags_of(variant)) > 1 and is_mapping(_items(value)):
            made = None  # it fits, and nothing says which of its tags is meant
        elif not _fills(variant, value, made):
            return made
        found.append((variant, made))
    alike = all(made is not None and made == found[0][1] for _, made in found)
    if alike and (len(found) > 1 or (found and variants.known(found[0][0], _items(value)))):
        return found[0][1]
    if shape.default is not None and is_mapping(_items(value)):
        return encode(shape.default, value, path)
    raise InvalidRequestError(*_why_not(shape, value, path, reasons, several=bool(found)))


def _why_not(
    shape: UnionShape, value: object, path: Path, reasons: List[str], *, several: bool
) -> Tuple[str, str]:
    """What is wrong with a value that is no variant, and where."""
    if shape.property and is_mapping(_items(value)):
        tags = [tag for _, tag in shape.tags]
        return _needed(tags), str(path.child(shape.property))
    if several:
        return "could be several of the types that the API definition lists", str(path)
    unique = list(dict.fromkeys(reasons))
    return unique[0] if len(unique) == 1 else "matches no variant: " + "; or ".join(unique), str(path)


def _with_tag(shape: UnionShape, variant: Shape, value: object) -> object:
    own = shape.tags_of(variant)
    if not own or not is_mapping(_items(value)):
        return value
    return {**_items(value), shape.property: own[0]}


def _fills(variant: Shape, value: object, made: object) -> bool:
    """Whether ``made`` has properties that were not given: constants, and the tag."""
    given = _items(value)
    if not is_dict(made) or not is_mapping(given):
        return False
    known = {str(key) for key in given}
    for cls in classes_of(variant):
        fields = (model_shape(cls).find(str(key)) for key in given)
        known.update(field.wire for field in fields if field is not None)
    return not made.keys() <= known


def _likely(shape: UnionShape, value: object) -> List[Shape]:
    """The variants, most likely first: by class for an instance, by known keys for a dict."""
    models = sorted(
        (v for v in shape.variants if isinstance(v, (ModelShape, UnionShape))),
        key=lambda variant: _strangeness(variant, value),
    )
    queue = iter(models)
    return [
        next(queue) if isinstance(v, (ModelShape, UnionShape)) else v for v in shape.variants
    ]


def _strangeness(variant: Shape, value: object) -> int:
    """How many properties of an object the variant does not declare."""
    given = _items(value)
    if not is_mapping(given) or not isinstance(variant, (ModelShape, UnionShape)):
        return 0
    return len(given) - variants.known(variant, given)
