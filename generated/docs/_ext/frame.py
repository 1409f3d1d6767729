"""What the theme of the site prints around each page: navigation, breadcrumbs, neighbors, a description.

The navigation is the tree of pages that the toctrees make. Only the branch of the current page is open, so
that its size does not grow with the number of operations.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple
from urllib.parse import urlsplit

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.html5 import HTML5Translator

# Scripts and styles of Sphinx that our theme does without.
_UNUSED = {"documentation_options.js", "doctools.js", "sphinx_highlight.js", "pygments.css"}
_VIEWPORT = re.compile(r'<meta [^>]*name="viewport"[^>]*>\s*')
_BARE = {"doc", "std", "std-doc", "std-ref", "myst", "xref"}  # classes of words that look like others
_FEW = 8  # entries of a part of the navigation that is always open
_MANY = 25  # entries below one another that a page names all,
_NEAR = 8  # or as many before and behind the current one
_DESCRIPTION = 160  # characters


@dataclass(frozen=True)
class Entry:
    """A page in the navigation; the title is HTML."""

    page: str
    title: str
    method: str = ""
    deprecated: bool = False
    children: Tuple[Entry, ...] = ()

    @property
    def pages(self) -> Iterator[Entry]:
        """This page and all below it, in the order of the site."""
        yield self
        for child in self.children:
            yield from child.pages


@dataclass(frozen=True)
class Part:
    """Pages of the navigation below one caption, which is HTML."""

    title: str
    entries: Tuple[Entry, ...]


class Navigation:
    """The pages of the site in their order. It is read once they all have been read."""

    def __init__(self) -> None:
        self.parts: Tuple[Part, ...] = ()
        self.trails: Dict[str, Tuple[Part, List[Entry]]] = {}  # page -> from the top down to it
        self.order: List[Entry] = []
        self.places: Dict[str, int] = {}

    def read(self, app: Any, env: Any) -> None:
        """Called by Sphinx when all pages have been read."""
        root = app.config.root_doc
        self.parts = tuple(
            Part(html.escape(tree["caption"] or ""), tuple(_entry(env, page) for page in tree["includefiles"]))
            for tree in env.tocs[root].findall(addnodes.toctree)
        )
        self.trails = {}
        self.order = [_entry(env, root, alone=True)]
        for part in self.parts:
            for top in part.entries:
                self.order += top.pages
                self._lead(part, [top])
        self.places = {entry.page: place for place, entry in enumerate(self.order)}

    def _lead(self, part: Part, trail: List[Entry]) -> None:
        self.trails[trail[-1].page] = (part, trail)
        for child in trail[-1].children:
            self._lead(part, [*trail, child])

    def write(self, app: Any, error: Any) -> None:
        """Called by Sphinx at the end: the pages below others, for browsers that open a branch."""
        if error or app.builder.format != "html":
            return

        def listed(entries: Tuple[Entry, ...]) -> List[List[Any]]:
            return [
                [app.builder.get_target_uri(one.page), html.unescape(one.title), one.method, int(one.deprecated)]
                for one in entries
            ]

        branches = {
            app.builder.get_target_uri(entry.page): listed(entry.children) for entry in self.order if entry.children
        }
        for number, part in enumerate(self.parts):
            if len(part.entries) > _MANY:
                branches[str(number)] = listed(part.entries)
        text = json.dumps(branches, ensure_ascii=False, separators=(",", ":"))
        (Path(app.outdir) / "_static" / "branches.js").write_text(f"Site.branches({text});\n", encoding="utf-8")

    def fill(self, app: Any, pagename: str, templatename: str, context: Dict[str, Any], doctree: Any) -> None:  # noqa: ARG002
        """Called by Sphinx for each page: what the templates print."""

        def link(entry: Entry) -> Dict[str, Any]:
            return {"title": entry.title, "url": context["pathto"](entry.page)}

        part, trail = self.trails.get(pagename, (None, []))
        meta = context.get("meta") or {}
        context["kind"] = meta.get("kind", "guide" if doctree is not None else "missing")
        context["base"] = urlsplit(app.config.html_baseurl).path or "/"
        context["description"] = meta.get("summary") or _description(doctree)
        context["navigation"] = [
            {
                "title": one.title,
                "open": one is part or part is None or len(one.entries) <= _FEW,
                "cut": len(_near(one.entries, trail)) < len(one.entries),
                "entries": [_shown(entry, trail, link) for entry in _near(one.entries, trail)],
            }
            for one in self.parts
        ]
        names = [{"title": part.title, "url": ""}] if part is not None and part.title else []
        context["crumbs"] = names + [link(entry) for entry in trail[:-1]]
        place = self.places.get(pagename)
        if place is not None:
            context["before"] = link(self.order[place - 1]) if place else None
            context["after"] = link(self.order[place + 1]) if place + 1 < len(self.order) else None
        context["contents"] = context["toc"] if _has_contents(context) else ""
        context["metatags"] = _VIEWPORT.sub("", context.get("metatags", ""))
        context["styles"] = _used(context["css_files"])
        context["scripts"] = _used(context["script_files"])


def _entry(env: Any, page: str, *, alone: bool = False) -> Entry:
    meta = env.metadata[page]
    children = () if alone else tuple(_entry(env, child) for child in env.toctree_includes.get(page, []))
    return Entry(
        page,
        html.escape(env.titles[page].astext()),
        meta.get("method", ""),
        meta.get("deprecated", "") == "True",
        children,
    )


def _shown(entry: Entry, trail: List[Entry], link: Any) -> Dict[str, Any]:
    """An entry for the template: with the pages below it where the current one is among them."""
    children: Tuple[Entry, ...] = entry.children if entry in trail else ()
    near = _near(children, trail)
    return {
        **link(entry),
        "current": bool(trail) and entry is trail[-1],
        "method": entry.method,
        "deprecated": entry.deprecated,
        "branches": bool(entry.children),
        "cut": len(near) < len(children),
        "children": [_shown(child, trail, link) for child in near],
    }


def _near(entries: Tuple[Entry, ...], trail: List[Entry]) -> Tuple[Entry, ...]:
    """Those around the current one: a page does not name hundreds of others."""
    if len(entries) <= _MANY:
        return entries
    at = next((i for i, entry in enumerate(entries) if entry in trail), None)
    if at is None:  # a part or branch that is somewhere else
        return entries[:_FEW]
    return entries[max(0, at - _NEAR) : max(at, _NEAR) + _NEAR + 1]


def _has_contents(context: Dict[str, Any]) -> bool:
    return context["kind"] != "operation" and context.get("toc", "").count("<li>") > 2


def _description(doctree: Any) -> str:
    """The first paragraph of a page that says nothing of itself."""
    paragraph = next(doctree.findall(nodes.paragraph), None) if doctree is not None else None
    text = " ".join(paragraph.astext().split()) if paragraph is not None else ""
    if len(text) <= _DESCRIPTION:
        return text
    return text[:_DESCRIPTION].rpartition(" ")[0].rstrip(",;:") + " ..."


def _used(files: List[Any]) -> List[Any]:
    return [one for one in files if str(one.filename).rpartition("/")[2] not in _UNUSED]


class Translator(HTML5Translator):
    """Writes less HTML than Sphinx does, and tables that can scroll on their own."""

    def visit_literal(self, node: Any) -> None:
        """Code within a line."""
        self.body.append(f"<code>{self.encode(node.astext())}</code>")
        raise nodes.SkipNode

    def visit_literal_block(self, node: Any) -> None:
        """A block of code.

        JSON, and samples of operations, are colored in the browser: they make up most of a large site.
        """
        language = node.get("language")
        if language != "json" and not (language == "bash" and self._shows_operation()):
            super().visit_literal_block(node)
        text = self.encode(node.astext())
        self.body.append(f'<div class="highlight-{language}"><div class="highlight"><pre>{text}</pre></div></div>\n')
        raise nodes.SkipNode

    def _shows_operation(self) -> bool:
        return self.builder.env.metadata[self.builder.current_docname].get("kind") == "operation"

    def visit_reference(self, node: Any) -> None:
        """A link."""
        if "refuri" not in node or node.get("internal") is None:
            super().visit_reference(node)
            return
        self.body.append(f'<a href="{self.encode(node["refuri"])}">')

    def visit_inline(self, node: Any) -> None:
        """Words within a line."""
        if not self._is_bare(node):
            super().visit_inline(node)

    def depart_inline(self, node: Any) -> None:
        """The end of such words."""
        if not self._is_bare(node):
            super().depart_inline(node)

    def _is_bare(self, node: Any) -> bool:
        return not set(node["classes"]) - _BARE and not node["ids"]

    def visit_table(self, node: Any) -> None:
        """A table, in a box of its own."""
        self.body.append('<div class="table">')
        super().visit_table(node)

    def depart_table(self, node: Any) -> None:
        """The end of both."""
        super().depart_table(node)
        self.body.append("</div>")


def _without_search(app: Any) -> None:
    """The site has a search of its own."""
    if app.builder.format == "html":
        app.builder.search = False


def setup(app: Any) -> Dict[str, Any]:
    """Called by Sphinx."""
    navigation = Navigation()
    app.set_translator("html", Translator)
    app.connect("builder-inited", _without_search)
    app.connect("env-updated", navigation.read)
    app.connect("html-page-context", navigation.fill)
    app.connect("build-finished", navigation.write)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
