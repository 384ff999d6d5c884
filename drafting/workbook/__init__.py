"""Spreadsheets as people keep them (.xlsx, .xls, .csv) → grids of values, within limits, nothing dropped in silence."""
