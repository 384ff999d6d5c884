"""names.unit: the unit's name stands as the facts have it, or shortened as one does."""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.names.calling import bodies, names
from drafting.checks.names.legal_forms import other_forms
from drafting.checks.names.units_in_frame import TAIL, wrong_in_frame
from drafting.checks.names.units_in_prose import wrong_bodies, wrong_in_prose
from drafting.text.patterns import Pattern
from schemas.facts import Facts
from schemas.finding import Finding

_TAIL_AT_END = Pattern(rf"{TAIL}$")
_SHORTEST = 2


def check(case: Case, facts: Facts) -> Iterator[Finding]:
    """Yield ``names.unit``; in the title, the byline and the sign-off every other name than the unit's is one."""
    stem = _TAIL_AT_END.sub("", facts.unit)
    if len(stem) < _SHORTEST:  # 党支部 is no name
        return
    called = names(stem)
    others = case.wording  # what else the facts name may be named
    for name in (facts.unit, *called):
        others = others.replace(name, "\n")
    done: list[tuple[int, int]] = []
    own = (*wrong_in_frame(case.report, stem, others), *wrong_in_prose(case, called, others))
    meant = [(span, facts.unit) for span in own]
    forms = other_forms(case.report.text, facts.unit, others)
    for (start, end), name in (*meant, *forms, *wrong_bodies(case, bodies(stem), others)):
        if all(end <= first or last <= start for first, last in done):
            done.append((start, end))
            yield _finding(case, facts, start, end, name)


def _finding(case: Case, facts: Facts, start: int, end: int, meant: str) -> Finding:
    """Return the finding on a name; ``meant`` is the unit or what it belongs to."""
    written = case.report.text[start:end]
    shorter = "，简称也要与它一致" if meant == facts.unit else ""
    return case.finding(
        "names.unit",
        start,
        end,
        f"单位名称写成了“{written}”，要点是“{facts.unit}”",
        f"请照要点改为“{meant}”{shorter}；确是另一个单位的，请在要点中写明",
        fact="单位",
    )
