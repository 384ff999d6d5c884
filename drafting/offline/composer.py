"""What every sentence is written with: the facts, their tokens, and the pen."""

from drafting.offline.grammar import Reading, Shape, read, tidy
from drafting.offline.patterns import wordings
from drafting.offline.pen import Offer, Pen
from drafting.offline.phrases import phrases
from drafting.slots import Slots
from schemas.facts import Facts

ORGANS = {"党委": ("党委",), "总支": ("党总支",), "支部": ("支部", "党支部")}


class Composer:
    """The desk at which one part of the report is written; ``me`` is 我 or 本人."""

    def __init__(self, facts: Facts, slots: Slots, *, me: str = "", turn: int = 0) -> None:
        self.facts, self.slots = facts, slots
        self.me = me or "我"
        organ = next((o for o in ORGANS if facts.unit.endswith((o, f"{o}委员会"))), "支部")
        self.is_branch = organ == "支部"
        self.pen = Pen(facts.unit, facts.year, {"branch": ORGANS[organ], "me": (self.me,)}, turn)

    def mask(self, fact_id: str, field: str, text: str) -> str:
        """Return a field's text as prose with tokens; ``field`` is empty for a plain bullet."""
        return text and tidy(self.slots.mask(field_id(fact_id, field), text))

    def read(self, fact_id: str, field: str, text: str, default: Shape) -> Reading:
        """Take a field's text apart, with tokens."""
        return read(self.mask(fact_id, field, text), self.slots, default=default)

    def phrase(self, slot: str) -> str:
        """Return a set phrase of a slot, or nothing where none is valid in that year."""
        known = [p for p in phrases(slot, self.facts) if self.is_branch or "支部" not in p]
        return self.pen.choose(f"phrase.{slot}", known) if known else ""

    def frame(self, slot: str, phrase_slot: str) -> list[str]:
        """Return a sentence that is a set phrase in its frame; none where no phrase is valid."""
        phrase = self.phrase(phrase_slot)
        return [self.pen.write(slot, phrase=phrase)] if phrase else []

    def around(self, theme: str, *, is_first: bool) -> Offer:
        """Return what a sentence under a theme may begin with; 此外 only behind another sentence."""
        offer = {"aspect": wordings(f"aspect.{theme}")} if theme else {}
        return offer if is_first else {**offer, "also": wordings("also")}


def field_id(fact_id: str, field: str) -> str:
    """Return the id under which a field's figures are known; a plain bullet has no field."""
    return f"{fact_id}.{field}" if field else fact_id
