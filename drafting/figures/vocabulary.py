"""The words around numerals, read from the lexicon into forms that are fast to look up."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from drafting.figures.numeral import Kind
from drafting.lexicon import table

HAN_DIGITS = "零〇○一二两三四五六七八九十百千万亿廿卅"


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression of the words, longest match first, as a prefix tree.

    A tree is several times faster than a flat alternation, which tries every word at every place.
    """
    heads: dict[str, set[str]] = defaultdict(set)
    for word in words:
        heads[word[0]].add(word[1:])
    branches = []
    for head, tails in sorted(heads.items()):
        rest = alternation(t for t in tails if t) if tails != {""} else ""
        optional = "?" if rest and "" in tails else ""
        branches.append(re.escape(head) + (f"(?:{rest}){optional}" if rest else ""))
    return "|".join(branches)


@cache
def units() -> dict[str, str]:
    """Return unit → ``count`` or ``open``.

    After an ``open`` one (个, 项, 条 …) a noun may follow that makes 三个方面 of a number.
    """
    return {row["unit"]: row["counts"] for row in table("units")}


@cache
def _terms() -> dict[str, tuple[tuple[str, int, Kind], ...]]:
    """Return the set terms by the numeral in them and the character before or behind it.

    The key is two characters: the numeral and its right neighbour where the term begins with the numeral,
    else its left neighbour and the numeral. The value lists (term, offset of the numeral, kind), longest first.
    """
    index: dict[str, list[tuple[str, int, Kind]]] = defaultdict(list)
    numeral = re.compile(f"[0-9{HAN_DIGITS}半]")
    for row in table("set_terms"):
        term = row["term"]
        found = numeral.search(term)
        if found is None:
            continue
        at = found.start()
        key = term[at - 1 : at + 1] if at else term[:2]
        index[key].append((term, at, Kind(row["kind"])))
    return {key: tuple(sorted(found, key=lambda t: -len(t[0]))) for key, found in index.items()}


def set_term(text: str, at: int, floor: int) -> tuple[int, int, Kind] | None:
    """Return (start, end, kind) of the longest set term around the numeral that begins at ``at``.

    It may not begin before ``floor``. A term that ends in a numeral does not end inside a longer one.
    """
    best: tuple[int, int, Kind] | None = None
    terms = _terms()
    for key in (text[at : at + 2], text[at - 1 : at + 1] if at else ""):
        for term, offset, kind in terms.get(key, ()):
            start = at - offset
            if start < floor or not text.startswith(term, start):
                continue
            end = start + len(term)
            if term[-1] in HAN_DIGITS and text[end : end + 1] in HAN_DIGITS and end < len(text):
                continue
            if best is None or len(term) > best[1] - best[0]:
                best = start, end, kind
            break
    return best
