"""Which version comes next, and what texts mean as one."""

from __future__ import annotations

import pytest
from packaging.version import Version

from generator.compat.versions import LEVELS, Level, next_version, read_version, suffices

# A version, and what follows it: breaking, dangerous or additive, docs, nothing.
NEXT = [
    ("1.4.2", "2.0.0", "1.5.0", "1.4.3", "1.4.2"),
    ("0.4.2", "0.5.0", "0.4.3", "0.4.3", "0.4.2"),
    ("0.0.1", "0.1.0", "0.0.2", "0.0.2", "0.0.1"),
    ("2.0.0b1", "2.0.0b2", "2.0.0b2", "2.0.0b2", "2.0.0b1"),
    ("1.5.0rc2", "2.0.0rc1", "1.5.0rc3", "1.5.0rc3", "1.5.0rc2"),
    ("1.4.3a1", "2.0.0a1", "1.5.0a1", "1.4.3a2", "1.4.3a1"),
    ("0.5.0a1", "0.5.0a2", "0.5.0a2", "0.5.0a2", "0.5.0a1"),
    ("0.5.1a1", "0.6.0a1", "0.5.1a2", "0.5.1a2", "0.5.1a1"),
    ("1.0.0.dev3", "1.0.0.dev4", "1.0.0.dev4", "1.0.0.dev4", "1.0.0.dev3"),
    ("1.1.0.dev3", "2.0.0.dev1", "1.1.0.dev4", "1.1.0.dev4", "1.1.0.dev3"),
    ("2.0.0b2.dev1", "2.0.0b2", "2.0.0b2", "2.0.0b2", "2.0.0b2.dev1"),
    ("1.0.0.post1", "2.0.0", "1.1.0", "1.0.1", "1.0.0.post1"),
    ("1.0.0+acme.3", "2.0.0", "1.1.0", "1.0.1", "1.0.0+acme.3"),
    ("1.2", "2.0.0", "1.3.0", "1.2.1", "1.2"),
    ("1.2.3.4", "2.0.0", "1.3.0", "1.2.4", "1.2.3.4"),
    ("1!2.3.4", "1!3.0.0", "1!2.4.0", "1!2.3.5", "1!2.3.4"),
]


@pytest.mark.parametrize(
    ("now", "level", "then"),
    [
        (now, level, then)
        for now, major, minor, patch, none in NEXT
        for level, then in zip(reversed(Level), (major, minor, patch, none), strict=True)
    ],
)
def test_next_version(now: str, level: Level, then: str) -> None:
    assert next_version(now, level) == then
    assert suffices(then, now, level)
    if level is not Level.NONE:
        assert Version(then) > Version(now)
        assert not suffices(now, now, level)


@pytest.mark.parametrize(
    ("version", "now", "level", "enough"),
    [
        ("1.5.0", "1.4.0", Level.MAJOR, False),
        ("2.0.0", "1.4.0", Level.MAJOR, True),
        ("2.0.0rc1", "1.4.0", Level.MAJOR, True),  # announces enough
        ("3.1.4", "1.4.0", Level.PATCH, True),
        ("1.3.0", "1.4.0", Level.PATCH, False),
        ("2.0.0", "2.0.0b1", Level.MAJOR, True),  # leaves the pre-releases
        ("2.0.0b1", "2.0.0b1", Level.PATCH, False),
        ("2.0.0a9", "2.0.0b1", Level.PATCH, False),
        ("1.4.0", "1.4.0", Level.NONE, True),
        ("1.3.0", "1.4.0", Level.NONE, False),
        ("0.5.0", "0.4.2", Level.MAJOR, True),
        ("0.4.9", "0.4.2", Level.MAJOR, False),
        ("2.0.0", "1!1.0.0", Level.PATCH, False),
        ("1.4.1+acme.1", "1.4.0", Level.PATCH, True),
    ],
)
def test_suffices(version: str, now: str, level: Level, *, enough: bool) -> None:
    assert suffices(version, now, level) is enough


def test_every_verdict_has_a_level() -> None:
    assert sorted(LEVELS.items()) == [
        ("additive", Level.MINOR),
        ("breaking", Level.MAJOR),
        ("dangerous", Level.MINOR),
        ("docs", Level.PATCH),
    ]


def test_text_that_is_no_version() -> None:
    with pytest.raises(ValueError, match="'one' is not a version"):
        next_version("one", Level.PATCH)


@pytest.mark.parametrize(
    ("text", "version", "certain"),
    [
        ("1.2.3", "1.2.3", True),
        ("v2", "2.0.0", True),
        ("1.0.0-rc.1", "1.0.0rc1", True),
        ("1.0-alpha", "1.0.0a0", True),
        ("2.0.0+build.5", "2.0.0", True),
        ("1.2.3.4", "1.2.3.4", True),
        ("v2.0-beta 3", "2.0.0b3", False),
        ("2.0 (beta)", "2.0.0b0", False),
        ("1.0.0-beta.2.1", "1.0.0b2", False),
        ("Version 3", "3.0.0", False),
        ("2024-10-01", "2024.10.1", False),
        ("2021-10-01-preview", "2021.10.1rc0", False),
        ("1.0.0-SNAPSHOT", "1.0.0.dev0", False),
        ("1.0.0-oas3", "1.0.0", False),
        ("latest", "0.1.0", False),
        ("", "0.1.0", False),
        ("1" * 5000, "0.1.0", False),
        ("1.0; rm -rf", "1.0.0", False),
    ],
)
def test_read_version(text: str, version: str, *, certain: bool) -> None:
    found = read_version(text)
    assert (found.version, found.certain) == (version, certain)
