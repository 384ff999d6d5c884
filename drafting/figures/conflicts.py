"""Two numbers for one label: a report that says 支委会12次 here and 支委会13次 there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from drafting.figures.bind import Mention
from drafting.labels import units_equal


def conflicts(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield (number, an earlier one that says otherwise) for numbers that state the same label in the same scope.

    A part of the year, last year, a plan, a part of the whole (其中) and participants state nothing of the whole.
    Rounded numbers (近百人, 320余次) contradict none.
    """
    stated: Mapping[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if (
            not (mention.label and mention.is_statement and mention.is_claim)
            or mention.numeral.qualifier
        ):
            continue
        for earlier in stated[mention.label]:
            if (
                units_equal(earlier.unit, mention.unit, mention.label)
                and earlier.numeral.value != mention.numeral.value
            ):
                yield mention, earlier
                break
        stated[mention.label].append(mention)
