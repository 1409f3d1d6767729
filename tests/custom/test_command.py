"""The command that writes a file for code of the owner's."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli.main import cli

HERE = Path(__file__).parent
OWN = Path("generated/python/ponds/_custom")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("openapi.yaml").write_bytes((HERE / "ponds.yaml").read_bytes())
    settings = {
        "spec": "openapi.yaml",
        "package": {"name": "ponds"},
        "client": {"class": "PondsClient"},
    }
    Path("sdk.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def custom(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["custom", *arguments])


def test_what_it_writes_is_joined() -> None:
    assert custom("ponds", "Pond", "PondListPage").output == (
        f"Wrote {OWN.as_posix()}/ponds.py. Run generate to make it part of the SDK.\n"
    )
    assert custom("client").exit_code == 0
    assert (OWN / "ponds.py").read_text(encoding="utf-8").splitlines()[2:] == [
        "from __future__ import annotations",
        "",
        "from .._generated.models import Pond as GeneratedPond",
        "from .._generated.models import PondListPage as GeneratedPondListPage",
        "from .._generated.resources import AsyncPonds as GeneratedAsyncPonds",
        "from .._generated.resources import Ponds as GeneratedPonds",
        "",
        "",
        "class Ponds(GeneratedPonds):",
        '    """The resource, with what we add to it."""',
        "",
        "",
        "class AsyncPonds(GeneratedAsyncPonds):",
        '    """The same for asyncio."""',
        "",
        "",
        "class Pond(GeneratedPond):",
        '    """Pond, with what we add to it."""',
        "",
        "",
        "class PondListPage(GeneratedPondListPage):",
        '    """PondListPage, with what we add to it."""',
    ]
    assert (OWN / "clients.py").is_file()
    done = CliRunner().invoke(cli, ["generate", "--config", "sdk.yaml"])
    assert done.exit_code == 0, done.output
    assert "warning" not in done.output
    package = OWN.parent
    found = (package / "resources/ponds.py").read_text(encoding="utf-8")
    assert "from .._custom.ponds import AsyncPonds, Ponds" in found
    assert "from ._custom.clients import" in (package / "client.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("pond",), "There is no resource or model 'pond'. Try 'Pond'."),
        (("fish", "Fish"), "Two classes would be named 'Fish'."),
        (("ponds",), "'Ponds' is extended in"),
        (("fish", "--file", "ponds"), "ponds.py exists, and is yours"),
        (("fish", "--file", "../fish"), "'../fish' cannot be"),
        (("fish", "--file", "a-b"), "'a-b' cannot be the name of a module."),
        ((), "Missing argument 'NAMES...'"),
    ],
)
def test_what_it_refuses(arguments: tuple[str, ...], says: str) -> None:
    custom("ponds")
    before = sorted(Path().rglob("*"))
    done = custom(*arguments)
    assert done.exit_code == 2
    assert says in " ".join(done.output.split())
    assert sorted(Path().rglob("*")) == before


def test_code_that_does_not_fit_does_not_stop_it() -> None:
    OWN.mkdir(parents=True)
    gone = "from .._generated.resources import Gone as _Gone\n\n\nclass Gone(_Gone):\n    pass\n"
    (OWN / "gone.py").write_text(gone, encoding="utf-8")
    assert custom("ponds").exit_code == 0
    done = CliRunner().invoke(cli, ["generate", "--config", "sdk.yaml"])
    assert done.exit_code == 1
    assert "error[N051]" in done.output
