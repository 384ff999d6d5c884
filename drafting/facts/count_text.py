"""One line of 数据 → labels with quantities as typed: ``支委会12次，党员大会4次``, ``党课6次（其中书记讲党课3次）``.

Nothing is guessed: what may mean more than one thing comes with the fault that it has.
"""

import re
from collections.abc import Iterator
from itertools import islice

from drafting.facts.count_cuts import CLAUSE, PIECE, cut, depth_of
from drafting.facts.count_faults import NOT_UNDERSTOOD, Count, Fault
from drafting.facts.count_names import named, numbers_in, without_light
from drafting.facts.count_owners import owned
from drafting.facts.count_piece import counts_of_piece
from drafting.facts.count_remarks import (
    is_part,
    of_last_year,
    parts_of_whole,
    remark_on,
    unbracketed,
    without_within,
)
from drafting.facts.count_scope import without_scope
from drafting.facts.cues import cue, not_for_the_report
from drafting.facts.quantity import read_quantity
from drafting.figures import scan
from drafting.figures.vocabulary import is_known_unit
from drafting.lexicon.labels import counts_in, find_label
from schemas.figure import Quantity

_ENDS = "。；;！!，,、 "
_TIGHT = frozenset("、/")
_MAKE_ALL_SO = NOT_UNDERSTOOD | {Fault.SUM}
_WHEN = r"(去年|上年度?|上一年度?|今年|本年度?|\d{4}年度?)"
_TWO_YEARS = re.compile(
    rf"([^，,：:、（）()]{{2,20}}?)[：:\s]*{_WHEN}[：:\s]*([^，,；;\s（）()]{{1,16}}?)[，,、/\s]*{_WHEN}[：:\s]*([^，,；;\s（）()]{{1,16}})"
)
_AND = re.compile(r"[、和与及]")
_NEXT = re.compile(r"[、，,]|(?<=\S)[和及](?=[\d一二两三四五六七八九十])")
_SHARED = re.compile(r"分别(?:为|是|有|召开|开展|组织|举办|完成|达到?|[：:\s])*")
_EACH = re.compile(r"(.+?[、和与及].+?)各(?:为|是|有|召开|开展|组织|举办|完成|\s)*(.{1,16})")
_PEOPLE = frozenset(["人次", "人", "名"])
_LONGEST_LIST = 200
_LONGEST_NAME = 8
_PAIR = 2
_BEHIND_BRACKET = re.compile(r"(?<=[）)】\]])\s*(?=[一-鿿“])")
_TOGETHER = re.compile(r"[共合总各均都]")


def counts_of(line: str) -> Iterator[tuple[str, str]]:
    """Yield each label of this year with its quantity; a part that is not understood, or last year's, comes as (part, "")."""
    return (
        (f"去年{count.label}{count.quantity}", "") if count.is_last else count[:2]
        for count in read_counts_of(line)
    )


def read_counts_of(line: str, year: int | None = None) -> list[Count]:
    """Return the counts of a line, and what in it is not understood; ``year`` is the 年度 where it is known."""
    text = line.strip(_ENDS)
    if role := not_for_the_report(text):
        faults = {"withheld": Fault.WITHHELD, "crossed": Fault.CROSSED, "aside": Fault.ASIDE}
        return [Count(text, "", faults.get(role, Fault.DOUBT))]
    if cue("guess").search(text):
        return [Count(text, "", Fault.DOUBT)]
    text, fault = without_scope(text, year)
    if fault:
        return [Count(text, "", fault)]
    return owned([count for clause in cut(text, CLAUSE) for count in _of_clause(clause[0], year)])


def _of_clause(clause: str, year: int | None) -> list[Count]:
    return _of_parted(clause, year) or _of_each_clause(clause, year)


def _of_parted(clause: str, year: int | None) -> list[Count]:
    """Return the counts of 党员31名：教工9名，学生22名, where what stands behind the colon parts the last before it."""
    head, colon, parts = clause.replace(":", "：").partition("：")
    if not colon or not numbers_in(head) or not numbers_in(parts):
        return []
    *others, whole = _of_pieces(head, year) or [Count(head)]
    quantity = read_quantity(whole.quantity)
    if whole.fault or quantity is None or not _tight(head).endswith(whole.quantity):
        return []
    if all(n.unit in ("", quantity.unit) for n in numbers_in(parts)):
        return [*others, *_of_piece(f"{''.join(whole[:2])}（{parts}）", None, year)]
    return [*others, whole, Count(parts, "", Fault.WITHIN)]


def _tight(text: str) -> str:
    return "".join(text.split())


def _of_each_clause(clause: str, year: int | None) -> list[Count]:
    if two := _TWO_YEARS.fullmatch(clause):
        return _of_two_years(two, year)
    found: list[Count] = []
    while clause and (shared := _shared_in(clause)):
        counts, clause = _of_shared(clause, shared, year)
        found += counts
    return found + _of_pieces(clause, year)


def _of_two_years(two: re.Match[str], year: int | None) -> list[Count]:
    """Return this year's count of 支委会去年10次今年12次, and last year's as one that has no place here."""
    label, *told = two.groups()
    found = []
    for when, quantity in zip(told[::2], told[1::2], strict=True):
        this = when in ("今年", "本年", "本年度") or (year and when[:4] == str(year))
        typed = Count(f"{label}{when}{quantity}", "", Fault.LAST_YEAR)
        found.append(named(label, quantity, year) if this and read_quantity(quantity) else typed)
    now = next((count for count in found if not count.fault), None)
    pairs = zip(told[::2], told[1::2], strict=True)
    lasts = [of_last_year(f"{when}{quantity}", now, year) for when, quantity in pairs]
    return [last or count for count, last in zip(found, lasts, strict=True)]


def _shared_in(clause: str) -> re.Match[str] | None:
    """Return the first 分别 that is of the clause itself; what stands in brackets is a remark on the one before it."""
    depth = seen = 0
    for match in _SHARED.finditer(clause):
        depth, seen = max(depth + depth_of(clause[seen : match.start()]), 0), match.start()
        if not depth:
            return match
    return None


def _of_shared(clause: str, shared: re.Match[str], year: int | None) -> tuple[list[Count], str]:
    """Return the counts up to the quantities of 党员大会、支委会分别为4次、12次, and what stands behind these."""
    earlier, comma, names = clause[: shared.start()].rpartition("，")
    labels = [name for name in map(str.strip, _AND.split(names)) if name]
    cuts = list(islice(_NEXT.finditer(clause, shared.end()), len(labels) + 1))
    starts = [shared.end(), *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(clause)]
    quantities = [clause[a:b].strip() for a, b in zip(starts, ends, strict=True)]
    given, more = quantities[: len(labels)], quantities[len(labels) : len(labels) + 1]
    complete = len(labels) > 1 and len(given) == len(labels) and all(map(read_quantity, given))
    found = _of_pieces(earlier, year) if comma else []
    if not complete or (more and read_quantity(more[0])):
        return [*found, Count(clause[len(earlier + comma) :], "", Fault.SHARED)], ""
    found += [named(name, value, year) for name, value in zip(labels, given, strict=True)]
    return found, clause[starts[len(labels)] :] if more else ""


def _of_pieces(clause: str, year: int | None) -> list[Count]:
    """Return the counts of pieces parted by commas; a number without a name puts the one before it in doubt."""
    found: list[Count] = []
    waiting = ""
    groups = list(_groups(clause))
    if len(groups) == _PAIR and (pair := _of_pair(groups[0][1], groups[1][1], year)):
        return [pair]
    for pieces, words in groups:
        together = f"{waiting}，{words}" if waiting and _TOGETHER.search(words) else ""
        if waiting and not together:
            found += counts_of_piece(waiting, year)
        waiting = ""
        if together:
            found.append(Count(together, "", Fault.SUM))
        elif not scan(words):
            waiting = words
        elif not cue("this_year").fullmatch(words) or re.match(r"\d{4}", words):  # 一年来，…
            if len(found) == 1 and (last := of_last_year(words, found[0], year)):
                found.append(last)
                continue
            if found and not found[-1].fault and (bare := read_quantity(without_light(words))):
                if _is_of_others(bare, found[-1]):
                    found.append(Count(words, "", Fault.UNNAMED))
                    continue
                found[-1] = Count("".join(found[-1][:2]), "", Fault.UNCLEAR)
            counts = _of_group(pieces, words, found[-1] if found else None, year)
            found = [*(_unless_undone(found, words) if is_part(words) else found), *counts]
    return [*found, *(counts_of_piece(waiting, year) if waiting else ())]


def _is_of_others(bare: Quantity, count: Count) -> bool:
    """Whether a number without a name counts the people of what was held: the 78人次 of 政治轮训3期，78人次."""
    quantity = read_quantity(count.quantity)
    return (
        quantity is not None
        and bare.unit in _PEOPLE
        and bool(quantity.unit)
        and quantity.unit not in _PEOPLE
    )


def _of_pair(name: str, value: str, year: int | None) -> Count | None:
    """Return the count of a short name and a quantity that only a comma parts: 支委会，12次."""
    quantity = read_quantity(without_light(value))
    if quantity is None or len(name) > _LONGEST_NAME or scan(name):
        return None
    if find_label(name):
        fits = not quantity.unit or counts_in(name, quantity.unit)
        return Count(name, without_light(value)) if fits else None
    count = named(name, without_light(value), year)
    return count if is_known_unit(quantity.unit) and count.fault is None else None


def _groups(clause: str) -> Iterator[tuple[list[str], str]]:
    """Yield the pieces between commas, parted where 、 or / does, and what they are together as typed."""
    pieces: list[str] = []
    typed: list[str] = []
    for piece, separator in cut(clause, PIECE):
        pieces.append(piece)
        typed.append(piece)
        if separator in _TIGHT:
            typed.append(separator)
        else:
            yield pieces, "".join(typed)
            pieces, typed = [], []
    if pieces:
        yield pieces, "".join(typed[:-1])


def _of_group(pieces: list[str], words: str, before: Count | None, year: int | None) -> list[Count]:
    """Return the counts of pieces that 、 parts: one that is not clear makes all of them so."""
    if len(pieces) == 1:
        return _of_piece(pieces[0], before, year)
    if not all(map(scan, pieces)):
        return _of_each(words, year)
    found: list[Count] = []
    read: list[Count] = []
    for piece in pieces:
        nameless = read_quantity(without_light(piece)) if found and not found[-1].fault else None
        if nameless and _is_of_others(nameless, found[-1]):
            found.append(Count(piece, "", Fault.UNNAMED))
        else:
            read += (counts := _of_piece(piece, found[-1] if found else before, year))
            found += counts
    worst = next((c.fault for c in read if c.fault in _MAKE_ALL_SO), None)
    return [Count(words, "", worst)] if worst else found


def _of_piece(piece: str, before: Count | None, year: int | None) -> list[Count]:
    """Return the counts of a piece with its remarks; ``before`` is the count that 其中 would speak of."""
    first, rest = _first_remarked(piece, year)
    if rest:
        found = _of_piece(first, before, year)
        return [*found, *_of_piece(rest, found[-1], year)]
    bare, remarks = unbracketed(piece)
    if is_part(bare):
        return parts_of_whole(piece, before, counts_of_piece(without_within(bare), year))
    counts = counts_of_piece(bare, year) if bare else []
    for remark in remarks:
        if counts and (before_it := of_last_year(remark, counts[-1], year)):
            counts.append(before_it)
            continue
        cuts = cut(without_within(remark), PIECE, CLAUSE)
        parts = [count for part, _ in cuts for count in counts_of_piece(part, year)]
        told = parts_of_whole(remark, counts[0] if counts else None, parts)
        if counts and (is_part(remark) or not any(part.fault for part in told)):
            counts = [*_unless_undone(counts, remark), *told]
        else:
            last, fault = remark_on(remark, counts[-1] if counts else None, year)
            counts = [*counts[:-1], *(c for c in (last, fault) if c)]
    return counts


def _first_remarked(piece: str, year: int | None) -> tuple[str, str]:
    """Part a count with its brackets from the one that a blank parts from it: 党小组会36次（去年24次） 党课4次.

    What stands in brackets speaks of the count before it, never of one behind it.
    """
    for gap in _BEHIND_BRACKET.finditer(piece):
        first, rest = piece[: gap.start()], piece[gap.end() :]
        counts = counts_of_piece(unbracketed(first)[0], year)
        if counts and not any(count.fault for count in counts) and numbers_in(rest):
            return first, rest
    return piece, ""


def _unless_undone(counts: list[Count], part: str) -> list[Count]:
    """Return the counts, the last in doubt where a part of it was not done: 党课4次，其中1次没开成."""
    if not counts or counts[-1].fault or not cue("undone").search(part):
        return counts
    return [*counts[:-1], Count("".join(counts[-1][:2]), "", Fault.LACKING)]


def _of_each(piece: str, year: int | None) -> list[Count]:
    """Return the counts of 警示教育、监督检查各3次; other names that share a number are not told apart."""
    each = _EACH.fullmatch(piece) if len(piece) <= _LONGEST_LIST else None
    if each and read_quantity(each[2]) and not scan(each[1]):
        return [named(name, each[2], year) for name in _AND.split(each[1])]
    return [Count(piece, "", Fault.SUM)]
