"""What an export can write besides the clean report, and what it says in the margin."""
