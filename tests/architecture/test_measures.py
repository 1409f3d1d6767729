"""The measures of ``bench/shape.py``, each on a small package in which there is something to find."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import dedent

import pytest

from bench import shape
from bench.shape import Finding, Module

ROOT = Path(__file__).parents[2]

Package = Callable[[dict[str, str]], list[Module]]


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Writes modules below a package ``made`` and reads them back."""

    def write(files: dict[str, str]) -> list[Module]:
        for name, text in files.items():
            path = tmp_path / "made" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        return shape.read(tmp_path / "made")

    return write


def _told(found: Sequence[Finding]) -> list[tuple[str, int, str, int]]:
    return [(one.path.name, one.line, one.what, one.size) for one in found]


def test_modules_have_names_and_lines(package: Package) -> None:
    modules = package(
        {"__init__.py": "", "a.py": "x = 1\n\ny = 2\n", "sub/__init__.py": "'''S.'''\n"}
    )
    assert [(module.name, module.lines) for module in modules] == [
        ("made", 0),
        ("made.a", 3),
        ("made.sub", 1),
    ]


def test_lines_of_functions_count_from_def_on(package: Package) -> None:
    modules = package({"a.py": """\
            @cache
            def short(): ...

            class Box:
                async def long(self):
                    '''Doc.'''

                    return 1
            """})
    assert _told(shape.functions(modules)) == [("a.py", 2, "short", 1), ("a.py", 5, "long", 4)]


def test_lines_of_files(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1;\n2;\n", encoding="utf-8")
    assert _told(shape.files([tmp_path / "a.js"])) == [("a.js", 1, "a.js", 2)]


_CIRCLES: dict[str, tuple[dict[str, str], list[str], str]] = {
    "at the top": (
        {"a.py": "from made import b", "b.py": "import made.a"},
        ["made.a", "made.b"],
        "top",
    ),
    "in a function": (
        {"a.py": "from made.b import x", "b.py": "def f():\n    from made.a import y"},
        ["made.a", "made.b"],
        "lazy",
    ),
    "for types": (
        {
            "a.py": "from made.b import x",
            "b.py": "if TYPE_CHECKING:\n    from made.a import y\nelse:\n    import json",
        },
        ["made.a", "made.b"],
        "types",
    ),
    "relative": (
        {
            "__init__.py": "from .sub import c",
            "sub/__init__.py": "",
            "sub/c.py": "def f():\n    from .. import x",
        },
        ["made", "made.sub.c"],
        "lazy",
    ),
    "of three": (
        {
            "a.py": "from .b import x",
            "b.py": "from .c import x",
            "c.py": "class C:\n    def f(self):\n        from .a import x",
            "d.py": "from .a import x",
        },
        ["made.a", "made.b", "made.c"],
        "lazy",
    ),
}


@pytest.mark.parametrize("case", _CIRCLES)
def test_circles_of_every_kind_are_found(package: Package, case: str) -> None:
    files, group, kind = _CIRCLES[case]
    edges = shape.imports(package(files))
    assert shape.circles(edges) == [group]
    assert kind in {edge.kind for edge in edges}


def test_one_way_is_no_circle(package: Package) -> None:
    files = {"a.py": "from made import b, c", "b.py": "from made.c import x", "c.py": "import json"}
    assert shape.circles(shape.imports(package(files))) == []


def test_folders_can_be_in_a_circle_though_their_modules_are_not(package: Package) -> None:
    edges = shape.imports(
        package(
            {
                "one/a.py": "from made.two.c import x",
                "one/b.py": "",
                "two/c.py": "",
                "two/d.py": "from made.one.b import x",
            }
        )
    )
    assert shape.circles(edges) == []
    assert shape.circles(shape.between_folders(edges)) == [["made.one", "made.two"]]


def test_any_is_found_bare_and_anywhere(package: Package) -> None:
    modules = package({"a.py": """\
            Check = Callable[[Any], bool]
            def f(a: Any, *b: int, c: list[Any]) -> typing.Any: ...
            x: Any = "Any"
            """})
    assert [(one.line, one.what) for one in shape.bare_any(modules)] == [
        (2, "f(a)"),
        (2, "f(return)"),
    ]
    assert len(shape.signatures(modules)) == 4
    assert sorted(one.line for one in shape.any_uses(modules)) == [1, 2, 2, 2, 3]


def test_calls_with_six_positional_arguments_of_our_own(package: Package) -> None:
    modules = package(
        {
            "a.py": """\
            from datetime import datetime
            from made.b import View, spread
            import os.path

            View(1, 2, 3, 4, 5, 6)
            View(1, 2, 3, 4, 5, six=6)
            here.made(1, 2, 3, 4, 5, 6, 7)
            datetime(1, 2, 3, 4, 5, 6)
            os.path.join(1, 2, 3, 4, 5, 6)
            max(1, 2, 3, 4, 5, 6)
            spread(1, 2, 3, 4, 5, 6)
            """,
            "b.py": "def spread(first, *rest): ...",
        }
    )
    assert _told(shape.positional(modules)) == [("a.py", 7, "here.made", 7), ("a.py", 5, "View", 6)]


def test_frozen_open_and_mutable_classes(package: Package) -> None:
    modules = package({"a.py": """\
            @dataclass(frozen=True, slots=True)
            class Frozen: ...

            @dataclasses.dataclass(slots=True)
            class Open: ...

            @dataclass
            class Bare: ...

            class Mutable:
                def f(self):
                    self.x = 1

            class Pure:
                def f(self):
                    return self.x
            """})
    found = shape.classes(modules)
    assert found.dataclasses == 3
    assert [one.what for one in found.open] == ["Open", "Bare"]
    assert [one.what for one in found.mutable] == ["Mutable"]


def test_the_report_needs_the_standard_library_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-E", "-S", ROOT / "bench" / "house.py", ROOT],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for word in ("generator", "runtime", "playground", "lines of a function", "circles of folders"):
        assert word in done.stdout
