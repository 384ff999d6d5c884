"""Counts woven into sentences: verb, object and figure, those of one group together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from drafting.lexicon.labels import canonical
from drafting.offline.composer import Composer
from drafting.offline.count_runs import counts
from drafting.offline.count_words import CHANGE, Count
from drafting.offline.grammar import Shape, shape
from drafting.offline.paragraph import Paragraph
from schemas.figure import Figure

_OF_THEM = "其中"
_PER_SENTENCE = 3


def tell_counts(theme: str, paragraph: Paragraph, composer: Composer) -> None:
    """Append the sentences that state the counts of a theme, each sum behind the last of its parts there."""
    mine = [c for c in counts(composer.slots) if c.theme == theme and c.group != "strength"]
    sums = [figure for figure in composer.slots.figures.values() if figure.id.startswith("合计.")]
    places = {figure.id: _place_of_sum(figure, composer) for figure in sums}
    for group, members in groupby(mine, key=lambda count: count.group):
        pending = list(members)
        while pending:
            size = _size(pending)
            clauses, kind = _compared(pending[:size], composer), _kind(pending[0])
            pending = pending[size:]
            for figure in sums:
                if not pending and places[figure.id] == (theme, group):
                    clauses += "，" + sum_clause(figure, composer)
            _state(group, kind, clauses, paragraph)


def strength_sentence(composer: Composer) -> str:
    """Return the sentence that states how many members there are and which, or nothing."""
    found = [count for count in counts(composer.slots) if count.group == "strength"]
    if found and found[0].verb == _OF_THEM:  # of whom, where nobody says how many
        found = [replace(count, verb="有") if count.verb == _OF_THEM else count for count in found]
    return composer.pen.write("counts.strength", counts=_joined(found)) if found else ""


def count_sentence(count: Count, composer: Composer) -> str:
    """Return one count as a sentence of its own."""
    if count.group == "strength":
        return composer.pen.write("counts.strength", counts=_joined([count]))
    paragraph = Paragraph(composer)
    _state(count.group, _kind(count), _joined([count]), paragraph)
    return paragraph.sentences[0]


def sum_clause(figure: Figure, composer: Composer) -> str:
    """Return the clause that states a declared sum."""
    return composer.pen.write("sums", label=figure.label, value=composer.slots.token(figure.id))


def _state(group: str, kind: str, clauses: str, paragraph: Paragraph) -> None:
    """Append the sentence of some counts: with the year where it is the first, with the branch where need be."""
    composer = paragraph.composer
    place = "following" if paragraph.is_understood else "first"
    phrase = composer.phrase(group, beside=clauses)
    if phrase:
        aim = composer.phrase(f"{group}.aim", beside=phrase + clauses)
        if place == "first":  # what a subject is for is said once, in the sentence that opens it
            sentence = composer.pen.write("counts.first", counts=clauses, phrase=phrase, aim=aim)
        else:
            offer = {**paragraph.joiners(), **({"aim": (aim,)} if aim else {})}
            sentence = composer.pen.write("counts.following", offer, counts=clauses, phrase=phrase)
        paragraph.add(sentence, names_branch=True)
        return
    slot = f"counts.{kind}.{place}"
    sentence = composer.pen.write(slot, paragraph.joiners(), counts=clauses)
    paragraph.add(sentence, names_branch=kind == "plain" and place == "first")


def _kind(count: Count) -> str:
    """Return how a sentence begins with a count: with its verb, with a name and its measure, with an amount (…为…)."""
    if count.verb or (shape(count.thing) is Shape.PREDICATE and not count.thing.endswith("为")):
        return "plain"
    return "named" if _is_plain(count) else "other"


def _size(pending: Sequence[Count]) -> int:
    """Return how many of the next counts stand in one sentence; what speaks of the one before stays with it."""
    size = min(_PER_SENTENCE, len(pending))
    while size < len(pending) and pending[size].goes_on:
        size += 1
    return size


def _compared(together: Sequence[Count], composer: Composer) -> str:
    """Return the counts as clauses, each with its own growth; in brackets where several could be meant."""
    gains = [composer.gain(count.fact_id) for count in together]
    if len(gains) == 1:
        return _joined(together) + (f"，{gains[0]}" if gains[0] else "")
    return _joined(
        [
            replace(count, token=f"{count.token}（{gain}）") if gain else count
            for count, gain in zip(together, gains, strict=True)
        ]
    )


def _joined(together: Sequence[Count]) -> str:
    """Return the counts as clauses: 召开支委会…、支部党员大会…，开展主题党日…，客户投诉…、快件量为…."""
    clauses: list[str] = []
    for _, alike in groupby(together, key=lambda count: (count.verb, count.goes_on)):
        members = list(alike)
        same = [f"{count.thing}{count.token}" for count in members]
        are_listed = members[0].verb or all(_is_plain(count) for count in members)
        clauses += [members[0].verb + "、".join(same)] if are_listed else same
    return "，".join(clauses)


def _is_plain(count: Count) -> bool:
    """Whether a count is a bare name with its measure, which can stand in a list: 专利2项."""
    tells = count.thing.endswith(("为", "达", "至", "到")) or CHANGE.search(count.thing)
    return not (tells or count.goes_on) and shape(count.thing) is Shape.NOUN


def _place_of_sum(figure: Figure, composer: Composer) -> tuple[str, str]:
    """Return the theme where most parts of a sum stand, and the group of the last of them."""
    names = {canonical(name) for name in composer.facts.sums[figure.id.removeprefix("合计.")]}
    parts = [
        count
        for count in counts(composer.slots)
        if canonical(count.fact_id.removeprefix("数据.")) in names
    ]
    themes = [part.theme for part in parts]
    theme = max(themes, key=themes.count, default="")
    return theme, next((part.group for part in reversed(parts) if part.theme == theme), "")
