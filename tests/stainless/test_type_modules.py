"""Which module of a package has the name that the package passes on."""

from __future__ import annotations

from generator.targets.python.beside.stainless.types import _Tree


def test_a_package_passes_on_what_stands_for_the_same() -> None:
    tree = _Tree.of(
        {
            "": {"Owner": "components/Owner", "Pet": "components/Pet"},
            "audit": {"Owner": "components/Audit/owner", "Audit": "components/Audit"},
            "pet": {"Pet": "components/Pet"},
        }
    )
    assert tree.packages == {"": {"Owner": "owner", "Pet": "pet"}}
    assert tree.modules["owner"] == {"Owner": "components/Owner"}
    assert tree.modules["audit"]["Owner"] == "components/Audit/owner"
