"""Text ⇄ report: which line of a report is what, and a text put together from its parts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafting.report.frame import head_roles, tail_roles
from drafting.report.headings import BARE, heading_sentence_end, is_heading_line, numbering
from drafting.report.sections import Heading, find_headings
from schemas.outline import Outline
from schemas.report import Paragraph, Report, Role, Section


@dataclass(frozen=True, slots=True)
class Parts:
    """What a report is put together from; several lines in one string are separated by LF.

    ``sections`` maps the outline's ids to (heading line, body).
    """

    title: str = ""
    byline: str = ""
    salutation: str = ""
    opening: str = ""
    sections: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    closing: str = ""
    signoff: tuple[str, ...] = ()
    date: str = ""


def normalise(text: str) -> str:
    """Return the text with LF line ends and without BOM."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def compose_report(parts: Parts, outline: Outline) -> str:
    """Return the text of a report, its sections in the outline's order, a paragraph a line.

    Raises KeyError for a section that the outline does not know.
    """
    order = [spec.id for spec in outline.sections]
    if unknown := sorted(parts.sections.keys() - set(order)):
        raise KeyError(*unknown)
    blocks = [parts.title, parts.byline, parts.salutation, parts.opening]
    for section_id in order:
        blocks += parts.sections.get(section_id, ())
    blocks += [parts.closing, *parts.signoff, parts.date]
    return "".join(f"{line}\n" for line in _tidy("\n".join(blocks)))


def parts_of(report: Report) -> Parts:
    """Return a report's parts, so that nothing is lost: what stands in no section goes with what is before it."""
    roles: dict[Role, list[str]] = {role: [] for role in Role}
    sections: dict[str, tuple[str, list[str]]] = {}
    starts = {section.start: section for section in report.sections}
    body = roles[Role.OPENING]
    for p in report.paragraphs:
        line = report.text_of(p)
        section = starts.get(p.start)
        if section and section.id not in sections:
            body = []
            sections[section.id] = (section.heading, body)
            line = line[len(section.heading) :].strip()
        target = body if section or p.role in _BODY else roles[p.role]
        if line:
            target.append(line)
    return Parts(
        title="\n".join(roles[Role.TITLE]),
        byline="\n".join(roles[Role.BYLINE]),
        salutation="\n".join(roles[Role.SALUTATION]),
        opening="\n".join(roles[Role.OPENING]),
        sections={name: (heading, "\n".join(lines)) for name, (heading, lines) in sections.items()},
        closing="\n".join(roles[Role.CLOSING]),
        signoff=tuple(roles[Role.SIGNOFF]),
        date="\n".join(roles[Role.DATE]),
    )


_BODY = (Role.OPENING, Role.HEADING, Role.TEXT)


def parse_report(text: str, outline: Outline) -> Report:
    """Return the report that a text is: every non-blank line is a paragraph with its role.

    A section's heading is known by what it means, whatever its spelling (``drafting.report.headings``). A heading of
    the same rank which means no section of the outline ends the section before it and stands in none.
    """
    text = normalise(text)
    spans = list(_spans(text))
    lines = [text[start:end] for start, end in spans]
    headings = find_headings(lines, outline)
    tail = tail_roles(lines, max(headings, default=0) + 1)
    body_end = len(lines) - len(tail)
    head = head_roles(lines[: min(headings, default=body_end)])
    paragraphs = [_paragraph(span, role) for span, role in zip(spans, head, strict=False)]
    current: str | None = None
    for index in range(len(head), body_end):
        heading = headings.get(index)
        if heading:
            current = heading.section
        paragraphs.append(_body_paragraph(lines[index], spans[index], current, heading))
    paragraphs += [
        _paragraph(span, role) for span, role in zip(spans[body_end:], tail, strict=True)
    ]
    end = spans[body_end][0] if tail else len(text)
    sections = _sections(text, end, [(spans[h.index][0], h) for h in headings.values()])
    return Report(text=text, paragraphs=tuple(paragraphs), sections=tuple(sections))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if content := line.strip():
            first = start + line.index(content[0])
            yield first, first + len(content)
        start += len(line) + 1


def _tidy(text: str) -> list[str]:
    return [content for line in text.split("\n") if (content := line.strip())]


def _paragraph(span: tuple[int, int], role: Role) -> Paragraph:
    return Paragraph(role=role, section=None, start=span[0], end=span[1], heading_end=span[0])


def _body_paragraph(
    line: str, span: tuple[int, int], section: str | None, heading: Heading | None
) -> Paragraph:
    """Return a paragraph between opening and closing; what ranks as a section but is none counts as level 2."""
    start, end = span
    if heading:
        level, heading_end, alone = 1, heading.end, heading.alone
    else:
        found = numbering(line)
        alone = is_heading_line(line, found)
        heading_end = len(line) if alone else heading_sentence_end(line, found.end)
        level = 0 if found.rank == BARE else max(found.rank, 2)
        if found.rank == BARE or not heading_end:
            level = heading_end = 0
    return Paragraph(
        role=Role.HEADING if level and alone else Role.TEXT,
        section=section,
        start=start,
        end=end,
        level=level,
        heading_end=start + heading_end,
    )


def _sections(text: str, end: int, headings: Sequence[tuple[int, Heading]]) -> Iterator[Section]:
    begins = [(start, heading) for start, heading in headings if not heading.continues]
    ends = [start for start, _ in begins[1:]] + [end]
    for (start, heading), stop in zip(begins, ends, strict=False):
        if heading.section:
            heading_end = start + heading.end
            newline = text.find("\n", heading_end, stop) + 1 if heading.alone else 0
            yield Section(
                id=heading.section,
                heading=text[start:heading_end],
                start=start,
                body_start=newline or heading_end,
                end=stop,
            )
