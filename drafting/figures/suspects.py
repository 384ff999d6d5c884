"""Which figures of the facts a doubtful number may state wrongly, each with how likely that is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from drafting.figures.bind import Mention
from drafting.figures.compare import same, same_unit, same_value
from drafting.figures.evidence import GROUNDED, NONE, Evidence, Support
from drafting.figures.index import Index
from drafting.figures.known import Known, is_plan
from drafting.figures.likeness import ALIKE, BESIDE, VERBATIM
from drafting.figures.numeral import SET_TERM
from drafting.figures.scope import OTHER_YEAR, PART, PARTICIPANTS, PLAN, WHOLE

_BY_CHANCE = 3
"""Up to this value two numbers are soon the same."""
_RIGHT = 10
"""What a number that fits is rated above all that do not, so that none of those takes its figure."""


class Suspects:
    """The figures that are ``missing``, and those that a number may state a second time, to be asked for each number."""

    def __init__(self, evidence: Evidence, missing: Mapping[str, Known]) -> None:
        self.evidence, self.missing = evidence, missing
        self._lacking = Index(missing.values())
        self._needed = evidence.needed()
        self._planned = {k.label for k in evidence.items if k.label and is_plan(k)}
        self._parts: dict[str, list[Known]] = defaultdict(list)
        for known in evidence.items:
            if known.label and known.figure.id not in missing:
                self._parts[known.label].append(known)

    def claims(self, mention: Mention) -> bool:
        """Return whether a number must come from the facts; 六条分拣线 only where the facts count 分拣线."""
        if mention.is_claim or mention.numeral.kind is not SET_TERM or mention.numeral.value == 1:
            return mention.is_claim
        count = self.evidence.counts.get(mention.label)
        return (
            count is not None
            and mention.certain
            and mention.scope is WHOLE
            and same_unit(count.quantity, mention, count.label)
            and self.evidence.adjoins(count, mention)
        )

    def of(self, mention: Mention, support: Support) -> Iterator[tuple[Known, float]]:
        """Yield the figures that a number may state wrongly, each with a rating."""
        for known in self._lacking.near(self.evidence.around, mention):
            if rating := self._rating(known, mention, support):
                right = same(known.quantity, mention, known.label)
                yield known, rating + _RIGHT * right
        if support is GROUNDED:
            return
        count = self.evidence.counts.get(mention.label)
        if count and self._misstates(mention, count):
            rating = 1.0 if count.figure.id in self.missing else 0.0
            yield count, rating + self.evidence.nearness(count, mention)
            for part in self._parts[mention.label] if mention.scope is PART else ():
                # 我讲党课2次, said a second time
                yield part, self.evidence.nearness(part, mention)

    def _misstates(self, mention: Mention, count: Known) -> bool:
        if mention.scope is OTHER_YEAR or not self.claims(mention):
            return False
        return (
            mention.is_statement
            or self._recalls(mention)
            or (count.figure.id in self.missing and self._stands_for(mention, count))
            or (mention.certain and same_value(count.quantity, mention))
        )

    def _stands_for(self, mention: Mention, count: Known) -> bool:
        """Whether a number that says nothing of the whole may stand for a count that nothing else states."""
        return (
            mention.numeral.kind is not SET_TERM
            and mention.scope is not PARTICIPANTS
            and same_unit(count.quantity, mention, count.label)
        )

    def _recalls(self, mention: Mention) -> bool:
        """Whether a number among the plans speaks of this year, because no plan of the facts has its label."""
        return (
            mention.scope is PLAN
            and mention.certain
            and mention.fits
            and mention.label not in self._planned
        )

    def _rating(self, known: Known, mention: Mention, support: Support) -> float:
        """Return how likely a number stands for a figure that is missing, 0 for not at all."""
        labelled = (
            mention.certain
            and mention.fits
            and mention.scope is not PARTICIPANTS
            and mention.label in self.evidence.counts
        )
        same_label = bool(known.label) and (
            known.label == mention.label or (known.label in mention.parts and not mention.total)
        )
        fits_unit = same_unit(known.quantity, mention, known.label)
        fits_value = same_value(known.quantity, mention)
        is_count = known.figure.id not in self.evidence.given.contexts
        of_others = (
            known.label.endswith("人数")
            and not fits_value
            and (not fits_unit or (mention.scope is PARTICIPANTS) is is_count)
        )  # who took part is no number of the whole
        if of_others or (known.label and labelled and not same_label):
            return 0.0
        near = self.evidence.nearness(known, mention)
        if support is GROUNDED and not (fits_unit and near >= BESIDE):
            return 0.0
        like = self.evidence.likeness(known, mention)
        own_right = is_count or mention.numeral.start in self._needed or like < 2 * ALIKE
        if support is not NONE and not fits_value and near < BESIDE and own_right:
            return 0.0  # only an item that the sentence plainly speaks of may claim it
        if not (fits_unit or fits_value or near >= BESIDE or (same_label and mention.certain)):
            return 0.0
        by_label = same_label and (is_count or not known.label.endswith("人数"))
        of_members = mention.label.endswith("人数") and mention.unit != known.quantity.unit
        by_words = like >= 2 * ALIKE and fits_unit and not of_members
        beside = near >= VERBATIM or (near >= BESIDE and like >= ALIKE)
        by_value = fits_value and like >= ALIKE and known.quantity.value > _BY_CHANCE
        if not (by_label or by_words or beside or by_value):
            return 0.0  # it is not plain what the number is of
        return near + (like + same_label + fits_unit + fits_value / 2) / 2
