"""A published package that Stainless generated: its sources are read, and never run."""
