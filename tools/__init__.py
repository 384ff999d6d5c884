"""What makes the files that are made by code, and measures what the checks find."""
