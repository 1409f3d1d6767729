"""The command ``adopt``: which file is what, what is written, and packages that are not as they should be."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli.main import cli
from tests.adopt.packages import write_package

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1.0"}
paths:
  /pets: {get: {operationId: listPets, responses: {"200": {description: Pets.}}}}
"""
CONFIGURATION = "organization: {name: pets}\nresources: {pets: {methods: {list: get /pets}}}\n"
RESOURCE = """\
class PetsResource(SyncAPIResource):
    def list(self) -> object:
        return self._get("/pets")
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document and a configuration, which is the current one."""
    (tmp_path / "openapi.yaml").write_text(DOCUMENT)
    (tmp_path / "stainless.yml").write_text(CONFIGURATION)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["adopt", *arguments])


@pytest.mark.parametrize(
    "arguments",
    [
        ("stainless.yml", "openapi.yaml", "out"),
        ("openapi.yaml", "stainless.yml", "out"),
        ("out", "openapi.yaml", "stainless.yml"),
    ],
)
def test_files_are_known_by_what_they_hold(folder: Path, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 0
    written = yaml.safe_load((folder / "out" / "sdk.yaml").read_text())
    assert written["spec"] == "../openapi.yaml"
    assert written["resources"]["pets"]["methods"] == {"list": "listPets"}
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["sdk.yaml"]


def test_without_a_folder_files_go_beside_the_document(folder: Path) -> None:
    assert run("stainless.yml", "openapi.yaml").exit_code == 0
    assert yaml.safe_load((folder / "sdk.yaml").read_text())["spec"] == "openapi.yaml"


def test_nothing_is_overwritten_and_nothing_half_written(folder: Path) -> None:
    (folder / "overlay.yaml").write_text("mine")
    (folder / "stainless.yml").write_text(f"{CONFIGURATION}security: [{{}}]\n")
    result = run("stainless.yml", "openapi.yaml")
    assert result.exit_code == 1
    assert "A007" in result.output
    assert not (folder / "sdk.yaml").exists()
    assert (folder / "overlay.yaml").read_text() == "mine"
    assert run("stainless.yml", "openapi.yaml", "--force").exit_code == 0
    assert (folder / "overlay.yaml").read_text() != "mine"


def test_a_document_with_faults_is_not_adopted(folder: Path) -> None:
    (folder / "openapi.yaml").write_text(DOCUMENT.replace("paths:", "paths: 7\nx:"))
    assert run("stainless.yml", "openapi.yaml").exit_code == 1
    assert not (folder / "sdk.yaml").exists()


@pytest.mark.parametrize("form", ["folder", "sdist", "wheel"])
def test_packages_are_read_in_each_form_and_never_run(folder: Path, form: str) -> None:
    trap = f"open({str(folder / 'ran')!r}, 'w')\n"
    files = {"resources/pets.py": trap + RESOURCE, "__init__.py": trap, "LICENSE": "Text."}
    path = write_package(folder, files, packed=form == "sdist")
    if form == "wheel":
        root, path = path, folder / "pets.whl"
        with zipfile.ZipFile(path, "w") as archive:
            for file in sorted((root / "src").rglob("*.py")):
                archive.write(file, file.relative_to(root / "src"))
            archive.write(root / "PKG-INFO", "pets_sdk.dist-info/METADATA")
            archive.write(root / "LICENSE", "pets_sdk.dist-info/LICENSE")
    result = run("openapi.yaml", "out", "--package", str(path))
    assert result.exit_code == 0, result.output
    written = yaml.safe_load((folder / "out" / "sdk.yaml").read_text())
    assert written["resources"]["pets"]["methods"] == {"list": "listPets"}
    assert written["package"]["version"] == "1.2.0"
    assert (folder / "out" / "LICENSE").read_text() == "Text."
    assert not (folder / "ran").exists()


def _archive(path: Path, members: dict[str, bytes], link: str = "") -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
        if link:
            info = tarfile.TarInfo("pets/_client.py")
            info.type, info.linkname = tarfile.SYMTYPE, link
            tar.addfile(info)
    return path


def test_what_is_no_such_package_is_one_clear_error(folder: Path) -> None:
    broken = folder / "broken.tar.gz"
    broken.write_bytes(b"\x1f\x8bno")
    secret = folder / "secret.py"
    secret.write_text("class Client(SyncAPIClient): ...")
    outside = _archive(folder / "a.tar.gz", {"pets/_base_client.py": b""}, link=str(secret))
    other = _archive(
        folder / "b.tar.gz", {"pets/_client.py": b"x = 1", "pets/_base_client.py": b""}
    )
    for path in (broken, outside, other, folder / "stainless.yml", folder):
        result = run("openapi.yaml", "out", "--package", str(path))
        assert result.exit_code == 1, path
        assert result.output.count("error[A001]") == 1, result.output
    assert not (folder / "out").exists()
