"""A case and what was found in it → the two-way proof, which says of every fact and number what the findings say."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from drafting.checks.case import Case
from drafting.checks.dates.moments import Moment, moments_in
from drafting.checks.facts import places
from drafting.facts.own_ledger import name_of
from drafting.facts.year_on_year import derivation, derived
from drafting.figures import Kind, Numeral
from drafting.figures.bind import Mention
from drafting.figures.compare import same
from drafting.figures.grounds import Ground
from drafting.figures.known import is_of_two_years
from drafting.proof.rows import FactRow, FactState, FigureRow, FigureState, Place, TwoWayProof
from drafting.proof.understood import Understood, understood
from schemas.facts import FactKind, Facts
from schemas.figure import Figure
from schemas.finding import Finding

_SIGNED = "成文日期"
"""The fact behind the date of the report; it is none of the figures."""
_FAULTS = {
    "figures.mismatch": FigureState.WRONG,
    "figures.unit": FigureState.WRONG,
    "figures.conflict": FigureState.WRONG,
    "dates.year": FigureState.WRONG,
    "figures.unsupported": FigureState.UNSUPPORTED,
    "dates.unsupported": FigureState.UNSUPPORTED,
    "figures.unclassified": FigureState.UNCLEAR,
}
"""What a finding makes of the numbers that it is on; of several the gravest counts, the first here."""

Span = tuple[int, int]


def two_way(case: Case, findings: Iterable[Finding]) -> TwoWayProof | None:
    """Return the proof of a case as rows that agree with its findings; None without facts."""
    return _Prover(case, case.facts, findings).proof() if case.facts else None


class _Prover:
    def __init__(self, case: Case, facts: Facts, findings: Iterable[Finding]) -> None:
        self.case, self.facts = case, facts
        self.items = dict(facts.items())
        self.said = {item_id: places(case, item_id, item) for item_id, item in self.items.items()}
        self.faults = [f for f in findings if f.code in _FAULTS]
        self.stated = self._stated()
        self.claims = {m.numeral.start: m for m in case.mentions if m.is_claim}
        self.derived = {
            figure.id: change for change in case.changes.values() for figure in derived(change)
        }

    def proof(self) -> TwoWayProof:
        return TwoWayProof(tuple(self._fact_rows()), tuple(self._figure_rows()))

    def _stated(self) -> Mapping[str, list[Span]]:
        """Return where each figure and date stands, rightly: the spans of its mentions in order."""
        stated: dict[str, list[Span]] = defaultdict(list)
        if proof := self.case.proof:
            blamed = {id(wrong.mention) for wrong in proof.wrong}
            for figure_id, mentions in proof.present.items():
                spans = {(m.numeral.start, m.numeral.end) for m in mentions if id(m) not in blamed}
                stated[figure_id] = sorted(spans)
        known = [(f, self._moments(f)) for f in self.case.figures if f.is_date]
        for numeral in self.case.numerals:
            if numeral.kind is Kind.DATE:
                for figure in self._dated(numeral, known):
                    stated[figure.id].append((numeral.start, numeral.end))
        return stated

    def _moments(self, figure: Figure) -> Sequence[Moment]:
        """Return what a date of the facts means; 3月 is that of their year, but in a plan of either."""
        is_plan = figure.id.startswith(f"{FactKind.PLANS}.")
        return [
            moment if moment.year or is_plan else replace(moment, year=self.facts.year)
            for moment in moments_in(figure.text)
        ]

    def _dated(
        self, numeral: Numeral, known: Sequence[tuple[Figure, Sequence[Moment]]]
    ) -> list[Figure]:
        """Return the dates of the facts that a date of the report can be, of the items that are said nearest to it."""
        moments = moments_in(numeral.text)
        alike = [
            (self._distance(numeral.start, figure), figure)
            for figure, theirs in known
            if any(_is_same(one, other) for one in moments for other in theirs)
        ]
        nearest = min((distance for distance, _ in alike), default=0)
        return [figure for distance, figure in alike if distance == nearest]

    def _distance(self, offset: int, figure: Figure) -> int:
        """Return how far an offset is from where the figure's item is said, 0 inside."""
        said = self.said.get(self.facts.owner(figure.id), ())
        apart = (max(start - offset, offset - end, 0) for start, end in said)
        return min(apart, default=len(self.case.report.text))

    def _fact_rows(self) -> Iterator[FactRow]:
        inside: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.case.figures:
            inside[self.facts.owner(figure.id)].append(figure)
        wrong: dict[str, list[Span]] = defaultdict(list)
        for fault in self.faults:
            wrong[fault.fact or ""].append((fault.start, fault.end))
        for figure in self.case.figures:
            is_said = self.stated.get(figure.id) or wrong[figure.id]
            if figure.id in inside and (is_said or figure.id not in self.derived):
                label = figure.label or name_of(figure.id)
                yield self._figure(figure, label, wrong[figure.id])
        for item_id, item in self.items.items():
            said = self.said[item_id]
            state = FactState.PRESENT if said else FactState.MISSING
            yield self._fact(item_id, item.kind, item.name, state, said, wrong[item_id])
            for figure in inside[item_id]:
                yield self._figure(figure, figure.label or item.name, wrong[figure.id])

    def _figure(self, figure: Figure, label: str, wrong: Sequence[Span]) -> FactRow:
        stated = self.stated.get(figure.id, ())
        if stated:
            state = FactState.PRESENT
        else:
            state = FactState.MISSING if figure.required else FactState.OPTIONAL
        row = self._fact(figure.id, label, figure.text, state, stated, wrong)
        if change := self.derived.get(figure.id):
            places = filter(None, (self.facts.place(f.id) for f in (change.now, change.last)))
            return replace(
                row,
                place="、".join(places),
                derived=derivation(self.facts, change, figure),
            )
        return row

    def _fact(  # noqa: PLR0913, PLR0917 - a row has as many parts
        self,
        fact: str,
        label: str,
        text: str,
        state: FactState,
        spans: Sequence[Span],
        wrong: Sequence[Span],
    ) -> FactRow:
        report = self.case.report
        mentions = (
            Place(start, end, report.text[start:end], report.place_of(start))
            for start, end in sorted({*spans, *wrong})
        )
        state = FactState.WRONG if wrong else state
        return FactRow(fact, label, text, self.facts.place(fact), state, tuple(mentions))

    def _figure_rows(self) -> Iterator[FigureRow]:
        sources = self._sources()
        faults = self._faults_by_numeral()
        for found in understood(self.case):
            start = found.numeral.start
            yield self._row(found, sources[start], faults[start])

    def _sources(self) -> Mapping[int, list[str]]:
        """Return the facts that each number states, by the offset at which it begins."""
        sources: dict[int, list[str]] = defaultdict(list)
        for fact_id, spans in self.stated.items():
            for start, _ in spans:
                sources[start].append(fact_id)
        signed = moments_in(self.facts.date)
        for numeral in self.case.numerals if signed else ():
            if numeral.kind is Kind.DATE and moments_in(numeral.text) == signed:
                sources[numeral.start].append(_SIGNED)
        return sources

    def _faults_by_numeral(self) -> Mapping[int, list[Finding]]:
        """Return the faults at each number, by the offset at which it begins."""
        found: dict[int, list[Finding]] = defaultdict(list)
        for fault in self.faults:
            for numeral in _within(self.case.numerals, fault.start, fault.end):
                found[numeral.start].append(fault)
        return found

    def _row(
        self, found: Understood, sources: Sequence[str], faults: Sequence[Finding]
    ) -> FigureRow:
        numeral = found.numeral
        ground = self.case.proof.grounds.get(numeral.start) if self.case.proof else None
        claim = self.claims.get(numeral.start)
        if faults:
            codes = {fault.code for fault in faults}
            state = next(state for code, state in _FAULTS.items() if code in codes)
            wanted = [fault.fact for fault in faults if fault.fact]
            sources = list(dict.fromkeys([*wanted, *sources]))
        elif sources or ground:
            state = FigureState.SUPPORTED
        elif claim:
            state = FigureState.SUPPORTED
            sources = self._counts_like(claim)
        elif numeral.kind is Kind.UNCLASSIFIED:
            # no fault is found with one that the facts have in these very words
            state, ground = FigureState.SUPPORTED, Ground.SAID
        else:
            state = FigureState.FREE
        section = self.case.report.place_of(numeral.start)
        return FigureRow(found, section, state, tuple(sources), ground)

    def _counts_like(self, claim: Mention) -> list[str]:
        """Return the count that a number states in other words (节约施工成本 for 节约成本), if only one is that."""
        alike = [
            figure.id
            for figure in self.case.figures
            if figure.quantity
            and figure.label
            and not is_of_two_years(figure.id)
            and same(figure.quantity, claim, figure.label)
        ]
        return alike if len(alike) == 1 else []


def _within(numerals: Sequence[Numeral], start: int, end: int) -> Sequence[Numeral]:
    """Return the numerals that a span of the text touches."""
    first = bisect_right(numerals, start, key=lambda n: n.end)
    return numerals[first : bisect_left(numerals, end, key=lambda n: n.start)]


def _is_same(one: Moment, other: Moment) -> bool:
    """Whether two dates mean the same, one of them perhaps less exactly: 2025年6月15日 and 6月."""
    return one.meets(other) and (one.is_within(other) or other.is_within(one))
