"""What a report says below its headings: text, and what looks like a heading where nothing stands below it."""

from collections.abc import Iterator

from schemas.report import Paragraph, Report, Role


def prose(report: Report) -> Iterator[tuple[Paragraph, int]]:
    """Yield the paragraphs of the body that say something, each with the offset at which its text begins.

    In lists of problems and plans items are often one numbered line, which reads like a heading (（一）调研不够经常).
    """
    body = [p for p in report.paragraphs if p.role in (Role.HEADING, Role.TEXT)]
    heads = {section.start for section in report.sections}
    for index, paragraph in enumerate(body):
        is_section = paragraph.start in heads
        if paragraph.role is Role.TEXT:
            is_all = paragraph.heading_end == paragraph.end and not is_section
            if not (is_section and paragraph.heading_end == paragraph.end):
                yield paragraph, paragraph.start if is_all else paragraph.heading_end
        elif not is_section and paragraph.section and _is_alone(body, index):
            yield paragraph, paragraph.start


def _is_alone(body: list[Paragraph], index: int) -> bool:
    """Whether nothing stands below a heading before the next one of its rank or above."""
    here = body[index]
    below = body[index + 1] if index + 1 < len(body) else None
    return below is None or below.section != here.section or 0 < below.level <= here.level
