"""How far a comparison reaches over a list: 较上年增加支委会2次、党课1次, but not 支委会12次，较上年增加2次、党课5次."""

import re
from collections.abc import Sequence
from enum import StrEnum

from drafting.figures.bind import Mention
from drafting.figures.comparison_labels import ELSE, Labels
from drafting.figures.scope import is_light

SIGN = re.compile("、?(?:以及|[和及与])|[、，]")
"""What parts the items of a list."""
_THIS_YEAR = re.compile("今年|本年|全年|年内|目前")
_TOTAL = re.compile("共|计")
_ONE_FOR_MANY = re.compile("分别|依次|[各均都]")
_NO_VERB = re.compile("[了约出达的有 ]*")


class Reach(StrEnum):
    """Which items behind a comparison belong to it."""

    VERBS = (
        "verbs"  # 较上年多召开支委会2次、讲党课1次: each item has its label, and may have its verb
    )
    ITEMS = "items"  # 较上年增加支委会2次、党课1次: each item has its label
    GAPPED = (
        "gapped"  # 支委会较上年增加2次、党课1次: the words for more are left out, and nothing else
    )
    NONE = "none"  # 支委会12次，较上年增加2次、党课5次: said of what is already counted, it ends with its number


def reach_of(
    labels: Labels, run: Sequence[Mention], start: int, words: tuple[int, int], names_year: bool
) -> Reach:
    """Return how far the comparison of a list of numbers, or of one, reaches.

    Its clause begins at ``start``; ``words`` is where those for more and less, or for last year, stand. Last year
    (``names_year``) is that of all verbs behind it.
    """
    numeral, last = run[0].numeral, run[-1].numeral
    if labels.between(words[1], numeral.start) or labels.right_behind(last.end):
        has_verb = not _NO_VERB.fullmatch(labels.bare(words[1], numeral.start))
        return Reach.VERBS if has_verb or names_year else Reach.ITEMS
    own = labels.between(start, words[0])
    counted = {label for told in labels.told for label in told.labels}
    if len(own) != 1 or len(run) > 1 or own[0].label in counted:
        return Reach.NONE
    if _ONE_FOR_MANY.search(labels.bare(start, numeral.start)):
        return Reach.NONE
    return Reach.VERBS if names_year else Reach.GAPPED


def reaches(reach: Reach, labels: Labels, start: int, number: Mention, names_year: bool) -> bool:
    """Whether a comparison reaches to a number whose item begins at ``start``, behind the sign of the list."""
    numeral = number.numeral
    named, bare = labels.between(start, numeral.start), labels.bare(start, numeral.start)
    if reach is Reach.NONE or not (named or labels.right_behind(numeral.end)):
        return False
    if not is_light(bare) or ELSE.search(bare) or _THIS_YEAR.search(bare):
        return False
    if names_year:
        return True
    if reach is Reach.GAPPED:
        return bool(named) and not bare.strip()
    return not _TOTAL.search(bare) and (reach is Reach.VERBS or bool(_NO_VERB.fullmatch(bare)))
