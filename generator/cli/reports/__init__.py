"""How a report on two states is printed: for people, as JSON, as Markdown, as annotations."""
