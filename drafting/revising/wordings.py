"""Other wordings of a place, by the composer: of a whole section, or of the same facts in a part of it."""

from collections.abc import Collection, Iterator

from drafting.figures.known import is_of_two_years
from drafting.offline import compose_missing
from drafting.report.headings import heading_sentence_end
from drafting.revising.sheet import PlaceSheet
from drafting.slots import PERSON_ID, UNIT_ID
from drafting.writing.body import Body
from drafting.writing.engines import compose
from drafting.writing.rewrite import mark_end

TURNS = 12
"""Every slot of the composer has fewer wordings: later turns bring nothing new."""


def other_wordings(sheet: PlaceSheet, known: Collection[str]) -> Iterator[Body]:
    """Yield bodies for a place that read otherwise than it does now and than the texts that are ``known``."""
    seen = {*known, sheet.old_text}
    written = _sections(sheet) if sheet.spot.is_whole else _parts(sheet)
    for body in written:
        if body.text not in seen:
            seen.add(body.text)
            yield body


def _sections(sheet: PlaceSheet) -> Iterator[Body]:
    for turn in range(1, TURNS + 1):
        yield compose(sheet.material, sheet.spot.spec, turn)


def _parts(sheet: PlaceSheet) -> Iterator[Body]:
    """Yield what the composer's sections have on just the facts of the place; else a sentence for each of them.

    What states no facts leads a section in or closes it: it is exchanged for what stands in the same place.
    """
    for turn in range(TURNS + 1):
        section = compose(sheet.material, sheet.spot.spec, turn)
        for number, body in enumerate(_paragraphs(section, sheet)):
            if (sheet.said or number == sheet.paragraph) and _fits(body, sheet):
                yield body
    for turn in range(TURNS + 1):
        sentences = _sentences(sheet, turn)
        if sentences and _fits(sentences, sheet):
            yield sentences


def _paragraphs(section: Body, sheet: PlaceSheet) -> Iterator[Body]:
    """Yield the paragraphs of a section without their numbers, and without headings that stand already."""
    start = 0
    for line in section.text.split("\n"):
        words = mark_end(line)
        heading_end = heading_sentence_end(line, words) if sheet.spot.heading else 0
        yield section.part(start + (heading_end or words), start + len(line))
        start += len(line) + 1


def _fits(body: Body, sheet: PlaceSheet) -> bool:
    """Whether a text states the facts of the place and no others."""
    owner = sheet.material.facts.owner
    stated = {origin.fact for origin in body.origins if origin.fact}
    figures = {owner(fact) for fact in stated if not is_of_two_years(fact)}
    if not body.text.strip() or not figures <= {*sheet.said, UNIT_ID, PERSON_ID}:
        return False  # quickly told, and true of most
    return sheet.takes(body.text)


def _sentences(sheet: PlaceSheet, turn: int) -> Body | None:
    """Return a sentence for each fact of the place, one behind the other; None where it states none."""
    facts, slots = sheet.material.facts, sheet.material.slots
    known = {item_id for item_id, _ in facts.items()} | slots.figures.keys()
    body: Body | None = None
    for fact in (fact for fact in sheet.said if fact in known):
        raw = compose_missing(fact, facts, slots, turn)
        sentence = Body.filled(raw, slots, "composer")
        body = body.with_sentence(sentence, "") if body else sentence
    return body
