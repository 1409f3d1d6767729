"""From plans to the text of Python modules."""
