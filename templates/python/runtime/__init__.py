"""The runtime that every generated SDK contains as its ``_core`` package."""
