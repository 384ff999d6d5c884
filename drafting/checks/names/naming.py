"""The words beside names in quotes (``lexicon/naming.csv``), and the words in quotes that are no names."""

from functools import cache

from drafting.lexicon import split, table
from drafting.text.patterns import Pattern, alternation

_SLOGAN = Pattern(r"[，、].*[，、]|[；！？+＋—→]|[式型化]$")
_IN_TWO = Pattern(r"[，、]")
_COUNTED = Pattern(r"[一二三四五六七八九十两双多](?:个|大|项|种|条|张|类|支|本|把|次|道|门)")
"""What gathers several things under a number, and names none: 三张清单, 四个课堂."""
_SHORTENED = Pattern(
    r"(?:[一二三四五六七八九十两双][㐀-鿿]){2,}|以[㐀-鿿][促带铸正强增提代][㐀-鿿]"
)
_CROWD = Pattern(r"[百千万][名个].+[进下访联到].+")
"""Who goes where, in round numbers, which nobody counts: 百名教师进千家."""


@cache
def words(*roles: str) -> tuple[str, ...]:
    """Return the words of some roles."""
    rows = (row for row in table("naming") if row["role"] in roles)
    return tuple(word for row in rows for word in split(row["words"]))


@cache
def any_of(*roles: str) -> str:
    """Return a regular expression of the words of some roles."""
    return f"(?:{alternation(words(*roles))})"


def is_slogan(name: str) -> bool:
    """Whether words in quotes are no name wherever they stand: a motto, a comparison, a way of doing, a usual word."""
    looks = _SLOGAN.search(name) or _COUNTED.match(name) or _CROWD.fullmatch(name)
    return bool(looks) or set(_IN_TWO.split(name)) <= set(words("usual"))


def is_saying(name: str) -> bool:
    """Whether words in quotes are rather what is done than what it is called: 走出去、请进来, 一人一档."""
    return bool(_IN_TWO.search(name)) or is_short_form(name)


def is_short_form(name: str) -> bool:
    """Whether words in quotes are what a policy goes by for short: 一人一档, 三亮三比, 以考促学."""
    return _SHORTENED.fullmatch(name) is not None
