"""The words that compare two years, from the lexicon: 上年, 较上年, 增加, 同比, 降幅, 由 … 增加到, 持平."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from drafting.lexicon import table, words_in
from drafting.text.patterns import alternation

WAYS = {
    "more_noun": 1, "less_noun": -1, "more_level": 1, "more": 1, "less": -1, "more_short": 1, "less_short": -1
}  # fmt: skip
"""The groups of ``Words.way``: 增幅 and 降幅, 发展 in 发展到, 增加 and 减少, 多 and 少; 1 for more, -1 for less."""
NOUN, SHORT = "noun", "short"
"""How the groups end that are no verbs; a short word alone says nothing of last year."""

_OTHERS = (
    r"环比|(?<![对评占可之相分价同])比(?![例重如武拼学赛较])"
    r"|较(?![为好多大高少强快低差长深弱重小真])"
)
"""What compares with something else: 比计划多2次, 较上半年."""
_BUT_NOT = {"more_short": "不至很许更大最众新提", "less_short": "不至很更最缺减"}
"""What may not stand before a short word: 不少, 大多."""
_BUT_ONLY = {"more_level": "了?[到至]"}
_EARLIER_WORDS = ("原来", "原先", "此前", "过去")
_EARLIER = f"(?:{'|'.join(_EARLIER_WORDS)})"
_HOW = "有所|略有|稍有|明显|大幅度?|显著|稳步|逐年|持续|保持|实现|呈现?"


class Words(NamedTuple):
    """Patterns for the comparisons of one year.

    ``any`` finds whatever may compare, ``compares`` what surely does. ``year`` is last year, ``origin`` stands before
    its number in 由10次增加到12次, ``level`` behind it. ``basis`` is with what something is compared, its group ``last``
    being last year. ``way`` has the groups of ``WAYS``. ``trend`` tells without a number, its groups ``even``, ``more``,
    ``less``, with ``how`` before them. ``fillers`` are all words that a comparison may have besides.
    """

    any: re.Pattern[str]
    compares: re.Pattern[str]
    year: re.Pattern[str]
    origin: re.Pattern[str]
    level: re.Pattern[str]
    basis: re.Pattern[str]
    way: re.Pattern[str]
    trend: re.Pattern[str]
    fillers: re.Pattern[str]


def names_last_year(text: str, year: int) -> bool:
    """Whether a text speaks of ``year``, or compares with it in so many words: 去年, 2024年, 同比."""
    words = words_of(year)
    return words.year.search(text) is not None or any(m["last"] for m in words.basis.finditer(text))


def compares(text: str, year: int) -> bool:
    """Whether a text has words that compare with ``year``, or with what was before."""
    return words_of(year).compares.search(text) is not None


def way_before(text: str) -> str:
    """Return the words for more or less with which a text ends: 增加, 减少了, 降幅为; else ''."""
    found = _way_at_end().search(text)
    return found[0] if found else ""


@cache
def _way_at_end() -> re.Pattern[str]:
    ways = "|".join(_alternations()[role] for role in WAYS if role != "more_level")
    return re.compile(rf"(?:{ways})[了约]{{0,2}}[为达]?$")


@cache
def _alternations() -> dict[str, str]:
    roles = [row["role"] for row in table("comparisons")]
    return {role.replace("-", "_"): alternation(words_in("comparisons", role)) for role in roles}


@cache
def _ways(role: str) -> str:
    """Return the alternatives for the words of a role, each with what may not or must stand beside it."""
    not_before, only_before = _BUT_NOT.get(role), _BUT_ONLY.get(role)
    if not (not_before or only_before):
        return _alternations()[role]
    ahead = f"(?={only_before})" if only_before else ""
    return "|".join(
        word + (f"(?<![{not_before}]{word})" if not_before else "") + ahead
        for word in words_in("comparisons", role.replace("_", "-"))
    )


@lru_cache(maxsize=8)
def words_of(year: int) -> Words:
    """Return the patterns for comparisons with a year."""
    of = _alternations()
    years = rf"(?:(?:{of['year']}|{year}年度?)(?:同期)?)"
    last = rf"{of['alike']}|(?:{of['with']}){years}(?:相比|比较)?"
    ways = {role: _ways(role) for role in WAYS}
    way = "|".join(rf"(?P<{role}>{words})" for role, words in ways.items())
    verb = "|".join(of[role] for role in WAYS if not role.endswith(NOUN))
    sure = "|".join(of[role] for role in ("more", "less", "more_noun", "less_noun"))
    return Words(
        any=re.compile(  # each word by itself, from its first character on: so it is looked for fastest
            "|".join((of["year"], f"{year}年", of["alike"], *ways.values(), *_EARLIER_WORDS))
        ),
        compares=re.compile(rf"{years}|{last}|{sure}|{_EARLIER}|[由从]$"),
        year=re.compile(years),
        origin=re.compile(rf"[由从](?:{years}|{_EARLIER})?的?$"),
        level=re.compile(rf"(?:，|分别)?(?:{verb})了?[到至为]"),
        basis=re.compile(rf"(?P<last>{last})|(?P<other>{_OTHERS})"),
        way=re.compile(way),
        trend=re.compile(
            rf"(?:{last})，?(?P<how>[^，。；：、（）()\d]{{0,12}}?)(?:(?P<even>{of['even']})"
            rf"|(?P<more>{of['more']})|(?P<less>{of['less']}))了?(?=[，。；、）)\n]|$)"
        ),
        fillers=re.compile(rf"{last}|{years}|{way}|{of['filler']}|{_EARLIER}|{_HOW}|[由从]"),
    )
