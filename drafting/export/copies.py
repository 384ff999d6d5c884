"""The copies of a report that an export can write: the clean one, one with comments, one against last year's."""

from collections.abc import Sequence
from enum import Flag, auto
from pathlib import Path

from drafting.docx import render
from drafting.errors import UsageError
from drafting.export.targets import DEFAULT_TARGET
from drafting.verdict import Verdict
from drafting.workspace import Version


class Copy(Flag):
    """What an export writes beside the text: comments, the changes from last year's report, or both."""

    CLEAN = 0
    ANNOTATED = auto()
    REDLINE = auto()

    @property
    def file(self) -> str:
        """The name of its file where none is given."""
        what = "，".join(_WORDS[kind] for kind in self)
        target = Path(DEFAULT_TARGET)
        return str(target.with_stem(f"{target.stem}（{what}）" if what else target.stem))


_WORDS = {Copy.ANNOTATED: "带批注", Copy.REDLINE: "与去年对照"}


def require_comparable(copy: Copy, verdict: Verdict) -> None:
    """Raise UsageError for a redline where there is no report of last year's to hold this one against."""
    if Copy.REDLINE in copy and verdict.case.reference is None:
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
    if copy is Copy.CLEAN:
        return render(report, notice=notice, template=template)
    from drafting.docx.annotated import annotated
    from drafting.docx.redline import redline
    from drafting.export.remarks import remarks

    notes = remarks(verdict, versions) if Copy.ANNOTATED in copy else ()
    if Copy.REDLINE in copy and reference:
        return redline(reference, report, notes, notice=notice, template=template)
    return annotated(report, notes, notice=notice, template=template)
