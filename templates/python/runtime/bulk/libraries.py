"""The libraries of the extra ``dask``, each imported when it is first used.

They have no types that every version shares, so what comes from here is checked by tests alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ..base.errors import ConfigurationError

_NEEDED = "bulk needs {name}: install the package with its extra 'dask', on Python 3.9 or later"


def library(name: str) -> Any:
    """The module ``name``.

    :raises ConfigurationError: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise ConfigurationError(_NEEDED.format(name=name.partition(".")[0])) from error
