"""names.person: who reports, and every other person whom the facts name, is written as there."""

import re
from collections import Counter
from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.names.frame import signed_lines
from drafting.checks.names.known_persons import HAN, begins_a_name, is_person, persons_in, words_of
from drafting.patterns import Pattern
from drafting.wording.confusions import alike
from schemas.facts import Facts
from schemas.finding import Finding
from schemas.report import Paragraph, Role

Span = tuple[int, int]

_SELF = Pattern(
    rf"(?:我叫|我是[^，。；\n]{{0,40}}?[记长任席员事理师工])(?P<name>{HAN}{{1,4}})(?=[，。、；\s（(]|$)",
    re.MULTILINE,
)
_IN_TITLE = Pattern(
    rf"书记(?P<name>{HAN}{{1,4}}?)(?:同志)?(?=[\d（(\s]|二[〇○]|关于|抓|述|的|履|$)"
)
_WORDS = Pattern(rf"{HAN}(?:[ 　]+{HAN}(?!{HAN}))+|{HAN}+")
"""A word of a line; a name set apart character by character is one (林　静)."""
_SAYING = Pattern(rf"{HAN}{{3}}")
_BESIDE = 3
"""Characters beside a name that stand there in the facts too, and so tell who is meant."""


def check(case: Case, facts: Facts) -> Iterator[Finding]:
    """Yield ``names.person``: strictly where the report says who it is from, elsewhere only a plain slip."""
    reporter = re.sub(r"\s", "", facts.reporter)
    persons = persons_in(case.wording)
    if len(reporter) > 1:
        persons = (reporter, *(person for person in persons if person != reporter))
    done: list[Span] = []
    in_frame = ((span, reporter) for span in _in_frame(case, reporter)) if len(reporter) > 1 else ()
    in_prose = ((span, person) for person in persons for span in _in_prose(case, person))
    for (start, end), person in (*in_frame, *in_prose):
        if all(end <= first or last <= start for first, last in done):
            done.append((start, end))
            yield _finding(case, facts, start, end, person)


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
            name = match["name"]
            other = is_person(name) and bool({*name} & {*reporter})
            if name != reporter and (is_near(name, reporter) or other):
                yield match.span("name")


def _alone(case: Case, paragraph: Paragraph, reporter: str) -> Iterator[Span]:
    """Yield the person of a line of the frame who is not the one who reports; a line without a person is none."""
    line = case.report.text_of(paragraph)
    found = []
    for match in _WORDS.finditer(line):
        word = re.sub(r"\s", "", match[0])
        name = word
        for title in (*words_of("post"), *words_of("label")):
            name = name.rpartition(title)[2]
        name = name.removesuffix("同志")
        if name == reporter:
            return
        if is_near(name, reporter) or (is_person(name) and name not in case.wording):
            begin = match.start() if name == word else match.start() + match[0].rindex(name)
            found.append(
                (
                    paragraph.start + begin,
                    paragraph.start + begin + len(match[0]) - (begin - match.start()),
                )
            )
    yield from found[-1:]


def is_near(written: str, name: str) -> bool:
    """Whether a name is another with one character wrong, missing or too many, or its characters in another order."""
    if written == name or not written:
        return False
    if len(written) == len(name):
        different = sum(one != other for one, other in zip(written, name, strict=True))
        return different == 1 or Counter(written) == Counter(name)
    short, long = sorted((written, name), key=len)
    return len(long) - len(short) == 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(len(long))
    )


def _in_prose(case: Case, person: str) -> Iterator[Span]:
    """Yield where a person's name has a slip and is not the name of another person, or of anything."""
    text, wording = case.report.text, case.wording
    for start, end in sorted(set(_candidates(text, person))):
        written = text[start:end]
        if start < 0 or "\n" in written or written in wording:
            continue
        if _is_slip(text, start, end, person) or _is_beside_the_same(
            text, start, end, person, wording
        ):
            yield start, end


def _candidates(text: str, person: str) -> Iterator[Span]:
    """Yield the spans that have most of a name's characters in their places, but are not the name."""
    size = len(person)
    for i in range(size - 1):  # two characters side by side are right: 周海滔, 邹海涛, 周海
        for at in _places(text, person[i : i + 2]):
            if at >= i and not text.startswith(person, at - i):
                yield at - i, at - i + size
                yield at, at + 2
    # or the first is, and what stands behind the second: 周洋涛, 林敬
    for at in _places(text, person[0]):
        behind = text[at + 1 : at + size]
        if behind[:1] != person[1] and behind[1:] == person[2:]:
            yield at, at + size
    doubled = (person[: i + 1] + person[i:] for i in range(size))
    swapped = person[:-2] + person[-1] + person[-2]
    shortened = person[0] + person[2:]
    for written in (*doubled, swapped, *([shortened] if size > 2 else [])):
        yield from ((at, at + len(written)) for at in _places(text, written))


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _is_slip(text: str, start: int, end: int, person: str) -> bool:
    """Whether what stands there is nobody else's name: by its characters alone, or because it has a title."""
    written = text[start:end]
    begins = begins_a_name(text, start)
    titled = begins and _is_titled(text, start, end)
    rare = len(person) > 2  # two characters soon stand side by side by chance
    if len(written) > len(person) or Counter(written) == Counter(person):
        return rare or titled
    if not is_person(written) or len(written) < len(person):
        return titled and rare and is_person(written)
    wrong = [(w, p) for w, p in zip(written, person, strict=True) if w != p]
    if len(wrong) != 1:
        return False
    by_sound = alike(*wrong[0])
    if rare and (titled or begins or written[0] == person[0]):
        return titled or by_sound
    return titled and by_sound


def _is_titled(text: str, start: int, end: int) -> bool:
    """Whether a word for a person stands right before or behind."""
    before, behind = text[max(0, start - 6) : start], text[end : end + 6]
    return before.endswith(
        (*words_of("post"), *words_of("label"), "我叫", "我是")
    ) or behind.startswith((*words_of("post"), *words_of("address")))


def _is_beside_the_same(text: str, start: int, end: int, person: str, wording: str) -> bool:
    """Whether what stands beside a name stands beside the person's in the facts: 韩非获评市级 for 韩知非获评市级."""
    if len(person) < 3 and not is_person(text[start:end]):
        return False
    for at in _places(wording, person):
        before = wording[max(0, at - _BESIDE) : at]
        behind = wording[at + len(person) : at + len(person) + _BESIDE]
        if _SAYING.fullmatch(behind) and text.startswith(behind, end):
            return True
        if (
            _SAYING.fullmatch(before)
            and text.endswith(before, 0, start)
            and is_person(text[start:end])
        ):
            return True
    return False


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
