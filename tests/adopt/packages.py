"""Small packages in the form in which Stainless publishes them, written for the tests."""

from __future__ import annotations

import tarfile
from collections.abc import Mapping
from pathlib import Path

#: Files that a package has unless a case writes its own.
COMMON: Mapping[str, str] = {
    "_base_client.py": "",
    "_constants.py": """\
import httpx

DEFAULT_TIMEOUT = httpx.Timeout(timeout=5 * 60, connect=5.0)
DEFAULT_MAX_RETRIES = 4
""",
    "_client.py": """\
import os

from ._base_client import SyncAPIClient
from .resources import pets


class Pets(SyncAPIClient):
    pets: pets.PetsResource

    def __init__(self, *, api_key=None, base_url=None, timeout=None, _strict=False) -> None:
        if api_key is None:
            api_key = os.environ.get("PETS_API_KEY")
        if base_url is None:
            base_url = os.environ.get("PETS_BASE_URL")

    @property
    def auth_headers(self):
        api_key = self.api_key
        return {"Authorization": f"Bearer {api_key}"}
""",
    "resources/__init__.py": "",
    "types/__init__.py": "",
}

INFO = """\
Metadata-Version: 2.4
Name: pets-sdk
Version: 1.2.0
Summary: The library for pets
License-Expression: MIT
"""


def write_package(folder: Path, files: Mapping[str, str], *, packed: bool = False) -> Path:
    """A package in ``folder``, as a folder or as a source distribution."""
    root = folder / "pets_sdk-1.2.0"
    source = root / "src" / "pets"
    for name, text in {**COMMON, **files}.items():
        path = root / name if name.endswith((".md", "LICENSE")) else source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / "PKG-INFO").write_text(INFO)
    if not packed:
        return root
    archive = folder / "pets_sdk-1.2.0.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(root, root.name)
    return archive
