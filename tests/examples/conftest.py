"""Examples are made of an API: a document lowered from its telling parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.lower.lowering import Lowered, complete, lower_document


@pytest.fixture
def lowered() -> Callable[..., Lowered]:
    """Lowers a document of which only the telling part is given."""
    return lambda **parts: lower_document(complete(**parts))
