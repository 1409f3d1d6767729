"""Methods that are more than one operation: a module for each kind, and who finds and names them."""
