"""The sources: every code has its page, and every message, hint and help text is a sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import click
import pytest

from generator.cli.main import cli
from generator.diagnostics.catalogue import ROOMS, known_codes
from tests.messages.sentences import faults_of
from tests.messages.sources import arguments, modules, texts

_CODE = re.compile(r"[A-Z]\d{3}")


def codes() -> Iterator[tuple[str, ast.expr]]:
    """Every expression that is handed over as a code, with its place."""
    for module in modules().values():
        for node in ast.walk(module.tree):
            for name, argument in arguments(module, node):
                if name == "code":
                    yield f"{module.name}:{argument.lineno}", argument


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    used = {
        node.value
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        if isinstance(node.value, str) and _CODE.fullmatch(node.value)
    }
    assert used == set(known_codes())


def test_no_code_is_put_together() -> None:
    """A code is written out, so that it can be found; else it is passed on from where it is."""
    found = list(codes())
    assert len(found) > 100
    for place, code in found:
        written = isinstance(code, ast.Constant) or getattr(code, "attr", "") == "code"
        passed = isinstance(code, ast.Name) and code.id == "code"
        assert written or passed, f"{place}: {ast.unparse(code)}"


def test_every_letter_has_its_room() -> None:
    assert {code[0] for code in known_codes()} == set(ROOMS)


def test_every_text_is_a_sentence() -> None:
    found = list(texts())
    assert len(found) > 400
    assert {text.role for text in found} == {"message", "hint", "problem"}
    faults = [
        f"{text.place}: {fault}: {text.text!r}"
        for text in found
        for fault in faults_of(text.text, text.role)
    ]
    assert not faults, "\n".join(faults)


CONTEXT = click.Context(cli)


@pytest.mark.parametrize("name", cli.list_commands(CONTEXT))
def test_help_is_made_of_sentences(name: str) -> None:
    command = cli.get_command(CONTEXT, name)
    assert command is not None
    for text in (command.help or "").split("\n\n"):
        assert not list(faults_of(" ".join(text.split()), "help")), text
    for option in command.params:
        if isinstance(option, click.Option):
            assert not list(faults_of(option.help or "", "help")), (option.name, option.help)


@pytest.mark.parametrize(
    ("text", "role", "fault"),
    [
        ("the document has no operation 'a'.", "message", "begins"),
        ("The document has no operation 'a'", "message", "ends"),
        ("The document has no operation: X", "message", "ends"),
        ("x-sdk-name must be text.", "message", "begins"),
        ("X is no status.", "message", "'is no'"),
        ("Write null to wait for ever.", "hint", "'for ever'"),
        ("It knows a, b.", "hint", "imperative"),
        ("See operationId in the document", "hint", "ends"),
        ("Must be text", "problem", "begins"),
        ("must be text.", "problem", "ends"),
        ("", "message", "empty"),
    ],
)
def test_what_is_not_a_sentence_is_found(text: str, role: str, fault: str) -> None:
    assert any(fault in found for found in faults_of(text, role))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("'a' is missing.", "message"),
        ("/pets is skipped.", "message"),
        ("`package.name` must not be empty.", "message"),
        ("X is no longer generated.", "message"),
        ("Did you mean 'a'?", "hint"),
        ("Add a name.", "hint"),
        ("", "hint"),
        ("must not be empty", "problem"),
    ],
)
def test_what_is_a_sentence_is_not_found(text: str, role: str) -> None:
    assert list(faults_of(text, role)) == []
