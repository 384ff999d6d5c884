"""``make torture``: what must not be lost or let in, tried by force: kills, faults of the disk, mutated files."""
