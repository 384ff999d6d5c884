"""The lines of a report that say who it is from."""

from collections.abc import Iterator

from drafting.text.patterns import Pattern
from schemas.report import Paragraph, Report, Role

_SENTENCE = Pattern(r"[。！？；，、]")
_LONGEST = 40
_LAST = 3


def signed_lines(report: Report) -> Iterator[Paragraph]:
    """Yield byline and sign-off; names that stand below the last sentence sign the report too."""
    yield from report.having(Role.BYLINE)
    yield from report.having(Role.SIGNOFF)
    for paragraph in reversed(report.paragraphs[-_LAST:]):
        line = report.text_of(paragraph)
        if paragraph.role is not Role.TEXT or len(line) > _LONGEST or _SENTENCE.search(line):
            break
        yield paragraph
