"""The table of mistakes: each gets one clear sentence."""

from __future__ import annotations

import ast
import asyncio
import builtins
import copy
import gc
import io
import os
import re
import socket
from pathlib import Path
from typing import Any
from unittest.mock import create_autospec

import pytest
import yaml

from generator.mock import Running

ROWS = yaml.safe_load((Path(__file__).parent / "mistakes.yaml").read_text(encoding="utf-8"))
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(scope="module")
def refused() -> str:
    """``host:port`` at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["about"])
def test_a_mistake(
    row: dict[str, Any], server: Running, refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import aihub
    import aihub.testing
    import aihub.types

    for name in [
        name for name in os.environ if re.match("(AIHUB_|API_|IB_)|.*_proxy$", name, re.IGNORECASE)
    ]:
        monkeypatch.delenv(name)
    for name, value in row.get("env", {}).items():
        monkeypatch.setenv(name, value.replace("REFUSED", refused))
    names = {
        "AIHub": aihub.AIHub,
        "AsyncAIHub": aihub.AsyncAIHub,
        "Response": aihub.types.Response,
        "asyncio": asyncio,
        "copy": copy,
        "create_autospec": create_autospec,
        "io": io,
        "client": aihub.AIHub("token", api_root=server.root),
        "fake": aihub.testing.FakeAIHub(),
    }
    *lines, last = ast.parse(row["code"].replace("REFUSED", refused)).body
    exec(compile(ast.Module(lines, []), "row", "exec"), names)
    assert isinstance(last, ast.Expr)
    code = compile(ast.Expression(last.value), "row", "eval")
    if "raises" in row:
        kind = getattr(aihub, row["raises"], None) or getattr(builtins, row["raises"])
        with pytest.raises(kind) as caught:
            eval(code, names)
        said = row.get("says", "").replace("REFUSED", re.escape(refused))
        assert re.search(said, str(caught.value))
    else:
        assert eval(code, names) == ast.literal_eval(row["is"] or "None")
    names.clear()
    gc.collect()
