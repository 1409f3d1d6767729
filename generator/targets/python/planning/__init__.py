"""What the clients and procedures of the SDK do, before it becomes text."""
