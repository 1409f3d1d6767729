"""What the extras of an SDK install: in CI from ``build/extras``, elsewhere if it is there."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

_FOLDER = Path(__file__).parents[1] / "build" / "extras"


def needed(module: str) -> Any:
    """A module for a test, or for a test file, which is skipped without it; not in CI."""
    if str(_FOLDER) not in sys.path and _FOLDER.is_dir():
        sys.path.append(str(_FOLDER))
    try:
        return import_module(module)
    except ImportError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"{error}; .ci/install puts it into build/extras", allow_module_level=True)
