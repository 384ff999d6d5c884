"""Last year's report, or a sample: read, taken apart, and its style without its content."""

from drafting.reference.read import Reference, read_reference
from drafting.reference.style import SectionStyle, Style

__all__ = ["Reference", "SectionStyle", "Style", "read_reference"]
