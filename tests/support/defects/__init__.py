"""Clean reports with one defect each, made by code, and where the defect must be found.

One module per topic of the checks; a maker takes an :class:`Original` and yields its defective versions. Which
places it takes and what it writes there follows from the report alone, so that every run makes the same.
"""

from collections.abc import Callable, Iterator

from tests.support.corpus import Sample
from tests.support.defect import Defect
from tests.support.defects import (
    campaigns,
    counting,
    dates,
    figures,
    items,
    length,
    marks,
    names,
    numbering,
    repetition,
    residue,
    script,
    sections,
    wording,
)
from tests.support.defects.original import Original

Maker = Callable[[Original], Iterator[Defect]]

MAKERS: dict[str, Maker] = {
    "figures": figures.defects,
    "counting": counting.defects,
    "dates": dates.defects,
    "items": items.defects,
    "sections": sections.defects,
    "numbering": numbering.defects,
    "names": names.defects,
    "marks": marks.defects,
    "repetition": repetition.defects,
    "length": length.defects,
    "script": script.defects,
    "wording": wording.defects,
    "campaigns": campaigns.defects,
    "residue": residue.defects,
}


def defects(sample: Sample) -> Iterator[Defect]:
    """Yield every defective version of a clean report."""
    original = Original(sample)
    for make in MAKERS.values():
        yield from make(original)
