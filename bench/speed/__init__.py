"""What ``bench/runtime.py`` is made of: the rows, those who are compared, and what each child runs."""
