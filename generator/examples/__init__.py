"""Example values: the document's own, or invented ones that fit their schemas."""
