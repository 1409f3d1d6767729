"""Questions about types, as tools that read annotations ask them."""

from __future__ import annotations

import types
import typing
from typing import (
    Any,
    Dict,
    FrozenSet,
    Iterable,
    List,
    Optional,
    Sequence,
    Set,
    Tuple,
    TypeVar,
    Union,
    cast,
)

import typing_extensions
from typing_extensions import Annotated, Required, get_args, get_origin

_UNIONS = (Union, getattr(types, "UnionType", Union))
_ALIASES = tuple(
    {
        kind
        for kind in (
            getattr(typing, "TypeAliasType", None),
            getattr(typing_extensions, "TypeAliasType", None),
        )
        if kind is not None
    }
)


#: What the arguments of a collection are given to: Python 3.8 cannot subscript the classes.
_GENERICS: Dict[Any, Any] = {dict: Dict, frozenset: FrozenSet, list: List, set: Set, tuple: Tuple}


def is_annotated_type(type_: object) -> bool:
    """Whether it is ``Annotated[T, ...]``."""
    return get_origin(type_) is Annotated


def is_list_type(type_: object) -> bool:
    """Whether it is a list."""
    return (get_origin(type_) or type_) is list


def is_sequence_type(type_: object) -> bool:
    """Whether it is a sequence of any kind."""
    import collections.abc

    return get_origin(type_) in (Sequence, collections.abc.Sequence)


def is_iterable_type(type_: object) -> bool:
    """Whether it is ``Iterable[T]``."""
    import collections.abc

    return get_origin(type_) in (Iterable, collections.abc.Iterable)


def is_union_type(type_: object) -> bool:
    """Whether it is a union."""
    return get_origin(type_) in _UNIONS


def is_required_type(type_: object) -> bool:
    """Whether it is ``Required[T]``."""
    return get_origin(type_) is Required


def is_literal_type(type_: object) -> bool:
    """Whether it is ``Literal[...]``."""
    return get_origin(type_) in (typing_extensions.Literal, getattr(typing, "Literal", None))


def is_typevar(type_: object) -> bool:
    """Whether it is a type variable."""
    return isinstance(type_, TypeVar)


def is_typeddict(type_: object) -> bool:
    """Whether it is a TypedDict."""
    return typing_extensions.is_typeddict(type_)


def is_type_alias_type(type_: object) -> bool:
    """Whether it is what ``type X = ...`` makes."""
    return isinstance(type_, _ALIASES) or isinstance(get_origin(type_), _ALIASES)


def strip_annotated_type(type_: object) -> object:
    """The type without ``Annotated`` and ``Required`` around it."""
    while is_annotated_type(type_) or is_required_type(type_):
        type_ = get_args(type_)[0]
    return type_


def extract_type_arg(type_: object, index: int) -> object:
    """One argument of a generic type.

    :raises RuntimeError: it has none there.
    """
    found = get_args(type_)
    if index >= len(found):
        raise RuntimeError(f"{type_} has {len(found)} type arguments, so there is no [{index}]")
    return found[index]


def extract_type_var_from_base(
    type_: object, *, generic_bases: Iterable[type], index: int, failure_message: Optional[str] = None
) -> object:
    """What a class gives one of these generic bases as its argument.

    :raises RuntimeError: it gives none.
    """
    bases = tuple(generic_bases)
    origin = get_origin(type_) or type_
    if origin in bases:
        return extract_type_arg(type_, index)
    for base in _bases_of(origin):
        kind = get_origin(base) or base
        if not (isinstance(kind, type) and issubclass(kind, bases)):
            continue
        found = extract_type_var_from_base(base, generic_bases=bases, index=index)
        return _given(type_, origin, found) if is_typevar(found) else found
    raise RuntimeError(failure_message or f"{type_} gives none of {bases} an argument [{index}]")


def _bases_of(cls: object) -> List[Any]:
    found = getattr(cls, "__orig_bases__", None) or getattr(cls, "__bases__", ())
    return list(cast("Iterable[Any]", found))


def _given(type_: object, origin: object, variable: object) -> object:
    """What stands for a type variable of a generic class."""
    parameters = getattr(origin, "__parameters__", ())
    at = parameters.index(variable) if variable in parameters else 0
    return extract_type_arg(type_, at)


def plain_type(type_: object) -> object:
    """``type_`` as other tools know it: without what it tells our codec, and object for any value."""
    if type_ is Any:
        return object
    if is_type_alias_type(type_):
        return plain_type(cast("Any", type_).__value__)
    if is_annotated_type(type_):
        return plain_type(get_args(type_)[0])
    given = get_args(type_)
    if is_union_type(type_):
        return Union[tuple(plain_type(each) for each in given)]
    generic = _GENERICS.get(get_origin(type_))
    if generic is None or not given:
        return type_
    return generic[tuple(each if each is Ellipsis else plain_type(each) for each in given)]

