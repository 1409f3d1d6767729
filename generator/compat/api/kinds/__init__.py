"""The kinds of changes of an API, each declared once: a table for each part of a document."""
