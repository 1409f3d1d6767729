"""Can the annotations of an SDK be read at run time, as frameworks do with ``typing.get_type_hints``?

It runs on every Python that an SDK runs on.
"""

from __future__ import annotations

import importlib
import inspect
import sys
import typing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_PLACES = ["models", "resources", "types", "exceptions"]
if sys.version_info >= (3, 11):
    _PLACES.append("testing")  # older versions take ``P.args`` of a ParamSpec for no type


def unresolved(sdk: ModuleType) -> list[str]:
    """Classes of models, and public methods, with annotations that cannot be read.

    The constructors of clients are not among them, nor is what values inherit that clients hold:
    importing a client does not load ``typing``. Neither are those of other classes of the runtime, which users do not construct.
    """
    problems = []
    for where, annotated in _annotated(sdk):
        try:
            typing.get_type_hints(annotated)
        except Exception as error:  # noqa: BLE001 - all are reported
            problems.append(f"type hints of {where}: {error!r}")
    return problems


def _annotated(sdk: ModuleType) -> Iterator[tuple[str, Any]]:
    seen: dict[type, None] = {}
    for place in _PLACES:
        module = importlib.import_module(f"{sdk.__name__}.{place}")
        for name in module.__all__:
            found = getattr(module, name)
            if inspect.isclass(found):
                own = [base for base in found.__mro__ if base.__module__.startswith(sdk.__name__)]
                own = [base for base in own if base.__name__ != "Frozen"]
                seen.update(dict.fromkeys(own))
                if place == "models":
                    yield f"{place}.{name}", found
    for cls in seen:
        for name, member in list(vars(cls).items()):
            function = getattr(member, "__func__", getattr(member, "fget", member))
            if not inspect.isfunction(function) or name.startswith("_"):
                continue
            # some versions of pydantic put functions of their own into classes
            if function.__module__.startswith(sdk.__name__):
                yield f"{cls.__module__}.{cls.__qualname__}.{name}", function
