"""What an export writes: which copies, what their margin says, and to which files."""
