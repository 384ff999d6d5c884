"""Two numbers for one label: a report that says 支委会12次 here and 支委会13次 there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from drafting.figures.bind import Mention
from drafting.lexicon.labels import units_equal


def conflicts(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield (number, an earlier one that says otherwise) for numbers that state the same label in the same scope.

    A part of the year, last year, a plan, a part of the whole (其中) and participants state nothing of the whole.
    Rounded numbers (近百人, 320余次) contradict none.
    """
    stated: Mapping[str, dict[tuple[object, str], Mention]] = defaultdict(dict)
    for mention in mentions:
        if (
            not (mention.label and mention.is_statement and mention.is_claim)
            or mention.numeral.qualifier
        ):
            continue
        number = mention.numeral.value
        for (value, unit), earlier in stated[mention.label].items():
            if value != number and units_equal(unit, mention.unit, mention.label):
                yield mention, earlier
                break
        stated[mention.label].setdefault((number, mention.unit), mention)
