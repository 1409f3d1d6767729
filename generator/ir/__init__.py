"""The API as the generator understands it: frozen, neutral of any target language."""
