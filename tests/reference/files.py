"""The files of the reference, as they have to be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from generator.cli.schema import SCHEMA
from generator.config.shapes import Part
from tests.reference.page import page
from tests.reference.reading import whole_schema


def made() -> dict[Path, str]:
    """The content of each file."""
    schema = json.dumps(plain(whole_schema()), indent=1) + "\n"
    return {SCHEMA: schema, SCHEMA.with_name("SETTINGS.md"): page()}


def plain(value: Part) -> object:
    """``value`` as the json module takes it."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, tuple) else value
