"""An :class:`Api`, and other frozen data, as stable JSON, and back: for locks and for tests.

Fields that hold their default are left out. Members of a closed union carry their class in
``"$"``; everything else is told by the field it stands in. A location is its pointer, after the
file's name when that is not the file of the root.
"""

from __future__ import annotations

import enum
import json
import sys
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from types import MappingProxyType
from typing import TypeVar

from generator.diagnostics import Loc
from generator.ir import types as ir
from generator.ir.model import Api
from generator.ir.types import JsonValue

_TAGGED = (
    ir.Primitive,
    ir.Literals,
    ir.Array,
    ir.Tuple,
    ir.Map,
    ir.Union,
    ir.Nullable,
    ir.Named,
    ir.AnyType,
    ir.ObjectDecl,
    ir.EnumDecl,
    ir.AliasDecl,
)
_T = TypeVar("_T")
_BY_NAME = {cls.__name__: cls for cls in _TAGGED}


def dump(api: Api) -> str:
    """``api`` as JSON text; equal values give equal text."""
    home = api.root.uri if api.root is not None else ""
    return json.dumps({"file": home, "api": encode(api, home)}, indent=1) + "\n"


def load(text: str) -> Api:
    """The :class:`Api` that :func:`dump` wrote. Raises :class:`ValueError` for other text."""
    try:
        value = json.loads(text)
        home, data = value["file"], value["api"]
    except (TypeError, LookupError) as error:
        message = "this is not a dumped Api"
        raise ValueError(message) from error
    return decode(Api, data, home)


def encode(value: object, home: str, name: Callable[[str], str] = str) -> object:
    """A frozen dataclass, or what one is made of, as what :mod:`json` writes.

    ``home`` is the file that locations leave out; ``name`` says what others are called.
    """
    if isinstance(value, Loc):
        uri = "" if value.uri == home else name(value.uri).replace("%", "%25").replace("#", "%23")
        return f"{uri}#{value.pointer}"
    if isinstance(value, enum.Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        found: dict[str, object] = {}
        if isinstance(value, _TAGGED):
            found["$"] = type(value).__name__
        for one in fields(value):
            member = getattr(value, one.name)
            default = one.default_factory() if one.default_factory is not MISSING else one.default
            if one.name == "decls":
                found["decls"] = [encode(decl, home, name) for decl in member.values()]
            elif default is MISSING or member != default or type(member) is not type(default):
                found[one.name] = encode(member, home, name)
        return found
    if isinstance(value, Mapping):
        return {key: encode(member, home, name) for key, member in value.items()}
    if isinstance(value, tuple):
        return [encode(member, home, name) for member in value]
    return value


def decode(cls: type[_T], value: object, home: str, name: Callable[[str], str] = str) -> _T:
    """The ``cls`` that :func:`encode` was given; ``name`` takes back what it did to names of files.

    Raises :class:`ValueError` for data that is none.
    """
    message = f"this is not a dumped {cls.__name__}"
    try:
        found = _Loader(home, name).decode(cls, value)
    except (TypeError, AttributeError, LookupError, ValueError) as error:
        raise ValueError(message) from error
    if isinstance(found, cls):
        return found
    raise ValueError(message)


class _Tagged:
    """Stands for the closed unions in annotations: the class is in the value."""


class _Data:
    """Stands for JSON values in annotations."""


# The annotations of the IR are text; these names of theirs are unions or recursive.
_NAMES: Mapping[str, object] = MappingProxyType(
    {"TypeRef": _Tagged, "Decl": _Tagged, "JsonValue": _Data, "Scalar": _Data}
)


@dataclass(frozen=True, slots=True)
class _Loader:
    """Builds values by the annotations of the fields they stand in."""

    home: str
    name: Callable[[str], str]
    _hints: dict[type, dict[str, object]] = field(default_factory=dict)  # a cache

    def decode(self, hint: object, value: object) -> object:
        """``value`` as an instance of what the annotation ``hint`` says."""
        if value is None or hint is _Data:
            return _thaw(value)
        if typing.get_origin(hint) is types.UnionType:  # only ever X | None
            hint = next(arg for arg in typing.get_args(hint) if arg is not type(None))
        if hint is Loc and isinstance(value, str):
            uri, _, pointer = value.partition("#")
            uri = uri.replace("%23", "#").replace("%25", "%")
            return Loc(self.name(uri) if uri else self.home, pointer)
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return hint(value)
        if hint is _Tagged and isinstance(value, dict):
            return self._instance(_BY_NAME[value["$"]], value)
        if isinstance(hint, type) and is_dataclass(hint) and isinstance(value, dict):
            return self._instance(hint, value)
        if typing.get_origin(hint) is tuple and isinstance(value, list):
            return self._tuple(typing.get_args(hint), value)
        if typing.get_origin(hint) is Mapping and isinstance(value, dict):
            inner = typing.get_args(hint)[1]
            return {str(key): self.decode(inner, member) for key, member in value.items()}
        return _thaw(value)

    def _instance(self, cls: type, value: dict[str, object]) -> object:
        if cls not in self._hints:
            names = {**vars(sys.modules[cls.__module__]), **_NAMES}
            self._hints[cls] = typing.get_type_hints(cls, names)
        members: dict[str, object] = {}
        for name, member in value.items():
            if name == "decls" and isinstance(member, list):
                decls = [self.decode(_Tagged, one) for one in member]
                members[name] = {getattr(decl, "id", None): decl for decl in decls}
            elif name != "$":
                members[name] = self.decode(self._hints[cls][name], member)
        return cls(**members)

    def _tuple(self, args: tuple[object, ...], value: list[object]) -> tuple[object, ...]:
        if len(args) == 2 and args[1] is ...:
            return tuple(self.decode(args[0], member) for member in value)
        return tuple(self.decode(arg, member) for arg, member in zip(args, value, strict=True))


def _thaw(value: object) -> JsonValue:
    """JSON data as the IR holds it: tuples for arrays."""
    if isinstance(value, list):
        return tuple(_thaw(member) for member in value)
    if isinstance(value, dict):
        return {str(key): _thaw(member) for key, member in value.items()}
    if value is None or isinstance(value, str | int | float):
        return value
    message = f"no JSON value: {value!r}"
    raise TypeError(message)
