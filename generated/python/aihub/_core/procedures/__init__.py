"""What a method of a resource does: one call, a stream, an upload in parts."""
