"""Whatever the texts of a document hold: what is emitted parses, keeps its shape and runs nothing."""

from __future__ import annotations

import ast
import builtins
import json
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases.documents import document
from tests.cases.sdk import Sdk, generate

#: Where a text that got out would leave its mark.
_MARK = "sdk_was_here"
_CODE = f"__import__('builtins').{_MARK} = 1"

PIECES = (
    '"', "'", '"""', "'''", "\\", '\\"""', "\\N{BULLET}", "\n", "\r", "\r\n", "\x0b", "\x0c",
    "\x85", "\u2028", "\u2029", "\t", "\0", "\x1b[31m", "\ufeff", "\u202e", "\u200b", "\ud800",
    "{{ 7*7 }}", "{% raw %}", "{# x #}", "#}", "%}", "*/", "-->", "```", "# noqa", "# type: ignore",
    "# fmt: off", "coding: latin-1", "🎉", "é", "日本", "ß", "%s", "{0}", "{", "}", "$HOME", "`id`",
    "]", ")", ";", ":", ",", "=", "lambda: 1", "\n    pass\n", f"\n{_CODE}\n", f'"""\n{_CODE}\n"""',
    f'" + str({_CODE}) + "', "../../x", "a" * 3000,
)  # fmt: skip

TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), min_size=1, max_size=6
).map("".join)

#: Names have letters, so that the shapes of what is emitted can be compared.
NAMES = st.tuples(st.sampled_from(PIECES), st.sampled_from(PIECES)).map("-".join)

CALM = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def sdk_of(spec: dict[str, Any]) -> Sdk:
    return generate(json.dumps(spec).encode(), "hostile")


@lru_cache(maxsize=1)
def plain_shapes() -> dict[str, list[str]]:
    return shapes(sdk_of(document("some text")))


def shapes(sdk: Sdk) -> dict[str, list[str]]:
    """The node types of every emitted module, in order; constants and joined strings are one."""
    return {
        path: [type(node).__name__ for node in ast.walk(ast.parse(text, path))]
        for path, text in sdk.emitted.items()
    }


@CALM
@given(TEXTS)
def test_texts_do_not_change_the_shape(text: str) -> None:
    sdk = sdk_of(document(f"text{text}"))
    assert sdk.result.ok, [d.message for d in sdk.result.sink]
    found, plain = shapes(sdk), plain_shapes()
    assert found.keys() == plain.keys()
    for path in plain:
        assert found[path] == plain[path], path


@CALM
@given(TEXTS.map("word{}".format), NAMES.map("name-{}".format))
def test_names_and_words_run_nothing(word: str, name: str) -> None:
    sdk = sdk_of(document("text", name=name, word=word))
    assert sdk.result.ok, [d.message for d in sdk.result.sink]
    allowed = calls(sdk_of(document("text", name="a-b", word="w")))
    assert calls(sdk) <= allowed


def calls(sdk: Sdk) -> set[str]:
    """The names of everything that is called when a module is imported or a method runs."""
    found = set()
    for path, text in sdk.emitted.items():
        for node in ast.walk(ast.parse(text, path)):
            if isinstance(node, ast.Call):
                function = node.func
                found.add(function.attr if isinstance(function, ast.Attribute) else "name")
                if isinstance(function, ast.Name) and function.id[:1].islower():
                    found.add(function.id)
    return found


@pytest.mark.parametrize("piece", PIECES)
def test_nothing_runs_on_import(piece: str) -> None:
    sdk = sdk_of(document(piece * 2, name=f"n {piece}", word=f"w{piece}"))
    assert sdk.result.ok, [d.message for d in sdk.result.sink]
    with sdk.imported() as package:
        for module in ("models", "resources", "exceptions", "types", "webhooks"):
            loaded = __import__(f"hostile.{module}", fromlist=["x"])
            for name in dir(loaded):
                getattr(loaded, name)
        client = getattr(package, sdk.manifest["client"].rpartition(".")[2])
        assert client.__doc__
        value = {f"n {piece}".replace("\ud800", "\ufffd"): "x"}
        assert package.models.Thing.from_dict(value).to_dict() == value
    assert not hasattr(builtins, _MARK)


@pytest.mark.parametrize(
    "name",
    [
        "../../up",
        "/root",
        "a/b",
        "..",
        ".",
        "C:\\x",
        "con",
        "nul.py",
        "a\0b",
        "x" * 5000,
        "__init__",
    ],
)
def test_no_file_is_outside(name: str) -> None:
    spec = document(name, name=name)
    spec["components"]["schemas"][name] = {"type": "object", "properties": {"a": {}}}
    sdk = sdk_of(spec)
    assert sdk.result.ok, [d.message for d in sdk.result.sink]
    for path in sdk.files:
        pure = PurePosixPath(path)
        assert not pure.is_absolute()
        assert ".." not in pure.parts
        assert all(len(part) < 200 for part in pure.parts)
        assert pure.parts[0] in {"hostile", "pyproject.toml", "README.md", "manifest.json",
                                 "names.lock", "LICENSE", ".gitattributes",
                                 "sbom.cdx.json"}  # fmt: skip
