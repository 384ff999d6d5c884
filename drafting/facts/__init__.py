"""The facts stage: a file of the secretary's → :class:`schemas.facts.Facts`, or every problem of it at once."""

from drafting.facts.describe import describe, describe_understood
from drafting.facts.read import read_facts

__all__ = ["describe", "describe_understood", "read_facts"]
