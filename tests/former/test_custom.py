"""Names of before lead to the owner's own code where that extends a method."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from generator.pipeline import Request, run
from tests.former.test_cases import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
from typing import Any

from .._generated.resources import Animals as _Animals


class Animals(_Animals):
    def get(self, id: str, **options: Any) -> Any:
        return "own", super().get(id, **options).full_name
"""
USE = """
import warnings

warnings.simplefilter("ignore")
from zoo.testing import FakeZooClient

client = FakeZooClient(examples=True).client()
print(client.pets.fetch("1"), client.animals.fetch("1"), client.animals.get("1"))
"""


def test_an_extended_method_is_called_by_its_name_of_before(tmp_path: Path) -> None:
    config = tmp_path / "sdk.yaml"
    config.write_text(
        "package: {name: zoo}\nrenamed: {pets: animals, pets.fetch: animals.get}\n",
        encoding="utf-8",
    )
    own = tmp_path / "out" / "zoo" / "_custom" / "animals.py"
    own.parent.mkdir(parents=True)
    own.write_text(OWN, encoding="utf-8")
    request = Request(
        spec=str(FOLDER / "zoo.yaml"),
        config=config,
        targets=("python",),
        output=tmp_path / "out",
    )
    result = run(request, "generate")
    assert result.ok, result.sink.errors
    done = subprocess.run(
        [sys.executable, "-c", USE],
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == " ".join(["('own', 'fullName')"] * 3), done.stderr


WAITS = """
from zoo.testing import FakeZooClient

fake = FakeZooClient(examples=True)
fake.feedings.start.returns(id="1")
fake.states.get_feeding.returns(id="1", state="done")
print(fake.client().feedings.start(animal="Rex").wait().state)
"""
STATES = """
from .._generated.resources import States as _States


class States(_States):
    pass
"""


def test_work_is_waited_for_at_a_resource_that_is_extended(tmp_path: Path) -> None:
    text = (FOLDER / "zoo.yaml").read_text(encoding="utf-8")
    before = "operationId: getFeeding\n      tags: [feedings]"
    assert before in text
    spec = tmp_path / "zoo.yaml"
    spec.write_text(text.replace(before, before.replace("feedings", "states")), encoding="utf-8")
    own = tmp_path / "out" / "zoo" / "_custom" / "states.py"
    own.parent.mkdir(parents=True)
    own.write_text(STATES, encoding="utf-8")
    request = Request(spec=str(spec), package="zoo", targets=("python",), output=tmp_path / "out")
    result = run(request, "generate")
    assert result.ok, result.sink.errors
    done = subprocess.run(
        [sys.executable, "-c", WAITS],
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "done", done.stderr
