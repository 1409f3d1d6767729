"""The annotations of the SDK as frameworks read them."""

from __future__ import annotations

from typing import Any

from tests.wire.hints import unresolved


def test_type_hints_of_models_and_methods_can_be_read(aihub: Any) -> None:
    assert not unresolved(aihub)
