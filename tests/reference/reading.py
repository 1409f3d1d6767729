"""How ``sdk.yaml`` is read, as data: recorded while a file with every key is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.config.load import load_configuration
from generator.config.section import Section
from generator.config.shapes import ANY, MAPPED, Part, Schema
from generator.diagnostics import Sink
from generator.document.source import load_file
from generator.ir.types import JsonValue
from generator.targets.registry import TARGETS
from tests.reference.comments import comments, docstring

EVERY_KEY = Path(__file__).parent / "every_key.yaml"


@dataclass
class Level:
    """All sections of one kind, read alike: what they may hold together."""

    kind: str
    keys: dict[str, Schema] = field(default_factory=dict)
    open: tuple[str, Schema] | None = None
    rules: list[Schema] = field(default_factory=list)
    about: tuple[type, ...] = ()
    below: dict[str, Level] = field(default_factory=dict)  # "*" is any key of the user's
    examples: dict[str, JsonValue] = field(default_factory=dict)

    def add(self, section: Section, kinds: dict[str, Level]) -> None:
        """What ``section`` tells of its level, and those below it of theirs."""
        for key, shape in section.asked.items() if section.about or section.open is None else ():
            if self.keys.get(key, ANY) == ANY:
                self.keys[key] = shape
            if key in section.node:
                self.examples.setdefault(key, section.plain(key))
        self.open = section.open or self.open
        self.rules += [rule for rule in section.rules if rule not in self.rules]
        self.about = section.about or self.about
        for key, child in section.below:
            place = key if key in self.keys else "*"
            known = kinds.setdefault(child.kind, Level(child.kind)) if child.kind else None
            level = self.below.setdefault(place, known or Level(""))
            level.add(child, kinds)


def read_every_key() -> tuple[Level, dict[str, Level]]:
    """The level of the whole file, and those that occur at several places, by kind."""
    sink = Sink()
    found = load_configuration(load_file(EVERY_KEY), Path(), sink, TARGETS)
    assert not list(sink)
    assert found.read is not None
    kinds: dict[str, Level] = {}
    top = Level("")
    top.add(found.read, kinds)
    return top, kinds


def meanings(level: Level) -> dict[str, str]:
    """What each key of a level means, as the classes say that hold what was read."""
    said = [comments(one) for one in level.about]
    found: dict[str, str] = {}
    for key in level.keys:
        below = level.below.get(key)
        while below is not None and not below.about and below.below:
            below = below.below["*"]
        own = docstring(below.about[0], key) if below is not None and below.about else ""
        texts = [text for one in said if (text := one.get(key, ""))]
        found[key] = next(iter(texts), own)
        assert found[key], f"no comment says what {key!r} means, see {level.about}"
    return found


def schema_of(level: Level) -> dict[str, Part]:
    """The JSON Schema of a level, without those that have a name of their own."""
    found: dict[str, Part] = {"type": ("object", "null")}
    if level.keys:
        found["properties"] = {
            key: {"description": said, **value} for key, (value, said) in _properties(level).items()
        }
    if level.open is not None:
        names, shape = level.open
        value = _with_level(shape, level.below.get("*"))
        found |= {"patternProperties": {names: value}} if names else {"additionalProperties": value}
    found.setdefault("additionalProperties", False)
    if level.rules:
        found["allOf"] = tuple(level.rules)
    return found


def _properties(level: Level) -> dict[str, tuple[Schema, str]]:
    """Each key with its schema, and with what it means."""
    meant = meanings(level)
    return {
        key: (_with_level(shape, level.below.get(key)), meant[key])
        for key, shape in level.keys.items()
    }


def _with_level(shape: Schema, level: Level | None) -> Schema:
    """``shape`` with what its mappings hold."""
    if level is None:
        return shape
    if "items" in shape:
        items = shape["items"]
        assert isinstance(items, Mapping)
        return {**shape, "items": _with_level(items, level)}
    if level.kind:
        reference: Schema = {"$ref": f"#/definitions/{level.kind}"}
        return reference if shape == MAPPED else {"if": MAPPED, "then": reference, "else": shape}
    held = {key: value for key, value in schema_of(level).items() if key != "type"}
    return {**shape, **held}


def whole_schema() -> dict[str, Part]:
    """The JSON Schema of ``sdk.yaml``."""
    top, kinds = read_every_key()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "sdk.yaml",
        **schema_of(top),
        "definitions": {kind: schema_of(level) for kind, level in kinds.items()},
    }


def levels(top: Level, kinds: Mapping[str, Level]) -> Iterator[tuple[str, Level]]:
    """Every level with its path, those that occur at several places once."""
    seen: set[int] = set()

    def walk(level: Level, path: str) -> Iterator[tuple[str, Level]]:
        if id(level) in seen:
            return
        seen.add(id(level))
        yield path, level
        for key, child in level.below.items():
            step = "<name>" if key == "*" else key
            listed = "[]" if key != "*" and "items" in level.keys[key] else ""
            yield from walk(child, f"{path}.{step}{listed}" if path else f"{step}{listed}")

    yield from walk(top, "")
