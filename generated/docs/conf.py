"""Sphinx configuration: see https://www.sphinx-doc.org/en/master/usage/configuration.html."""

import html
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "Instabase AI Hub"
version = release = "0.1"
project_copyright = "Instabase and the authors of this SDK"
html_title = html_short_title = html.escape(project)
language = "en"

extensions = ["myst_parser", "finding", "frame", "languages", "llms"]
source_suffix = {".md": "markdown"}
include_patterns = [
    "changelog.md",
    "guides/**",
    "index.md",
    "models.md",
    "reference/**",
    "sdk.md",
    "sdk/**",
]
myst_enable_extensions = ["attrs_block", "colon_fence"]
myst_heading_anchors = 3
# Show texts as they were written.
smartquotes = False
# Code in texts can be in any language.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "site"
html_theme_path = ["_theme"]
html_static_path = ["_static"]
html_extra_path = ["_extra"]
html_baseurl = ""
html_context = {
    "favicon": "favicon.svg",
    "links": [],
    "logo": "",
    "logo_dark": "",
}
html_css_files = ["playground.css", "search.css"]
html_js_files = [
    ("site.js", {"priority": 100}),
    ("samples.js", {"defer": "defer"}),
    ("playground.js", {"defer": "defer"}),
]
html_additional_pages = {"404": "404.html", "search": "search.html"}
html_permalinks_icon = "#"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_domain_indices = False
html_use_index = False
