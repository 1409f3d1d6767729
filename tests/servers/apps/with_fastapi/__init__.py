"""A server made with FastAPI that has one of everything: its document is what FastAPI writes."""
