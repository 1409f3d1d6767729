"""What type checkers know of a fake: its tree, and the arguments of each method."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cases.sdk import Sdk

#: Lines, and what a type checker says of each ("" is nothing).
LINES = (
    ("fake.frogs.put.returns(name='a').after(2).then.raises(404, message='m')", ""),
    ("fake.frogs.put.assert_called_once_with(tags=['a'], loud=True)", ""),
    ("client: PondClient = fake.client(max_retries=1)", ""),
    ("other: AsyncPondClient = fake.async_client(oauth_client_id='x')", ""),
    ("fake.calls.returns.returns(self=1)", ""),
    ("fake.calls_[0].arguments['name']", ""),
    ("fake.frogs.putt", '"FakeFrogs" has no attribute "putt"'),
    ("fake.frogs.put.assert_called_with(tagz=1)", 'Unexpected keyword argument "tagz"'),
    ("fake.frogs.put.fails('breaks')", 'Argument 1 to "fails"'),
    ("fake.client(max_retry=1)", 'Unexpected keyword argument "max_retry"'),
)


@pytest.fixture(scope="module")
def reported(pond_sdk: Sdk, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("typed")
    for name, text in pond_sdk.files.items():
        if name.startswith("pond/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    head = "from pond import AsyncPondClient, PondClient\nfrom pond.testing import FakePondClient\n"
    body = "\n".join(line for line, _ in LINES)
    (folder / "user.py").write_text(f"{head}fake = FakePondClient()\n{body}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "-m", "pond.testing", "-m", "user"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_the_module_is_typed_strictly(reported: str) -> None:
    assert "Found 4 errors in 1 file" in reported, reported
    assert "pond/" not in reported


@pytest.mark.parametrize(("number", "says"), list(enumerate((says for _, says in LINES), 4)))
def test_a_line_of_a_test(reported: str, number: int, says: str) -> None:
    found = [line for line in reported.splitlines() if line.startswith(f"user.py:{number}: error")]
    assert len(found) == bool(says), reported
    assert says in "".join(found)
