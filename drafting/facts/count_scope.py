"""What stands before the first figure of a line of 数据 and says of what all of them are: a group, a time, others."""

import re

from drafting.facts.count_cuts import CLAUSE, PIECE, cut
from drafting.facts.count_faults import NOT_UNDERSTOOD, Count, Fault, another_time
from drafting.facts.count_names import is_another_year, numbers_in, without_light
from drafting.facts.count_piece import counts_of_piece
from drafting.facts.count_remarks import unbracketed
from drafting.facts.cues import cue
from drafting.facts.measures import begins_with_verb
from drafting.facts.quantity import read_quantity
from drafting.lexicon.item_words import tails
from drafting.lexicon.labels import counts_in, find_label

_PREFIX = re.compile(r"([^：:，,；;。]{1,20})[：:]\s*(?=\S)")


def without_scope(text: str, year: int | None) -> tuple[str, Fault | None]:
    """Return a line without the words before its colon that say what all its figures are of, or what is wrong there."""
    if text != (grouped := _without_group(text, year)):
        return grouped, None
    prefix = _PREFIX.match(text)
    first = next(cut(text[prefix.end() :], CLAUSE, PIECE), ("", ""))[0] if prefix else ""
    bare = unbracketed(first)[0].lstrip("：:＝= ")
    if not prefix or numbers_in(prefix[1]) or read_quantity(without_light(bare)):
        return text, None
    counts = counts_of_piece(bare, year)
    faults = {count.fault for count in counts} - {None}
    if faults or not counts or _parts_label(prefix[1].strip(), text[prefix.end() :], year):
        return text, _fault_of_parts(prefix[1], first, faults)
    scope = prefix[1].strip(" “”")
    dated = re.match(r"(\d{4})年", scope)
    if dated and is_another_year(dated[1], year):
        return text, Fault.LAST_YEAR
    when = cue("named_year").match(scope)
    scope = scope[when.end() :] if when and scope[when.end() :] else scope
    if cue("group").fullmatch(scope) or cue("this_year").fullmatch(scope):
        return text[prefix.end() :], None
    return text, another_time(scope) or Fault.SCOPE


def _fault_of_parts(label: str, first: str, faults: set[Fault | None]) -> Fault | None:
    """Return the fault of a line that counts parts of a label of the lexicon: 党课：书记2次、所长1次."""
    is_part = find_label(label) and numbers_in(first)
    return Fault.WITHIN if is_part and faults <= NOT_UNDERSTOOD | {Fault.WITHIN} else None


def _parts_label(whole: str, rest: str, year: int | None) -> bool:
    """Whether the counts behind a label of the lexicon and a colon part it: 谈心谈话：书记与班子6人次.

    Where any of them is of the lexicon itself they are a group: 三会一课：支委会12次.
    """
    if not find_label(whole):
        return False
    pieces = (unbracketed(piece)[0] for piece, _ in cut(rest, CLAUSE, PIECE))
    counts = [count for piece in pieces for count in counts_of_piece(piece, year)]
    return not any(map(_is_known, counts)) and any(_is_part(whole, count) for count in counts)


def _is_known(count: Count) -> bool:
    quantity = read_quantity(count.quantity)
    known = find_label(count.label) if quantity else None
    return known is not None and counts_in(count.label, quantity.unit if quantity else "") is True


def _is_part(whole: str, count: Count) -> bool:
    """Whether a count has the unit of the whole and a name that tells not what was done, but by or to whom."""
    quantity, name = read_quantity(count.quantity), count.label
    if quantity is None or name.endswith((whole, *tails())) or begins_with_verb(name):
        return False
    return counts_in(whole, quantity.unit) is True


def _without_group(text: str, year: int | None) -> str:
    """Return a line without the group that a blank parts from its first figure: 三会一课 支委会12次."""
    group, _, rest = text.partition(" ")
    if not rest or not cue("group").fullmatch(group):
        return text
    first = next(cut(rest, CLAUSE, PIECE), ("", ""))[0]
    counts = counts_of_piece(unbracketed(first)[0], year)
    quantity = read_quantity(counts[0].quantity) if counts and not counts[0].fault else None
    if quantity is None or not find_label(counts[0].label):
        return text
    return rest.strip() if counts_in(counts[0].label, quantity.unit) else text
