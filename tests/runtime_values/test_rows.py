"""Rows of nested JSON: the same from models and from parsed JSON, whatever the server sends."""

import csv
import io
import json
from pathlib import Path
from datetime import datetime, timezone

import pytest
from runtime.base.errors import InvalidTypeError
from runtime.codec.models import Model
from runtime.codec.iterating import Part
from runtime.codec.rows import Flattener, records
from runtime.codec.tables import CsvSink
from runtime.codec.values import decode_bytes
from runtime.spec.rows import Column, Rows
from typing_extensions import Annotated
from runtime.codec.markers import Wire
from typing import List, Optional, Dict, Any
from pydantic import Field as Named


class Spot(Model):
    page: Optional[int] = None
    x: Optional[Annotated[float, Wire("number")]] = None


class Score(Model):
    model: Optional[Annotated[float, Wire("number")]] = None


class Field(Model):
    name: Optional[str] = None
    from_: Optional[str] = Named(default=None, alias="from")
    score: Optional[Score] = None
    spots: Optional[List[Spot]] = None
    ok: Optional[bool] = None
    read_at: Optional[datetime] = None


class Document(Model):
    kind: Optional[str] = None
    pages: Optional[List[int]] = None
    fields: Optional[List[Field]] = Named(default=None, alias="values")


class File(Model):
    path: Optional[str] = None
    documents: Optional[List[Document]] = None


class Holder(Model):
    files: Optional[List[File]] = None


class Response(Model):
    id: Optional[str] = None
    started: Optional[int] = None
    data: Optional[Holder] = None


LEVELS = (("file", "/data/files"), ("document", "/documents"), ("field", "/values"))
TABLE = Rows(
    LEVELS,
    (
        Column("value", 3, "/from"),  # the order of columns is that of the recipe
        Column("run", 0, "/id"),
        Column("started", 0, "/started", type="time", unit="ns"),
        Column("source", 0, constant="here"),
        Column("file", 1, "/path"),
        Column("file_index", 1, index=True, type="integer"),
        Column("document", 2, index=True, type="integer"),
        Column("kind", 2, "/kind"),
        Column("pages", 2, "/pages", join="; "),
        Column("field", 3, "/name"),
        Column("score", 3, "/score/model", type="number"),
        Column("page", 3, "/spots/0/page", type="integer"),
        Column("spots", 3, "/spots", type="json"),
        Column("ok", 3, "/ok", type="boolean"),
        Column("read_at", 3, "/read_at", type="time"),
        Column("new", 3, "/not/declared"),
    ),
)


def response(*fields, **others):
    document = {"kind": "invoice", "pages": [1, 2], "values": list(fields)}
    files = [{"path": "a.pdf", "documents": [document]}]
    return {"id": "r1", "started": 1772443920000000123, "data": {"files": files}, **others}


def both(sent, **how):
    """The rows of what a server sent: as models, and as parsed JSON."""
    from_json = records(TABLE, sent, **how)
    model = decode_bytes(Response, json.dumps(sent).encode())
    from_models = records(TABLE, model, **how)
    if not how.get("raw"):  # a model writes its properties in the order of the document
        assert from_models == from_json
    return from_models


def row(**cells):
    whole = dict.fromkeys(TABLE.names())
    whole.update(
        run="r1",
        started=datetime(2026, 3, 2, 9, 32, tzinfo=timezone.utc),
        source="here",
        file="a.pdf",
        file_index=0,
        document=0,
        kind="invoice",
        pages="1; 2",
    )
    whole.update(cells)
    return whole


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ({}, {}),
        ({"name": "total", "from": "1842.50"}, {"field": "total", "value": "1842.50"}),
        ({"score": {"model": 0.97}}, {"score": 0.97}),
        ({"score": {"model": None}}, {}),
        ({"score": None, "spots": None}, {}),
        ({"spots": []}, {"spots": "[]"}),
        (
            {"spots": [{"page": 0, "x": 1.5}, {"page": 1}]},
            {"page": 0, "spots": '[{"page":0,"x":1.5},{"page":1}]'},
        ),
        ({"ok": False}, {"ok": False}),
        ({"not": {"declared": "x"}}, {"new": "x"}),
        # values of another type than the schema says
        ({"name": 5, "from": 1.5}, {"field": "5", "value": "1.5"}),
        ({"name": True, "from": ["a", 1]}, {"field": "true", "value": '["a",1]'}),
        ({"name": {"a": None}}, {"field": '{"a":null}'}),
        ({"score": {"model": "0.5"}}, {"score": 0.5}),
        ({"score": {"model": "high"}}, {}),
        ({"score": {"model": True}}, {}),
        ({"score": "x", "spots": "y"}, {"spots": '"y"'}),
        ({"score": [1]}, {}),
        ({"spots": [7, None]}, {"spots": "[7,null]"}),
        ({"spots": {"page": 3}}, {"spots": '{"page":3}'}),
        ({"spots": [{"page": "4"}]}, {"page": 4, "spots": '[{"page":"4"}]'}),
        ({"spots": [{"page": 4.0}]}, {"page": 4, "spots": '[{"page":4.0}]'}),
        ({"spots": [{"page": 4.5}]}, {"spots": '[{"page":4.5}]'}),
        ({"ok": "TRUE"}, {"ok": True}),
        ({"ok": "perhaps"}, {}),
        ({"not": [1]}, {}),
        ({"name": "\ud800"}, {"field": "\ud800"}),
        (
            {"read_at": "2026-03-02T10:32:00.5+01:00"},
            {"read_at": datetime(2026, 3, 2, 9, 32, 0, 500000, tzinfo=timezone.utc)},
        ),
        (
            {"read_at": "2026-03-02T09:32:00"},
            {"read_at": datetime(2026, 3, 2, 9, 32, tzinfo=timezone.utc)},
        ),
        ({"read_at": "yesterday"}, {}),
        ({"read_at": "0001-01-01T00:00:00+23:00"}, {}),
        # numbers that no float holds
        ({"from": 12345678901234567890.12345}, {"value": "1.2345678901234567e+19"}),
        ({"name": 2**70}, {"field": str(2**70)}),
    ],
)
def test_a_field_makes_one_row(field, cells):
    assert both(response(field)) == [row(**cells)]


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        ("1772443920000000123", datetime(2026, 3, 2, 9, 32, tzinfo=timezone.utc)),
        (1772443920000000123.0, datetime(2026, 3, 2, 9, 32, tzinfo=timezone.utc)),
        ("2026-03-02T09:32:00Z", datetime(2026, 3, 2, 9, 32, tzinfo=timezone.utc)),
        (10**40, None),
        (True, None),
        ([1], None),
        (None, None),
    ],
)
def test_times_are_read_as_they_come(started, expected):
    (found,) = both(response({}, started=started))
    assert found["started"] == expected


def test_digits_are_kept():
    text = (
        '{"data": {"files": [{"documents": [{"values": [{"name": 1.10000000000000000000001}]}]}]}}'
    )
    (found,) = records(TABLE, decode_bytes(Response, text.encode()), raw=True)
    assert found["field"] == "1.10000000000000000000001"
    assert found["raw"] == '{"name": 1.10000000000000000000001}'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([], []),
        (None, []),
        ("odd", []),
        ([{"path": "b.pdf"}], [{"file": "b.pdf"}]),
        ([{"path": "b.pdf", "documents": []}], [{"file": "b.pdf"}]),
        ([{"path": "b.pdf", "documents": {"a": 1}}], [{"file": "b.pdf"}]),
        ([{"documents": [{"kind": "k"}]}], [{"document": 0, "kind": "k"}]),
        ([{"documents": [{"values": []}, {"values": None}]}], [{"document": 0}, {"document": 1}]),
        ([None, "x", 7, [1]], [{}, {"file_index": 1}, {"file_index": 2}, {"file_index": 3}]),
        ([{"documents": [None, {"values": [None, "x"]}]}], [
            {"document": 0},
            {"document": 1},
            {"document": 1},
        ]),
    ],
)  # fmt: skip
def test_no_object_is_lost(files, expected):
    empty = dict.fromkeys(TABLE.names())
    empty.update(source="here", file_index=0)
    assert both({"data": {"files": files}}) == [{**empty, **cells} for cells in expected]


def test_raw_has_what_no_column_has():
    sent = response({"name": "a", "more": [1.5, None]}, status="DONE")
    sent["data"]["cursor"] = "c"
    sent["data"]["files"][0].update(size=7)
    sent["data"]["files"].append({"path": "b.pdf", "documents": []})
    first, second = both(sent, raw=True)
    assert json.loads(first["raw"]) == {"name": "a", "more": [1.5, None]}
    parents = json.loads(first["raw_parents"])
    assert parents == {
        "response": {
            "id": "r1",
            "started": 1772443920000000123,
            "status": "DONE",
            "data": {"cursor": "c"},
        },
        "file": {"path": "a.pdf", "size": 7},
        "document": {"kind": "invoice", "pages": [1, 2]},
    }
    assert json.loads(second["raw"]) == {"path": "b.pdf", "documents": []}
    assert json.loads(second["raw_parents"]) == {"response": parents["response"]}
    assert list(first) == [*TABLE.names(), "raw", "raw_parents"]


def test_raw_does_not_change_the_response():
    model = decode_bytes(Response, json.dumps(response({"name": 5}, odd=1)).encode())
    before = model.to_json()
    assert records(TABLE, model, raw=True)
    assert model.to_json() == before


def test_what_a_caller_changes_is_in_the_rows():
    model = decode_bytes(Response, json.dumps(response({"score": {"model": "0.5"}})).encode())
    model.data.files[0].documents[0].fields[0].score.model = 0.75
    model.data.files[0].documents[0].fields[0].name = "new"
    (found,) = records(TABLE, model, raw=True)
    assert (found["score"], found["field"]) == (0.75, "new")
    assert json.loads(found["raw"]) == {"name": "new", "score": {"model": 0.75}}


@pytest.mark.parametrize(
    ("levels", "columns", "sent", "expected"),
    [
        ((("pet", ""),), (Column("name", 1, "/name"),), [{"name": "a"}, {}], [("a",), (None,)]),
        ((("word", "/words"),), (Column("word", 1, ""),), {"words": ["a", 5, None]}, [("a",), ("5",), (None,)]),
        (
            (("a", "/a"), ("b", "/x~1y/0/b"), ("c", "/c"), ("d", "")),
            (Column("d", 4, type="integer"), Column("at", 3, index=True, type="integer")),
            {"a": [{"x/y": [{"b": [{"c": [[1, 2], [3], []]}]}]}, {}]},
            [(1, 0), (2, 0), (3, 1), (None, 2), (None, None)],
        ),
        ((("pair", "/pair"),), (Column("at", 1, "/0"),), {"pair": (("a", 1), ("b", 2))}, [("a",), ("b",)]),
        (
            (("row", "/rows"),),
            (Column("one", 0, constant=1, type="number"), Column("joined", 1, "/tags", join=", ")),
            {"rows": [{"tags": ["a", None, {"b": [1]}]}, {"tags": "a"}, {"tags": []}]},
            [(1, 'a, , {"b":[1]}'), (1, "a"), (1, "")],
        ),
    ],
)  # fmt: skip
def test_other_tables(levels, columns, sent, expected):
    found = records(Rows(levels, columns), sent)
    assert [tuple(each.values()) for each in found] == expected


FILES: List[Dict[str, Any]] = [
    {"documents": [{"values": [{"name": name} for name in names]} for names in documents]}
    for documents in ([["a", "b"], []], [], [["c"], ["d", "e"]], [])
]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (None, [(0, 0, "a"), (0, 0, "b"), (0, 1, None), (1, None, None), (2, 0, "c"), (2, 1, "d"), (2, 1, "e"), (3, None, None)]),
        (Part("/data/files", skip=1, count=2), [(1, None, None), (2, 0, "c"), (2, 1, "d"), (2, 1, "e")]),
        (Part("/data/files", "/documents", skip=1), [(0, 1, None), (1, None, None), (2, 0, "c"), (2, 1, "d"), (2, 1, "e"), (3, None, None)]),
        (Part("/data/files", "/documents", skip=2, count=1), [(1, None, None), (2, 0, "c")]),
        (Part("/data/files", "/documents", count=0), []),
        (Part("/elsewhere", count=0), [(0, 0, "a"), (0, 0, "b"), (0, 1, None), (1, None, None), (2, 0, "c"), (2, 1, "d"), (2, 1, "e"), (3, None, None)]),
    ],
)  # fmt: skip
def test_a_page_may_be_a_part_of_its_response(part, expected):
    flattener = Flattener(TABLE)
    names = [flattener.names.index(name) for name in ("file_index", "document", "field")]
    sent = {"data": {"files": FILES}}
    found = [each for rows in flattener.batches(sent, part, start=7) for each in rows]
    assert [tuple(each[at] for at in names) for each in found] == [
        (file + 7, document, field) for file, document, field in expected
    ]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Part("/data/files", before=4), 4),
        (Part("/data/files"), 7),
        (Part("/elsewhere", before=4), 7),  # it counts something else
    ],
)
def test_items_are_counted_over_all_pages(part, expected):
    assert Flattener(TABLE).first(part, 7) == expected


def test_long_lists_come_in_pieces():
    flattener = Flattener(TABLE)
    sent = response(*({"name": str(at)} for at in range(2500)))
    assert [len(rows) for rows in flattener.batches(sent)] == [1000, 1000, 500]


# -- CSV -----------------------------------------------------------------------------------


def written(sent, target=None, excel=False, raw=False):
    file = io.StringIO(newline="") if target is None else target
    sink = CsvSink(TABLE, file, raw=raw, excel=excel)
    for rows in sink.flattener.batches(sent):
        sink.add(rows)
    count = sink.done()
    return (
        count if target is not None else list(csv.reader(io.StringIO(file.getvalue(), newline="")))
    )


def cell(field, name, **how):
    table = written(response(field), **how)
    return table[1][table[0].index(name)]


@pytest.mark.parametrize(
    ("field", "name", "plain", "excel"),
    [
        ({"name": "=1+1"}, "field", "=1+1", "'=1+1"),
        ({"name": "+49 30 1"}, "field", "+49 30 1", "'+49 30 1"),
        ({"name": "-cmd"}, "field", "-cmd", "'-cmd"),
        ({"name": "@a"}, "field", "@a", "'@a"),
        ({"name": "\t=1"}, "field", "\t=1", "'\t=1"),
        ({"name": "\uff1d1"}, "field", "\uff1d1", "'\uff1d1"),
        ({"name": "-1,842.50"}, "field", "-1,842.50", "-1,842.50"),
        ({"name": "-1\n"}, "field", "-1\n", "'-1\n"),
        ({"name": "a,b\"c\r\nd"}, "field", "a,b\"c\r\nd", "a,b\"c\r\nd"),
        ({"score": {"model": -0.5}}, "score", "-0.5", "-0.5"),
        ({"score": {"model": 1e-7}}, "score", "1e-07", "1e-07"),
        ({"ok": True}, "ok", "true", "true"),
        ({"ok": None}, "ok", "", ""),
        ({"name": ""}, "field", "", ""),
        ({}, "started", "2026-03-02T09:32:00.000000123Z", "2026-03-02T09:32:00.000000123Z"),
        ({"read_at": "2026-03-02T10:32:00+01:00"}, "read_at", "2026-03-02T09:32:00Z", "2026-03-02T09:32:00Z"),
    ],
)  # fmt: skip
def test_cells_of_csv(field, name, plain, excel):
    assert cell(field, name) == plain
    assert cell(field, name, excel=True) == excel


def test_an_empty_table_has_its_columns():
    assert written({}) == [list(TABLE.names())]
    assert written({}, raw=True) == [list(TABLE.names(raw=True))]


@pytest.mark.parametrize("excel", [False, True])
def test_a_file_is_utf_8(tmp_path, excel):
    path = tmp_path / "rows.csv"
    assert written(response({"name": "Zürich \ud800"}), path, excel=excel) == 1
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") is excel
    assert "Zürich \\ud800".encode() in data
    assert data.count(b"\r\n") == 2
    assert [each.name for each in tmp_path.iterdir()] == ["rows.csv"]


def test_a_file_appears_when_it_is_complete(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("before")
    path.chmod(0o640)
    sink = CsvSink(TABLE, str(path), raw=False, excel=False)
    sink.add([(None,) * 16])
    assert path.read_text() == "before"
    sink.discard()
    assert path.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["rows.csv"]
    written({}, str(path))
    assert path.read_text().startswith("value,run")
    assert path.stat().st_mode & 0o777 == 0o640  # who may read it stays as it was


def test_a_file_that_may_not_be_written_is_told_at_once(tmp_path, monkeypatch):
    def refused(path, mode="r", *args, **how):
        if mode == "r+b":
            raise PermissionError(path)
        return whole(path, mode, *args, **how)

    path, whole = tmp_path / "rows.csv", Path.open
    path.write_text("before")
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(PermissionError):
        CsvSink(TABLE, path, raw=False, excel=False)
    assert [each.name for each in tmp_path.iterdir()] == ["rows.csv"]


def test_long_names_are_no_problem(tmp_path):
    path = tmp_path / ("\u7ed3" * 80 + ".csv")
    assert written(response({}), path) == 1
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_link_stays_one(tmp_path):
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    written({}, tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("value,run")


def test_a_missing_folder_is_told_at_once(tmp_path):
    with pytest.raises(FileNotFoundError):
        CsvSink(TABLE, tmp_path / "no" / "rows.csv", raw=False, excel=False)


@pytest.mark.parametrize("target", [io.BytesIO(), 5, None, b"rows.csv"])
def test_what_cannot_be_written_to_is_told(target):
    with pytest.raises(InvalidTypeError, match="a path, or a file open in text mode"):
        CsvSink(TABLE, target, raw=False, excel=False)
