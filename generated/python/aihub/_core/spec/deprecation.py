"""What still works and will be removed: names that were replaced, and what the API deprecates.

Modules of an SDK without such things do not import this one. Nothing here costs anything until a
deprecated name is used, but for a look at the keyword arguments of methods that have one.
"""
# pyright: reportPrivateUsage=false

from __future__ import annotations

import sys
import warnings
from functools import wraps
from importlib import import_module
from typing import TYPE_CHECKING, Any, Callable, Collection, Dict, Mapping, Tuple, TypeVar, cast

from ..base.errors import InvalidTypeError
from .options import NOT_GIVEN

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["arguments", "deprecated", "fields", "former_names", "told", "warn"]

C = TypeVar("C", bound=type)
F = TypeVar("F", bound=Callable[..., Any])
#: By former name: the name of today, and what users of the former one are told.
FormerNames = Mapping[str, Tuple[str, str]]

#: The package of the runtime.
_CORE = __name__.rpartition(".spec.")[0]
_CO_COROUTINE = 0x80
_FORMER = "__former_arguments__"


def warn(message: str, inside: str = _CORE) -> None:
    """Tell whoever uses something deprecated.

    The warning is about the first line outside of a package: outside of the runtime, unless another
    package is named.
    """
    level, _ = _caller(inside)
    warnings.warn(message, DeprecationWarning, stacklevel=level)


def _caller(inside: str) -> Tuple[int, FrameType]:
    """The first frame outside of a package, and how far that is for whoever asks."""
    level, frame = 1, sys._getframe(1)
    while frame.f_back is not None:
        name = frame.f_globals.get("__name__")
        if not f"{name}.".startswith(f"{inside}."):
            break
        level, frame = level + 1, frame.f_back
    return level, frame


if TYPE_CHECKING:
    from typing_extensions import deprecated as deprecated  # noqa: PLC0414  (type checkers see it as ours)
else:

    def deprecated(message: str) -> Callable[[Any], Any]:
        """What type checkers know by that name, with a warning about the right line.

        Of a class, only its construction warns: responses can contain it, and know no better.
        """

        def decorate(what: Any) -> Any:
            if isinstance(what, type):
                _watch(what, {}, {}, message)
                what.__deprecated__ = message
                return what

            @wraps(what)
            def call(*args: Any, **kwargs: Any) -> Any:
                warn(message)
                return what(*args, **kwargs)

            call.__deprecated__ = message
            return _as_coroutine_function(call, what)

        return decorate


def arguments(
    former: FormerNames, told: Mapping[str, str]
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A function that also takes arguments under ``former`` names, and warns of those in ``told``.

    ``{"title": ("name", "...")}``: ``title=`` is passed on as ``name=``. Arguments in ``told`` warn
    if they are given, whether by keyword or by position.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        code = function.__code__
        places = {name: at for at, name in enumerate(code.co_varnames[: code.co_argcount])}
        watched = frozenset(former) | frozenset(told)
        positional = [(places[name], name) for name in told if name in places]

        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            if not watched.isdisjoint(kwargs):
                given = len(args)
                taken = [new for new, _ in former.values() if places.get(new, given) < given]
                kwargs = _current(kwargs, former, code.co_name, taken)
                for name in told:
                    if _is_given(kwargs.get(name)):
                        warn(told[name])
            for at, name in positional:
                if at < len(args) and _is_given(args[at]):
                    warn(told[name])
            return function(*args, **kwargs)

        setattr(call, _FORMER, former)
        return cast("Callable[..., Any]", _as_coroutine_function(call, function))

    return decorate


def told(messages: Mapping[str, str]) -> Callable[[F], F]:
    """A function that warns of arguments if they are given: those that the API deprecates."""
    return cast("Callable[[F], F]", arguments({}, messages))


def current_arguments(function: object, given: Mapping[str, Any]) -> Dict[str, Any]:
    """Keyword arguments for ``function`` under their names of today, without any warning."""
    former: FormerNames = getattr(function, _FORMER, {})
    return {former[name][0] if name in former else name: given[name] for name in given}


def fields(former: FormerNames, told: Mapping[str, str]) -> Callable[[C], C]:
    """A model whose fields can also be given, read and set under ``former`` names.

    ``{"created": ("created_at", "...")}``; what is sent and written has the names of today. Fields
    in ``told`` warn when they are given, read or set by a caller.
    """

    def decorate(cls: C) -> C:
        _watch(cls, former, told, "")
        for name, (target, message) in {**former, **{n: (n, told[n]) for n in told}}.items():
            if name.isidentifier():
                setattr(cls, name, _Told(target, message))
        return cls

    return decorate


def former_names(module: str, table: FormerNames) -> Callable[[str], Any]:
    """``__getattr__`` of ``module``: what it has under another name today.

    ``{"Old": ("New", "...")}``; ``".animals:New"`` is in another module.
    """

    def getattribute(name: str) -> Any:
        if name not in table:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        place, message = table[name]
        # "from package import name" asks twice: to know whether it is a module, and then for it
        _, frame = _caller(_CORE)
        if frame.f_code.co_name != "_handle_fromlist":
            warn(message)
        path, _, attribute = place.rpartition(":")
        owner = sys.modules[module]
        if path:
            owner = import_module(path, owner.__package__)
        return getattr(owner, attribute)

    return getattribute


class _Told:
    """A field whose use warns: a deprecated one, or one under a name of before."""

    def __init__(self, target: str, message: str) -> None:
        self._target = target
        self._message = message

    def __get__(self, instance: object, owner: object = None) -> Any:
        if instance is None:  # pydantic looks for the defaults of fields here
            raise AttributeError(self._target)
        warn(self._message)
        return instance.__dict__[self._target]

    def __set__(self, instance: object, value: object) -> None:
        raise AttributeError(self._target)  # never called: models set their fields themselves


def _watch(cls: type, former: FormerNames, told: Mapping[str, str], message: str) -> None:
    """Let ``cls`` look at what a caller gives when an instance is made, or a field of it set."""
    kind: Any = cls
    make, set_field, read = kind.__init__, kind.__setattr__, kind.from_dict.__func__
    watched = frozenset(former) | frozenset(told)

    def __init__(__self: Any, **values: Any) -> None:  # noqa: N807 - a property may be "self"
        if message and type(__self) is cls:
            warn(message)
        if not watched.isdisjoint(values):
            values = _current(values, former, cls.__name__, ())
            for name in told:
                if name in values:
                    warn(told[name])
        make(__self, **values)

    def __setattr__(self: Any, name: str, value: object) -> None:  # noqa: N807
        if name in watched:
            name, text = former[name] if name in former else (name, told[name])
            warn(text)
        set_field(self, name, value)

    def from_dict(cls: Any, obj: Any) -> Any:
        given = cast("Mapping[str, Any]", obj)
        if isinstance(obj, Mapping) and not former.keys().isdisjoint(given):
            given = _current(given, former, cls.__name__, ())
        return read(cls, given)

    # tells pydantic that it can make instances without a call of the above
    cast("Any", __init__).__pydantic_base_init__ = True
    kind.__init__ = wraps(make)(__init__)
    if watched:
        kind.__setattr__ = __setattr__
    if former:
        kind.from_dict = classmethod(wraps(read)(from_dict))
        kind._former = {**kind._former, **former}


def _current(
    given: Mapping[str, Any], former: FormerNames, owner: str, taken: Collection[str]
) -> Dict[str, Any]:
    """``given`` under the names of today; ``taken`` are those that were given otherwise.

    :raises InvalidTypeError: one value was given under both names.
    """
    found: Dict[str, Any] = {}
    for name, value in given.items():
        if name not in former:
            found[name] = value
            continue
        new, message = former[name]
        if new in given or new in taken or new in found:
            raise InvalidTypeError(f"{owner} got both {new!r} and {name!r}, its former name")
        warn(message)
        found[new] = value
    return found


def _is_given(value: object) -> bool:
    return value is not None and value is not NOT_GIVEN


def _as_coroutine_function(call: Any, function: Any) -> Any:
    """``call``, taken for a coroutine function if ``function`` is one."""
    if function.__code__.co_flags & _CO_COROUTINE:
        if sys.version_info >= (3, 12):
            from inspect import markcoroutinefunction

            return markcoroutinefunction(call)
        from asyncio import coroutines

        call._is_coroutine = getattr(coroutines, "_is_coroutine", True)
    return call
