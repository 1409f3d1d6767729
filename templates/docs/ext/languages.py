"""The directive ``languages``: code blocks that say the same in several languages, of which readers see one.

::::{languages}
```curl
curl "$API_ROOT/v2/batches"
```

```python
client.batches.list()
```
::::

The word behind the fence is the id of a language. Without scripts, all blocks stand one below the other.
"""

from __future__ import annotations

import html
from typing import Any, Dict, List

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

# id -> (what readers call it, what highlights it); of other languages both are the id.
LANGUAGES = {
    "curl": ("curl", "bash"),
    "python": ("Python (SDK)", "python"),
    "python-requests": ("Python (requests)", "python"),
    "python-httpx": ("Python (httpx)", "python"),
    "typescript": ("TypeScript", "typescript"),
    "javascript": ("JavaScript", "javascript"),
    "go": ("Go", "go"),
    "java": ("Java", "java"),
    "csharp": ("C#", "csharp"),
    "ruby": ("Ruby", "ruby"),
    "php": ("PHP", "php"),
    "kotlin": ("Kotlin", "kotlin"),
    "swift": ("Swift", "swift"),
    "rust": ("Rust", "rust"),
    "powershell": ("PowerShell", "powershell"),
    "httpie": ("HTTPie", "bash"),
}
_SAME = {"bash": "curl", "sh": "curl", "shell": "curl"}


class Languages(SphinxDirective):
    """One block of code in several languages."""

    has_content = True

    def run(self) -> List[nodes.Node]:
        """The blocks, each in an element that says its language."""
        found: List[nodes.Node] = [_raw('<div class="languages">')]
        for node in self.parse_content_to_nodes():
            if not isinstance(node, nodes.literal_block):
                raise self.error("A group of languages holds blocks of code only.")
            name = _SAME.get(node.get("language", ""), node.get("language", ""))
            label, lexer = LANGUAGES.get(name, (name, name))
            node["language"] = lexer
            text = f'<div data-language="{html.escape(name)}"><p class="label">{html.escape(label)}</p>'
            found += [_raw(text), node, _raw("</div>")]
        return [*found, _raw("</div>")]


def _raw(text: str) -> nodes.Node:
    return nodes.raw("", text, format="html")


def setup(app: Any) -> Dict[str, Any]:
    """Called by Sphinx."""
    app.add_directive("languages", Languages)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
