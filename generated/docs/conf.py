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

extensions = ["myst_parser", "sphinx_design", "sphinx_copybutton", "access", "llms"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_ext"]
myst_enable_extensions = ["attrs_block", "colon_fence"]
myst_heading_anchors = 3
# Show texts as they were written.
smartquotes = False
# Code in texts can be in any language.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css", "playground.css"]
html_js_files = [("playground.js", {"defer": "defer"})]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_domain_indices = False
html_use_index = False
# It would fetch pages, which file:// forbids.
html_show_search_summary = False
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
copybutton_exclude = ".linenos, .gp, .go"
