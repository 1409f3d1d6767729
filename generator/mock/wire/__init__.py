"""Requests as they arrive, and replies as they leave."""
