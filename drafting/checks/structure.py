"""structure.*: every section of the outline is there, once, in order, and says something."""

from collections.abc import Iterator, Sequence

from drafting.checks.case import Case
from drafting.checks.quoting import inner
from drafting.report.headings import meaning_of, numbering, words
from schemas.finding import Finding
from schemas.outline import SectionSpec
from schemas.report import Paragraph, Role, Section

_SAYING = 16
"""Characters from which on a line that ends like a sentence is one."""


def check(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with the sections of the report."""
    yield from _missing(case)
    yield from _duplicates(case)
    yield from _order(case)
    yield from _empty(case)


def _missing(case: Case) -> Iterator[Finding]:
    """A section that is not there belongs behind the nearest one before it in the outline."""
    before: Section | None = None
    for spec in case.outline.sections:
        if section := case.report.section(spec.id):
            before = section
            continue
        offset = (
            len(case.report.body(before).rstrip()) + before.body_start if before else _top(case)
        )
        title = _title(spec)
        place = f"“{before.heading}”一节之后" if before else "正文开头"
        message, suggestion = f"缺少“{title}”一节", f"请在{place}补写标题“{title}”和正文"
        if shared := _shared_heading(case, spec):
            message += f"：它与别的内容合写在标题“{shared}”之下"
            suggestion = f"请把这部分内容单独列出，另加标题“{title}”"
        elif other := _other_heading(case, before):
            numbered = other[: numbering(other).end] + title
            message += f"：标题“{inner(other)}”看不出是不是这一节"
            suggestion = f"是这一节的，请把标题改为“{numbered}”一类的说法；不是的，{suggestion}"
        yield case.finding(
            "structure.section-missing", offset, offset, message, suggestion, section=spec.id
        )


def _shared_heading(case: Case, spec: SectionSpec) -> str:
    """Return the heading which means this section too (存在不足及下一步打算), or nothing."""
    meaning = meaning_of(case.outline)
    headings = (section.heading for section in case.report.sections)
    return next((h for h in headings if spec.id in meaning.sections(words(h))), "")


def _other_heading(case: Case, before: Section | None) -> str:
    """Return the first heading behind a section's own that means no section, or this one again; or nothing."""
    begin = before.start if before else -1
    starts = {section.start for section in case.report.sections}
    end = min((start for start in starts if start > begin), default=len(case.report.text))
    headings = (p for p in case.report.having(Role.HEADING) if p.level == 1)
    others = (p for p in headings if begin < p.start < end and p.start not in starts)
    return next((case.report.text_of(p).strip() for p in others), "")


def _duplicates(case: Case) -> Iterator[Finding]:
    seen: dict[str, Section] = {}
    for section in case.report.sections:
        first = seen.setdefault(section.id, section)
        if first is not section:
            yield _at_heading(
                case,
                "structure.section-duplicate",
                section,
                f"“{_title(case.outline.section(section.id))}”一节写了两次，"
                f"前面已有“{first.heading}”",
                "请保留一处，把另一处的内容并入后删除",
            )


def _order(case: Case) -> Iterator[Finding]:
    """Yield the sections that stand outside the longest run in the outline's order."""
    order = [spec.id for spec in case.outline.sections]
    first = {s.id: s for s in reversed(case.report.sections)}
    sections = sorted(first.values(), key=lambda s: s.start)
    in_order = _longest_increasing([order.index(s.id) for s in sections])
    for position, section in enumerate(sections):
        if position not in in_order:
            rank = order.index(section.id)
            previous = next((i for i in reversed(order[:rank]) if i in first), None)
            following = next((i for i in order[rank + 1 :] if i in first), None)
            place = (
                f"“{first[previous].heading}”之后" if previous
                else f"“{first[following].heading}”之前" if following
                else "原来的位置"
            )  # fmt: skip
            yield _at_heading(
                case,
                "structure.section-order",
                section,
                f"“{section.heading}”一节的位置不对，应当在{place}",
                "请连同正文移到该处，并重新编号",
            )


def _longest_increasing(values: Sequence[int]) -> set[int]:
    """Return the positions of a longest increasing subsequence; outlines have few sections, so by length²."""
    best: list[list[int]] = [[]]
    for position, value in enumerate(values):
        shorter = [run for run in best if not run or values[run[-1]] < value]
        longest = max(shorter, key=len)
        best.append([*longest, position])
    winner = max(best, key=len)
    return set(winner)


def _empty(case: Case) -> Iterator[Finding]:
    for section in case.report.sections:
        inside = [
            p
            for p in case.report.paragraphs
            if section.start <= p.start < section.end
            and max(p.start, section.body_start) < p.end
            and case.report.text[max(p.start, section.body_start) : p.end].strip()
        ]
        if not inside:
            message = f"“{section.heading}”一节只有标题，没有正文"
        elif all(_is_only_heading(case, p) for p in inside):
            message = f"“{section.heading}”一节只有小标题，没有正文"
        else:
            continue
        yield _at_heading(case, "structure.section-empty", section, message, "请补写这一节的正文")


def _is_only_heading(case: Case, paragraph: Paragraph) -> bool:
    """Whether a line announces something and says nothing itself, as a whole sentence under a number does."""
    says = (
        paragraph.end - paragraph.start >= _SAYING and case.report.text[paragraph.end - 1] == "。"
    )
    return paragraph.role is Role.HEADING and paragraph.level <= 2 and not says


def _at_heading(case: Case, code: str, section: Section, message: str, suggestion: str) -> Finding:
    end = section.start + len(section.heading)
    return case.finding(code, section.start, end, message, suggestion, section=section.id)


def _top(case: Case) -> int:
    """Return where the first section belongs: behind the opening."""
    first = case.report.sections[0].start if case.report.sections else None
    head = [
        p.end
        for p in case.report.paragraphs
        if p.section is None and (first is None or p.end <= first)
    ]
    return max(head, default=0)


def _title(spec: SectionSpec) -> str:
    return spec.heading.replace("{year}", "")
