"""The SDK of another document, whose README and docstrings nobody wrote."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from tests.cases.sdk import Sdk, generate
from tests.guides.blocks import ROOT

#: What such an SDK is called.
NAME: Final = "small_pets"
DOCUMENT: Final = ROOT / "tests" / "mock" / "petstore.yaml"


@lru_cache(maxsize=1)
def second() -> Sdk:
    """It, in memory."""
    return generate(DOCUMENT, NAME)


def written(folder: Path) -> Path:
    """Its package, as files below ``folder``; its README beside it."""
    for name, text in second().files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / NAME
