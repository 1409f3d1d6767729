"""Your own code. The generator never overwrites files in this folder."""
