"""One fault that was put into a clean report, and whether a finding is that fault."""

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.checks.codes import SEVERITY
from schemas.facts import Facts
from schemas.finding import Finding

LONGEST_SPAN = 40
"""Characters of a finding that still points at a place."""
MISSING = frozenset(code for code in SEVERITY if code.endswith("missing"))
"""What words that are taken out may bring with them: whatever they stated may be missing too."""
ENUMERATION = frozenset({"structure.numbering", "text.typography"})
"""What the loss of an item brings with it in a numbered list."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Defect:
    """A report with one fault.

    One of ``codes`` must be found: at one of ``places`` where there are any, for ``fact`` and in ``section`` where
    they are named. ``brings`` are the codes of what follows from the fault and is no fault of its own. ``facts``
    are those of the report where they differ from the sample's.
    """

    kind: str
    text: str
    codes: tuple[str, ...]
    places: tuple[Span, ...] = ()
    fact: str = ""
    section: str = ""
    brings: frozenset[str] = frozenset()
    facts: Facts | None = None
    note: str = ""

    def is_found_by(self, finding: Finding) -> bool:
        """Whether a finding is this defect, at its place."""
        if finding.code not in self.codes or finding.end - finding.start > LONGEST_SPAN:
            return False
        if self.fact and finding.fact != self.fact:
            return False
        if self.section and finding.section != self.section:
            return False
        return not self.places or self._is_here(finding)

    def explains(self, finding: Finding) -> bool:
        """Whether a finding is only what the defect brings with it.

        A number that is repeated and changed once also contradicts its other mentions.
        """
        twice = finding.code == "figures.conflict" and self._is_here(finding)
        return self.is_found_by(finding) or finding.code in self.brings or twice

    def _is_here(self, finding: Finding) -> bool:
        return any(finding.start <= end and start <= finding.end for start, end in self.places)


def edited(
    kind: str,
    text: str,
    start: int,
    end: int,
    new: str,
    codes: str,
    *,
    places: Sequence[Span] | None = None,
    fact: str = "",
    section: str = "",
    brings: frozenset[str] = frozenset(),
    facts: Facts | None = None,
    note: str = "",
) -> Defect:
    """Return the defect of ``[start:end)`` being ``new``; ``codes`` are separated by ``|``, the place is the new words."""
    return Defect(
        kind,
        text[:start] + new + text[end:],
        tuple(codes.split("|")),
        ((start, start + len(new)),) if places is None else tuple(places),
        fact,
        section,
        brings,
        facts,
        note or f"{text[start:end]}→{new}",
    )
