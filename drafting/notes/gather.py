"""Entries from whoever sorted the notes → those that can be trusted, once each, and what nothing was made of."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from drafting.facts.count_text import counts_of
from drafting.facts.dates import read_year
from drafting.facts.tree import plain
from drafting.figures import Kind, Numeral, scan
from drafting.figures.bind import bind
from drafting.lexicon.labels import canonical, names_of
from drafting.notes.align import sense
from drafting.notes.cues import cue
from drafting.notes.entry import Dropped, Entry, Found, Sorted, Unread
from drafting.notes.folding import folded
from drafting.notes.form import readable
from drafting.notes.lines import SENTENCE, Notes, Span
from drafting.notes.proof import evidence, objection
from drafting.notes.sense import unsure
from drafting.notes.signs import clause_start
from schemas.facts import FactKind, Facts

_SIGNS = {
    "单位": re.compile("支部|总支|党委"),
    "年度": re.compile("年"),
    "述职人": re.compile("述职|书记|汇报|我叫|我是"),
    "职务": re.compile("书记|委员|主任"),
}
"""What stands in a line that gives a single value: not every name in the notes is that of who reports."""
_NEAR = 4  # characters before a number in which it is said that it is another one
SAID = 4  # letters and digits of a line that says something


def gathered(notes: Notes, found: Found) -> tuple[Sorted, Facts]:
    """Return what holds of what was found, and the facts that it makes; 单位：… in the notes goes before a model's."""
    singles = dict(_singles(notes, found.singles))
    good: dict[tuple[FactKind, str], Entry] = {}
    bad: dict[tuple[FactKind, str], Dropped] = {}
    for given in found.entries:
        entry = replace(given, text=plain(given.text).rstrip("。；;，,"))
        key = entry.kind, folded(entry.text)
        if reason := objection(entry, notes, singles.get("述职人", "")):
            bad.setdefault(key, Dropped(entry, reason))
        else:
            good.setdefault(key, replace(entry, span=evidence(entry, notes)))
    for key in good:
        bad.pop(key, None)  # it was told twice, once badly
    kept, rivals = _without_rivals(tuple(_once(good.values())), notes)
    told, facts = readable(Sorted(kept, singles, (*found.dropped, *bad.values(), *rivals)))
    considered = (*good.values(), *(dropped.entry for dropped in told.dropped))
    left = tuple(_left_over(notes, considered))
    mended = tuple(line for line in notes.lines if line.typed)
    return replace(told, unread=left, corrected=mended), facts


def _left_over(notes: Notes, entries: Iterable[Entry]) -> Iterator[Unread]:
    """Yield the sentences that no entry, taken or turned away, comes from, and those of which a figure is in none.

    A sentence of a word or two says nothing.
    """
    used = [(e.span or evidence(e, notes), e.text) for e in entries]
    by_line: dict[int, list[tuple[Span, str]]] = {}
    for span, text in used:
        if span:
            for index in range(span.first, span.last + 1):
                by_line.setdefault(index, []).append((span, text))
    for index, line in enumerate(notes.lines):
        for match in SENTENCE.finditer(line.text):
            here = notes.span_of(index, *match.span())
            texts = [
                text
                for span, text in by_line.get(index, ())
                if span.start < here.end and here.start < span.end
            ]
            said = {sense(n) for text in texts for n in scan(text)}
            lost = [n.text for n in scan(match[0]) if _counts(n) and sense(n) not in said]
            if lost and texts:
                yield Unread(replace(line, text=match[0]), tuple(lost))
            elif not texts and len(folded(match[0])) >= SAID:
                yield Unread(replace(line, text=match[0]), reason=unsure(match[0]))


def _counts(numeral: Numeral) -> bool:
    return numeral.is_figure or (numeral.kind is Kind.UNCLASSIFIED and numeral.value is not None)


def _singles(notes: Notes, found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the single values that stand in the notes, what they give as such last, so that it counts."""
    for key, typed in found:
        value = plain(typed)
        if any(_SIGNS[key].search(notes.around(span, 0)) for span in notes.find(value)):
            year = read_year(value) if key == "年度" else None
            yield key, str(year) if year else value
    yield from ((key, plain(value)) for key, value in notes.singles.items())


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries, but no figure of 数据 that another of them gives already under any of its names."""
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        figures = _figures(entry)
        if not figures or not figures.items() <= seen:
            yield entry
        seen |= figures.items()


def _without_rivals(
    entries: tuple[Entry, ...], notes: Notes
) -> tuple[tuple[Entry, ...], tuple[Dropped, ...]]:
    """Return the entries less those of a label for which the notes have two values: only a person knows which is right.

    Also a value that is only doubted speaks against another: 支委会11次 … 哦支委会应该是12次.
    """
    values: dict[str, set[str]] = {}
    told = (figure for entry in entries for figure in _figures(entry).items())
    for label, value in (*told, *_doubted(notes)):
        values.setdefault(label, set()).add(value)
    good, bad = [], []
    for entry in entries:
        rivals = next((values[name] for name in _figures(entry) if len(values[name]) > 1), None)
        if rivals:
            reason = f"前后说法不一（{'、'.join(sorted(rivals))}），请核实后写一个"
            bad.append(Dropped(entry, reason))
        else:
            good.append(entry)
    return tuple(good), tuple(bad)


def _doubted(notes: Notes) -> Iterator[tuple[str, str]]:
    """Yield the labels and numbers of lines that doubt or correct: they are no facts, but may speak against one."""
    for line in notes.lines:
        doubted = bool(cue("doubt").search(line.text)) and not cue("past").search(line.text)
        for mention in bind(line.text, scan(line.text), names_of()):
            number = mention.numeral
            before = line.text[clause_start(line.text, number.start) : number.start]
            told = doubted or any(
                cue(role).search(before[-_NEAR:]) for role in ("mistaken", "restated")
            )
            if told and mention.label and mention.fits and number.unit:
                yield mention.label, number.text


def _figures(entry: Entry) -> Mapping[str, str]:
    """Return label → quantity of an entry of 数据."""
    if entry.kind is not FactKind.COUNTS:
        return {}
    return {canonical(label): quantity for label, quantity in counts_of(entry.text) if quantity}
