"""How each kind of operation answers."""
