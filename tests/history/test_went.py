"""What messages about gone things say of the last release: where those went."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.cli.main import cli
from generator.compat.went import Went
from generator.diagnostics import Diagnostic, Severity
from generator.ir.model import Api
from generator.pipeline import Request, run
from generator.states import lock_text, survey
from generator.targets.base import API_LOCK
from tests.history.steps import (
    Edit,
    moved_path,
    renamed_operation,
    renamed_parameter,
    renamed_property,
    renamed_schema,
    without_operation,
    without_property,
)

PONDS = Path(__file__).parents[1] / "custom/ponds.yaml"
GET = "$.paths['/ponds/{id}'].get"
DEPTH = "$.components.schemas.Pond.properties.depth"
#: What targets matched in the last release.
MATCHED = {
    GET: ("/paths/~1ponds~1{id}/get",),
    DEPTH: ("/components/schemas/Pond/properties/depth",),
    "$.components.schemas['Pond']": ("/components/schemas/Pond",),
    "$.paths[*].get": ("/paths/~1ponds/get", "/paths/~1ponds~1{id}/get", "/paths/~1fish/get"),
}


def _api(folder: Path, *edits: Edit) -> Api:
    spec: dict[str, Any] = copy.deepcopy(yaml.safe_load(PONDS.read_text(encoding="utf-8")))
    for edit in edits:
        edit(spec)
    path = folder / "openapi.yaml"
    path.write_text(yaml.safe_dump(spec, sort_keys=False), encoding="utf-8")
    result = run(Request(spec=str(path)), "lower")
    assert result.api is not None
    return result.api


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Api:
    return _api(tmp_path_factory.mktemp("before"))


@pytest.mark.parametrize(
    ("edits", "code", "subject", "says", "hint"),
    [
        (
            [moved_path("/ponds", "/v2/ponds")],
            "O003",
            GET,
            "In 1.0.0 it matched /paths/~1ponds~1{id}/get; '/ponds/{id}' is '/v2/ponds/{id}' now.",
            "Write target: $.paths['/v2/ponds/{id}'].get",
        ),
        (
            [renamed_parameter("id", "pond")],
            "O003",
            GET,
            "In 1.0.0 it matched /paths/~1ponds~1{id}/get; '/ponds/{id}' is '/ponds/{pond}' now.",
            "Write target: $.paths['/ponds/{pond}'].get",
        ),
        (
            [without_operation("getPond")],
            "O003",
            GET,
            "In 1.0.0 it matched /paths/~1ponds~1{id}/get; 'GET /ponds/{id}' is gone.",
            "Remove the action, if it is about what no longer exists.",
        ),
        (
            [renamed_property("depth", "metres", of="Pond")],
            "O003",
            DEPTH,
            "In 1.0.0 it matched /components/schemas/Pond/properties/depth; 'depth' is 'metres' now.",
            "Write target: $.components.schemas.Pond.properties.metres",
        ),
        (
            [without_property("depth", of="Pond")],
            "O003",
            DEPTH,
            "In 1.0.0 it matched /components/schemas/Pond/properties/depth; 'depth' is gone.",
            "Remove the action, if it is about what no longer exists.",
        ),
        (
            [renamed_schema("Pond", "small-water")],
            "O003",
            DEPTH,
            "In 1.0.0 it matched /components/schemas/Pond/properties/depth; 'Pond' is 'small-water' now.",
            "Write target: $.components.schemas['small-water'].properties.depth",
        ),
        (
            [renamed_schema("Pond", "Water"), renamed_property("depth", "metres", of="Water")],
            "O003",
            DEPTH,
            (
                "In 1.0.0 it matched /components/schemas/Pond/properties/depth; 'Pond' is 'Water' now; "
                "'depth' is 'metres' now."
            ),
            "Write target: $.components.schemas.Water.properties.metres",
        ),
        (
            [renamed_operation("getPond", "readPond")],
            "N003",
            "getPond",
            "In 1.0.0 it was GET /ponds/{id}, which is 'readPond' now.",
            "Write readPond instead.",
        ),
        (
            [renamed_operation("getPond", "readPond"), renamed_parameter("id", "pond")],
            "L303",
            "getPond",
            "In 1.0.0 it was GET /ponds/{id}, which is 'readPond' now, GET /ponds/{pond}.",
            "Write readPond instead.",
        ),
        (
            [renamed_operation("listFish", "fish"), moved_path("/fish", "/v2/fish")],
            "N003",
            "listFish",
            "In 1.0.0 it was GET /fish, which is 'fish' now, GET /v2/fish.",
            "Write fish instead.",
        ),
        (
            [without_operation("listFish")],
            "N003",
            "listFish",
            "In 1.0.0 it was GET /fish, which is gone.",
            "Remove the line.",
        ),
        ([], "N003", "never", "", "As before."),
        ([], "O003", "$.paths['/never'].get", "", "As before."),
        ([without_operation("listFish")], "N006", "", "", "As before."),
    ],
)
def test_where_it_went(
    tmp_path: Path, before: Api, edits: list[Edit], code: str, subject: str, says: str, hint: str
) -> None:
    went = Went("1.0.0", before, _api(tmp_path, *edits), MATCHED)
    given = Diagnostic(code, Severity.WARNING, "It is gone.", hint="As before.", subject=subject)
    found = went.explained(given)
    assert found.message == f"It is gone. {says}".strip()
    assert (found.hint, found.severity) == (hint, Severity.WARNING)


def test_the_command_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _api(tmp_path)
    settings = {
        "spec": "openapi.yaml",
        "overlays": ["overlay.yaml"],
        "package": {"name": "ponds", "version": "3.1.0"},
        "resources": {"fish": {"methods": {"all": "listFish"}}},
    }
    Path("sdk.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": "Ours", "version": "1"},
        "actions": [{"target": GET, "update": {"summary": "Read a pond."}}],
    }
    Path("overlay.yaml").write_text(yaml.safe_dump(overlay), encoding="utf-8")
    state = survey("sdk.yaml").state
    assert state is not None
    Path(API_LOCK).write_text(lock_text(state, tmp_path), encoding="utf-8")
    _api(tmp_path, moved_path("/ponds", "/v2/ponds"), renamed_operation("listFish", "fish"))
    for _ in range(2):  # the second run is remembered
        done = CliRunner().invoke(cli, ["generate", "--config", "sdk.yaml"])
        assert done.exit_code == 0, done.output
        text = " ".join(done.output.split())
        assert "In 3.1.0 it matched /paths/~1ponds~1{id}/get;" in text
        assert "help: Write target: $.paths['/v2/ponds/{id}'].get" in text
        assert "In 3.1.0 it was GET /fish, which is 'fish' now." in text
    Path(API_LOCK).write_text("damaged", encoding="utf-8")
    done = CliRunner().invoke(cli, ["generate", "--config", "sdk.yaml"])
    assert done.exit_code == 0
    assert "In 3.1.0" not in done.output
