"""A finding: one fault of a report, at its place, in words that a secretary understands."""

import hashlib
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, computed_field


class Severity(StrEnum):
    """What a finding does to the export."""

    ERROR = "error"  # stops it
    ACKNOWLEDGE = "acknowledge"  # stops it until a person accepts this very item
    WARNING = "warning"  # is shown


class Finding(BaseModel):
    """One fault.

    ``start`` and ``end`` are half-open code-point offsets into ``Report.text``; for something that is missing
    they are an empty span where it belongs. ``text`` is the shortest span that shows the fault. ``section`` is
    an outline id, or title, byline, opening, extra, signoff. ``fact`` is the id of the fact concerned, or None.
    """

    model_config = ConfigDict(frozen=True)

    code: str
    severity: Severity
    section: str | None
    start: int
    end: int
    text: str
    message: str
    suggestion: str
    fact: str | None = None
    around: str = ""
    """The words of the sentence, where the same text in another sentence is another fault; else empty."""
    occurrence: int = 0
    """How many findings before this one are alike in code, section, text, fact and words around."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def id(self) -> str:
        """Eight hex digits that stay the same while the fault does, wherever it moves in the text."""
        alike = [self.code, self.section or "", self.text, self.fact or ""]
        key = "\0".join((*alike, *filter(None, [self.around]), str(self.occurrence)))
        return hashlib.sha256(key.encode()).hexdigest()[:8]
