"""What ends a ``match`` over a closed union: type checkers see when a case is missing."""

from __future__ import annotations

import sys

if sys.version_info >= (3, 11):
    from typing import assert_never
else:
    from typing_extensions import assert_never  # takes 10 ms to import

__all__ = ["assert_never"]
