"""Every finding code with its severity: the contract of ``shuzhi check``."""

from schemas.finding import Severity

_CODES = {
    Severity.ERROR: """
        structure.section-missing structure.section-order structure.section-empty
        structure.section-duplicate
        figures.missing figures.mismatch figures.unit figures.unsupported figures.conflict
        facts.activity-missing facts.highlight-missing facts.shortcoming-missing facts.plan-missing
        facts.honour-missing facts.duty-missing facts.rectification-missing
        dates.year
        names.unit names.person
        text.placeholder text.leak
    """,
    Severity.ACKNOWLEDGE: """
        figures.ledger
        dates.unsupported
        wording.formula wording.early
        reference.carryover reference.similarity
    """,
    Severity.WARNING: """
        structure.numbering
        figures.unclassified
        facts.plan-unanswered facts.rectification-unread
        names.unsupported
        text.typography text.repetition text.length text.script
        wording.stale wording.role
    """,
}

SEVERITY: dict[str, Severity] = {
    code: severity for severity, codes in _CODES.items() for code in codes.split()
}
