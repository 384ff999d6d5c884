"""What every sentence is written with: the facts, their tokens, and the pen."""

from functools import cached_property

from drafting.facts.year_on_year import changes
from drafting.figures.comparison_words import compares
from drafting.offline.bullet import Reading, read, tidy
from drafting.offline.grammar import Shape
from drafting.offline.pen import Pen
from drafting.offline.phrases import phrases
from drafting.offline.times import place_in_year
from drafting.slots import PERSON_ID, Slots
from schemas.facts import Facts

COMPARED = 3
"""Counts that a part compares with last year's: more would read like a table."""
_SAME = 4
ORGANS = {"党委": ("党委",), "总支": ("党总支",), "支部": ("支部", "党支部")}


class Composer:
    """The desk at which one part of the report is written; ``me`` is 我 or 本人."""

    def __init__(self, facts: Facts, slots: Slots, *, me: str = "", turn: int = 0) -> None:
        self.facts, self.slots = facts, slots
        self.me = me or "我"
        organ = next((o for o in ORGANS if facts.unit.endswith((o, f"{o}委员会"))), "支部")
        self.is_branch = organ == "支部"
        self.is_secretary = "书记" in facts.post and "副书记" not in facts.post
        self.compared = 0
        self.pen = Pen(facts.unit, facts.year, {"branch": ORGANS[organ], "me": (self.me,)}, turn)

    def mask(self, fact_id: str, field: str, text: str) -> str:
        """Return a field's text as prose with tokens; ``field`` is empty for a plain bullet."""
        return text and tidy(self.slots.mask(field_id(fact_id, field), text))

    def read(self, fact_id: str, field: str, text: str, default: Shape) -> Reading:
        """Take a field's text apart, with tokens."""
        return read(self.mask(fact_id, field, text), self.slots, default=default)

    def phrase(self, slot: str, beside: str = "") -> str:
        """Return a set phrase of a slot, or nothing where none is valid in that year or each repeats the one ``beside``."""
        known = [
            phrase
            for phrase in phrases(slot, self.facts)
            if (self.is_branch or "支部" not in phrase) and not _is_repeated(phrase, beside)
        ]
        return self.pen.choose(f"phrase.{slot}", known) if known else ""

    def frame(self, slot: str, **phrase_slots: str) -> list[str]:
        """Return a sentence made of set phrases in their frame; none where a phrase is not valid."""
        values = {name: self.phrase(phrase_slot) for name, phrase_slot in phrase_slots.items()}
        return [self.pen.write(slot, None, **values)] if all(values.values()) else []

    def place_in_year(self, when: str) -> float | None:
        """Return where in the year a time with tokens stands; None where it names none."""
        return place_in_year(self.slots.fill(when).text, self.facts.year) if when else None

    def gain(self, count_id: str) -> str:
        """Return the words that tell by how much a count has grown, of a few counts; nothing of any that has not."""
        token = self._gains.get(count_id)
        if token is None or self.compared == COMPARED:
            return ""
        self.compared += 1
        return self.pen.write_alike("gain", gain=token)

    @cached_property
    def _gains(self) -> dict[str, str]:
        """The tokens of the growth of each count that does not itself compare (可防性案件下降12.4%)."""
        return {
            change.now.id: self.slots.token(change.difference.id)
            for change in changes(self.facts, self.slots.figures.values())
            if change.difference
            and change.way > 0
            and not compares(change.label, self.facts.year - 1)
        }

    @property
    def names_of_me(self) -> tuple[str, ...]:
        """What the facts may call the secretary, longest first."""
        reporter = self.slots.token(PERSON_ID) if self.facts.reporter else ""
        named = (f"{reporter}同志", reporter) if reporter else ()
        titles = ("项目党支部书记", "党支部书记", "支部书记", "书记") if self.is_secretary else ()
        both = (f"{title}{name}" for title in titles for name in named)
        return (*both, *titles, *named)


def _is_repeated(phrase: str, beside: str) -> bool:
    """Whether two phrases share so many characters in a row that they say one thing: 发展党员工作, 发展党员质量."""
    return any(phrase[at : at + _SAME] in beside for at in range(len(phrase) - _SAME + 1))


def field_id(fact_id: str, field: str) -> str:
    """Return the id under which a field's figures are known; a plain bullet has no field."""
    return f"{fact_id}.{field}" if field else fact_id
