"""How a report is written: section by section by an engine, given back while it is faulty, and put together."""
