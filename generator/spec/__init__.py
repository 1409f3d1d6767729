"""Reading documents: files with positions, overlays, references, validation, upgrade."""
