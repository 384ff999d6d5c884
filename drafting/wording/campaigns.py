"""Campaigns, congresses and plans with the time that each belongs to, as rules on wording.

A row of ``lexicon/campaigns.csv``, or of a user's own table of the same form, gives one rule for reports from before
it began, and where it has an end another for those from long after. Its examples show both: ``bad`` are wrong at
either time, ``good`` are right long after its end, or before its beginning where it has no end.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from drafting.lexicon import split, table, words_in
from drafting.wording.rules import Rule
from drafting.wording.squeezed import MARKS
from schemas.finding import Severity

EARLY, STALE = "wording.early", "wording.stale"
GAP = 20
"""Characters that … may stand for in a name."""
_WITHIN = r"[^，。；：！？\n]"
_BEFORE, _BEHIND = 16, 10
"""Characters of its clause between a name and a word that puts it into another time."""
_DAY = timedelta(days=1)
_LAST = date.max - _DAY
"""The last day of a rule; the very last that there is stands for a report that says no year, which nothing is old in."""
_EARLY_ADVICE = (
    "请核对报告的成文日期；沿用了别的年份的文字请改正，说的是今后打算的请写到下一步计划里"
)
_STALE_ADVICE = (
    "今年没有做的请删去；说的是巩固成果或回顾的，请写明“巩固拓展”“常态化长效化”或当时的年份"
)


@dataclass(frozen=True, slots=True)
class Campaign:
    """One row; ``ends`` is None for what has no end, and the study of a congress ends with the next."""

    name: str
    aliases: tuple[str, ...]
    begins: date
    ends: date | None
    source: str
    good: tuple[str, ...]
    bad: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.name, *self.aliases)

    @property
    def long_over(self) -> date | None:
        """The first day of the reports in which it is out of date.

        A report tells of the year in which it ended, and may be written some months into the next.
        """
        return date(self.ends.year + 1, 7, 1) if self.ends else None

    def is_current(self, year: int) -> bool:
        """Whether a report on a year tells of it as of something of that year."""
        return self.begins.year <= year and (self.ends is None or year <= self.ends.year)


def read_campaign(row: Mapping[str, str]) -> Campaign:
    """Return the campaign of a sound row."""
    return Campaign(
        name=row["name"],
        aliases=split(row["aliases"]),
        begins=date.fromisoformat(row["begins"]),
        ends=date.fromisoformat(row["ends"]) if row["ends"] else None,
        source=row["source"],
        good=split(row["good"]),
        bad=split(row["bad"]),
    )


@cache
def shipped_campaigns() -> tuple[Campaign, ...]:
    """Return the campaigns of the lexicon; the tests see to it that they do as they show."""
    return tuple(map(read_campaign, table("campaigns")))


def rules_of(campaigns: Iterable[Campaign]) -> Iterator[Rule]:
    """Yield the rules of campaigns."""
    for campaign in campaigns:
        yield _rule(campaign, EARLY, None, campaign.begins - _DAY)
        if campaign.long_over:
            yield _rule(campaign, STALE, campaign.long_over, None)


def name_pattern(names: Iterable[str]) -> str:
    """Return the pattern of names as they may be written: with or without quotation marks, … for what lies between."""
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(map(_as_written, longest_first))


def _rule(campaign: Campaign, code: str, first: date | None, last: date | None) -> Rule:
    is_stale = code == STALE
    names = name_pattern(campaign.names)
    return Rule(
        id=f"campaign:{campaign.name}",
        code=code,
        level=Severity.WARNING if is_stale else Severity.ACKNOWLEDGE,
        source=campaign.source,
        expression="",
        parts=(),
        pattern=names,
        needs=tuple(dict.fromkeys(map(_telling, campaign.names))),
        cue="",
        allowed=_kept(names, campaign) if is_stale else _ahead(names),
        not_for=(),
        suggestion="",
        message=_why(campaign, is_stale),
        valid_from=first or date.min,
        valid_to=last or _LAST,
        good=campaign.good if is_stale or not campaign.ends else (),
        bad=campaign.bad,
        advice=_STALE_ADVICE if is_stale else _EARLY_ADVICE,
    )


def _why(campaign: Campaign, is_stale: bool) -> str:
    day = campaign.ends if is_stale and campaign.ends else campaign.begins
    when = f"{day.year}年{day.month}月{day.day}日"
    return f"这是{when}以前的事" if is_stale else f"{when}起才有"


def _ahead(names: str) -> str:
    """Return the pattern of names that are spoken of as something to come."""
    return _around(names, "ahead_before", "ahead_behind")


def _kept(names: str, campaign: Campaign) -> str:
    """Return the pattern of names of what is over that are right: what is kept of them, looking back, and titles."""
    assert campaign.ends
    years = "|".join(map(str, range(campaign.begins.year, campaign.ends.year + 1)))
    later = _words("with_later")
    return "|".join((
        _around(names, "kept_before", "kept_behind"),
        rf"(?:{names})[”’》]?(?:{_words('kept_next')})",
        rf"(?:{years})年{_WITHIN}{{0,{_BEHIND}}}(?:{names})",
        rf"(?:{later}){_WITHIN}{{0,{_BEFORE}}}(?:{names})|(?:{names}){_WITHIN}{{0,{_BEFORE}}}(?:{later})",
        rf"《[^《》\n]*(?:{names})[^《》\n]*》",
    ))  # fmt: skip


def _around(names: str, before: str, behind: str) -> str:
    return (
        rf"(?:{_words(before)}){_WITHIN}{{0,{_BEFORE}}}(?:{names})"
        rf"|(?:{names}){_WITHIN}{{0,{_BEHIND}}}(?:{_words(behind)})"
    )


@cache
def _words(role: str) -> str:
    return "|".join(words_in("campaign_words", role))


def _as_written(name: str) -> str:
    return "".join(map(_sign, name))


def _sign(character: str) -> str:
    if character in MARKS:
        return f"[{re.escape(MARKS)}]?"
    if character == "…":
        return rf"{_WITHIN}{{0,{GAP}}}?"
    return f"{character}?" if character == "、" else re.escape(character)


def _telling(name: str) -> str:
    """Return the longest piece of a name that stands in any text that has it: without quotation marks and …."""
    pieces = re.split(f"[{re.escape(MARKS)}…、，]", name)
    return max(pieces, key=len)
