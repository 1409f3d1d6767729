"""Receives files, whole or in ranges, and never two versions of a file as one."""
