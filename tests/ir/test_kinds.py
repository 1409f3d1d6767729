"""All that there is to know of a kind stands in its row, and no other module keeps a table of kinds."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.ir.kinds import JSON_TYPES, PLAIN_TEXTS, ROWS, TEXT_FORMATS, Invented, Kind, kind_of

ROOT = Path(__file__).parents[2]
GENERATOR = ROOT / "generator"

#: The only modules that may treat several kinds one by one, with the table that each of them holds.
TABLES = {"ir/kinds.py": "ROWS", "targets/python/writing/spelling.py": "SPELLINGS"}


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
@pytest.mark.parametrize("path", TABLES)
def test_a_kind_without_a_row_fails_at_import(path: str, kind: Kind) -> None:
    tree = ast.parse((GENERATOR / path).read_text(encoding="utf-8"))
    code = compile(_without(tree, TABLES[path], kind), path, "exec")
    with pytest.raises(TypeError, match=rf"without a row: {kind.name}\."):
        exec(code, {"__name__": "generator.ir.kinds"})


def _without(tree: ast.Module, table: str, kind: Kind) -> ast.Module:
    """A module whose ``table`` has no row for ``kind``."""
    (rows,) = (
        node.value.args[0]
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.target.id == table
        and isinstance(node.value, ast.Call)
    )
    assert isinstance(rows, ast.Dict)
    kept = [
        pair for pair in zip(rows.keys, rows.values, strict=True) if _kind(pair[0]) != kind.name
    ]
    assert len(kept) == len(rows.keys) - 1
    rows.keys, rows.values = [key for key, _ in kept], [value for _, value in kept]
    return tree


def _kind(node: ast.AST | None) -> str:
    """``NAME`` for ``Kind.NAME``, else nothing."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.attr if node.value.id == "Kind" else ""
    return ""


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_an_example_is_of_its_kind(kind: Kind) -> None:
    row = kind.row
    types = {"string": str, "integer": int, "number": int | float, "boolean": bool, "null": None}
    if isinstance(row.example, Invented):
        assert row.json == ("integer" if row.example is Invented.NUMBER else "string")
    elif row.json == "null":
        assert row.example is None
    else:
        assert isinstance(row.example, types[row.json])
        assert isinstance(row.example, bool) == (row.json == "boolean")
        assert row.json != "string" or row.look(str(row.example))


@pytest.mark.parametrize("word", PLAIN_TEXTS)
def test_an_example_of_plain_text_looks_so(word: str) -> None:
    assert PLAIN_TEXTS[word].look(PLAIN_TEXTS[word].example)


@pytest.mark.parametrize(
    ("json_type", "word", "kind"),
    [
        ("string", "", Kind.STRING),
        ("string", "florb", Kind.STRING),
        ("string", "date", Kind.DATE),
        ("string", "byte", Kind.BASE64),
        ("string", "int64", Kind.INTEGER_STRING),
        ("string", "decimal", Kind.DECIMAL_STRING),
        ("string", "duration", Kind.DURATION),
        ("string", "unix-time", Kind.STRING),
        ("integer", "int64", Kind.INTEGER),
        ("integer", "unix-time", Kind.UNIX_TIME),
        ("integer", "decimal", Kind.DECIMAL),
        ("integer", "date", Kind.INTEGER),
        ("number", "int64", Kind.NUMBER),
        ("number", "duration", Kind.DURATION_SECONDS),
        ("boolean", "boolean", Kind.BOOLEAN),
        ("null", "date", Kind.NULL),
    ],
)
def test_type_and_format_make_a_kind(json_type: str, word: str, kind: Kind) -> None:
    assert kind_of(json_type, word) is kind


def test_the_plain_kinds_are_called_like_their_types() -> None:
    plain = {kind.value: kind.row.json for kind in Kind if kind.value in JSON_TYPES}
    assert plain == {name: name for name in JSON_TYPES}


def test_no_format_means_two_things() -> None:
    claimed = [(row.json, word) for row in ROWS.values() for word in row.formats]
    claimed += [("string", word) for word in PLAIN_TEXTS]
    assert sorted(claimed) == sorted(set(claimed))


def test_formats_that_numbers_have_as_well_do_not_say_text() -> None:
    assert {"date", "duration", "uuid", "byte", "email", "boolean"} <= TEXT_FORMATS
    assert TEXT_FORMATS.isdisjoint({"int32", "int64", "decimal", "unix-time"})


# -- no other table ------------------------------------------------------------------------------


def _tables(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """The line and the kinds of each expression or ``match`` that tells several kinds apart."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict | ast.Set | ast.Tuple | ast.List):
            parts = list(ast.iter_child_nodes(node))
        elif isinstance(node, ast.Match):
            parts = [one for case in node.cases for one in ast.walk(case.pattern)]
        elif isinstance(node, ast.BoolOp):
            parts = list(ast.walk(node))
        else:
            continue
        kinds = sorted({name for part in parts if (name := _kind(part))})
        if len(kinds) > 1:
            yield node.lineno, kinds


@pytest.mark.parametrize(
    "source",
    [
        "TABLE = {Kind.DATE: 1, Kind.UUID: 2}",
        "TEXTS = frozenset({Kind.DATE, Kind.UUID})",
        "found = kind in (Kind.DATE, Kind.UUID)",
        "found = kind is Kind.DATE or kind is Kind.UUID",
        "match kind:\n    case Kind.DATE | Kind.UUID: pass",
        "match ref:\n    case Primitive(kind=Kind.DATE): pass\n    case Primitive(kind=Kind.UUID): pass",
    ],
)
def test_a_table_is_found(source: str) -> None:
    assert [kinds for _, kinds in _tables(ast.parse(source))] == [["DATE", "UUID"]]


@pytest.mark.parametrize(
    "path", sorted(GENERATOR.rglob("*.py")), ids=lambda path: path.relative_to(GENERATOR).as_posix()
)
def test_no_other_module_keeps_a_table_of_kinds(path: Path) -> None:
    found = list(_tables(ast.parse(path.read_text(encoding="utf-8"))))
    if path.relative_to(GENERATOR).as_posix() in TABLES:
        assert found
    else:
        assert not found, "Put what is known of a kind into its row in generator/ir/kinds.py."
