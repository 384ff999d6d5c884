"""The form 要点.xlsx: a sheet per heading of the facts, drawn from the models, read back into the same tree as YAML."""
