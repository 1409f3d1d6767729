"""Kinds of changes of methods."""

from __future__ import annotations

from typing import Final

from generator.compat.change import Kind, Verdict
from generator.compat.sdk.kinds.rows import kind

#: What can become of a method.
METHODS: Final[tuple[Kind, ...]] = (
    kind(
        "method-added",
        "method-removed",
        Verdict.ADDITIVE,
        "A method is new.",
        "{what} is new.",
    ),
    kind(
        "method-removed",
        "method-added",
        Verdict.BREAKING,
        "A method is gone.",
        "{what} is gone.",
        "Remove its calls, or keep the operation in the definition until users have moved on.",
    ),
    kind(
        "method-renamed",
        "",
        Verdict.BREAKING,
        "A method has another name.",
        "{before} is now called {after}.",
        "Declare the old name with `renamed:` in sdk.yaml, so that it goes on working.",
    ),
    kind(
        "method-renamed-kept",
        "",
        Verdict.ADDITIVE,
        "A method has another name, and the old one still works.",
        "{before} is now called {after}; the old name still works and is deprecated.",
    ),
    kind(
        "method-deprecated",
        "method-restored",
        Verdict.ADDITIVE,
        "A method is deprecated.",
        "{what} is deprecated.",
        "Say in its description what to use instead.",
    ),
    kind(
        "method-restored",
        "method-deprecated",
        Verdict.ADDITIVE,
        "A method is no longer deprecated.",
        "{what} is no longer deprecated.",
    ),
    kind(
        "result-widened",
        "result-narrowed",
        Verdict.BREAKING,
        "A method can return more than before.",
        "{what} returns {after}, where it returned {before}.",
        "Handle the values that are new.",
    ),
    kind(
        "result-narrowed",
        "result-widened",
        Verdict.ADDITIVE,
        "A method returns less than before.",
        "{what} returns {after}, where it returned {before}.",
    ),
    kind(
        "result-changed",
        "",
        Verdict.BREAKING,
        "A method returns another type.",
        "{what} returns {after}, where it returned {before}.",
        "Change code that uses what it returns.",
    ),
    kind(
        "iteration-added",
        "iteration-removed",
        Verdict.ADDITIVE,
        "A list goes on over further pages.",
        "A loop over {what} fetches further pages.",
    ),
    kind(
        "iteration-removed",
        "iteration-added",
        Verdict.BREAKING,
        "A list no longer goes on over further pages.",
        "A loop over {what} no longer fetches further pages.",
        "State how the list goes on with `x-sdk-paging`.",
    ),
    kind(
        "await-changed",
        "",
        Verdict.BREAKING,
        "A method of the asynchronous client is awaited, or no longer.",
        "{what} of the asynchronous client is used as {after}, where it was {before}.",
        "Change code that awaits it.",
    ),
    kind(
        "options-changed",
        "",
        Verdict.DANGEROUS,
        "A method takes other options.",
        "The options of {what} are {after}, where they were {before}.",
        "Check calls that pass options.",
    ),
)
