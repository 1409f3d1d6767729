"""Imports on first use: module attributes (PEP 562) and properties that are computed once.

``import <package>`` loads this module, so it imports nothing itself.
"""

from __future__ import annotations

__all__ = ["cached_property", "lazy_names"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from functools import cached_property
    from typing import Any, Callable, List, Mapping, Optional, Tuple
else:

    class cached_property:  # noqa: N801
        """A property that is computed on first access and then kept (Python 3.7 has none)."""

        def __init__(self, function: Callable[[Any], object]) -> None:
            self._function = function
            self._name = function.__name__
            self.__doc__ = function.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: object, owner: Optional[type] = None) -> object:
            from .base.process import exclusive

            if instance is None:
                bare = getattr(owner, "_bare", None)
                if bare is None:
                    return self
                try:  # what an instance would have, so that mocks can be made like it
                    with exclusive:
                        return self._function(bare())
                except Exception:  # noqa: BLE001  (it needs more than a bare instance)
                    return self

            # what is computed here is imported first, and a fork must not come in between
            with exclusive:
                return instance.__dict__.setdefault(self._name, self._function(instance))


def lazy_names(
    module: str, table: Mapping[str, str], former: Mapping[str, Tuple[str, str]] = {}
) -> Tuple[Callable[[str], Any], Callable[[], List[str]]]:
    """``__getattr__`` and ``__dir__`` for ``module``.

    ``table`` maps a name to its place, relative to the module's package: ``".client"`` (the
    attribute of the same name), ``".errors:APIError"`` (another name) or ``".models:"`` (the
    module itself). A name that was looked up once is kept in the module. ``former`` names are those
    of before: where each is today, and what its users are told.
    """

    def getattribute(name: str) -> object:
        target = table.get(name)
        if name in former:
            from .spec.deprecation import former_names

            return former_names(module, former)(name)
        if target is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        import sys
        from importlib import import_module

        path, renamed, attribute = target.partition(":")
        owner = sys.modules[module]
        package = owner.__name__ if hasattr(owner, "__path__") else _parent(module)
        process = sys.modules.get(_parent(__name__) + ".base.process")
        if process is None:  # the package is only being imported
            value = import_module(path, package)
        else:
            with process.exclusive:
                value = import_module(path, package)
        if not renamed or attribute:
            value = getattr(value, attribute or name)
        setattr(owner, name, value)
        return value

    def directory() -> List[str]:
        import sys

        return sorted(set(vars(sys.modules[module])) | set(table))

    return getattribute, directory


def _parent(module: str) -> str:
    return module.rpartition(".")[0]
