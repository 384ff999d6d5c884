"""A draft made again: what it goes on with, and what it leaves alone of the report that there is."""
