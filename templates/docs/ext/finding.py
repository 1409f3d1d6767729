"""The index of the site's search, as a classic script that also works from file://.

The script holds what there is to find, not how: pages, their sections, and some words of each. The browser makes
an inverted index of it once somebody searches, so that words are taken apart in one place only. Its shape:

``names``   names of fields, ``places`` where fields can be: other parts refer to both by number
``pages``   ``[url, kind, title, about, operation]``; ``operation`` is 0, or
            ``[id, method, path, calls, statuses, [[place, name, name ...] ...]]``
``parts``   ``[page, anchor, title, text, words]``: the first part of each page has neither anchor nor title;
            ``text`` is the beginning of what it says, ``words`` are the rarest of those in the rest of it
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

from docutils import nodes

# Characters of a part that can be shown, and words of the rest of it that it can be found by.
_BOUNDS = {"guide": (420, 90), "sdk": (160, 14)}
_BOUND = (200, 24)
_FIELDS = 80  # names of fields that one operation can be found by
_LAYOUT = {"facts", "media", "operation", "call"}  # paragraphs that are no prose
_WORD = re.compile(r"[^\W_][\w.-]*[^\W_]|[^\W_]")
_ANCHOR = re.compile(r'<a id="([^"]+)"')
_DASHED = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\W_]+")


@dataclass
class Part:
    """A section: where it is, what it is called, what it says."""

    anchor: str
    title: str
    texts: List[str] = field(default_factory=list)
    code: List[str] = field(default_factory=list)  # can be found, but is not shown
    fields: List[Tuple[str, str]] = field(default_factory=list)  # anchor, name


@dataclass
class Page:
    """A page and its sections, the first of which is the page itself."""

    url: str
    kind: str
    title: str
    about: str
    meta: Dict[str, Any]
    parts: List[Part]


def read(app: Any, docname: str) -> Page:
    """What a page says of itself."""
    meta = app.env.metadata[docname]
    kind = meta.get("kind") or ("changelog" if docname == "changelog" else "guide")
    parts = [Part("", "")]
    for child in app.env.get_doctree(docname).children:
        if isinstance(child, nodes.section):
            _walk(child, parts, top=True)
    url = app.builder.get_target_uri(docname)
    about = meta.get("summary", "")
    page = Page(url, kind, app.env.titles[docname].astext(), about, meta, parts)
    if kind in {"operation", "group"}:  # one thing, however many headings it has
        first = Part("", "", parts[0].texts)
        first.code = [text for part in parts[1:] for text in (*part.texts, *part.code)]
        first.fields = [one for part in parts for one in part.fields]
        page.parts = [first]
    return page


def _walk(section: Any, parts: List[Part], *, top: bool = False) -> None:
    part = parts[0]
    if not top:
        ids = section["ids"]
        part = Part(ids[-1] if ids else "", section.next_node(nodes.title).astext())
        parts.append(part)
    for child in section.children:
        if isinstance(child, nodes.section):
            _walk(child, parts)
        elif not isinstance(child, nodes.title):
            _texts(child, part)


def _texts(node: Any, part: Part) -> None:
    """Add what stands in ``node``."""
    if isinstance(node, nodes.literal_block):
        part.code.append(node.astext())
    elif isinstance(node, (nodes.raw, nodes.comment, nodes.Invisible)):
        return
    elif isinstance(node, nodes.TextElement):
        shown = "".join(one.astext() for one in node.findall(nodes.Text) if not isinstance(one.parent, nodes.raw))
        if _LAYOUT.isdisjoint(node.get("classes", ())):
            part.texts.append(" ".join(shown.split()))
        else:
            part.code.append(shown)
        for raw in node.findall(nodes.raw):
            anchor = _ANCHOR.search(raw.astext())
            name = raw.next_node(nodes.literal, descend=False, siblings=True)
            if anchor and name is not None:
                part.fields.append((anchor[1], name.astext()))
    else:
        for child in node.children:
            _texts(child, part)


def index(pages: List[Page]) -> Dict[str, Any]:
    """All pages in the shape that the browser reads."""
    known = Counter(word for page in pages for part in page.parts for word in set(_words(part)))
    names: Dict[str, int] = {}
    places: Dict[str, int] = {}
    found: Dict[str, Any] = {"names": [], "places": [], "pages": [], "parts": []}
    for number, page in enumerate(pages):
        operation = _operation(page, names, places) if page.kind == "operation" else 0
        found["pages"].append([page.url, page.kind, page.title, page.about, operation])
        shown, more = _BOUNDS.get(page.kind, _BOUND)
        for part in page.parts:
            text = _cut(" ".join(part.texts), shown)
            said = {word.lower() for word in _WORD.findall(text)}
            rest = dict.fromkeys(word for word in _words(part) if word.lower() not in said)
            rare = set(sorted(rest, key=lambda word: (known[word], word))[:more])
            words = " ".join(word for word in rest if word in rare)
            found["parts"].append([number, part.anchor, part.title, text, words])
    found["names"], found["places"] = list(names), list(places)
    return found


def _words(part: Part) -> Iterator[str]:
    for text in (*part.texts, *part.code):
        for word in _WORD.findall(text):
            if (2 < len(word) <= 60 and not word.isdigit()) or len(word) == 3:
                yield word
    for _, name in part.fields:
        yield name


def _operation(page: Page, names: Dict[str, int], places: Dict[str, int]) -> List[Any]:
    meta = page.meta
    groups: Dict[str, List[int]] = {}
    for anchor, name in page.parts[0].fields[:_FIELDS]:
        tail = "-" + "-".join(part for part in _DASHED.split(name) if part).lower()
        place = anchor[: -len(tail)] if anchor.endswith(tail) else ""
        groups.setdefault(place, []).append(names.setdefault(name, len(names)))
    fields = [[places.setdefault(place, len(places)), *found] for place, found in groups.items()]
    return [
        meta.get("operation", ""),
        meta.get("method", ""),
        meta.get("path", ""),
        _listed(meta.get("calls")),
        [status for status in _listed(meta.get("statuses")) if status.isdigit()],
        fields,
    ]


def _listed(value: Any) -> List[str]:
    """A list of the front matter, which reaches us as its text."""
    if isinstance(value, str):
        value = json.loads(value) if value.startswith("[") else value.split()
    return [str(one) for one in value or ()]


def _cut(text: str, size: int) -> str:
    if len(text) <= size:
        return text
    return text[: size + 1].rpartition(" ")[0] or text[:size]


def order(app: Any) -> List[str]:
    """Every page in the order of the navigation; other pages come last."""
    includes = app.env.toctree_includes
    found: Dict[str, None] = {}
    stack = [app.config.root_doc]
    while stack:
        page = stack.pop()
        if page not in found:
            found[page] = None
            stack += reversed(includes.get(page, []))
    return [*found, *sorted(app.env.found_docs - found.keys())]


def write(app: Any, error: Any) -> None:
    """Write the index once the site has been built."""
    if error or app.builder.format != "html":
        return
    pages = [read(app, name) for name in order(app)]
    text = json.dumps(index(pages), ensure_ascii=False, separators=(",", ":"))
    # what ends a line of a script, and what would end a script
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    path = Path(app.outdir) / "_static" / "search-index.js"
    path.write_text(f"window.SiteIndex={text};\n", encoding="utf-8")


def setup(app: Any) -> Dict[str, Any]:
    """Called by Sphinx."""
    app.connect("build-finished", write)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
