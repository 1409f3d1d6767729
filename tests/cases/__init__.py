"""End to end: a piece of a document, the SDK it becomes, and what that says over the wire."""
