"""A report: its text, and which paragraph of it is what."""

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Role(StrEnum):
    """What a paragraph is in the report."""

    TITLE = "title"
    BYLINE = "byline"  # who reports, in which post; or the date in brackets under the title
    SALUTATION = "salutation"
    OPENING = "opening"
    HEADING = "heading"  # of a section, or below (level 2-4) on a line of its own
    TEXT = "text"
    CLOSING = "closing"  # 以上述职，请予评议。
    SIGNOFF = "signoff"  # unit, person
    DATE = "date"  # of the sign-off


class Paragraph(BaseModel):
    """One non-empty line of the text.

    ``section`` is the id of the section it stands in, or None. ``level`` is 1–4 for headings and for text that
    begins with a run-in heading （一）…。; 0 for other text. ``heading_end`` is where the heading ends: the end of
    the line for a heading, the offset behind the heading sentence for a run-in one, ``start`` where there is none.
    """

    model_config = ConfigDict(frozen=True)

    role: Role
    section: str | None
    start: int
    end: int
    level: int = 0
    heading_end: int


class Section(BaseModel):
    """One recognised section: heading as written, and the span from its heading to the next part."""

    model_config = ConfigDict(frozen=True)

    id: str
    heading: str
    start: int
    body_start: int
    end: int


class Report(BaseModel):
    """The text (LF, no BOM) with its paragraphs and sections in the order of the text.

    A section that stands twice is listed twice. All positions are half-open code-point offsets into ``text``.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]

    def section(self, section_id: str) -> Section | None:
        """Return the first section of that id, or None."""
        return next((s for s in self.sections if s.id == section_id), None)

    def section_at(self, offset: int) -> Section | None:
        """Return the section in which an offset lies, or None."""
        return next((s for s in self.sections if s.start <= offset < s.end), None)

    def body(self, section: Section) -> str:
        """Return the section's text below its heading, without surrounding blank lines."""
        return self.text[section.body_start : section.end].strip("\n")

    def having(self, role: Role) -> Iterator[Paragraph]:
        """Yield the paragraphs of one role."""
        return (p for p in self.paragraphs if p.role is role)

    def text_of(self, paragraph: Paragraph) -> str:
        """Return the paragraph's text."""
        return self.text[paragraph.start : paragraph.end]

    def place_of(self, offset: int) -> str | None:
        """Return the section id, or title, byline, opening, extra, signoff, in which an offset lies.

        ``extra`` is what stands behind the first section and in none, below a heading that the outline does not know.
        """
        index = bisect_right(self.paragraphs, offset, key=lambda p: p.start) - 1
        if index < 0 or offset > self.paragraphs[index].end:
            return None
        p = self.paragraphs[index]
        is_behind = bool(self.sections) and p.start > self.sections[0].start
        text = "extra" if is_behind else "opening"
        return p.section or {
            Role.SALUTATION: "opening", Role.TEXT: text, Role.HEADING: text,
            Role.CLOSING: "signoff", Role.DATE: "signoff",
        }.get(p.role, p.role.value)  # fmt: skip
