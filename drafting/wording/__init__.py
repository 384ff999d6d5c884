"""Set wording: the rules on it, and where a text departs from them."""
