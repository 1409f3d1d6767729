"""Resources as their parents offer them."""

from __future__ import annotations

from collections.abc import Collection

from generator.targets.python.naming.resources import Resource
from generator.targets.python.writing.docstrings import doc_view, wrap
from generator.targets.python.writing.views import ChildView


def child_view(resource: Resource, taken: Collection[str] = frozenset()) -> ChildView:
    """How a parent offers ``resource``; ``taken`` are names that its module uses itself."""
    names = (resource.class_name, f"Async{resource.class_name}")
    hint, async_hint = (f"_{name}" if name in taken else name for name in names)
    text = wrap(resource.doc.brief) or f"{resource.attribute.replace('_', ' ').capitalize()}."
    return ChildView(
        attribute=resource.attribute,
        module=resource.module,
        class_name=names[0],
        async_class_name=names[1],
        hint=hint,
        async_hint=async_hint,
        doc=doc_view(text),
    )
