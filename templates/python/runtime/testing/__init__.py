"""A fake server for tests: the real client runs, and only the network is replaced."""
