"""The prose of emitted code. What is returned here is raw: the template quotes it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.ir.model import Operation
from generator.ir.types import Doc, ObjectDecl, Property
from generator.names.units import unit_note
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.writing.instants import NOTE, instant_unit

_WIDTH = 88
_UNEVEN = re.compile(r"^ | $|  |[\t\n\x0b\x0c\r]")  # what folding has to even out
_LIST = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s")


@dataclass(frozen=True, slots=True)
class DocView:
    """A docstring: its raw text, and whether the closing quotes need a line of their own."""

    text: str
    multi: bool


def doc_view(text: str) -> DocView:
    """A docstring with ``text``."""
    clean = text.strip()
    return DocView(clean, "\n" in clean or len(clean) > _WIDTH)


def wrap(text: str, indent: str = "") -> str:
    """Fold the paragraphs of a Markdown text; lists, tables and code stay as they are."""
    lines = text.strip().splitlines()
    if len(lines) == 1 and len(indent) + len(lines[0]) <= _WIDTH and not _UNEVEN.search(lines[0]):
        return indent + lines[0]
    out: list[str] = []
    paragraph: list[str] = []
    fenced = False

    def flush() -> None:
        if paragraph:
            joined = " ".join(paragraph)
            hang = "  " if _LIST.match(joined) else ""
            out.append(_fold(joined, indent, indent + hang))
            paragraph.clear()

    for line in lines:
        bare = line.strip()
        if bare.startswith("```"):
            fenced = not fenced
        if fenced or bare.startswith(("```", "|", "#", ">")) or line.startswith(("    ", "\t")):
            flush()
            out.append(f"{indent}{line.rstrip()}")
        elif not bare:
            flush()
            if out and out[-1]:
                out.append("")
        else:
            if _LIST.match(line):
                flush()
            paragraph.append(bare)
    flush()
    return "\n".join(out)


def prose(doc: Doc) -> str:
    """Summary and description of a node as one text."""
    summary, description = doc.summary.strip(), doc.description.strip()
    if summary and description and not description.startswith(summary):
        return f"{wrap(_sentence(summary))}\n\n{wrap(description)}"
    return wrap(description or _sentence(summary) or doc.title.strip())


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?:" else f"{text}."


def argument_lines(arguments: Iterable[Argument]) -> list[str]:
    """The entries of an ``Args:`` section."""
    lines = []
    for argument in arguments:
        notes = [argument.doc.brief]
        notes.append(_unit(argument.name, argument.doc, argument.doc.brief))
        if instant_unit(argument.wire, argument.doc, argument.type):
            notes.append(NOTE)
        if argument.client:
            notes.append("Defaults to the value set on the client. Pass None to omit it.")
        elif argument.nullable and not argument.required:
            notes.append("Pass None to send null.")
        if argument.api_default and not argument.has_default:
            notes.append(f"If omitted, the API uses {argument.api_default}.")
        if argument.deprecated:
            notes.append("Deprecated.")
        text = " ".join(_sentence(note) for note in notes if note)
        if text:  # a line that only repeats the name tells nothing
            lines.append(entry(argument.name, text))
    return lines


def _unit(name: str, doc: Doc, shown: str) -> str:
    note = unit_note(name, doc, shown)
    return f"{note[:1].upper()}{note[1:]}." if note else ""


def entry(name: str, text: str) -> str:
    """One entry of a section, folded."""
    return _fold(f"{name}: {text}", "    ", " " * 8)


def _fold(text: str, first: str, rest: str) -> str:
    """One paragraph, its first line and those after it indented."""
    if _UNEVEN.search(text) or not text:
        return textwrap.fill(
            text,
            _WIDTH,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
    lines = []
    indent = first
    while len(indent) + len(text) > _WIDTH:
        end = text.rfind(" ", 0, _WIDTH - len(indent) + 1)
        if end < 0:
            end = text.find(" ")  # a long word has a line of its own
        if end < 0:
            break
        lines.append(indent + text[:end])
        text = text[end + 1 :]
        indent = rest
    return "\n".join([*lines, indent + text])


def section(title: str, lines: Iterable[str]) -> str:
    """One Google-style section, "" when it has no lines."""
    body = "\n".join(lines)
    return f"{title}:\n{body}" if body else ""


_CALL_OPTIONS: Final = entry(
    "**call_options",
    "Options of this call: `timeout`, `deadline`, `max_retries`, `max_response_bytes`, "
    "`extra_headers`, `extra_query`, `extra_body` and `send_credentials`.",
)


def operation_text(operation: Operation) -> str:
    """What the docstring of a method says of the operation that it is."""
    head = prose(operation.doc) or f"{operation.method} {operation.path}"
    if not operation.deprecated:
        return head
    return f"{head}\n\nDeprecated: a future version of the API may remove this operation."


def method_text(
    head: str, arguments: Iterable[Argument], returns: str, raises: Iterable[tuple[str, str]]
) -> str:
    """The docstring of a method, without its example; ``head`` says what the method does."""
    errors = [entry(name, text) for name, text in raises]
    sections = [
        head,
        section("Args", [*argument_lines(arguments), _CALL_OPTIONS]),
        section("Returns", [textwrap.indent(wrap(returns), "    ")] if returns else []),
        section("Raises", errors),
    ]
    return "\n\n".join(part for part in sections if part)


def with_example(text: str, example: str) -> str:
    """The docstring ``text`` of a method with runnable code behind it."""
    return f"{text}\n\n{section('Example', [textwrap.indent(example, '    ')])}"


def class_text(decl: ObjectDecl, fallback: str) -> str:
    """The docstring of a model."""
    return prose(decl.doc) or fallback


def property_text(prop: Property) -> str:
    """The docstring below a field."""
    notes = [prose(prop.doc)]
    notes.append(_unit(prop.name, prop.doc, notes[0]))
    if prop.has_default and isinstance(prop.default, str | int | float | bool):
        notes.append(f"If omitted, the API uses {prop.default!r}.")
    if prop.deprecated:
        notes.append("Deprecated.")
    return "\n\n".join(note for note in notes if note)
