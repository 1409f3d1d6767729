"""The runtime that every generated SDK contains as its ``_core`` package."""

#: The version of this runtime, not of the package. It also stands in ``manifest.json``.
RUNTIME = "2.0.0"
