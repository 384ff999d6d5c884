"""``make bench``: what this project takes, against a peer or a limit measured in the same run."""
