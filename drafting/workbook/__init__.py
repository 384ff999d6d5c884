"""Spreadsheets as people keep them (.xlsx, .xls, .csv) → grids of values, within limits, nothing dropped in silence."""

SPREADSHEETS = (".xlsx", ".xls", ".et")
"""The files that have sheets; .et is the name that WPS gives to either of the others."""
