"""wording.*: fixed expressions stand as they were coined, and a branch speaks as a branch.

The rules are rows of ``lexicon/wording.csv`` and of the user's own file; each names its code and its level.
"""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.quoting import inner
from drafting.wording.find import Hit
from schemas.finding import Finding

_SHOWN = 40
"""The most characters that a finding shows, also of a long sequence in disorder."""


def check(case: Case) -> Iterator[Finding]:
    """Yield what breaks a rule that holds on the day of the report, unless the facts themselves say it so."""
    return (_finding(case, hit) for hit in case.hits)


def _finding(case: Case, hit: Hit) -> Finding:
    rule, right = hit.rule, inner(hit.right)
    end = min(hit.end, hit.start + _SHOWN)
    written = inner(case.report.text[hit.start : end])
    why = rule.message or f"规范表述是“{right}”"
    return case.finding(
        rule.code,
        hit.start,
        end,
        f"这里写的是“{written}”，{why}（{rule.source}）",
        f"改为“{right}”",
        severity=rule.level,
    )
