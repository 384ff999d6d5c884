"""text.*: nothing that is no finished text: blanks to be filled, and what a web page or a model left behind.

The rules are rows of ``lexicon/residue.csv``, each with sentences that it must flag (bad) and must pass (good).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from drafting.checks.case import Case
from drafting.checks.quoting import inner
from drafting.lexicon import split, table
from drafting.slots import TOKEN
from schemas.facts import FactKind
from schemas.finding import Finding
from schemas.report import Role


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table.

    ``kind`` is 名称 for what a name may contain, 待补 for a note to the writer. ``needs`` spares time: the pattern
    can only match where one of these stands in a line, and into the next one; empty where that says nothing.
    """

    kind: str
    needs: tuple[str, ...]
    code: str
    pattern: re.Pattern[str]
    message: str
    suggestion: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, the tokens of slots among them."""
    written = (
        Rule(
            row["kind"],
            split(row["needs"]),
            row["code"],
            re.compile(row["pattern"], re.MULTILINE),
            row["message"],
            row["suggestion"],
        )
        for row in table("residue")
    )
    token = Rule(
        "名称",
        ("V", "v", "Ｖ", "ｖ"),
        "text.placeholder",
        TOKEN,
        "代替数字和名称的代号没有换成内容",
        "请按要点换成真实内容",
    )
    return (*written, token)


def check(case: Case) -> Iterator[Finding]:
    """Yield placeholders and leavings; where rules overlap, what begins first and reaches furthest.

    What repeats without a character between is one: 【待补】【待补】 is one blank.
    """
    runs: list[_Run] = []
    for start, end, rule in sorted(_hits(case), key=lambda hit: (hit[0], -hit[1])):
        last = runs[-1] if runs else None
        if last is None or start > last.end or (start == last.end and rule is not last.rule):
            runs.append(_Run(start, end, end, rule))
        elif start == last.end:
            last.end, last.count = end, last.count + 1
    yield from (_finding(case, run) for run in runs)


@dataclass(slots=True)
class _Run:
    """What a rule finds, once or so many times running; ``first`` is where the first time ends."""

    start: int
    first: int
    end: int
    rule: Rule
    count: int = 1


def _hits(case: Case) -> list[tuple[int, int, Rule]]:
    """Return the span of all that a rule finds, and the rule; what stands in a name is meant so."""
    text = case.report.text
    needed = _needed_in(text)
    hits = [
        (*match.span(), rule)
        for rule in rules()
        for start, end in _lines(text, rule, needed)
        for match in rule.pattern.finditer(text, start, end)
    ]
    if not any(rule.kind == "名称" for *_, rule in hits):
        return hits
    is_named = cache(_names(case).__contains__)
    return [hit for hit in hits if hit[2].kind != "名称" or not is_named(text[hit[0] : hit[1]])]


def _lines(text: str, rule: Rule, needed: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield where a rule has to be looked for: each line that has a word it needs, with the one behind."""
    if not rule.needs:
        yield 0, len(text)
        return
    done = 0
    for at in sorted(at for word in rule.needs for at in needed.get(word, ())):
        if at >= done:
            done = (text.find("\n", at) + 1) or len(text)
            end = text.find("\n", done)
            yield text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _needed_in(text: str) -> Mapping[str, Sequence[int]]:
    """Return where the words of the text stand that a rule needs."""
    place, words = _needed()
    found: dict[str, list[int]] = defaultdict(list)
    for match in place.finditer(text):
        for word in words[match[0]]:
            if text.startswith(word, match.start()):
                found[word].append(match.start())
    return found


@cache
def _needed() -> tuple[re.Pattern[str], Mapping[str, Sequence[str]]]:
    """Return where a word may stand that a rule needs, and the words by their first character."""
    words: dict[str, list[str]] = defaultdict(list)
    for word in {word for rule in rules() for word in rule.needs}:
        words[word[0]].append(word)
    places = (
        f"{re.escape(first)}(?={'|'.join(re.escape(word[1:]) for word in alike)})"
        for first, alike in words.items()
    )
    return re.compile("|".join(places)), words


def _names(case: Case) -> str:
    """Return the names that a report may contain as they are: those of the facts, else of its own frame."""
    if case.facts:
        return case.wording
    frame = (Role.TITLE, Role.BYLINE, Role.SIGNOFF)
    return "\n".join(
        case.report.text_of(p).replace("某某", "")
        for role in frame
        for p in case.report.having(role)
    )


def _finding(case: Case, run: _Run) -> Finding:
    start, end, rule = run.start, run.end, run.rule
    kind = _unanswered(case, start) if rule.kind == "待补" else None
    if kind:
        message = f"要点里没有写{kind}，这一节无法成文"
        suggestion = f"请在要点的“{kind}”下至少写一条，再重新起草"
    else:
        times = f"（连着{run.count}处）" if run.count > 1 else ""
        message = f"“{inner(_clause(case.report.text, start, run.first))}”{times}：{rule.message}"
        suggestion = rule.suggestion
    return case.finding(rule.code, start, end, message, suggestion)


def _clause(text: str, start: int, end: int) -> str:
    """Return a span with the words of its clause around it, so that it can be found by eye."""
    before = re.split(r"[，。；：、！？\n]", text[max(0, start - 12) : start])[-1]
    behind = re.split(r"[，。；：、！？\n]", text[end : end + 12])[0]
    return (before + text[start:end] + behind).strip()


def _unanswered(case: Case, offset: int) -> FactKind | None:
    """Return what the facts lack for the section in which an offset lies, and nobody but the secretary can say.

    Without such facts the section stays 【待补】.
    """
    section = case.report.place_of(offset)
    spec = next((spec for spec in case.outline.sections if spec.id == section), None)
    if case.facts is None or spec is None:
        return None
    given = {
        FactKind.HIGHLIGHTS: case.facts.highlights,
        FactKind.SHORTCOMINGS: case.facts.shortcomings,
        FactKind.PLANS: case.facts.plans,
    }
    return next((kind for kind, items in given.items() if kind in spec.facts and not items), None)
