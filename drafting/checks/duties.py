"""Where a report tells an item by its figures: a duty clause by clause (讲党课2次，走访社员163户), another as a whole."""

import re
from collections.abc import Sequence

from drafting.checks.case import Case
from drafting.checks.presence import Span, clause_spans, wording_of
from drafting.facts.inventory import figures_in
from drafting.figures.bind import Mention
from schemas.facts import Item

TOLD = 0.6
"""The share of a clause's characters that stand in the sentence which states its figure: 党课4次，我讲了2次."""
HALF = 0.5
"""The share of an item's pairs of characters that stand near its figures, where all of these stand together."""
_HAN = re.compile(r"[㐀-鿿]")


def duty_places(case: Case, fact_id: str, item: Item) -> tuple[Span, ...]:
    """Return the sentences that tell the clauses of a duty, which may stand far apart; () if one is not told.

    A clause whose figure the report lacks must be told in one sentence: others may speak of the like.
    """
    clauses = clause_spans(item.name)
    found = [_place(case, fact_id, item.name, clause) for clause in clauses]
    if len(found) < 2 or not all(found):
        return ()
    return tuple(sorted({span for spans in found for span in spans}))


def figure_places(case: Case, fact_id: str, item: Item) -> tuple[Span, ...]:
    """Return the sentences that state all figures of an item together, in half of its words; () for none."""
    figures = [f.figure.id for f in figures_in(item.name, fact_id) if not f.figure.is_date]
    found = [_mentions(case, figure_id) for figure_id in figures]
    if len(found) < 2 or not all(found):
        return ()
    wanted = wording_of(item.name)
    for mention in found[0]:
        near = case.prose.near(mention.numeral.start)
        together = all(any(near[0] <= m.numeral.start < near[1] for m in f) for f in found)
        if together and case.prose.share(wanted, near) >= HALF:
            return (near,)
    return ()


def _place(case: Case, fact_id: str, text: str, clause: Span) -> tuple[Span, ...]:
    figures = [
        f.figure.id
        for f in figures_in(text, fact_id)
        if clause[0] <= f.start < clause[1] and not f.figure.is_date
    ]
    words = text[slice(*clause)]
    mentions = [m for figure_id in figures for m in _mentions(case, figure_id)]
    for mention in mentions:
        start, end = case.prose.sentence(mention.numeral.start)
        if _is_told(words, case.report.text[start:end]):
            return ((start, end),)
    whole, wording = (0, len(case.report.text)), wording_of(words)
    if figures and not mentions:
        found = case.prose.where_in_one(wording)
    else:
        found = case.prose.where((wording,), *whole)
    return found or case.prose.where_loosely(wording, *whole)


def _mentions(case: Case, figure_id: str) -> Sequence[Mention]:
    """Return the numbers that state a figure, rightly or wrongly."""
    if case.proof is None:
        return ()
    wrong = (w.mention for w in case.proof.wrong if w.figure.id == figure_id)
    return (*case.proof.present.get(figure_id, ()), *wrong)


def _is_told(words: str, sentence: str) -> bool:
    characters = set(_HAN.findall(words))
    return len(characters & set(sentence)) >= TOLD * len(characters)
