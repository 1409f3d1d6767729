"""A few broken documents; ``tests/cases/fuzz.py`` makes as many as one likes."""

from __future__ import annotations

import pytest

from tests.cases.fuzz import fault


@pytest.mark.parametrize("start", range(0, 90, 15))
def test_broken_documents_end_in_clear_messages(start: int) -> None:
    for seed in range(start, start + 15):
        assert fault(seed) == "", seed
