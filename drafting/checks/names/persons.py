"""names.person: who reports, and every other person whom the facts name, is written as there."""

import re
from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.names.frame import signed_lines
from drafting.checks.names.persons_at_work import everybody
from drafting.checks.names.persons_in_prose import wrong_in_prose
from drafting.checks.names.winners import winner_of
from drafting.hidden_names.common import is_common, is_rare
from drafting.lexicon.known_persons import HAN, has_usual_given_name, is_person, words_of
from drafting.text.patterns import Pattern
from drafting.text.strings import is_near
from schemas.facts import Facts
from schemas.finding import Finding
from schemas.report import Paragraph, Role

Span = tuple[int, int]

_SELF = Pattern(
    rf"(?:(?:我|本人)(?P<called>叫)|(?:我|本人)是(?:[^，。；\n]{{0,40}}?[记长任席员事理师工])??)"
    rf"(?P<name>{HAN}{{1,4}})(?=[，。、；\s（(]|$)|本人(?P<is>{HAN}{{2,4}})(?=，(?:现|担|就|曾)?任)",
    re.MULTILINE,
)
_GROUP = tuple("人者员民家手兵师生工户")
"""Last characters of what one is, and not of what one is called: 山里人."""
_FULL = 3
"""Characters of a name that is no usual word by chance."""
_IN_TITLE = Pattern(
    rf"书记(?P<name>{HAN}{{1,4}}?)(?:同志)?(?=[\d（(\s]|二[〇○]|关于|抓|述|的|履|$)"
)
_WORDS = Pattern(rf"{HAN}(?:[ 　]+{HAN}(?!{HAN}))+|{HAN}+")
"""A word of a line; a name set apart character by character is one (林　静)."""


def check(case: Case, facts: Facts) -> Iterator[Finding]:
    """Yield ``names.person``: strictly where the report says who it is from, elsewhere only a plain slip."""
    reporter = re.sub(r"\s", "", facts.reporter)
    own = (facts.unit, facts.post)  # 管网所 is the unit, and no person of the name 管
    named = dict.fromkeys((*responsible(facts), *everybody(case.wording), *_winners(facts)))
    persons = tuple(person for person in named if not any(person in name for name in own))
    if len(reporter) > 1:
        persons = (reporter, *(person for person in persons if person != reporter))
    done: list[Span] = []
    in_frame = ((span, reporter) for span in _in_frame(case, reporter)) if len(reporter) > 1 else ()
    in_prose = (
        (span, person)
        for person in persons
        for span in wrong_in_prose(case.report.text, person, case.wording)
    )
    for (start, end), person in (*in_frame, *in_prose):
        if all(end <= first or last <= start for first, last in done):
            done.append((start, end))
            yield _finding(case, facts, start, end, person)


def responsible(facts: Facts) -> Iterator[str]:
    """Yield who answers for a plan: a 责任人 is a person, with his post before him or without."""
    for plan in facts.plans:
        for name in re.split(r"[、，,；;和及\s]+", plan.owner):
            for post in words_of("post"):
                name = name.removeprefix(post).removesuffix(post)  # noqa: PLW2901
            if is_person(name):
                yield name


def _winners(facts: Facts) -> Iterator[str]:
    """Yield the persons who got an honour."""
    return filter(is_person, (winner_of(honour.name) for honour in facts.honours))


def _in_frame(case: Case, reporter: str) -> Iterator[Span]:
    """Yield the names in byline, sign-off, title and 我是…书记 that are not the one of who reports."""
    text = case.report.text
    for paragraph in signed_lines(case.report):
        yield from _alone(case, paragraph, reporter)
    for paragraph in case.report.having(Role.TITLE):
        for match in _IN_TITLE.finditer(text, paragraph.start, paragraph.end):
            if is_near(match["name"], reporter):
                yield match.span("name")
    for paragraph in case.report.having(Role.OPENING):
        for match in _SELF.finditer(text, paragraph.start, paragraph.end):
            name = match["name"] or match["is"]
            other = is_person(name) and bool(match["called"] or {*name} & {*reporter})
            if name != reporter and (is_near(name, reporter) or other or _is_somebody(case, name)):
                yield match.span("name" if match["name"] else "is")


def _is_somebody(case: Case, name: str) -> bool:
    """Whether what one says to be is somebody's name, and not what one is: 我是老兵.

    A name whose characters are usual words too is known by standing in the facts or in last year's report.
    """
    if not is_person(name) or len(name) < _FULL or name.endswith(_GROUP) or is_common(name[:2]):
        return False
    other = case.reference.text if case.reference else ""
    return is_rare(name) or has_usual_given_name(name) or name in case.wording or name in other


def _alone(case: Case, paragraph: Paragraph, reporter: str) -> Iterator[Span]:
    """Yield the person of a line of the frame who is not the one who reports; a line without a person is none."""
    line = case.report.text_of(paragraph)
    found: list[Span] = []
    for match in _WORDS.finditer(line):
        word = re.sub(r"\s", "", match[0])
        name = word
        for title in (*words_of("post"), *words_of("label")):
            name = name.rpartition(title)[2]
        name = name.removesuffix("同志")
        if name == reporter:
            return
        if is_near(name, reporter) or (is_person(name) and name not in case.wording):
            begin = match.start() + (0 if name == word else match[0].rindex(name))
            found.append((paragraph.start + begin, paragraph.start + match.end()))
    yield from found[-1:]


def _finding(case: Case, facts: Facts, start: int, end: int, person: str) -> Finding:
    reports = person == re.sub(r"\s", "", facts.reporter)
    fact = (
        "述职人" if reports
        else next((i for i, item in facts.items() if any(person in t for _, t in item.fields())), None)
    )  # fmt: skip
    who = f"要点里的述职人是“{person}”" if reports else f"要点里写的是“{person}”"
    return case.finding(
        "names.person",
        start,
        end,
        f"姓名写成了“{case.report.text[start:end]}”，{who}",
        f"请改为“{person}”；确是另一个人的，请在要点中写明",
        fact=fact,
    )
