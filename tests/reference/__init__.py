"""The reference of all settings, made from the code that reads them: a page and a JSON Schema."""
