"""The command ``schema``: what editors need to check and complete ``sdk.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

#: Made from the code that reads the settings: ``make reference``.
SCHEMA: Final = Path(__file__).parent.parent / "config" / "sdk.schema.json"


@click.command()
def schema() -> None:
    """Print the JSON Schema of sdk.yaml, with which editors check and complete it.

    Save it, and name it in the first line of sdk.yaml, as in
    "# yaml-language-server: $schema=sdk.schema.json".
    """
    click.echo(SCHEMA.read_text(encoding="utf-8"), nl=False)
