"""Rows as Arrow, Parquet and pandas: columns of the types that the recipe says, whatever came.

``.ci/install`` puts pyarrow and pandas into ``build/extras``; without them, these tests are skipped.
"""

import io
import sys
from datetime import datetime, timezone
from decimal import Decimal

import pytest
from tests.extras import needed
from runtime.base import extras
from runtime.base.errors import InvalidTypeError
from runtime.codec import columns
from runtime.spec.rows import Column, Rows

arrow = needed("pyarrow")
parquet = needed("pyarrow.parquet")
pandas = needed("pandas")

TABLE = Rows(
    (("row", ""),),
    (
        Column("text", 1, "/text"),
        Column("whole", 1, "/whole", type="integer"),
        Column("real", 1, "/real", type="number"),
        Column("yes", 1, "/yes", type="boolean"),
        Column("any", 1, "/any", type="json"),
        Column("at", 1, "/at", type="time"),
        Column("ns", 1, "/ns", type="time", unit="ns"),
    ),
    distribution="pets",
)
FULL = {
    "text": "a",
    "whole": 5,
    "real": 1.5,
    "yes": True,
    "any": [1, None],
    "at": "2026-03-02T09:32:00.5Z",
    "ns": 1772443920000000123,
}
ODD = {
    "text": "\ud800",
    "whole": 2**63,
    "real": Decimal("1"),
    "yes": "no",
    "any": "\ud800",
    "at": "9999-12-31T23:59:59Z",
    "ns": 2**63,
}
MOMENT = datetime(2026, 3, 2, 9, 32, 0, 500000, tzinfo=timezone.utc)
TYPES = {
    "text": "string",
    "whole": "int64",
    "real": "double",
    "yes": "bool",
    "any": "string",
    "at": "timestamp[us, tz=UTC]",
    "ns": "timestamp[ns, tz=UTC]",
}
DTYPES = ["string", "Int64", "float64", "boolean", "string", *["datetime64[ns, UTC]"] * 2]


def made(sink, *sent):
    for response in sent:
        for rows in sink.flattener.batches(response):
            sink.add(rows)
    return sink.done()


@pytest.mark.parametrize("rows", [[], [FULL], [{}], [FULL, {}, ODD]])
@pytest.mark.parametrize("raw", [False, True])
def test_types_are_those_of_the_recipe(rows, raw, tmp_path):
    expected = {**TYPES, "raw": "string", "raw_parents": "string"} if raw else TYPES
    table = made(columns.ArrowSink(TABLE, raw=raw), rows)
    assert made(columns.ParquetSink(TABLE, tmp_path / "a", raw=raw), rows) == len(rows)
    stored = parquet.read_table(str(tmp_path / "a"))
    frame = made(columns.PandasSink(TABLE, raw=raw), rows)
    for found in (table, stored):
        assert {field.name: str(field.type) for field in found.schema} == expected
        assert found.num_rows == len(rows)
    assert list(frame.columns) == list(expected)
    assert [str(kind) for kind in frame.dtypes][:7] == DTYPES
    assert len(frame) == len(rows)
    assert stored.equals(table)


def test_values(tmp_path):
    table = made(columns.ArrowSink(TABLE, raw=False), [FULL], [{}, ODD])
    first, empty, odd = table.to_pylist()
    assert {**first, "ns": None} == {**FULL, "any": "[1,null]", "at": MOMENT, "ns": None}
    assert table.column("ns").cast(arrow.int64())[0].as_py() == FULL["ns"]
    assert set(empty.values()) == {None}
    assert (odd["text"], odd["whole"], odd["yes"], odd["ns"]) == ("\\ud800", None, None, None)
    assert odd["at"] == datetime(9999, 12, 31, 23, 59, 59, tzinfo=timezone.utc)


def test_values_of_pandas():
    frame = made(columns.PandasSink(TABLE, raw=False), [FULL], [{}, ODD])
    first, empty, odd = (frame.iloc[at] for at in range(3))
    assert (first["text"], first["whole"], first["real"], first["any"]) == ("a", 5, 1.5, "[1,null]")
    assert first["yes"] is True or bool(first["yes"])
    assert first["at"] == pandas.Timestamp(MOMENT)
    assert first["ns"].value == FULL["ns"]
    assert empty.isna().all()
    assert odd["text"] in ("\\ud800", "\ud800")  # pandas 3 needs UTF-8
    assert frame.isna().loc[2, ["whole", "yes", "at", "ns"]].all()  # the year 9999 is too far


def test_rows_are_written_in_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(columns, "ROW_GROUP", 1000)
    rows = [{"whole": at} for at in range(2500)]
    assert made(columns.ParquetSink(TABLE, tmp_path / "a", raw=False), rows) == 2500
    file = parquet.ParquetFile(str(tmp_path / "a"))
    groups = [file.metadata.row_group(at).num_rows for at in range(file.metadata.num_row_groups)]
    assert groups == [1000, 1000, 500]
    assert file.read().column("whole").to_pylist() == list(range(2500))


def test_a_file_that_is_open(tmp_path):
    with (tmp_path / "a").open("wb") as file:
        assert made(columns.ParquetSink(TABLE, file, raw=False), [FULL]) == 1
        assert not file.closed
    assert parquet.read_table(str(tmp_path / "a")).num_rows == 1


def test_a_file_in_the_wrong_mode_is_told():
    with pytest.raises(InvalidTypeError, match="a path, or a file open in binary mode"):
        columns.ParquetSink(TABLE, io.StringIO(), raw=False)


def test_what_failed_leaves_nothing_behind(tmp_path):
    (tmp_path / "a").write_text("before")
    sink = columns.ParquetSink(TABLE, tmp_path / "a", raw=False)
    sink.add([(None,) * 7])
    sink.discard()
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text() == "before"


def test_a_schema_without_data():
    assert columns.arrow_schema(TABLE).names == list(TYPES)
    assert columns.arrow_schema(TABLE, raw=True).names == [*TYPES, "raw", "raw_parents"]


@pytest.mark.parametrize(
    ("call", "package", "extra"),
    [
        (lambda: columns.ArrowSink(TABLE, raw=False), "pyarrow", "parquet"),
        (lambda: columns.ParquetSink(TABLE, "a", raw=False), "pyarrow", "parquet"),
        (lambda: columns.PandasSink(TABLE, raw=False), "pandas", "pandas"),
    ],
)
def test_a_missing_package_is_named_with_its_extra(monkeypatch, call, package, extra):
    def missing(name):
        raise ModuleNotFoundError(f"No module named {name!r}", name=name.partition(".")[0])

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(ImportError, match=f'{package}, which is not .*"pets.{extra}."') as caught:
        call()
    assert caught.value.name == package


def test_a_package_that_is_broken_says_so_itself(monkeypatch):
    def broken(_name):
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy")

    monkeypatch.setattr(extras, "import_module", broken)
    with pytest.raises(ModuleNotFoundError, match="numpy"):
        columns.arrow_schema(TABLE)
    assert "pyarrow" in sys.modules
