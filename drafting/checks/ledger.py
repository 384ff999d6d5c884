"""figures.ledger: a count of the facts that the meeting ledger does not bear out, whatever the report says."""

from collections.abc import Iterator

from drafting.checks.case import Case
from schemas.facts import FactKind
from schemas.finding import Finding

CODE = "figures.ledger"


def check(case: Case) -> Iterator[Finding]:
    """Yield the counts of 数据 that the ledger counts otherwise, where the report states them first."""
    if case.facts is None or case.facts.recorded is None or case.proof is None:
        return
    from drafting.ledger.disagreement import disagreement  # most facts have no ledger

    for label, quantity in case.facts.counts.items():
        told = disagreement(label, quantity, case.facts.recorded)
        if told is None:
            continue
        fact_id = f"{FactKind.COUNTS}.{label}"
        stated = case.proof.present.get(fact_id, ())
        section, offset = case.home(FactKind.COUNTS)
        number = stated[0].numeral if stated else None
        yield case.finding(
            CODE,
            number.start if number else offset,
            number.end if number else offset,
            f"要点的{told}",
            "数错了的请改要点，台账漏记的请补台账",
            fact=fact_id,
            section=None if number else section,
        )
