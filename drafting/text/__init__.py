"""Plain text: characters, sentences, patterns, columns; nothing here knows of reports."""
