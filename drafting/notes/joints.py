"""Whether an entry puts together what the notes do not: a thing and another's number, names changed about."""

import re
from functools import lru_cache
from itertools import pairwise

from drafting.figures.bind import Mention, bind
from drafting.lexicon.labels import names_of
from drafting.notes.align import Piece, numerals_of, sense
from drafting.notes.case import Case
from drafting.notes.cues import cue, says_more
from drafting.notes.joins import joining_words, without_replaced
from drafting.notes.signs import SIGN
from schemas.facts import FactKind

_AND = re.compile(r"[一-鿿](?:和|及|与|以及|、|或)$")


def torn(case: Case) -> str:
    """Say which words of one clause of the entry are not of one thing, or in another order, in the notes."""
    text = case.entry.text
    for one, other in pairwise(case.drawn.pieces):
        if SIGN.search(text, one.end, other.start):
            continue
        said = text[one.start : other.end]
        if other.at < one.at:
            if not (_moves(case, one) or _moves(case, other) or _is_title(case, one, other)):
                return f"“{said}”和原话的次序不同"
        elif _parts(case, one, other):
            return f"“{said}”在原话里不是一件事"
    return ""


def _parts(case: Case, one: Piece, other: Piece) -> bool:
    """Whether what the notes have between two pieces, which the entry leaves out, parts them.

    The end of a clause does where both clauses say more; 和 does, and whatever stands before a number.
    """
    between = case.sentences[one.until : other.at]
    if SIGN.search(between):
        halves = SIGN.split(between)
        return says_more(halves[0]) and says_more(halves[-1])
    counts = any(n.start == other.start and n.is_figure for n in numerals_of(case.entry.text))
    more = counts and says_more(without_replaced(between, case.drawn.joined))
    return (more or bool(_AND.search(between))) and not _is_bound(case, other)


def _moves(case: Case, piece: Piece) -> bool:
    """Whether a piece may stand anywhere: a number, a date, or a word that only joins."""
    text = case.entry.text
    if text[piece.start : piece.end] in joining_words(case.sentences):
        return True
    return any(n.start <= piece.start < n.end for n in numerals_of(text))


def _is_title(case: Case, one: Piece, other: Piece) -> bool:
    """Whether a name and its honour have changed places: 局优秀党员王强."""
    words = case.entry.text[one.start : other.end]
    near = not SIGN.search(case.sentences, other.until, one.at)
    return near and case.entry.kind is FactKind.HONOURS and bool(cue("title").search(words))


def _is_bound(case: Case, piece: Piece) -> bool:
    """Whether the notes' number is for certain that of the entry's label: 支委会、党小组会分别开了12次、24次."""
    here = [m for m in _bound(case.entry.text) if m.numeral.start <= piece.start < m.numeral.end]
    said = {(m.label, sense(m.numeral)) for m in _bound(case.sentences)}
    return any((mention.label, sense(mention.numeral)) in said for mention in here)


@lru_cache(maxsize=64)
def _bound(text: str) -> tuple[Mention, ...]:
    """Return the numbers of a text of which the label is certain."""
    mentions = bind(text, numerals_of(text), names_of())
    return tuple(m for m in mentions if m.label and m.certain and m.fits)
