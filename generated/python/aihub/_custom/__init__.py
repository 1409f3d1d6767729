"""Your own code: files in this folder are never rewritten."""
