"""The model's server: where text may go, how it is spoken to, and what its replies mean."""
