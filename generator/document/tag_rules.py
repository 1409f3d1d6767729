"""Rules about the tags of a document."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.suggest import did_you_mean
from generator.document.findings import Finding
from generator.document.tree import Arr, Obj


def parents(root: Obj) -> Iterator[Finding]:
    """A tag is part of one that is not declared, or of itself."""
    listed = root.get("tags")
    tags = [tag for tag in (listed if isinstance(listed, Arr) else ()) if isinstance(tag, Obj)]
    above = {name: tag.get("parent") for tag in tags if isinstance(name := tag.get("name"), str)}
    for tag in tags:
        name, parent = tag.get("name"), tag.get("parent")
        if not isinstance(name, str) or not isinstance(parent, str):
            continue
        if parent not in above:
            message = f"The tag {name!r} is part of {parent!r}, which is not declared."
            hint = did_you_mean(parent, list(above), "Declare it under 'tags'.")
            yield Finding(tag.at("parent"), message, hint)
            continue
        trail = [name]
        while isinstance(parent, str) and parent not in trail:
            trail.append(parent)
            parent = above.get(parent)
        if parent == name:
            message = f"The tag {name!r} is part of itself; its parent is ignored."
            yield Finding(tag.at("parent"), message, "Remove one of the parents of the circle.")
