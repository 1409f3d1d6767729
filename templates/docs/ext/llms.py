"""For programs that read the documentation: a Markdown twin of each page, llms.txt, llms-full.txt, a site map.

A twin is the source of the page in plain Markdown: without directives, boxes and the playground, and
with links to models that point to the right page. It is stored next to
the page, so that links between sources also work between twins.
"""

from __future__ import annotations

import html
import posixpath
import re
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

from docutils import nodes
from finding import order
from sphinx import addnodes

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SCRIPT = re.compile(r"^<script type=\"application/json\">\n.*?\n</script>\n", re.DOTALL | re.MULTILINE)
_ATTRIBUTES = re.compile(r"^ *\{[.#][^{}]*\}\n|^\([^()\n]+\)=\n", re.MULTILINE)
# What the pages of the reference are laid out with: boxes, their titles, anchors of fields.
_TITLE = re.compile(r"^( *)<summary>\n\n +(.*)\n\n +</summary>\n|^()<summary>\n\n(.*)\n\n</summary>\n", re.MULTILINE)
_BOX = re.compile(r"^ *</?(?:aside|details|div|api-playground)\b[^<>]*>\n", re.MULTILINE)
_HEADING = re.compile(r"^<h2 class=\"away\">(.*)</h2>\n", re.MULTILINE)
_METHOD = re.compile(r"<b class=\"method [a-z]+\">(.*?)</b>")
_ANCHOR = re.compile(r"<a id=\"[^\"]*\" href=\"#[^\"]*\">(.*?)</a>")
_DOWNLOAD = re.compile(r'<a href="([^"]*)" download>(.*?)</a>')
_LABEL = re.compile(r"\]\(#([^()\s]+)\)")
_OPEN = re.compile(r"^(:{3,}|`{3,})\{([a-z-]+)\} *(.*)$")
_WHOLE = 2_000_000  # characters of all pages in one file: more does not fit into what reads it
_SHOWN = ("curl", "python")
# Files of the site that are no pages.
_EXTRA = (
    ("skill.md", "how an agent uses the API"),
    ("openapi.yaml", "the API definition"),
    ("openapi.json", "the API definition"),
    ("llms-full.txt", "all pages in one file"),
)


def twin(source: str, folder: Path, labels: Dict[str, str]) -> str:
    """The Markdown of a page; ``folder`` is where its source is, ``labels`` say where models are."""
    text = _FRONT.sub("", source)
    text = _ATTRIBUTES.sub("", _SCRIPT.sub("", text))
    text = _HEADING.sub(r"## \1\n\n", text)
    text = _TITLE.sub(lambda m: f"{m[1] or ''}**{m[2] or m[4]}**\n", text)
    text = _METHOD.sub(r"**\1**", _ANCHOR.sub(r"\1", _BOX.sub("", text)))
    text = _DOWNLOAD.sub(r"[\2](\1)", text)
    text = _LABEL.sub(lambda m: f"]({labels[m[1]]})" if m[1] in labels else m[0], text)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_plain(text.split("\n"), folder))).strip() + "\n"


def _plain(lines: List[str], folder: Path) -> Iterator[str]:
    """The lines with directives taken apart."""
    at = 0
    while at < len(lines):
        found = _OPEN.match(lines[at])
        if found is None:
            yield lines[at]
            at += 1
            continue
        end = next((i for i in range(at + 1, len(lines)) if lines[i] == found[1]), len(lines))
        inner = lines[at + 1 : end]
        options = 0
        while options < len(inner) and inner[options].startswith(":") and not inner[options].startswith("::"):
            options += 1
        yield from _directive(found[2], found[3], inner[:options], inner[options:], folder)
        at = end + 1


def _directive(name: str, argument: str, options: List[str], body: List[str], folder: Path) -> Iterator[str]:
    if name == "toctree":
        return
    if name == "literalinclude":
        language = next((o.split(" ")[1] for o in options if o.startswith(":language:")), "")
        yield from (f"```{language}", *(folder / argument).read_text(encoding="utf-8").rstrip().split("\n"), "```")
    elif name == "tab-item":
        sync = next((o.split(" ")[1] for o in options if o.startswith(":sync:")), "")
        if not sync or sync in _SHOWN:
            yield from (f"**{argument}**", "", *_plain(body, folder))
    elif name in {"note", "warning", "tip", "important"}:
        yield from (f"> **{name.capitalize()}:** {' '.join(line for line in body if line)}",)
    else:
        yield from _plain(body, folder)


def _about(app: Any, page: str) -> str:
    """What a page says of itself: its summary, or the first sentence of its prose."""
    meta = app.env.metadata[page]
    said = meta.get("summary", "")
    if not said:
        paragraph = next(app.env.get_doctree(page).findall(nodes.paragraph), None)
        text = " ".join(paragraph.astext().split()) if paragraph is not None else ""
        said = re.sub(r":$", ".", re.split(r"(?<=[.:!?]) ", text, maxsplit=1)[0])
    request = f"{meta.get('method', '')} {meta.get('path', '')}".strip()
    return ": ".join(one for one in (f"`{request}`" if request else "", said) if one)


def _labels(app: Any, page: str) -> Dict[str, str]:
    """Where every label is, seen from ``page``."""
    known = app.env.domaindata["std"]["anonlabels"]
    here = posixpath.dirname(page)
    return {
        label: f"{posixpath.relpath(docname + '.md', here or '.')}#{anchor}"
        for label, (docname, anchor) in known.items()
        if label.startswith(("model-", "sdk-"))
    }


def _parts(app: Any) -> Iterator[Tuple[str, List[str]]]:
    """The pages in the order of the navigation, below its captions; other pages come last."""
    root = app.config.root_doc
    pages = order(app)
    trees = list(app.env.tocs[root].findall(addnodes.toctree))
    starts = {tree["includefiles"][0]: tree["caption"] or "" for tree in trees if tree["includefiles"]}
    title = ""
    found: List[str] = []
    for page in pages:
        if page in starts or page == root:
            if found:
                yield title, found
            title, found = starts.get(page, ""), []
        found.append(page)
    yield title, found


def _rebased(text: str, page: str) -> str:
    """The text of a page for a file at the root of the site: its links begin there."""
    folder = posixpath.dirname(page)

    def lead(found: Any) -> str:
        target = found[2]
        if not folder or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|#|/", target):
            return str(found[0])
        return f"{found[1]}{posixpath.normpath(posixpath.join(folder, target))}{found[3]}"

    return re.sub(r"(\]\(<?)([^()\s<>]+)(>?\))", lead, text)


def write(app: Any, error: Any) -> None:
    """Write the twins, and what programs look for, after the site was built."""
    if error or app.builder.format != "html":
        return
    out, full = Path(app.outdir), []
    index = [f"# {app.config.project}", ""]
    summary = app.env.metadata[app.config.root_doc].get("summary", "")
    index += [f"> {summary}", ""] if summary else []
    for caption, pages in _parts(app):
        index += [f"## {caption}", ""] if caption else []
        for page in pages:
            source = Path(app.env.doc2path(page))
            text = twin(source.read_text(encoding="utf-8"), source.parent, _labels(app, page))
            target = out / f"{page}.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            about = _about(app, page)
            title = app.env.titles[page].astext()
            index.append(f"- [{title}]({page}.md){f': {about}' if about else ''}")
            full.append(f"<!-- {page}.md -->\n\n{_rebased(text, page)}")
        index.append("")
    whole, text = out / "llms-full.txt", "\n".join(full)
    if len(text) <= _WHOLE:
        whole.write_text(text, encoding="utf-8")
    else:
        whole.unlink(missing_ok=True)  # of a build when there were fewer pages
    extra = [(name, said) for name, said in _EXTRA if (out / name).is_file()]
    index += ["## Optional", ""] + [f"- [{name}]({name}): {said}" for name, said in extra] if extra else []
    (out / "llms.txt").write_text("\n".join(index).rstrip() + "\n", encoding="utf-8")
    _for_crawlers(app, out)


def _for_crawlers(app: Any, out: Path) -> None:
    """The site map, whose links have to be absolute, and what crawlers may read: everything."""
    root = app.config.html_baseurl
    lines = ["User-agent: *", "Disallow:"]
    if root:
        names = [html.escape(root + app.builder.get_target_uri(page)) for page in order(app)]
        entries = "".join(f"<url><loc>{name}</loc></url>\n" for name in names)
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        (out / "sitemap.xml").write_text(f"{head}{entries}</urlset>\n", encoding="utf-8")
        lines += ["", f"Sitemap: {root}sitemap.xml"]
    (out / "robots.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _point(app: Any, pagename: str, templatename: str, context: Dict[str, Any], doctree: Any) -> None:  # noqa: ARG001
    """Link a page to its twin."""
    if doctree is not None:
        name = posixpath.basename(pagename)
        link = f'<link rel="alternate" type="text/markdown" href="{name}.md">'
        context["metatags"] = context.get("metatags", "") + link


def setup(app: Any) -> Dict[str, Any]:
    """Called by Sphinx."""
    app.connect("build-finished", write)
    app.connect("html-page-context", _point)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
