"""Packages that only some calls need: imported by the first of these calls."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .process import exclusive


def imported(module: str, extra: str, distribution: str) -> Any:
    """A module of a package that the extra ``extra`` of ``distribution`` installs.

    :raises ImportError: it is not installed; the message says how to install it.
    """
    with exclusive:
        try:
            return import_module(module)
        except ModuleNotFoundError as error:
            package = module.partition(".")[0]
            if error.name != package:
                raise  # it is installed, and lacks something itself
            install = f'pip install "{distribution}[{extra}]"'
            message = f"this needs {package}, which is not installed: {install}"
            raise ImportError(message, name=package) from None
