"""The tables that one target publishes and others read: no target imports another."""
