"""Write the page and the schema of all settings: ``python -m tests.reference`` (``make reference``)."""

from __future__ import annotations

from tests.reference.files import made

for path, text in made().items():
    path.write_text(text, encoding="utf-8")
