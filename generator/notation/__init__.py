"""Small notations of the field, as text: path templates, JSON Pointers, media types."""
