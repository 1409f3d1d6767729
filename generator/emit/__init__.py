"""From planned files to files on disk: templates, filters, formatting, writing, checking."""
