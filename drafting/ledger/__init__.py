"""The meeting ledger (三会一课台账): grids → records → what they add up to, and what is doubtful of it."""
