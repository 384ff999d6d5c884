"""Which item of the facts a sentence dates: the one whose name stands where the date belongs to."""

from collections.abc import Sequence
from operator import add

from drafting.checks.dates.known import QUOTES, DatedItem, Known
from drafting.checks.dates.moments import Moment
from drafting.text.patterns import Pattern

_REACH = 50
"""Characters behind a date in which the item stands that it dates."""
_ENDS_BEFORE = "，。；！？：、\n"
_AHEAD = Pattern(r"，?(?:[^，。；！？\n]*，?){0,4}")
_ANOTHER_TIME = Pattern(
    r"多次|两次|再次|第[二三四]次|先后|陆续|系列|每[年季月周]|回头看|复盘|总结|推广|汇报|验收|经验|筹备|动员|部署|方案|报道|申报|评审|以来"
)
"""Words of something that goes on for some time, or is spoken of at another time."""


def dated_wrongly(
    text: str, span: tuple[int, int], others: tuple[int, int], said: Sequence[Moment], known: Known
) -> DatedItem | None:
    """Return the item that a date belongs to and that the facts date otherwise, or None.

    ``span`` is that of the date, ``others`` the end of the date before it and the start of the one behind. Where the
    words speak of several items, none of them may be of that date, or of no date.
    """
    words = _words(text, span, others)
    bare = QUOTES.sub("", words)
    pairs = frozenset(map(add, bare, bare[1:]))
    told = []
    for item in known.told(words, pairs):
        if not item.moments or _agree(item, said):
            return None
        told.append(item)
    if not told or any(_agree(item, said) for item in known.likely(pairs)):
        return None
    item = max(told, key=lambda item: len(item.pairs))
    other_time = _ANOTHER_TIME.search(words)
    return None if other_time and other_time[0] not in item.words else item


def _agree(item: DatedItem, said: Sequence[Moment]) -> bool:
    return any(moment.meets(fact) for moment in said for fact in item.moments)


def _words(text: str, span: tuple[int, int], others: tuple[int, int]) -> str:
    """Return the words that a date belongs to: in brackets those before it, else its clause and what follows."""
    start, end = span
    bracketed = text[start - 1 : start] in ("（", "(")
    before = text[max(others[0], start - bracketed - _REACH) : start - bracketed]
    before = before[max(before.rfind(sign) for sign in _ENDS_BEFORE) + 1 :]
    if bracketed:
        return before
    ahead = _AHEAD.match(text, end, min(end + _REACH, others[1]))
    return before + (ahead[0] if ahead else "")
