"""The pages that go with the SDK: their code parses, and what they name exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

SPECS = Path(__file__).parents[2] / "specs" / "aihub"
PAGES = ("README.md", "MIGRATING.md", "CHANGELOG.md")


def page(name: str) -> str:
    return (SPECS / "docs" / name).read_text(encoding="utf-8")


def config() -> dict[str, Any]:
    document = yaml.safe_load((SPECS / "sdk.yaml").read_text(encoding="utf-8"))
    assert isinstance(document, dict)
    return document


def methods() -> set[str]:
    """Every call that the SDK has, as ``client.batches.create``: its README lists them."""
    generated = SPECS.parents[1] / "generated" / "python" / "README.md"
    return set(re.findall(r"^\| `([\w.]+)\(", generated.read_text(encoding="utf-8"), re.MULTILINE))


def code(name: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", page(name), re.DOTALL)


@pytest.mark.parametrize("name", PAGES)
def test_every_python_block_parses(name: str) -> None:
    for block in code(name):
        ast.parse(block)


def test_the_readme_has_code_to_check() -> None:
    assert len(code("README.md")) > 10


@pytest.mark.parametrize("name", PAGES)
def test_every_call_exists(name: str) -> None:
    named = set(re.findall(r"\bclient(?:\.[a-z_]+){2,}(?=\()", page(name)))
    assert named <= methods()


#: The arguments that every client has, in the order of its constructor.
OPTIONS = (
    "timeout",
    "deadline",
    "max_retries",
    "max_response_bytes",
    "strict",
    "default_headers",
    "default_query",
    "middleware",
    "http_client",
    "trust_env",
)


def test_the_parameter_table_lists_the_constructor_in_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+\| [^|]+\|([^|]*)\|", page("README.md"), re.MULTILINE)
    arguments = config()["client"]["arguments"]
    expected = [(item["name"], item.get("env", "")) for item in arguments]
    assert [(name, env.strip(" `")) for name, env in rows[: len(expected)]] == expected
    assert [name for name, _ in rows[len(expected) :]] == list(OPTIONS)


def test_the_defaults_in_the_parameter_table_are_those_of_the_config() -> None:
    client = config()["client"]
    table = dict(re.findall(r"^\| `(\w+)` \| [^|]+\| ([^|]+) \|", page("README.md"), re.MULTILINE))
    assert table["timeout"] == f"`{client['timeout']}`"
    assert table["max_retries"] == f"`{client['max_retries']}`"


def test_the_guide_lists_every_alias_of_an_exception() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `(\w+)` \|$", page("MIGRATING.md"), re.MULTILINE))
    assert rows == config()["compat"]["exceptions"]


def test_the_changelog_starts_with_the_version_of_the_package() -> None:
    found = re.search(r"^## \[([^]]+)\]", page("CHANGELOG.md"), re.MULTILINE)
    assert found is not None
    assert found[1] == config()["package"]["version"]


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_the_pages_or_to_the_web(name: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", page(name)):
        if target.startswith("#"):  # a heading of the page
            words = re.findall(r"^#+ (.+)$", page(name), re.MULTILINE)
            assert target[1:] in [re.sub(r"\W+", "-", word.lower()) for word in words], target
        else:
            assert target.startswith("https://") or target in PAGES, target
