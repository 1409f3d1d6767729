"""Who is compared: this checkout, another one, bare HTTP libraries, and SDKs of other people."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

from measure import ROOT

#: name -> (kind, what pip installs)
PEERS = {"0.14.0": ("aihub", "instabase-aihub==0.14.0"), "openai": ("openai", "openai")}

#: Libraries that run with the interpreter of this program, where they are installed.
LIBRARIES = ("httpx", "httpx2", "http.client", "json")

_VERSIONS = """
import importlib.metadata as metadata, json
names = ("httpx", "httpx2", "pydantic", "instabase-aihub", "openai", "urllib3")
found = {}
for name in names:
    try:
        found[name] = metadata.version(name)
    except metadata.PackageNotFoundError:
        pass
print(json.dumps(found))
"""


@dataclasses.dataclass(frozen=True)
class Contender:
    """``kind`` is one of those of ``speed.sides``; ``path`` is the folder that holds its package."""

    name: str
    kind: str
    python: str
    path: Path | None = None
    versions: tuple[tuple[str, str], ...] = ()


def here(against: Path | None) -> list[Contender]:
    """Ours, that of another checkout as ``before``, and the libraries that are installed."""
    python = sys.executable
    versions = _versions(python)
    found = [Contender("ours", "aihub", python, _sdk(ROOT), tuple(versions.items()))]
    if against is not None:
        found.append(Contender("before", "aihub", python, _sdk(against.resolve())))
    there = [name for name in LIBRARIES if name in versions or name in ("http.client", "json")]
    return [*found, *(Contender(name, name, python) for name in there)]


def _sdk(checkout: Path) -> Path:
    """The folder that holds the package ``aihub``."""
    for folder in (checkout / "generated" / "python", checkout):
        if (folder / "aihub" / "__init__.py").is_file():
            return folder
    raise SystemExit(f"{checkout} holds no generated/python/aihub.")


def _versions(python: str) -> dict[str, str]:
    done = subprocess.run([python, "-c", _VERSIONS], capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def peers() -> tuple[list[Contender], list[str]]:
    """The SDKs of other people, each in a virtual environment; and why one is left out.

    The environments are made where there are none, and stay below the user's cache.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = cache / "openapi-sdk-generator-bench" / f"runtime-{sys.implementation.cache_tag}"
    found, notes = [], []
    for name, (kind, requirement) in PEERS.items():
        folder = home / name
        python = folder / "bin" / "python"
        done = folder / "installed"
        try:
            if not done.is_file():
                subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
                pip = [str(python), "-m", "pip", "install", "-qq", requirement]
                subprocess.run(pip, check=True)
                done.touch()
        except (OSError, subprocess.CalledProcessError) as error:
            notes.append(f"{name} was left out: {error}")
            continue
        versions = tuple(_versions(str(python)).items())
        found.append(Contender(name, kind, str(python), None, versions))
    return found, notes
