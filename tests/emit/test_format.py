from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.diagnostics import GenerationError
from generator.emit import format as room
from generator.emit import formatters
from generator.emit.cache import Cache, release
from generator.emit.format import Draft, finish
from generator.emit.style import CodeStyle, Formatter

#: Nothing of this is known to the layout: it is one hole.
UGLY = "def f( a,b = 'x' ):\n  return {  'k':a }\n"
NEAT = 'def f(a, b="x"):\n    return {"k": a}\n'


def formatted(texts: Sequence[str], style: CodeStyle, cache: Cache | None = None) -> list[str]:
    return finish([Draft.of(text, f"t{at}.j2") for at, text in enumerate(texts)], style, cache)


@pytest.mark.parametrize("formatter", ["black", "ruff"])
def test_texts_come_back_formatted_in_order(formatter: Formatter) -> None:
    texts = [f"x{index}   =  {index}\n" for index in range(12)]
    found = formatted([UGLY, *texts], CodeStyle(formatter, (3, 7)))
    assert found == [NEAT, *[f"x{index} = {index}\n" for index in range(12)]]
    assert formatted(found, CodeStyle(formatter, (3, 7))) == found


@pytest.mark.parametrize("formatter", ["black", "ruff"])
def test_code_that_is_not_python_names_its_template(formatter: Formatter, tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match=r"t1\.j2.*1:\d") as caught:
        formatted(["x  = 1\n", "def x( :\n  y\n"], CodeStyle(formatter), Cache(tmp_path))
    assert caught.value.diagnostics[0].code == "F003"


def test_nothing_is_imported_for_what_the_cache_knows(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom generator.emit.cache import Cache\n"
        "from generator.emit.format import Draft, finish\n"
        "from generator.emit.style import CodeStyle\n"
        f"draft, cache = Draft.of({UGLY!r}, 't'), Cache(Path({str(tmp_path)!r}))\n"
        "print(finish([draft], CodeStyle(), cache)[0])\n"
        "print('black' in sys.modules)\n"
    )
    root = Path(room.__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
        )
        for _ in range(2)
    ]
    assert [run.stdout for run in runs] == [f"{NEAT}\nTrue\n", f"{NEAT}\nFalse\n"]


def test_only_what_is_new_is_formatted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    formatted(["a  = 1\n", "b = 2\n"], CodeStyle(), cache)
    seen: list[str] = []
    one = formatters._black_one
    monkeypatch.setattr(
        formatters, "_black_one", lambda i, text, style: (seen.append(text), one(i, text, style))[1]
    )
    assert formatted(["a  = 1\n", "c =  3\n", "b = 2\n"], CodeStyle(), cache) == [
        "a = 1\n",
        "c = 3\n",
        "b = 2\n",
    ]
    assert seen == ["c =  3\n"]
    formatted(["a  = 1\n"], CodeStyle(floor=(3, 7)), cache)
    assert seen[1:] == ["a  = 1\n"]


@pytest.mark.parametrize("formatter", ["black", "ruff"])
def test_no_formatter_runs_for_what_is_known(
    formatter: Formatter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    style, cache = CodeStyle(formatter), Cache(tmp_path)
    first = formatted([UGLY, "x  = 1\n"], style, cache)
    monkeypatch.setattr(formatters, formatter, None)
    assert formatted([UGLY, "x  = 1\n"], style, cache) == first


def test_floors_that_black_does_not_know_are_no_error() -> None:
    assert formatted(["x  = 1\n"], CodeStyle(floor=(3, 99))) == ["x = 1\n"]


def test_a_missing_ruff_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ruff", None)
    with pytest.raises(GenerationError, match="not installed") as caught:
        formatted(["x  = 1\n"], CodeStyle("ruff"))
    assert "black" in caught.value.diagnostics[0].hint


def test_a_damaged_entry_does_not_exist(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    key = cache.key("salt", "text")
    cache.put({key: "formatted"})
    assert cache.get(key) == "formatted"
    (entry,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    for damage in (b"", b"\xff\xfe", entry.read_bytes()[:-1], entry.read_bytes() + b"x"):
        entry.write_bytes(damage)
        assert cache.get(key) is None
    cache.put({key: "formatted"})
    assert cache.get(key) == "formatted"


def test_the_cache_is_bounded(tmp_path: Path) -> None:
    cache = Cache(tmp_path, bound=256 * 500)
    for index in range(1200):
        cache.put({cache.key("s", str(index)): "x" * 100})
        assert cache.get(cache.key("s", str(index))) is not None
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 256 * 500
    assert len(files) >= 400
    cache.put({cache.key("s", "large"): "x" * 1_000})
    assert cache.get(cache.key("s", "large")) is not None


def test_a_folder_that_cannot_be_used_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    assert formatted(["x  = 1\n"], CodeStyle(), cache) == ["x = 1\n"]


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SDK_GENERATOR_CACHE", str(tmp_path))
    assert Cache.default().folder == tmp_path


def test_a_release_is_known_without_importing_anything() -> None:
    for package in ("black", "ruff", "openapi_spec_validator"):
        assert release(package).endswith(f"-{version(package)}.dist-info")
    assert release("no_such_package") == ""
