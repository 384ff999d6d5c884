"""A figure typed by hand that no fact knows, adopted into the facts: proven before anything is written.

Figures of one clause become one entry, and what 其中 speaks of stays with its whole. What is written into the facts
file must be read back as the facts were and this one more, and with it the report must have these faults no longer,
those that nobody adopts all the same, and no new one.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from drafting.errors import FactsError, UsageError, WriteError
from drafting.facts.amend import NewFact, amended
from drafting.facts.read import facts_in
from drafting.files import MAX_TEXT_BYTES, prepared, read_bytes
from drafting.material import Material
from drafting.revising.clause_facts import UNSUPPORTED, adoptable, clause_at, facts_of, others_of
from drafting.text.characters import printable
from drafting.verdict import Verdict
from drafting.writing.repair import judged
from schemas.finding import Finding


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
        groups.setdefault(clause_at(verdict.case.report.text, finding.start), []).append(finding)
    return [sorted(group, key=lambda f: f.start) for group in groups.values()]


def _refusal(verdict: Verdict, group: Sequence[Finding], file: Path) -> str:
    """Return why figures cannot be adopted: their clause has others, or a person must say what they are."""
    others = others_of(verdict, group)
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
        for fact in facts_of(self.verdict, group):
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
