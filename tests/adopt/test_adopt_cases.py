"""What is adopted from configurations and packages: one small case a file, in ``cases/``.

``document`` is the OpenAPI document without its head. ``configuration`` is the text of stainless.yml,
``package`` the files of a package below ``src/pets``; a file that most packages have is left out of it
(:data:`COMMON`). Expectations: ``sdk`` and ``overlay`` map JSON Pointers into the files that are written
to values (null: nothing is there), ``messages`` are codes with the line of the configuration.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.adopt.command import Adoption, read, sort_out
from generator.document.yaml_reader import read_yaml
from tests.adopt.packages import write_package

CASES = Path(__file__).parent / "cases"
HEAD = {"openapi": "3.1.0", "info": {"title": "Pets", "version": "1.0"}}


def cases() -> Iterator[Any]:
    for path in sorted(CASES.rglob("*.yaml")):
        yield pytest.param(path, id=f"{path.parent.name}/{path.stem}")


def adopted(case: Mapping[str, Any], folder: Path) -> Adoption:
    """What is adopted, written to ``folder / "out"``."""
    spec = folder / "openapi.yaml"
    spec.write_text(yaml.safe_dump({**HEAD, **case["document"]}, sort_keys=False))
    given = [str(spec)]
    if "configuration" in case:
        (folder / "stainless.yml").write_text(case["configuration"])
        given.append(str(folder / "stainless.yml"))
    package = write_package(folder, case["package"]) if "package" in case else None
    adoption = Adoption()
    sources = sort_out([*given, str(folder / "out")], package, adoption.result.sink)
    assert sources is not None
    return read(sources)


def at(value: Any, pointer: str) -> Any:
    """What is at a JSON Pointer; None if nothing is."""
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        try:
            value = value[int(name)] if isinstance(value, list) else value[name]
        except (KeyError, IndexError, ValueError, TypeError):
            return None
    return value


@pytest.mark.parametrize("path", list(cases()))
def test_case(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text())
    expect = case["expect"]
    adoption = adopted(case, tmp_path)
    assert adoption.result.ok, list(adoption.result.sink)
    files = {one.name: one.read_text() for one in adoption.written if one.suffix == ".yaml"}
    for name in ("sdk", "overlay"):
        written = yaml.safe_load(files.get(f"{name}.yaml", "{}"))
        for pointer, value in expect.get(name, {}).items():
            assert at(written, pointer) == value, f"{name} {pointer}"
    for text in files.values():
        read_yaml(text, "written")  # as the generator reads it
    if "messages" in expect:
        assert sorted(shown(adoption)) == sorted(expect["messages"])


def shown(adoption: Adoption) -> Iterator[str]:
    """The codes of what is not only worth knowing, with the lines that they are about."""
    for one in adoption.result.sink:
        if not one.code.startswith("A"):
            continue
        file = adoption.result.files.get(one.loc.uri) if one.loc is not None else None
        line = file.mark(one.loc.pointer).line if file is not None and one.loc is not None else 0
        yield f"{one.code}:{line}" if line else one.code
