"""The same document gives the same bytes, in any process; both formatters leave it as it is."""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.emit import formatters
from generator.emit.format import Draft, finish
from generator.emit.style import CodeStyle, Formatter
from tests.cases.case import FOLDER, read
from tests.cases.sdk import generate

ROOT = Path(__file__).parents[2]
#: Cases that between them have most of what is emitted.
BROAD = (
    "bodies/several", "bodies/multipart", "documents/files", "fields/colliding",
    "names/collisions", "replies/streams", "security/oauth2", "types/discriminator_inherited",
    "types/odd_component_names", "webhooks/webhooks",
)  # fmt: skip


def digest(names: list[str]) -> str:
    """Of every file of the SDKs of these cases."""
    whole = hashlib.sha256()
    for name in names:
        case = read(FOLDER / f"{name}.yaml")
        for path, text in sorted(generate(case.text.encode(), case.package).files.items()):
            whole.update(f"{path}\0{text}\0".encode())
    return whole.hexdigest()


def test_any_hash_seed() -> None:
    names = [name for name in BROAD if name != "documents/files"]
    code = f"from tests.cases.test_same_bytes import digest; print(digest({names!r}))"
    found = {digest(names)}
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(done.stdout.strip())
    assert len(found) == 1


@pytest.mark.parametrize("formatter", ["black", "ruff"])
def test_what_is_laid_out_is_what_the_formatters_want(formatter: Formatter) -> None:
    names = ("bodies/several", "fields/colliding") if formatter == "black" else BROAD
    texts = [
        text
        for name in names
        for case in [read(FOLDER / f"{name}.yaml")]
        for text in generate(case.text.encode(), case.package).emitted.values()
    ]
    style = CodeStyle(formatter, (3, 10))
    drafts = [Draft.of(text, "case") for text in texts]
    assert not any(draft.layout.holes for draft in drafts)
    laid_out = finish(drafts, style)
    for before, after in zip(texts, laid_out, strict=True):
        assert ast.dump(ast.parse(before)) == ast.dump(ast.parse(after))
    assert getattr(formatters, formatter)(laid_out, style) == laid_out
