"""Figures: every one of the facts stands in the report, and no other does."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from drafting.checks.case import Case
from drafting.facts.inventory import contexts
from drafting.figures import Kind, scan
from drafting.figures.bind import Mention, bind
from drafting.figures.evidence import Given, Said
from drafting.figures.likeness import bigrams
from drafting.figures.prove import Fault, Proof, Wrong, prove
from drafting.labels import names_of
from schemas.facts import Facts
from schemas.figure import Figure
from schemas.finding import Finding

_INNER_QUOTES = str.maketrans("“”", "‘’")
_OPEN_QUOTE = re.compile(r"[“‘《][^”’》]*$")


def check(case: Case) -> Iterator[Finding]:
    """Yield ``figures.missing``, ``.mismatch``, ``.unit`` and ``.unsupported``; nothing without facts."""
    if case.facts is None:
        return
    proof = proof_of(case, case.facts)
    yield from (_wrong(case, case.facts, wrong) for wrong in proof.wrong)
    yield from (_missing(case, case.facts, figure) for figure in proof.missing)
    yield from (_unsupported(case, mention) for mention in proof.unknown)


def proof_of(case: Case, facts: Facts) -> Proof:
    """Return the proof of the case's report against its facts."""
    texts = [text for _, item in facts.items() for _, text in item.fields()]
    named = (facts.unit, facts.post, facts.title, *facts.counts)
    said = tuple(said for text in (*named, *texts) for said in _said(text))
    names = names_of(*facts.counts, *facts.sums)
    mentions = bind(case.report.text, case.numerals, names)
    given = Given(case.figures, contexts(facts), said, _tallies(facts))
    return prove(given, case.report.text, mentions)


@lru_cache(maxsize=1024)
def _said(text: str) -> tuple[Said, ...]:
    """Return the numbers of a fact's text that are no figures; what a name in quotes has is free anywhere."""
    return tuple(
        (n.value, n.unit, frozenset() if _OPEN_QUOTE.search(text, 0, n.start) else bigrams(text))
        for n in scan(text)
        if n.value is not None and (n.kind is Kind.SET_TERM or isinstance(n.value, Fraction))
    )


def _tallies(facts: Facts) -> frozenset[int]:
    """Return how many shortcomings there are, and how many problems of last year, in all and by outcome."""
    outcomes = Counter(item.outcome for item in facts.rectifications)
    return frozenset({len(facts.shortcomings), len(facts.rectifications), *outcomes.values()} - {0})


def _wrong(case: Case, facts: Facts, wrong: Wrong) -> Finding:
    numeral, figure = wrong.mention.numeral, wrong.figure
    what = _name(figure)
    source = _source(facts, figure)
    if wrong.fault is Fault.UNIT:
        code, message = (
            "figures.unit",
            f"{what}的单位不对：报告写“{numeral.text}”，{source}“{figure.text}”",
        )
    else:
        code, message = (
            "figures.mismatch",
            f"{what}与要点不符：报告写“{numeral.text}”，{source}“{figure.text}”",
        )
    if wrong.swapped:
        message += f"，可能与{_name(wrong.swapped)}写反了"
    return case.finding(
        code, numeral.start, numeral.end, message, f"改为“{figure.text}”", fact=figure.id
    )


def _missing(case: Case, facts: Facts, figure: Figure) -> Finding:
    where = f"（{facts.place(figure.id)}）" if facts.place(figure.id) else ""
    if figure.id.startswith("数据."):
        message = f"报告没有写{_quoted(figure.label + figure.text)}{where}"
        suggestion = (
            f"请补写{figure.label}{figure.text}；确实不用写的，在要点的“可不写”中列出{figure.label}"
        )
    else:
        message = f"{_name(figure)}的“{figure.text}”没有写进报告{where}"
        suggestion = f"请在写这一条的地方补上“{figure.text}”"
    return case.missing("figures.missing", figure.id, message, suggestion)


def _unsupported(case: Case, mention: Mention) -> Finding:
    numeral = mention.numeral
    what = (
        f"{mention.label}“{numeral.text}”"
        if mention.label and mention.certain and mention.fits
        else f"“{numeral.text}”"
    )
    return case.finding(
        "figures.unsupported",
        numeral.start,
        numeral.end,
        f"要点里没有{what}这个数据",
        "请核实：属实的补进要点，没有依据的删去",
    )


def _source(facts: Facts, figure: Figure) -> str:
    place = facts.place(figure.id)
    return f"要点（{place}）是" if place else "要点是"


def _name(figure: Figure) -> str:
    kind, _, rest = figure.id.partition(".")
    if kind in ("数据", "合计"):
        return _quoted(figure.label)
    return f"{kind}第{rest.split('.')[0].split('#')[0]}条"


def _quoted(words: str) -> str:
    """Return words in quotes, quotes inside them as GB/T 15834 has them."""
    whole = words.startswith("“") and words.endswith("”") and words.count("“") == 1
    return words if whole else f"“{words.translate(_INNER_QUOTES)}”"
