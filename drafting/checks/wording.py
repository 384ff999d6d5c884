"""wording.*: fixed expressions stand as they were coined, a branch speaks as a branch, and of what is of its time.

The rules are rows of ``lexicon/wording.csv``, ``lexicon/campaigns.csv`` and the user's own files; each has its code
and its level. A plan may look ahead, and what is put right may be long over.
"""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.quoting import inner
from drafting.rectification.passages import names_a_problem, within
from drafting.wording.campaigns import EARLY, STALE
from drafting.wording.find import Hit
from schemas.facts import FactKind
from schemas.finding import Finding

_SHOWN = 40
"""The most characters that a finding shows, also of a long sequence in disorder."""


def check(case: Case) -> Iterator[Finding]:
    """Yield what breaks a rule that holds on the day of the report, unless the facts themselves say it so."""
    plans = case.sections_of(FactKind.PLANS)
    for hit in case.hits:
        ahead = any(section.start <= hit.start < section.end for section in plans)
        if hit.rule.code == EARLY and ahead:
            continue
        if hit.rule.code == STALE and _is_put_right(case, hit):
            continue
        yield _finding(case, hit)


def _is_put_right(case: Case, hit: Hit) -> bool:
    """Whether what is long over left a problem behind of which the report tells what became."""
    sentence = case.report.text[slice(*case.prose.sentence(hit.start))]
    return within(case.rectified, hit.start) and names_a_problem(sentence)


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
        rule.advice or f"改为“{right}”",
        severity=rule.level,
    )
