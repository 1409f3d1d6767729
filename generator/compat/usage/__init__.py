"""Code that uses everything of a release, to see whether it still works with the next one."""
