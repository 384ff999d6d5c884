"""Measurements for `make bench`: ratios, since machines differ."""
