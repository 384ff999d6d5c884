"""Where a report says that somebody got an honour of the facts, and whether that is who got it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from drafting.checks.case import Case
from drafting.checks.names.honours import is_kept, is_striven_for
from drafting.checks.names.persons_at_work import everybody
from drafting.checks.names.persons_in_prose import wrong_in_prose
from drafting.checks.names.winners import name_of, winner_of
from drafting.checks.presence import Span
from drafting.lexicon.known_persons import is_person
from drafting.text.patterns import Pattern
from drafting.text.sentences import sentence_at
from drafting.text.strings import bigrams, places
from schemas.facts import FactKind, Facts, Honour

_AHEAD = (FactKind.SHORTCOMINGS, FactKind.PLANS)
_SPEAKER = Pattern("本人|(?<!自)我(?!们)")
_HALF = 0.5
"""The share of a winner's pairs of characters that stand where the honour is told."""


def by_name(facts: Facts) -> Mapping[str, Sequence[tuple[str, Honour]]]:
    """Return the honours of the facts with their ids, by the name by which one can tell them."""
    found: dict[str, list[tuple[str, Honour]]] = defaultdict(list)
    for fact_id, item in facts.items():
        if isinstance(item, Honour) and (name := name_of(item.name)):
            found[name].append((fact_id, item))
    return found


def spots_of(case: Case, name: str) -> Sequence[int]:
    """Return where the report has the name of an honour that it says was awarded."""
    ahead = [section for kind in _AHEAD for section in case.sections_of(kind)]
    return [
        at
        for at in places(case.report.text, name)
        if not any(section.start <= at < section.end for section in ahead)
        and not is_striven_for(case.report.text, at)
    ]


def honour_places(case: Case, honour: Honour) -> tuple[Span, ...]:
    """Return the sentence that says of an honour's winner, in whatever words, that he got it; () for none.

    An honour of which the facts have several by one name is told apart by its other words.
    """
    name = name_of(honour.name)
    if not case.facts or not name or len(by_name(case.facts)[name]) > 1:
        return ()
    text, size = case.report.text, len(name)
    won = (at for at in spots_of(case, name) if is_kept(text, at, at + size))
    at = next((at for at in won if tells_of(case, honour, at)), None)
    return () if at is None else (sentence_at(text, at),)


def tells_of(case: Case, honour: Honour, at: int) -> bool:
    """Whether the report says at the name of an honour that its winner got it, in much the same words."""
    title = winner_of(honour.name)
    winner = next((who for who in everybody(case.wording) if title.endswith(who)), title)
    if not winner or (case.facts and winner in case.facts.unit):
        return True
    start, end = sentence_at(case.report.text, at)
    near = case.report.text[sentence_at(case.report.text, max(0, start - 1))[0] : end]
    if case.facts and winner == case.facts.reporter and _SPEAKER.search(near):
        return True
    if is_person(winner):  # a slip of the name is told as that
        return winner in near or any(wrong_in_prose(near, winner, case.wording))
    pairs = bigrams(winner)
    return winner[-3:] in near or sum(p in near for p in pairs) >= _HALF * len(pairs)
