"""Figures: every one of the facts stands in the report, no other does, and the report does not contradict itself."""

import re
from collections.abc import Collection, Iterator, Sequence

from drafting.checks.case import Case
from drafting.checks.quoting import inner
from drafting.facts.own_ledger import KEY as LEDGER
from drafting.facts.year_on_year import both_years
from drafting.figures import Kind
from drafting.figures.bind import Mention
from drafting.figures.conflicts import conflicts
from drafting.figures.faults import Fault, Wrong
from drafting.figures.known import YEAR_ON_YEAR
from drafting.figures.prove import Proof
from drafting.figures.ranks import ranks_in
from drafting.figures.year_on_year import Unproven
from drafting.lexicon.labels import canonical, gist
from drafting.text.patterns import Pattern
from schemas.facts import FactKind, Facts
from schemas.figure import Figure
from schemas.finding import Finding

NEAR = 8
"""Characters from a fixed expression with a slip to the number that it counts."""
_VAGUE = re.compile("好?[数上过近几][十百千万亿]|过半|半数|翻")
"""Approximations that claim much; 两三次 and 几名 claim nothing that a committee would compare."""
_BLANK = re.compile(r"[xX×ＸｘＸ✕]{2,}|【[^【】\n]*】|\{\{[^{}\n]*\}\}|_{2,}")
_CLAUSE = "，。；、"
_CLAUSE_END = Pattern(f"[{_CLAUSE}\n]")


def check(case: Case) -> Iterator[Finding]:
    """Yield ``figures.*``; without facts only what the report tells against itself: conflict and unclassified."""
    proof = case.proof
    if case.facts and proof:
        yield from (_wrong(case, case.facts, wrong) for wrong in proof.wrong)
        blanks = set(_blanks(case.report.text)) if proof.missing else set()
        around = case.given.contexts if blanks else {}
        for figure in proof.missing:
            pairs = around[figure.id].beside.pairs if figure.id in around else frozenset()
            if not any(_is_left_blank(figure, pairs, clause) for clause in blanks):
                yield _missing(case, case.facts, figure)
        ends = [hit.end for hit in case.hits]
        for unproven in proof.unproven:
            yield _unproven(case, case.facts, unproven)
        for mention in proof.unknown:
            if not _lost_its_label(case, mention, ends):
                yield _unsupported(case, mention)
        yield from _ranks(case)
    yield from _conflicts(case)
    yield from _unclear(case)


def _conflicts(case: Case) -> Iterator[Finding]:
    """Yield the numbers that contradict another of the same label; where facts know one, the other is wrong.

    What contradicts the facts themselves is told as that, with what they have.
    """
    blamed = {wrong.mention.numeral.start for wrong in case.proof.wrong} if case.proof else set()
    right, parts = _right(case.proof) if case.proof else (set(), set())
    compared = case.proof.compared if case.proof else frozenset()
    whole = [
        m
        for m in case.mentions
        if m.numeral.start not in blamed
        and (
            m.numeral.start in right
            or (m.numeral.start not in parts and m.numeral.end not in compared)
        )
    ]
    for later, earlier in conflicts(whole):
        known = later.numeral.start in right, earlier.numeral.start in right
        here, there = (earlier, later) if known[0] else (later, earlier)
        label = _quoted(here.label)
        where = "前面" if there is earlier else "后面"
        yield case.finding(
            "figures.conflict",
            here.numeral.start,
            here.numeral.end,
            f"{label}前后不一致：这里写“{here.numeral.text}”，{where}{_heading(case, there)}写“{there.numeral.text}”",
            f"改为“{there.numeral.text}”" if any(known) else f"请核实{label}到底是多少，全文统一",
            fact=next((f.id for f in case.figures if f.id == f"数据.{here.label}"), None),
        )


def _right(proof: Proof) -> tuple[set[int], set[int]]:
    """Return where counts stand, and where figures of single items do, which may be a part of them."""
    counts, items = set[int](), set[int]()
    for figure_id, found in proof.present.items():
        starts = counts if figure_id.startswith(("数据.", "合计.")) else items
        starts.update(m.numeral.start for m in found)
    return counts, items


def _heading(case: Case, mention: Mention) -> str:
    section = case.report.section_at(mention.numeral.start)
    return f"“{section.heading}”一节" if section else ""


def _unclear(case: Case) -> Iterator[Finding]:
    """Yield the numerals of which nobody can say what they count, unless the facts have the very words."""
    for numeral in case.numerals:
        vague = (
            numeral.kind is Kind.APPROXIMATE
            and numeral.value is None
            and _VAGUE.match(numeral.text) is not None
        )
        if not (vague or numeral.kind is Kind.UNCLASSIFIED):
            continue
        if not vague and any(
            hit.start < numeral.end and numeral.start < hit.end for hit in case.hits
        ):
            continue  # it stands in a fixed expression with a slip, which is said once
        around = case.report.text[max(0, numeral.start - 1) : numeral.end + 1]
        if case.facts and around.strip("，。；：、！？（）“”\n") in case.wording:
            continue
        if vague:
            message = f"“{numeral.text}”没有写确切的数，要点里也没有这个说法，无法核对"
            suggestion = "请换成要点里的确数；没有依据的删去"
        else:
            message = f"看不出“{numeral.text}”数的是什么，无法与要点核对"
            suggestion = "请写清数量和单位（如“12次”）；是编号、名称的，请核对有没有写错"
        yield case.finding("figures.unclassified", numeral.start, numeral.end, message, suggestion)


def _ranks(case: Case) -> Iterator[Finding]:
    """Yield the places among the like (排名第3位) that no fact claims; last year's are told as such."""
    if not case.ranks:
        return  # and nothing else is read for them
    last = case.reference.text if case.reference else ""
    given = {rank.value for text in (case.wording, last) for rank in ranks_in(text)}
    for rank in case.ranks:
        if rank.value not in given:
            text = case.report.text[rank.start : rank.end]
            message = f"要点里没有“{text}”这个名次"
            suggestion = "请核实：属实的补进要点，没有依据的删去"
            yield case.finding("figures.unclassified", rank.start, rank.end, message, suggestion)


def _wrong(case: Case, facts: Facts, wrong: Wrong) -> Finding:
    numeral, figure = wrong.mention.numeral, wrong.figure
    if figure.id.startswith(f"{YEAR_ON_YEAR}."):
        return _wrong_change(case, facts, wrong)
    what = name_of(figure)
    source = source_of(facts, figure)
    if wrong.fault is Fault.UNIT:
        code, message = (
            "figures.unit",
            f"{what}的单位不对：报告写“{numeral.text}”，{source}“{figure.text}”",
        )
    else:
        code, message = (
            "figures.mismatch",
            f"{what}与要点不符：报告写“{numeral.text}”，{source}“{figure.text}”",
        )
    if wrong.swapped:
        other = name_of(wrong.swapped)
        message += f"，可能与{f'这一条的“{wrong.swapped.text}”' if other == what else other}写反了"
    return case.finding(
        code, numeral.start, numeral.end, message, f"改为“{figure.text}”", fact=figure.id
    )


def _wrong_change(case: Case, facts: Facts, wrong: Wrong) -> Finding:
    """Return the finding on a comparison with last year, which names the figures of both years."""
    numeral, figure = wrong.mention.numeral, wrong.figure
    change = case.changes[figure.label]
    wholes = (f.text for f in (change.difference, change.rate) if f and f.id == figure.id)
    right = next((whole for whole in wholes if figure.text in whole), figure.text)
    if wrong.fault is Fault.UNIT:
        code, fault = "figures.unit", "的单位不对"
    else:
        code, fault = "figures.mismatch", "写得不对"
    return case.finding(
        code,
        numeral.start,
        numeral.end,
        f"{_quoted(figure.label)}与去年相比{fault}：报告写“{numeral.text}”，要点是{both_years(facts, change)}，应为“{right}”",
        f"改为“{figure.text}”",
        fact=figure.id,
    )


def _unproven(case: Case, facts: Facts, unproven: Unproven) -> Finding:
    """Return the finding on a comparison for which the facts lack last year's figure, or an exact one."""
    numeral, change = unproven.mention.numeral, unproven.change
    names = (*facts.counts, *facts.sums)
    label = _quoted(next(name for name in names if canonical(name) == unproven.label))
    if change is None and unproven.label in map(canonical, facts.last_counts):
        message = f"{label}两年的单位不同，“{numeral.text}”无法核对"
        suggestion = "请核对要点里两年的单位；没有依据的删去"
    elif change is None:
        message = f"要点的“{FactKind.LAST_COUNTS}”里没有{label}，“{numeral.text}”无法核对"
        suggestion = f"请核实：属实的把去年的数补进“{FactKind.LAST_COUNTS}”，没有依据的删去"
    else:
        years = both_years(facts, change)
        if change.difference:
            why, suggestion = "去年是零，算不出比例", "请删去，或者写增减了多少"
        else:
            why, suggestion = "有约数，算不出确切的增减", "请删去；能查到确数的，请把要点改成确数"
        message = f"{label}{why}：报告写“{numeral.text}”，要点是{years}"
    return case.finding("figures.unsupported", numeral.start, numeral.end, message, suggestion)


def _missing(case: Case, facts: Facts, figure: Figure) -> Finding:
    where = f"（{facts.place(figure.id)}）" if facts.place(figure.id) else ""
    if figure.id.startswith("数据."):
        message = f"报告没有写{_quoted(figure.label + figure.text)}{where}"
        suggestion = (
            f"请补写{figure.label}{figure.text}；报告确实不用写的，在要点里加一个标题“可不写”，"
            f"下面写上{figure.label}（要点表里在“可不写”一列选“是”）"
        )
    else:
        message = f"{name_of(figure)}的“{figure.text}”没有写进报告{where}"
        suggestion = f"请在写这一条的地方补上“{figure.text}”"
    return case.missing("figures.missing", figure.id, message, suggestion)


def _blanks(text: str) -> Iterator[str]:
    """Yield the clauses with a blank in them, which ``text.placeholder`` reports, without the blank."""
    for blank in _BLANK.finditer(text):
        line = text.rfind("\n", 0, blank.start()) + 1
        start = max(line, *(text.rfind(sign, line, blank.start()) + 1 for sign in _CLAUSE))
        stop = _CLAUSE_END.search(text, blank.end())
        end = stop.start() if stop else len(text)
        yield text[start : blank.start()] + text[blank.end() : end]


def _is_left_blank(figure: Figure, beside: Collection[str], clause: str) -> bool:
    """Whether a clause with a blank is where a missing figure belongs: one slip is one finding.

    ``beside`` are the pairs of characters beside a figure that has no label.
    """
    unit = figure.quantity.unit if figure.quantity else ""
    if figure.label:
        return gist(figure.label) in clause and unit in clause
    return unit in clause and 2 * sum(pair in clause for pair in beside) >= len(beside) > 0


def _lost_its_label(case: Case, mention: Mention, slips: Sequence[int]) -> bool:
    """Whether a number follows a label with a slip in it (“三会一刻”共20次), which is told once."""
    start = mention.numeral.start
    return any(
        end <= start <= end + NEAR and not set("，。；\n") & set(case.report.text[end:start])
        for end in slips
    )


def _unsupported(case: Case, mention: Mention) -> Finding:
    numeral = mention.numeral
    what = (
        f"{mention.label}“{numeral.text}”"
        if mention.label and mention.certain and mention.fits
        else f"“{numeral.text}”"
    )
    return case.finding(
        "figures.unsupported",
        numeral.start,
        numeral.end,
        f"要点里没有{what}这个数据",
        "请核实：属实的补进要点，没有依据的删去",
    )


def source_of(facts: Facts, figure: Figure) -> str:
    """Return where a figure is from, up to what it says: 要点（要点.md 第8行）是."""
    where = LEDGER if figure.id.startswith(f"{LEDGER}.") else "要点"
    place = facts.place(figure.id)
    return f"{where}（{place}）是" if place else f"{where}是"


def name_of(figure: Figure) -> str:
    """Return what a figure is called in a message: its label, or the item that it stands in."""
    kind, _, rest = figure.id.partition(".")
    if kind in ("数据", "合计"):
        return _quoted(figure.label)
    if kind == FactKind.LAST_COUNTS:
        return f"{_quoted(figure.label)}去年的数"
    if kind == LEDGER:
        return _quoted(rest.replace(".", "的"))
    return f"{kind}第{rest.split('.')[0].split('#')[0]}条"


def _quoted(words: str) -> str:
    """Return words in quotes, quotes inside them as GB/T 15834 has them."""
    whole = words.startswith("“") and words.endswith("”") and words.count("“") == 1
    return words if whole else f"“{inner(words)}”"
