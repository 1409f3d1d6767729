"""Types of packages that only some methods need, and that may be missing.

Type checkers know them where the package is installed. At run time they are names for anything, so
that whoever reads the annotations of a method finds them.
"""
# pyright: reportMissingImports=false, reportMissingTypeStubs=false
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["ArrowTable", "DataFrame"]

if TYPE_CHECKING:
    from pandas import DataFrame  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from pyarrow import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
        Table as ArrowTable,
    )
else:
    DataFrame = ArrowTable = Any
