"""What the package index shows of the distribution, and what its wheel contains, is whole."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from packaging.metadata import Metadata

from tests.guides.blocks import PACKAGE
from tests.guides.second import NAME, written

_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\(([^()\s]+)\)")


@pytest.fixture(scope="module", params=["the first", "the second"])
def wheel(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of AI Hub, and of a document whose owner configured nothing."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    if request.param == "the first":
        shutil.copytree(PACKAGE, source, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    else:
        written(source)
    build = "import hatchling.build as b, sys; b.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=source, check=True)
    (made,) = folder.glob("*.whl")
    return made


def test_metadata_are_valid_and_links_of_the_page_lead_somewhere(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (place,) = [name for name in names if name.endswith(".dist-info/METADATA")]
        found = Metadata.from_email(archive.read(place), validate=True)
    assert found.description_content_type == "text/markdown"
    assert found.description
    headings = {
        re.sub(r"[^\w -]", "", line.strip("# ").lower()).replace(" ", "-")
        for line in found.description.splitlines()
        if line.startswith("#")
    }
    for link in _LINK.findall(found.description):  # a relative one is dead on a package index
        assert link.startswith("https://") or link.removeprefix("#") in headings, link
    for named in re.findall(r"`(\w+/[A-Z]+\.md)`", found.description):
        assert named in names


def test_ai_hub_says_who_made_it_and_where_more_is(wheel: Path) -> None:
    if wheel.name.startswith(NAME):
        return
    with zipfile.ZipFile(wheel) as archive:
        (place,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        found = Metadata.from_email(archive.read(place), validate=True)
        assert {"aihub/CHANGELOG.md", "aihub/MIGRATING.md"} <= set(archive.namelist())
    assert found.author == "Instabase"
    assert {"Documentation", "Homepage", "Support"} <= set(found.project_urls or ())
