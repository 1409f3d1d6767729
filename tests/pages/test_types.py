"""What type checkers know of lists: the items, the pages, and the fields of the response."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases.sdk import generate

HERE = Path(__file__).parent

#: Expressions of a synchronous function with ``books``, and their types.
SYNC = {
    "next(iter(books.offset()))": "Book",
    "books.offset(max_items=3, resume=None).to_list()": "list[Book]",
    "books.offset().books": "list[Book] | None",
    "books.offset().next_page()": "OffsetPage | None",
    "next(books.offset().pages())": "OffsetPage",
    "books.offset().has_next()": "bool",
    "books.offset().resume_token": "dict[str, Any] | None",
    "iter(books.offset()).resume_token": "dict[str, Any] | None",
    "dict(books.offset())": "dict[str, Any]",
    "books.link()[0]": "Book",
    "len(books.link())": "int",
    "books.link().next_page()": "SyncListPage[Book] | None",
    "next(iter(books.crates()))": "Book",
    "next(iter(books.find(author='x', max_items=2)))": "Book",
    "next(iter(books.find({'author': 'x'}, size=2)))": "Book",
    "books.counted().pages": "int | None",
    "dict(books.counted())": "dict[str, Any]",
    "next(books.counted().pages_()).next_page()": "CountedPage | None",
    "books.words().pages": "int",
    "books.words().next_page": "int | None",
    "books.words().to_list": "str | None",
    "books.words().keys": "list[str] | None",
    "books.words().to_list_()": "list[Book]",
    "books.words().next_page_()": "WordsPage | None",
    "next(iter(books.words()))": "Book",
    "client.with_response(books.offset, limit=3).data": "OffsetPage",
}
#: The same of an asynchronous one.
ASYNC = {
    "[item async for item in books.offset(max_items=3)]": "list[Book]",
    "[page async for page in books.offset().pages()]": "list[AsyncOffsetPage]",
    "await books.offset().to_list()": "list[Book]",
    "await books.offset()": "AsyncOffsetPage",
    "await books.find(author='x')": "AsyncFindPage",
    "[item async for item in books.find({'author': 'x'})]": "list[Book]",
    "(await books.offset()).books": "list[Book] | None",
    "await (await books.offset()).next_page()": "AsyncOffsetPage | None",
    "await books.offset().next_page()": "AsyncOffsetPage | None",
    "await asyncio.create_task(books.offset())": "AsyncOffsetPage",
    "await asyncio.gather(books.offset(), books.cursor())": "tuple[AsyncOffsetPage, AsyncCursorPage]",
    "[item async for item in await books.link()]": "list[Book]",
    "(await books.link())[0]": "Book",
    "(await books.words()).pages": "int",
    "await (await books.words()).to_list_()": "list[Book]",
    "(await client.with_response(books.offset)).data": "AsyncOffsetPage",
}
_HEAD = """from __future__ import annotations

import asyncio
from typing import Any

from shelf import AsyncShelfClient, ShelfClient, models
from shelf.resources import AsyncBooks, Books


def sync(client: ShelfClient, books: Books) -> None:
    plain: models.OffsetResponse = books.offset()
    print(plain)
"""
_ASYNC = """

async def main(client: AsyncShelfClient, books: AsyncBooks) -> None:
    task: Any = asyncio.ensure_future(books.offset())
    print(task)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("typed")
    for name, text in generate(HERE / "shelf.yaml", "shelf").files.items():
        if name.startswith("shelf/"):
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_text(text, encoding="utf-8")
    lines = [_HEAD, *(f"    reveal_type({text})\n" for text in SYNC)]
    lines += [_ASYNC, *(f"    reveal_type({text})\n" for text in ASYNC)]
    (made / "user.py").write_text("".join(lines), encoding="utf-8")
    options = {
        "typeCheckingMode": "strict",
        "include": ["user.py", "shelf/models", "shelf/resources"],
    }
    (made / "pyrightconfig.json").write_text(json.dumps(options), encoding="utf-8")
    return made


@pytest.mark.parametrize(
    "checker",
    [
        ["mypy", "--strict", "user.py", "shelf/models", "shelf/resources"],
        ["pyright", "--pythonpath", sys.executable],
    ],
    ids=lambda words: words[0],
)
def test_type_checkers_know_the_items(folder: Path, checker: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *checker], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = [line for line in done.stdout.splitlines() if "user.py" in line and ' is "' in line]
    told = [line.rpartition(' is "')[2].rstrip('"') for line in found]
    plain = [text.replace("List[", "list[").replace("Dict[", "dict[") for text in told]
    short = [_without_modules(text) for text in plain]
    assert dict(zip([*SYNC, *ASYNC], short, strict=True)) == {**SYNC, **ASYNC}


def _without_modules(text: str) -> str:
    return re.sub(r"[\w.]+\.(?=\w)", "", text)
