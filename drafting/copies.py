"""The copies of a report that an export can write: the clean one, one with comments, one against last year's."""

from collections.abc import Sequence
from enum import StrEnum

from drafting.docx import render
from drafting.errors import UsageError
from drafting.targets import DEFAULT_TARGET
from drafting.verdict import Verdict
from drafting.workspace import Version


class Copy(StrEnum):
    """What an export writes."""

    CLEAN = "clean"
    ANNOTATED = "annotated"
    REDLINE = "redline"

    @property
    def file(self) -> str:
        """The name of its file where none is given."""
        return _FILES[self]


_FILES = {
    Copy.CLEAN: DEFAULT_TARGET,
    Copy.ANNOTATED: "述职报告（带批注）.docx",
    Copy.REDLINE: "述职报告（与去年对照）.docx",
}


def require_comparable(copy: Copy, verdict: Verdict) -> None:
    """Raise UsageError for a redline where there is no report of last year's to hold this one against."""
    if copy is Copy.REDLINE and verdict.case.reference is None:
        raise UsageError(
            "起草时没有给去年的报告，不知道和哪一份对照。请这样起草一次：shuzhi draft 要点.md "
            "--reference 去年述职报告.docx；或者只作比较：shuzhi diff 去年述职报告.docx --docx 修订稿.docx"
        )


def word_file(
    copy: Copy,
    verdict: Verdict,
    versions: Sequence[Version],
    *,
    notice: str = "",
    template: bytes | None = None,
) -> bytes:
    """Return a copy as .docx; ``versions`` are the parts of the report that was judged, in order."""
    report, reference = verdict.case.report, verdict.case.reference
    if copy is Copy.ANNOTATED:
        from drafting.docx.annotated import annotated
        from drafting.remarks import remarks

        notes = remarks(verdict, versions)
        return annotated(report, notes, notice=notice, template=template)
    if copy is Copy.REDLINE and reference:
        from drafting.docx.redline import redline

        return redline(reference, report, notice=notice, template=template)
    return render(report, notice=notice, template=template)
