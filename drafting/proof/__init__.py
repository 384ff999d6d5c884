"""The proof as a result of its own: every numeral as it is understood, both ways as rows, and as a table."""
