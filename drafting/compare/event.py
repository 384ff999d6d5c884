"""The one event that a number is told of, done on a day or in a campaign: its like of another year is another."""

from typing import NamedTuple

from drafting.compare.sentence import Sentence
from drafting.figures.numeral import DATE
from drafting.figures.scope import WHOLE_YEAR
from drafting.lexicon.cues import cue
from drafting.text.patterns import Pattern
from drafting.text.strings import bigrams

ALIKE = 0.6
"""The share of the shorter name of two campaigns from which they are one."""
_CAMPAIGN = Pattern(
    r"(?P<name>[^，。；：、“”\n]{2,30})(?:学习教育|主题教育|专题教育|教育实践活动)(?![\d一二三四五六七八九十两])"
)
_DAYS = ("日", "号")


class Event(NamedTuple):
    """The day of the year on which it was, and the pairs of characters in the name of the campaign; empty where none is told."""

    day: str = ""
    campaign: frozenset[str] = frozenset()

    def is_campaign_of(self, other: "Event") -> bool:
        """Whether both belong to one campaign, or to none."""
        fewest = min(len(self.campaign), len(other.campaign))
        shared = len(self.campaign & other.campaign)
        return shared >= ALIKE * fewest if fewest else not (self.campaign or other.campaign)


NO_EVENT = Event()


def event_of(sentence: Sentence, offset: int) -> Event:
    """Return the event that the words before an offset of the report tell of, in its sentence.

    A day speaks for what follows up to the next ；, a campaign for its sentence; what is of the whole year is of neither.
    """
    text = sentence.text
    if "日" not in text and "号" not in text and "教育" not in text:  # so it is with most
        return NO_EVENT
    at = offset - sentence.start
    part = text.rfind("；", 0, at) + 1
    days = [
        n.text.rpartition("年")[2]
        for n in sentence.numerals
        if n.kind is DATE and part <= n.start - sentence.start < at and n.text.endswith(_DAYS)
    ]
    named = _last_campaign(text, at)
    if not days and not named:
        return NO_EVENT
    if WHOLE_YEAR.search(text, named[1] if named else part, at):
        return NO_EVENT
    return Event(days[-1] if days else "", named[0] if named else frozenset())


def _last_campaign(text: str, stop: int) -> tuple[frozenset[str], int] | None:
    """Return the campaign that is named last before an offset, and where its name ends."""
    found = list(_CAMPAIGN.finditer(text, 0, stop))
    if not found:
        return None
    name = found[-1]["name"]
    begins = [doing.end() for doing in cue("figure_names", "doing").finditer(name)]
    return bigrams(name[begins[-1] :] if begins else name), found[-1].end()
