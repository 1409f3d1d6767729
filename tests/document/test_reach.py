"""References that lead out of the document's folder: nothing is read there without consent."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics.printers import as_json
from generator.document.fetch import Reach
from generator.pipeline import Request, Result, run

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
LINE = HEAD.count("\n") + 1

#: References, as the document writes them; ``<out>`` is a folder beside that of the document.
LEAD_OUT = (
    "../outside/secret.yaml",
    "./sub/../../outside/secret.yaml",
    "%2e%2e/outside/secret.yaml",
    "..%2Foutside%2Fsecret.yaml",
    "<out>/secret.yaml",
    "<out>/secret.yaml#/token",
    "file://<out>/secret.yaml",
    "file:<out>/secret.yaml",
    "file://localhost<out>/secret.yaml",
    "file:///proc/self/environ",
    "/etc/passwd",
    "/dev/zero",
    "../outside/broken.yaml",
    "../outside/missing.yaml",  # that it is not there is nobody's business either
    "../inside-not/secret.yaml",  # begins like the name of the document's folder
    "link.yaml",
    "folder/secret.yaml",
    "folder/../folder/broken.yaml",
    "//host/share/secret.yaml",
    "sub/inner.yaml",  # a file that is allowed, which leads out itself
)


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside / "sub", outside, tmp_path / "inside-not"):
        folder.mkdir(parents=True)
    for folder in (outside, tmp_path / "inside-not"):
        (folder / "secret.yaml").write_text("token: hunter2\ntype: string\ndescription: hunter2\n")
    (outside / "broken.yaml").write_text("root: hunter2: [\n")
    (inside / "link.yaml").symlink_to(outside / "secret.yaml")
    (inside / "folder").symlink_to(outside)
    (inside / "sub" / "inner.yaml").write_text("$ref: ../../outside/secret.yaml\n")
    return inside


def validated(inside: Path, reference: str, reach: Reach = Reach()) -> Result:
    text = (
        f"{HEAD}    A: {{$ref: '{reference.replace('<out>', str(inside.parent / 'outside'))}'}}\n"
    )
    (inside / "openapi.yaml").write_text(text)
    return run(Request(spec=str(inside / "openapi.yaml"), reach=reach), "validate")


@pytest.mark.parametrize("reference", LEAD_OUT)
def test_nothing_outside_is_read(inside: Path, reference: str) -> None:
    result = validated(inside, reference)
    refused = [d for d in result.sink if d.code == "R006"]
    assert len(refused) == 1
    assert refused[0].loc is not None
    source = result.files[refused[0].loc.uri]
    assert source.mark(refused[0].loc.pointer).line in {LINE, 1}
    assert Path(source.uri).resolve().is_relative_to(inside)
    assert "--allow-path" in refused[0].hint
    assert "hunter2" not in as_json(result.sink, result.files)
    assert all(Path(uri).resolve().is_relative_to(inside) for uri in result.files)


@pytest.mark.parametrize("reference", ["../outside/secret.yaml", "link.yaml", "sub/inner.yaml"])
def test_an_allowed_folder_is_read(inside: Path, reference: str) -> None:
    result = validated(inside, reference, Reach(folders=(inside.parent / "outside",)))
    assert "R006" not in {d.code for d in result.sink}
    assert result.document is not None
    assert any("secret" in uri or "link" in uri for uri in result.document.files)


def test_the_configuration_allows_folders(inside: Path) -> None:
    (inside / "sdk.yaml").write_text("spec: openapi.yaml\nallow_paths: [../outside]\n")
    text = f"{HEAD}    A: {{$ref: '../outside/secret.yaml'}}\n"
    (inside / "openapi.yaml").write_text(text)
    result = run(Request(config=inside / "sdk.yaml"), "validate")
    assert "R006" not in {d.code for d in result.sink}


def test_a_document_may_itself_be_reached_by_a_link(inside: Path) -> None:
    (inside / "sub" / "pet.yaml").write_text("type: string\n")
    validated(inside, "sub/pet.yaml")
    (inside.parent / "linked").symlink_to(inside)
    result = run(Request(spec=str(inside.parent / "linked" / "openapi.yaml")), "validate")
    assert "R006" not in {d.code for d in result.sink}
    assert result.document is not None
    assert len(result.document.files) > 1
