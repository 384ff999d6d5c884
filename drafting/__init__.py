"""Facts in, proven prose out. ``pipeline`` knows the order of the stages; each other module is one stage."""
