"""Two states of one API: what each offers users of its SDK, and what becomes of their code."""
