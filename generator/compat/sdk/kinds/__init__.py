"""The kinds of changes of a surface: what each means for code that was written for the old one."""
