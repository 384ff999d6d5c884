"""A figure typed by hand that no fact knows, adopted into the facts: proven before anything is written.

Figures of one clause become one entry, and what 其中 speaks of stays with its whole. What is written into the facts
file must be read back as the facts were and this one more, and with it the report must have these faults no longer,
those that nobody adopts all the same, and no new one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from drafting.characters import printable
from drafting.checks.case import Case
from drafting.errors import FactsError, UsageError, WriteError
from drafting.facts.amend import NewFact, amended
from drafting.facts.read import facts_in
from drafting.figures.bind import Mention
from drafting.figures.scope import OF_WHICH, WHOLE_YEAR, is_light
from drafting.files import MAX_TEXT_BYTES, prepared, read_bytes
from drafting.material import Material
from drafting.repair import judged
from drafting.rewrite import mark_end
from drafting.verdict import Verdict
from schemas.facts import FactKind
from schemas.finding import Finding

UNSUPPORTED = "figures.unsupported"
EVENTS = ("次", "场", "期", "堂", "节", "回", "届")
"""Units that count events: of 召开夜校培训8次 the event is named, of 慰问困难职工37户 what was done."""
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_DATE = re.compile(r"\d+月|年|日|季度|旬")
LONGEST = 20
"""Characters of what a count is called."""


@dataclass(frozen=True)
class Adoption:
    """What goes into the facts file, and what the report is then worth. ``file`` has ``before`` as its content now."""

    file: Path
    before: bytes
    after: bytes
    added: tuple[NewFact, ...]
    source: str
    verdict: Verdict

    @property
    def note(self) -> str:
        """What the history says of it."""
        return f"{'、'.join(map(str, self.added))}（出处：{self.source}）"

    @contextmanager
    def prepared(self) -> Iterator[Callable[[], None]]:
        """Have the facts file ready; what is given writes it, and what fails after that takes it back.

        Raises WriteError where it cannot be written, or somebody has changed it meanwhile.
        """
        with (
            prepared(self.file, self.after) as put,
            prepared(self.file, self.before) as take_back,
        ):
            is_written = False

            def write() -> None:
                nonlocal is_written
                if read_bytes(self.file, FactsError, MAX_TEXT_BYTES) != self.before:
                    raise WriteError(f"{self.file.name} 刚被改动过，没有写。请再运行一次")
                put()
                is_written = True

            try:
                yield write
            except BaseException:
                if is_written:
                    with suppress(WriteError):  # what failed before is what is told
                        take_back()
                raise


def adoption(
    material: Material, verdict: Verdict, ids: Sequence[str], source: str, file: Path | None
) -> Adoption:
    """Return how the figures of these findings go into the facts file; nothing is written yet.

    UsageError where one is no such finding, the source is missing, or it cannot be done without a person.
    """
    source = " ".join(printable(source).split())
    if not source:
        raise UsageError("收进要点的数字要写明出处，如：--source 学习台账")
    if file is None:
        raise UsageError("不知道要点文件在哪里。请先运行：shuzhi draft 要点.md")
    before = read_bytes(file, FactsError, MAX_TEXT_BYTES)
    grown = _Grown(file, f"出处：{source}", before, material, verdict)
    for group in _by_clause(verdict, _found(verdict, ids)):
        one_more = grown.with_clause(group)
        if one_more is None:
            raise UsageError(_refusal(grown.verdict, group, file))
        grown = one_more
    return Adoption(file, before, grown.data, grown.added, source, grown.verdict)


def adoptable(verdict: Verdict) -> list[Finding]:
    """Return the findings whose figures can be adopted: they are this year's."""
    last = verdict.of_last_year
    return [f for f in verdict.findings if f.code == UNSUPPORTED and f.id not in last]


def _found(verdict: Verdict, ids: Sequence[str]) -> list[Finding]:
    """Return the findings of these ids; UsageError with all that are none, or of another kind."""
    by_id = {finding.id: finding for finding in verdict.findings}
    wanted = dict.fromkeys(ids)
    if last := [by_id[i].text for i in wanted if i in verdict.of_last_year]:
        raise UsageError(
            f"“{'”“'.join(last)}”说的是去年，或与去年相比，请把去年的数写到要点的“去年数据”下面"
        )
    faults = [
        f"没有编号为“{finding_id}”的一处。请用 shuzhi take 报告.docx 看一看编号"
        if finding_id not in by_id
        else f"编号 {finding_id}（“{by_id[finding_id].text}”）不是要点里没有的数字，不能收进要点"
        for finding_id in wanted
        if finding_id not in by_id or by_id[finding_id].code != UNSUPPORTED
    ]
    if faults:
        raise UsageError("\n".join(faults))
    return [by_id[finding_id] for finding_id in wanted]


def _by_clause(verdict: Verdict, findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return the findings, those of one clause together in the order of the text."""
    groups: dict[tuple[int, int], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_clause_at(verdict.case.report.text, finding.start), []).append(finding)
    return [sorted(group, key=lambda f: f.start) for group in groups.values()]


def _refusal(verdict: Verdict, group: Sequence[Finding], file: Path) -> str:
    """Return why figures cannot be adopted: their clause has others, or a person must say what they are."""
    others = _others(verdict, group)
    what = "、".join(f.text for f in group)
    if others:
        more = " ".join(f"--adopt {f.id}" for f in [*group, *others])
        words = "、".join(f"“{f.text}”" for f in others)
        return (
            f"“{what}”和{words}写在一句话里，要一起收进要点，什么也没有改动。都属实的，请写 {more}"
        )
    return (
        f"“{what}”没法自动收进要点，什么也没有改动。请打开 {file.name}，"
        "按那句话的意思自己加一条，再运行 shuzhi check"
    )


def _others(verdict: Verdict, group: Sequence[Finding]) -> list[Finding]:
    """Return the figures of the same clause that no fact knows, and that are not of the group."""
    text, adopted = verdict.case.report.text, {f.start for f in group}
    start, end = _clause_at(text, group[0].start)
    return [f for f in adoptable(verdict) if start <= f.start < end and f.start not in adopted]


@dataclass(frozen=True)
class _Grown:
    """The facts file with what is added to it, and the material and the verdict that it gives."""

    file: Path
    remark: str
    data: bytes
    material: Material
    verdict: Verdict
    added: tuple[NewFact, ...] = ()

    def with_clause(self, group: Sequence[Finding]) -> "_Grown | None":
        """Return it with the first fact that proves the figures of a clause, else one for each; None where none does."""
        for fact in _facts(self.verdict, group):
            if grown := self._with(fact, group):
                return grown
        if len(group) == 1:
            return None
        grown = self
        for finding in group:
            one_more = grown.with_clause([finding])
            if one_more is None:
                return None
            grown = one_more
        return grown

    def _with(self, fact: NewFact, group: Sequence[Finding]) -> "_Grown | None":
        """Return it with this fact, where that proves the figures of a group, and no other."""
        data = amended(self.data, self.file.suffix.lower(), fact, self.remark)
        try:
            facts = facts_in(data, self.file)
        except FactsError:
            return None
        if not _is_one_more(self.material, facts.model_dump(by_alias=True), fact):
            return None
        material = replace(self.material, facts=facts)
        verdict = judged(material, self.verdict.case.report)
        before, after = _unknown(self.verdict), _unknown(verdict)
        is_proven = before - after == {finding.start for finding in group} and after <= before
        if is_proven and {f.id for f in verdict.stopping} <= {f.id for f in self.verdict.stopping}:
            added = (*self.added, fact)
            return replace(self, data=data, material=material, verdict=verdict, added=added)
        return None


def _unknown(verdict: Verdict) -> set[int]:
    """Return where the figures stand that no fact knows."""
    return {finding.start for finding in adoptable(verdict)}


def _is_one_more(material: Material, grown: dict[str, object], fact: NewFact) -> bool:
    """Whether facts are those of the material with one more under the heading of the new one."""
    old = material.facts.model_dump(by_alias=True)
    kind = fact.kind.value
    before, after = old.pop(kind), grown.pop(kind)
    if old != grown:
        return False
    if isinstance(after, dict):
        return len(after) == len(before) + 1 and before.items() <= after.items()
    return isinstance(after, tuple) and after[:-1] == before


def _facts(verdict: Verdict, group: Sequence[Finding]) -> Iterator[NewFact]:
    """Yield what the figures of a clause may be in the facts, the likeliest first.

    A part (其中) counts for itself only where its whole is known.
    """
    case, finding = verdict.case, group[0]
    kinds = {
        kind for spec in case.outline.sections if spec.id == finding.section for kind in spec.facts
    }
    start, end = _clause_at(case.report.text, finding.start)
    clause = case.report.text[start:end]
    ahead = next((k for k in (FactKind.PLANS, FactKind.SHORTCOMINGS) if k in kinds), None)
    if ahead:
        yield NewFact(ahead, clause)
        return
    is_part = OF_WHICH.search(case.report.text, start, finding.start)
    if len(group) == 1 and not (is_part and _others(verdict, group)):
        yield from _counts(case, finding, clause)
    yield NewFact(FactKind.ACTIVITIES, clause)


def _counts(case: Case, finding: Finding, clause: str) -> Iterator[NewFact]:
    """Yield what the figure may count; one that has a date in its clause counts nothing of the whole year."""
    mention = next(m for m in case.mentions if m.numeral.start == finding.start)
    quantity = mention.numeral.text.removesuffix(mention.unit) + mention.unit
    known = [mention.label] if mention.label and mention.is_statement else []
    is_count = known or not _DATE.search(WHOLE_YEAR.sub("", clause.replace(finding.text, "")))
    labels = [*(_labels(case, mention) if is_count else ()), *known]
    yield from (NewFact(FactKind.COUNTS, quantity, label) for label in dict.fromkeys(labels))


def _labels(case: Case, mention: Mention) -> Iterator[str]:
    """Yield what a number may be said to count: the words before it, else those behind it."""
    text, numeral = case.report.text, mention.numeral
    ends = [n.end for n in case.numerals if n.end <= numeral.start]
    start = max(
        [*ends[-1:], *(text.rfind(sign, 0, numeral.start) + 1 for sign in "，。；：、！？\n")]
    )
    before = text[start + mark_end(text[start : numeral.start]) : numeral.start]
    stop = re.compile(r"[，。；：、！？\d\n]|$").search(text, numeral.end)
    behind = text[numeral.end : stop.start() if stop else None]
    for words in (before, behind):
        yield from (label for label in _trimmed(words, mention.unit) if 2 <= len(label) <= LONGEST)


def _trimmed(words: str, unit: str) -> Iterator[str]:
    """Yield the words without those at the edges that say nothing; of events also without who holds them and how."""
    for said in (OF_WHICH, WHOLE_YEAR):
        if found := said.match(words):
            words = words[found.end() :]
    if unit in EVENTS:
        light = max((n for n in range(len(words)) if is_light(words[:n])), default=0)
        yield words[light:].strip()
    yield words.strip()


def _clause_at(text: str, offset: int) -> tuple[int, int]:
    """Return the clause that a number stands in, half-open, without the number of its paragraph.

    A clause that begins with 其中 goes with the one before it.
    """
    clauses: list[tuple[int, int]] = []
    for found in _CLAUSE.finditer(text, text.rfind("\n", 0, offset) + 1):
        is_part = clauses and text[found.start() - 1] == "，" and OF_WHICH.match(found[0])
        if clauses and clauses[-1][0] <= offset < clauses[-1][1] and not is_part:
            break
        clauses.append((clauses.pop()[0], found.end()) if is_part else found.span())
    start, end = next(span for span in clauses if span[0] <= offset < span[1])
    line = text.rfind("\n", 0, start) + 1
    start += mark_end(text[start:end]) if start == line else 0
    blank = len(text[start:end]) - len(text[start:end].lstrip())
    return start + blank, start + len(text[start:end].rstrip())
