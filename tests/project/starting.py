"""A project that ``init`` has started, on a machine that has everything it would install."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli.main import cli

ROOT = Path(__file__).parents[2]


def init(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(cli, ["init", *map(str, arguments)])


@dataclass(frozen=True)
class Project:
    """A project in a folder."""

    folder: Path

    def equip(self) -> None:
        """Give the project its environment; it sees the packages of this one, so nothing is installed."""
        environment = self.folder / ".venv"
        venv.create(environment, with_pip=False, symlinks=os.name != "nt")
        (packages,) = environment.glob("lib/python*/site-packages")
        paths = [str(ROOT), *site.getsitepackages()]
        (packages / "all.pth").write_text("\n".join(paths) + "\n", encoding="utf-8")
        (environment / ".ready").touch()

    def make(self, target: str, *options: str) -> subprocess.CompletedProcess[str]:
        """Run a target."""
        command = ["make", "--no-print-directory", target, f"PYTHON={sys.executable}", *options]
        ours = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
        return subprocess.run(
            command, cwd=self.folder, env=ours, capture_output=True, text=True, check=False
        )

    def commit(self) -> None:
        """Put everything under version control."""
        who = ("-c", "user.name=owner", "-c", "user.email=owner@example.com")
        for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "x")):
            subprocess.run(["git", *who, *command], cwd=self.folder, check=True)
