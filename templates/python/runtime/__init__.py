"""The runtime that every generated SDK carries as its ``_core`` package."""
