"""Facts, a last year's report and a sample, all written for this project: invented unit, invented people."""
