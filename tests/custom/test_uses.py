"""What is said of code of the owner's: each file in ``cases`` has such code and the messages.

Keys: ``about``; ``paths`` and ``schemas`` of the document (by default those of ``ponds.yaml``);
``files`` below ``_custom``, ``python`` (the oldest version, default "3.7") and ``says``, every message
about them as ``file:line:column: severity[code]: message | hint``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.diagnostics import Diagnostic, Mark
from generator.pipeline import Request, Result, run

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("cases/*.yaml"))
PONDS = yaml.safe_load((HERE / "ponds.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_said(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert not set(case) - {"about", "paths", "schemas", "files", "python", "strict", "says"}
    monkeypatch.chdir(tmp_path)
    spec = PONDS | {key: case[key] for key in ("paths",) if key in case}
    if "schemas" in case:
        spec = spec | {"components": {"schemas": case["schemas"]}}
    Path("openapi.yaml").write_text(yaml.safe_dump(spec, sort_keys=False), encoding="utf-8")
    settings = {
        "spec": "openapi.yaml",
        "package": {"name": "ponds", "python": case.get("python", "3.7")},
        "client": {"class": "PondsClient"},
    }
    Path("sdk.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    own = Path("generated/python/ponds/_custom")
    for name, text in case["files"].items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")
    result = run(Request(config=Path("sdk.yaml"), strict=case.get("strict", False)), "validate")
    said = [line for d in result.sink if (line := _line(d, result)).startswith(("/", f"{own}/"))]
    assert [line.removeprefix(f"{own.as_posix()}/") for line in said] == case["says"]


def _line(diagnostic: Diagnostic, result: Result) -> str:
    loc = diagnostic.loc
    assert loc is not None
    file = result.files[loc.uri]
    mark = diagnostic.mark or file.mark(loc.pointer)
    assert isinstance(mark, Mark)
    assert mark.line <= file.text.count("\n") + 1
    place = f"{loc.uri}:{mark.line}:{mark.column}"
    text = f"{place}: {diagnostic.severity.value}[{diagnostic.code}]: {diagnostic.message}"
    return f"{text} | {diagnostic.hint}" if diagnostic.hint else text
