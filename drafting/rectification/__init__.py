"""整改闭环: what last year's report owned up to and promised, and what this year's facts and report say of it."""
