"""The table of keys of other generators: each row is shown by a case in ``cases/vendors``."""

from __future__ import annotations

from pathlib import Path

import yaml

from generator.document.upgrade.vendors.table import PREFIXES, TABLE

CASES = Path(__file__).parent / "cases" / "vendors"


def test_each_row_has_a_case() -> None:
    shown = "\n".join(path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*.yaml")))
    wanted = {pointer.rpartition("/")[2] for pointer in _expected()}
    for row in TABLE:
        assert f"{row.key}:" in shown, row.key
        assert row.ours == "" or row.ours in wanted, row


def _expected() -> list[str]:
    found: list[str] = []
    for path in sorted(CASES.glob("*.yaml")):
        found += yaml.safe_load(path.read_text(encoding="utf-8"))["becomes"]
    return found


def test_a_document_that_speaks_to_nobody_else_is_not_looked_through() -> None:
    assert all(
        row.key.startswith(PREFIXES) or row.key == "operationId" for row in TABLE
    ), "add the prefix, or the row is never read"
