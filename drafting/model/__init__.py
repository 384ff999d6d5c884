"""What a model is asked and what it answers: the engine, and all that its answer is held against before it is prose."""
