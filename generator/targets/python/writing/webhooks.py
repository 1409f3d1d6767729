"""Parsers for what the server sends on its own: webhooks, and callbacks of operations."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ir.model import Webhook
from generator.names.table import Wish, assign
from generator.names.words import snake, split_words
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.docstrings import DocView, doc_view, prose
from generator.targets.python.writing.imports import Imports


@dataclass(frozen=True, slots=True)
class ParserView:
    """One parser."""

    name: str
    result: str
    doc: DocView


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhooksView:
    """The module ``webhooks``."""

    header: str
    imports: tuple[str, ...]
    parsers: tuple[ParserView, ...]
    names: tuple[str, ...]


def webhooks_view(plan: SdkPlan) -> WebhooksView:
    """The view of the module."""
    imports = Imports()
    writer = Annotator(plan.models, imports, plan.floor, core="._core")
    wishes = [
        Wish(
            _key(name, hook),
            (snake(words), snake((*words, hook.operation.method.lower()))),
            1 if hook.operation.method == "POST" else 2,
        )
        for name, hook, _ in plan.payloads
        for words in [("parse", *split_words(name))]
    ]
    names = assign(wishes).names
    parsers = []
    for name, hook, media in plan.payloads:
        text = prose(hook.operation.doc) or f"Parse the payload of {name}."
        result = writer.wire(media.type) if media.type is not None else writer.any()
        parsers.append(ParserView(names[_key(name, hook)], result, doc_view(text)))
    imports.name("._core.webhooks", "Payload")
    imports.name("._core.webhooks", "parse")
    if any("models." in parser.result for parser in parsers):
        imports.name(".", "models")
    return WebhooksView(
        header=plan.header,
        imports=imports.lines(),
        parsers=tuple(parsers),
        names=tuple(sorted(p.name for p in parsers)),
    )


def _key(name: str, hook: Webhook) -> str:
    """What tells two requests of the server apart, whatever the order of the document."""
    return f"{name}\0{hook.operation.method}\0{hook.expression}"
