"""The documentation site: MyST sources for Sphinx, with a playground on every operation."""
