"""Text ⇄ report: title, opening, sections by the meaning of their headings, sign-off."""

from drafting.report.parse import Parts, compose_report, normalise, parse_report, parts_of

__all__ = ["Parts", "compose_report", "normalise", "parse_report", "parts_of"]
