"""What the tests share: a document lowered from its telling parts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from lowering import Lowered, complete, lower_document


@pytest.fixture
def lowered():
    """Lowers a document of which only the telling part is given."""

    def make(**parts: object) -> Lowered:
        return lower_document(complete(**parts))

    return make
