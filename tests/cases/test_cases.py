"""One small file a construct: FOLDER/NAME.yaml. To add a case, add a file.

A case says:

- ``about``: one sentence.
- ``spec``: the telling parts of a document (``paths``, ``components``, ``security`` ...; ``schemas``
  are ``components/schemas``; ``version`` beside it is 3.1.0 unless it says otherwise; an operation
  without ``responses`` gets a bare 200), or a whole document as text where its lines matter.
  ``files`` are further files by name; then the document is a file of that folder, ``openapi.yaml``.
- ``client``: arguments of the constructor. ``LOOPBACK`` is ``host:port`` of the server, anywhere.
- ``calls``: each is run with the sync client, then (awaited) with the async one.

  - ``call``: an expression; ``client``, ``models``, ``sdk``, ``datetime``, ``Decimal`` ... are there.
  - ``sends``: the request: ``method``, ``target`` (raw), ``headers`` (those that matter, null for
    absent), ``body`` (JSON; text as it stands; ``$parts`` of a multipart body; none if it is
    not named). A list for several requests.
  - ``reply``: ``status`` (200), ``headers``, ``body`` (JSON or text). A list for several.
  - ``returns``: the value as ``to_jsonable`` gives it; ``is``: the name of its class.
  - ``raises``: the name of an exception, ``says``: a part of its text. Without a ``reply`` nothing
    may have been sent.
  - ``then``: expressions about ``it`` (the value or the exception) and what they give; ``warned``
    are the deprecation warnings.

- ``has``: expressions about ``sdk`` and ``models`` and what they give, without any call.
- ``operations``: manifest key to call; ``skipped``: what was left out, ``METHOD /path: reason``.
- ``emits``: pieces of text that some emitted module has.
- ``warns``: the codes of all warnings, with ``line:col`` where they matter. Nothing else is said.
- ``fails``: the codes of the errors that stop the generator.
"""

from __future__ import annotations

import ast
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import pytest

from generator.document.source import mark_of
from tests.cases.bench import Bench, environment
from tests.cases.case import Case, load, same
from tests.cases.sdk import Sdk, generate
from tests.wire.hints import unresolved

if TYPE_CHECKING:
    from pathlib import Path

CASES = load()


def test_there_are_cases() -> None:
    assert len(CASES) >= 95


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_case(case: Case, bench: Bench, tmp_path: Path) -> None:
    sdk = _generate(case, bench, tmp_path)
    if "fails" in case.expect:
        assert [d.code for d in sdk.result.sink if d.severity.value == "error"] == case.expect[
            "fails"
        ]
        return
    assert sdk.result.ok, [f"{d.code} {d.message}" for d in sdk.warnings]
    for path, text in sdk.emitted.items():
        ast.parse(text, path)
    problems = _about_output(case, sdk)
    manifest = sdk.manifest
    with sdk.imported() as package:
        for expression, expected in case.expect.get("has", {}).items():
            problems += same(_plain(eval(expression, environment(package))), expected, expression)
        problems += unresolved(package)
        problems += bench.problems(case, package, manifest["client"].rpartition(".")[2])
    assert not problems, "\n".join(problems)


def _generate(case: Case, bench: Bench, folder: Path) -> Sdk:
    text = bench.here(case.text)
    if not case.files:
        return generate(text.encode(), case.package)
    for name, other in {**case.files, "openapi.yaml": text}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(bench.here(other), encoding="utf-8")
    return generate(folder / "openapi.yaml", case.package)


def _about_output(case: Case, sdk: Sdk) -> list[str]:
    expect, manifest = case.expect, sdk.manifest
    problems = []
    calls = {key: entry["call"] for key, entry in manifest["operations"].items()}
    for key, call in expect.get("operations", {}).items():
        if calls.get(key) != call:
            problems.append(f"operation {key}: {calls.get(key, 'none')}, not {call}; {calls}")
    skipped = [f"{s['method']} {s['path']}: {s['reason']}" for s in manifest["skipped"]]
    problems += same(skipped, expect.get("skipped", []), "skipped")
    everything = "\n".join(sdk.emitted.values())
    problems += [
        f"not emitted: {text}" for text in expect.get("emits", []) if text not in everything
    ]
    wanted = expect.get("warns", [])
    said = [
        _said(d, sdk, places=" " in code)
        for d, code in zip_longest(sdk.warnings, wanted, fillvalue="")
        if d
    ]
    problems += same(said, wanted, f"warnings: {[(d.code, d.message) for d in sdk.warnings]}")
    return problems


def _said(diagnostic: Any, sdk: Sdk, *, places: bool) -> str:
    mark = diagnostic.mark
    if mark is None and diagnostic.loc is not None:
        mark = mark_of(diagnostic.loc, sdk.result.files)
    return f"{diagnostic.code} {mark.line}:{mark.column}" if places and mark else diagnostic.code


def _plain(value: Any) -> Any:
    return (
        value if isinstance(value, bool | str | int | float | list | dict | None) else repr(value)
    )
