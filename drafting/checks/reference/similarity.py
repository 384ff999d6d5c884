"""reference.similarity: how many sentences of a section stand in last year's report or in the sample already."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from drafting.checks.case import Case
from drafting.checks.quoting import inner
from drafting.checks.reference.grams import TAKEN, masked, own_runs, runs, says_something
from drafting.rectification.passages import within
from drafting.report.prose import prose
from drafting.text.sentences import sentences
from drafting.text.strings import in_short
from schemas.facts import FactKind
from schemas.finding import Finding
from schemas.report import Report, Section

CODE = "reference.similarity"
SHOWN, QUOTED = 40, 24
"""Characters that a finding shows, and those of each sentence that its message quotes."""
_FEW = 32
"""So many sentences may have a run that tells one of them."""
STRETCH = 12
"""Runs that a sentence has in common with one other, from which on they are more than a phrase of both."""
LEAST = 2
"""Sentences of a section that are taken over: one alone is chance, unless it is all that the section says."""
MOST = 3
"""Sentences that the message quotes."""
Span = tuple[int, int]


@dataclass(frozen=True)
class _Source:
    """The runs of another report: all of them, and those that it has elsewhere than in its problems and plans.

    ``sentences`` are masked; the first ``quotable`` of them are on its problems and plans.
    """

    name: str
    everywhere: frozenset[str]
    elsewhere: frozenset[str]
    sentences: tuple[str, ...]
    quotable: int

    @cached_property
    def whole(self) -> frozenset[str]:
        """The sentences, to be looked for as they are."""
        return frozenset(self.sentences)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """In which sentences each run stands; where that is many, none is told by it."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, sentence in enumerate(self.sentences):
            for run in runs(sentence):
                found[run].append(at)
        return {run: spots for run, spots in found.items() if len(spots) <= _FEW}

    def has_together(self, words: str, own: Set[str], *, quotes: bool) -> bool:
        """Whether it has enough of a masked sentence in one place, and not here and there in a few words each.

        One place are two sentences side by side, or one that has a stretch of it which is long by itself: two of these
        made one are a copy too.
        """
        if words in self.whole and not quotes:
            return True
        least = self.quotable if quotes else 0
        spots = {run: [at for at in self.places.get(run, ()) if at >= least] for run in own}
        common = Counter(chain.from_iterable(spots.values()))
        enough = TAKEN * len(own)
        if any(n + common[at + 1] >= enough for at, n in common.items()):
            return True
        long = {at for at, n in common.items() if n >= STRETCH}
        return sum(not long.isdisjoint(here) for here in spots.values()) >= enough


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for each section of which too large a share of the sentences is taken over."""
    sources = list(_sources(case))
    if not sources:
        return
    spans = _sentences(case.report)
    for section in case.report.sections:
        here = [span for span in spans if section.body_start <= span[0] < section.end]
        yield from _judged(case, section, here, sources)


def _judged(
    case: Case, section: Section, spans: Sequence[Span], sources: Sequence[_Source]
) -> Iterator[Finding]:
    counted = 0
    taken: list[tuple[Span, str]] = []
    for span in spans:
        sentence = case.report.text[slice(*span)]
        words = masked(sentence)
        if own := own_runs(words):
            counted += 1
            quotes = within(case.rectified, span[0])
            whence = [
                s.name
                for s in sources
                if _share(own, s, quotes=quotes) >= TAKEN
                and s.has_together(words, own, quotes=quotes)
            ]
            if whence and says_something(sentence, words):
                taken.append((span, whence[0]))
    limit = case.limits.similarity
    if len(taken) >= min(LEAST, counted) > 0 and len(taken) > limit * counted:
        yield _finding(case, section, counted, taken)


def _share(own: Set[str], source: _Source, *, quotes: bool) -> float:
    """Return which share of its own runs a sentence has in common with another report.

    Where it ``quotes`` last year's problems and plans, what stands nowhere else there is rightly taken over.
    """
    known = source.elsewhere if quotes else source.everywhere
    return len(own & known) / len(own)


def _sources(case: Case) -> Iterator[_Source]:
    quoted = {
        section.id
        for kind in (FactKind.SHORTCOMINGS, FactKind.PLANS)
        for section in case.outline.sections
        if kind in section.facts
    }
    for name, report in (("去年的报告", case.reference), ("范文", case.sample)):
        if report:
            yield _source(name, *_texts(report, quoted))


def _texts(report: Report, quoted: set[str]) -> tuple[str, str]:
    """Return the prose of another report: on its problems and plans, and elsewhere."""
    texts: tuple[list[str], list[str]] = ([], [])
    for paragraph, start in prose(report):
        texts[paragraph.section not in quoted].append(report.text[start : paragraph.end])
    return "\n".join(texts[0]), "\n".join(texts[1])


@lru_cache(maxsize=4)
def _source(name: str, quotable: str, elsewhere: str) -> _Source:
    parts = [
        [masked(text[slice(*span)]) for span in sentences(text)] for text in (quotable, elsewhere)
    ]
    owned, others = (frozenset(run for words in part for run in runs(words)) for part in parts)
    return _Source(name, others | owned, others, (*parts[0], *parts[1]), len(parts[0]))


def _sentences(report: Report) -> list[Span]:
    """Return the spans of the sentences of a report that are no headings."""
    paragraphs = list(prose(report))
    starts = [paragraph.start for paragraph, _ in paragraphs]
    found = []
    for start, end in sentences(report.text):
        index = bisect_right(starts, start) - 1
        if index >= 0 and paragraphs[index][1] <= start < paragraphs[index][0].end:
            found.append((start, end))
    return found


def _finding(
    case: Case, section: Section, counted: int, taken: Sequence[tuple[Span, str]]
) -> Finding:
    text = case.report.text
    start, end = taken[0][0]
    heading = inner(section.heading.strip())
    whence = "、".join(dict.fromkeys(name for _, name in taken))
    shown = (inner(text[slice(*span)].strip()) for span, _ in taken[:MOST])
    quoted = "".join(f"“{in_short(sentence, QUOTED)}”" for sentence in shown)
    more = "等" if len(taken) > MOST else ""
    share, limit = round(100 * len(taken) / counted), round(100 * case.limits.similarity)
    return case.finding(
        CODE,
        start,
        min(end, start + SHOWN),
        f"“{heading}”一节的 {counted} 句里有 {len(taken)} 句（{share}%）与{whence}相同，或者只改了年份、数字和个别词语，"
        f"超过了 {limit}%：{quoted}{more}",
        "请照今年的实际重写；今年确实还是这样的，核实后确认，并写明理由",
        section=section.id,
    )
