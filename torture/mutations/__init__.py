"""Files of Word damaged in every way that keeps some of their structure, and what becomes of them when they are read."""
