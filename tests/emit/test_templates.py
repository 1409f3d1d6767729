from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from template_lint import lint

from generator.emit.templates import template_root

TEMPLATES = sorted(template_root().rglob("*.jinja"))


@pytest.mark.parametrize(
    "path", TEMPLATES, ids=[path.relative_to(template_root()).as_posix() for path in TEMPLATES]
)
def test_templates_hold_no_decisions(path: Path) -> None:
    assert lint(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "{% if v.kind == 'x' %}{% endif %}",
        "{% if v.a and v.b %}{% endif %}",
        "{% if v.items | indent %}{% endif %}",
        "{% if v.call() %}{% endif %}",
        "{{ v.name.upper() }}",
        "{{ v.a if v.b else v.c }}",
        "{% set x = v.a %}",
        "{{ v.items[0] }}",
        "{{ v.a ~ v.b }}",
        "{{ v.a + 1 }}",
        "{{ v.a | upper }}",
        "{% for x in v.items if x.flag %}{% endfor %}",
        "{% for x in [1, 2] %}{% endfor %}",
        "{% macro a() %}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ b() }}",
        "{% if v.x is defined %}{% endif %}",
        "{% for x in %}",
        "line\n" * 121,
    ],
)
def test_the_lint_sees_a_decision(source: str) -> None:
    assert len(lint(source)) >= 1


def test_the_lint_lets_plain_templates_pass() -> None:
    assert (
        lint(
            "{% from 'm.j2' import field %}{# why #}\n{% macro item(x) %}{{ x.name }}{% endmacro %}"
            "{% for x in v.items %}{% if not x.flag %}{{ x.text | docstring | indent(8) }}"
            "{% else %}{{ item(x) }}{{ field(x) }}{% endif %}{% if loop.last %}.{% endif %}{% endfor %}"
            "{% for key, value in v.pairs %}{{ key | py_str }}{% endfor %}"
        )
        == []
    )


def test_templates_are_found_in_a_checkout() -> None:
    assert (template_root() / "python" / "runtime" / "spec" / "operation.py").is_file()
    assert PurePosixPath(template_root().name) == PurePosixPath("templates")
