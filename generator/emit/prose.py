"""Prose of a document as Markdown: its paragraphs, lists, tables and code stay, nothing else does.

What comes in is somebody else's CommonMark, often with HTML in it. What goes out has no HTML, no
heading, no image, no directive, role or target, and no link but to the web; it nests in
whatever it is put into. The shape of the page never depends on the text.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from generator.emit.characters import HIDDEN, LINE_END, scalars, shown
from generator.emit.files import Data, json_bytes
from generator.emit.markdown import md_cell, md_code, md_escape

#: Languages that a highlighter surely knows; code in another one is shown plain.
LANGUAGES: Final = frozenset(
    {"bash", "css", "go", "html", "http", "ini", "java", "javascript", "json", "php", "python"}
    | {"ruby", "shell", "sql", "toml", "typescript", "xml", "yaml"}
)

_ALIASES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "curl": "bash",
        "js": "javascript",
        "py": "python",
        "sh": "bash",
        "ts": "typescript",
        "yml": "yaml",
    }
)
_FENCE = re.compile(r"^ *(`{3,}|~{3,}) *([\w+-]*)")
_ITEM = re.compile(r"^( *)([-*+]|\d{1,9}[.)]) +(.*)$")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ ]+(.*?)[ #]*$")
_RULE = re.compile(r"^ *(?:[-=] *){2,}$|^ *(?:[*_] *){3,}$")
_TABLE_RULE = re.compile(r"^\|?[ :|-]*-[ :|-]*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_MAX_INDENT = 12

# Boxes that documentation platforms draw, and HTML that means no more than a line end.
_BOX = re.compile(r"(?i)<(/?)(note|info|tip|warning|error|check|callout)\b[^<>]*>")
_BREAK = re.compile(r"(?i)<br */?>|</?(?:p|div|ul|ol|table|tr|thead|tbody|h[1-6])\b[^<>]*>")
_LIST_ITEM = re.compile(r"(?i)<li\b[^<>]*>")
_DROPPED = re.compile(r"(?i)</?(?:li|span|small|sub|sup|u|font|td|th|center|pre)\b[^<>]*>")
_STRONG = re.compile(r"(?i)<(b|strong)>([^<>]*)</\1>")
_EMPHASIS = re.compile(r"(?i)<(i|em)>([^<>]*)</\1>")
_CODE = re.compile(r"(?i)<(code|tt|kbd)>([^<>`]*)</\1>")
_ANCHOR = re.compile(r"""(?i)<a\s[^<>]{0,300}?href=["']([^"'<>]*)["'][^<>]*>([^<>]*)</a>""")

_INLINE = re.compile(
    r"(?<!`)(?P<ticks>`{1,9})(?!`)(?P<code>.{1,2000}?)(?<!`)(?P=ticks)(?!`)"
    r"|\[!\[(?P<image>[^\[\]]*)\]\([^()]*\)\]\((?P<leads>[^()\s]*)(?:\s+\"[^\"]*\")?\)"
    r"|!\[(?P<alt>[^\[\]]*)\]\([^()]*\)"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<url>[^()\s]*)(?:\s+\"[^\"]*\")?\)"
    r"|<(?P<auto>https?://[^<>\s]+)>"
    r"|\*\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*"
    r"|(?<![\w*])\*(?P<star>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<under>[^\s_](?:[^_]*[^\s_])?)_(?![\w_])"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
)
_SCRIPT_UNSAFE = re.compile(f"[<>&{HIDDEN}]")
_WEB = re.compile(r"(?i)(https?://|mailto:)")
# At the start of a line: comments, block breaks, rules, fences, targets, lists.
_LINE_START = re.compile(r"^(?:%|[-+=:](?=[-+=: ]|$)|\((?=[^()]*\)=)|\d+(?=[.)]))")


def _nowhere(_: str) -> str:
    return ""


def md_prose(text: str, lead: Callable[[str], str] = _nowhere) -> str:
    """``text`` as Markdown of several lines; "" stays empty.

    ``lead`` says where a link leads that is not to the web; with "" its label is plain text.
    """
    clean = shown(text)
    lines = [line.expandtabs(4).rstrip() for line in LINE_END.split(clean)]
    plain = list(_without_html(lines))
    return "\n".join(_Blocks(plain, lead).lines()).strip("\n")


def md_line(text: str) -> str:
    """``text`` on one line of Markdown with its code, emphasis and links; for cells of tables too."""
    clean = shown(text)
    return md_cell(inline(" ".join(LINE_END.sub(" ", clean).split())))


def md_fence(text: str, language: str = "") -> str:
    """``text`` as a block of code that nothing in it can end."""
    clean = shown(text)
    lines = [line.rstrip() for line in LINE_END.split(clean)]
    longest = max((len(run) for run in re.findall("`+", clean)), default=0)
    fence = "`" * max(3, longest + 1)
    word = _ALIASES.get(language.lower(), language.lower())
    return "\n".join([f"{fence}{word if word in LANGUAGES else 'text'}", *lines, fence])


def html_json(value: Data) -> str:
    """``value`` as JSON inside a ``<script>`` element: one line a member, no empty line."""
    plain = json.loads(json_bytes(value))
    if not isinstance(plain, dict):
        return _script(plain)
    return "{\n" + ",\n".join(_member(key, item) for key, item in plain.items()) + "\n}"


def _member(key: str, value: object) -> str:
    if isinstance(value, list) and len(value) > 1:
        items = ",\n  ".join(_script(item) for item in value)
        return f" {_script(key)}: [\n  {items}\n ]"
    return f" {_script(key)}: {_script(value)}"


def _script(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if scalars(text) != text:
        text = json.dumps(value, separators=(",", ":"))
    return _SCRIPT_UNSAFE.sub(_script_escape, text)


def _script_escape(match: re.Match[str]) -> str:
    plain = match[0] in "<>&"
    return f"\\u{ord(match[0]):04x}" if plain else json.dumps(match[0])[1:-1]


def _without_html(lines: list[str]) -> Iterator[str]:
    """The lines with the tags gone that documents use for what Markdown has signs for."""
    fence = ""
    for line in lines:
        if found := _FENCE.match(line):
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        if fence or found or "<" not in line or line.startswith("    "):
            yield line
        else:
            yield from _untagged(line)


def _untagged(line: str) -> list[str]:
    text = _ANCHOR.sub(lambda m: f"[{m[2]}]({m[1]})", line)
    text = _CODE.sub(lambda m: f"`{m[2]}`" if m[2] else "", text)
    text = _EMPHASIS.sub(lambda m: f"*{m[2]}*", _STRONG.sub(lambda m: f"**{m[2]}**", text))
    text = _BOX.sub(lambda m: "" if m[1] else f"**{m[2].capitalize()}:** ", text)
    text = _LIST_ITEM.sub("\n- ", _BREAK.sub("\n\n", text))
    return [part.rstrip() for part in _DROPPED.sub("", text).split("\n")]


@dataclass(slots=True)
class _Blocks:
    """Reads lines one after the other and says each in its safe form.

    Mutable: a reader, ``at`` is its place.
    """

    source: list[str]
    lead: Callable[[str], str]
    at: int = 0
    in_list: bool = False
    out: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        while self.at < len(self.source):
            self._block(self.source[self.at])
        return self.out

    def _block(self, line: str) -> None:
        after_blank = not self.out or not self.out[-1]
        if found := _FENCE.match(line):
            self._fenced(found[1], found[2], self._indent(line))
        elif not self.in_list and after_blank and line.startswith("    ") and line.strip():
            self._indented()
        elif line.startswith("|") and self._is_table():
            self._table()
        else:
            self._line(line, after_blank=after_blank)
            self.at += 1

    def _line(self, line: str, *, after_blank: bool) -> None:
        if not line.strip() or _RULE.match(line):
            if not after_blank:
                self.out.append("")
        elif found := _ITEM.match(line):
            indent = " " * min(len(found[1]), _MAX_INDENT) if self.in_list else ""
            if not self.in_list and not after_blank:
                self.out.append("")
            self.in_list = True
            self.out.append(f"{indent}{found[2]} {inline(found[3], self.lead)}".rstrip())
        elif found := _HEADING.match(line):
            self.in_list = False
            self.out += [f"**{md_escape(found[1])}**" if found[1] else "", ""]
        else:
            self.out.append(self._indent(line) + inline(line.strip(), self.lead))

    def _indent(self, line: str) -> str:
        """The white space to keep in front of ``line``: inside a list it says what belongs."""
        width = len(line) - len(line.lstrip())
        if not width:
            self.in_list = False
        return " " * min(width, _MAX_INDENT) if self.in_list else ""

    def _fenced(self, fence: str, language: str, indent: str) -> None:
        code = []
        for line in self.source[self.at + 1 :]:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                break
            code.append(line.removeprefix(indent))
        self.at += len(code) + 2
        self._code("\n".join(code), language, indent)

    def _indented(self) -> None:
        code = []
        for line in self.source[self.at :]:
            if line.strip() and not line.startswith("    "):
                break
            code.append(line[4:])
        self.at += len(code)
        self._code("\n".join(code).rstrip(), "", "")

    def _code(self, text: str, language: str, indent: str) -> None:
        if self.out and self.out[-1]:
            self.out.append("")
        self.out += [f"{indent}{line}".rstrip() for line in md_fence(text, language).split("\n")]
        self.out.append("")

    def _is_table(self) -> bool:
        below = self.source[self.at + 1 : self.at + 2]
        return bool(below and _TABLE_RULE.match(below[0].strip()))

    def _table(self) -> None:
        rows = []
        for line in self.source[self.at :]:
            if not line.startswith("|"):
                break
            rows.append(line)
        self.at += len(rows)
        self.in_list = False
        cells = [_CELL_END.split(row.strip().strip("|")) for row in rows]
        width = len(cells[0])
        if self.out and self.out[-1]:
            self.out.append("")
        for index, row in enumerate(cells):
            texts = [inline(cell.strip(), self.lead) for cell in (row + [""] * width)[:width]]
            shown = ["---"] * width if index == 1 else [t.replace("|", "\\|") for t in texts]
            self.out.append(f"| {' | '.join(shown)} |".replace("\\\\|", "\\|"))
        self.out.append("")


def inline(text: str, lead: Callable[[str], str] = _nowhere) -> str:
    """One line of prose: code, emphasis and links to the web stay, all else is text."""
    parts: list[str] = []
    end = 0
    for found in _INLINE.finditer(text):
        parts += (_text(text[end : found.start()]), _marked(found, lead))
        end = found.end()
    line = "".join([*parts, _text(text[end:])])
    return _LINE_START.sub(_guard, line)


def _guard(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _marked(found: re.Match[str], lead: Callable[[str], str]) -> str:
    kind = found.lastgroup
    content = found[kind] if kind else ""
    match kind:
        case "ticks" | "code":
            return md_code(found["code"])
        case "strong":
            return f"**{_text(content)}**"
        case "star" | "under":
            return f"*{_text(content)}*"
        case "image" | "leads":  # what an image leads to is worth more than the image
            return _link(found["image"] or found["leads"], found["leads"], lead)
        case "label" | "url":
            return _link(found["label"], found["url"], lead)
        case "auto":
            return _link(content, content, lead)
        case _:
            return _text(content)


def _link(label: str, url: str, lead: Callable[[str], str]) -> str:
    if not _WEB.match(url):
        target = lead(url)
        return f"[{inline(label)}]({target})" if target else _text(label)
    target = quote(html.unescape(url), safe="%/:?#[]@!$&'*+,;=-._~")
    return f"[{_text(label)}](<{target}>)"


def _text(text: str) -> str:
    return md_escape(html.unescape(text)) if text else ""
