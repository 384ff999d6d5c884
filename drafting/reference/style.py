"""The manner in which a report is written: headings, enumerators, length, rhythm, person; nothing of its content."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from drafting.lexicon.known_persons import words_of
from drafting.reference.masking import mask
from drafting.reference.names import own_units, persons
from drafting.report.frame import DATE
from drafting.report.headings import numbering, words
from drafting.report.leavings import leavings, without_leavings
from drafting.text.sentences import sentences
from schemas.report import Report, Role, Section

ENUMERATORS = {
    "（一）": r"(?m)^\s*[（(][一二三四五六七八九十]+[）)]",
    "1.": r"(?m)^\s*\d{1,2}[.．、](?!\d)",
    "（1）": r"(?m)^\s*[（(]\d{1,2}[）)]",
    "①": "[①-⑳]",
    "一是": r"(?<![㐀-鿿])[一二三四五六七八九十]是",
    "第一，": r"(?<![㐀-鿿])第[一二三四五六七八九十][，、：]",
    "首先": r"(?<![㐀-鿿])首先|(?<![㐀-鿿])其次",
    "其一": r"(?<![㐀-鿿])其[一二三四五六七八九]",
}


_YEAR = re.compile(r"\d{4}(?=年)")
_ANY_YEAR = re.compile(r"[0-9０-９xXＸ×]{4}(?=\s*年)")
_PAGE = re.compile(r"[（(\s.．—–-]*[0-9０-９]+[）)\s.．—–-]*$")
"""The number of a page behind a heading that was copied from the web."""
_SEVERAL = re.compile("(?<![十百千万])几(?=[项件个点])")
"""How many is not said in 叫得响的几项工作."""
_OWN_NUMBER = re.compile(r"[0-9０-９]")
_STUCK = re.compile("[㐀-鿿]{2}")


@dataclass(frozen=True, slots=True)
class SectionStyle:
    """How one section is written.

    ``heading`` is without number, its year as ``{year}``; ``enumerators`` are those of ENUMERATORS in the order
    in which they first stand; ``characters`` counts without white space, ``sentence_length`` is their mean per
    sentence; ``text`` is the section with marks in place of its content.
    """

    heading: str
    enumerators: tuple[str, ...]
    characters: int
    sentence_length: float
    text: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is written.

    ``salutation`` and ``closing`` are empty where they name somebody; ``byline_form`` has {unit}, {post}, {name}
    and {date} in place of these; ``person`` is 我, 本人, or empty where the secretary does not appear.
    """

    sections: Mapping[str, SectionStyle] = field(default_factory=dict)
    salutation: str = ""
    byline_form: str = ""
    closing: str = ""
    person: str = ""


def style_of(report: Report, names: Collection[str] = ()) -> Style:
    """Return a report's style; ``names`` are persons and units that must not be in it."""
    known = persons(report) | own_units(report) | frozenset(name for name in names if name)
    first = {section.id: section for section in reversed(report.sections)}
    sections = {name: _section_style(report, section, known) for name, section in first.items()}
    return Style(
        sections={spec: sections[spec] for spec in reversed(sections)},
        salutation=_general(report, Role.SALUTATION, known),
        byline_form=_byline_form(report, known),
        closing=_general(report, Role.CLOSING, known),
        person=_person(report.text),
    )


def _section_style(report: Report, section: Section, names: Collection[str]) -> SectionStyle:
    body = report.body(section)
    length = len(re.sub(r"\s", "", body))
    count = sum(1 for _ in sentences(body))
    return SectionStyle(
        heading=_heading(report, section, names),
        enumerators=_enumerators(body),
        characters=length,
        sentence_length=round(length / count, 1) if count else 0.0,
        text=mask(body, names),
    )


def _heading(report: Report, section: Section, names: Collection[str]) -> str:
    """Return the heading's words for any year; empty where something of its own would stay in them.

    A year other than the report's goes (2025年工作打算 in the report of 2024). A number in the middle (地铁6号线) is
    of something that only that heading tells of, and with a site's name that is stuck to the heading nobody knows
    where the heading ends.
    """
    own = numbering(section.heading).end
    if any(
        m.start() > own and _STUCK.match(section.heading, m.start() - 1)
        for m in leavings(section.heading)
    ):
        return ""
    told = _ANY_YEAR.sub("", without_leavings(section.heading[own:]))
    if _OWN_NUMBER.search(_PAGE.sub("", told)):
        return ""
    heading = words(section.heading)
    years = [year for p in report.having(Role.TITLE) for year in _YEAR.findall(report.text_of(p))]
    if years and not set(_YEAR.findall(section.heading)) <= set(years):
        heading = re.sub(r"\{year\}年度?的?", "", heading)
    told = _SEVERAL.sub("", heading)
    return heading if mask(told, names) == told else ""


def _enumerators(body: str) -> tuple[str, ...]:
    first = (
        (match.start(), name) for name, p in ENUMERATORS.items() if (match := re.search(p, body))
    )
    return tuple(name for _, name in sorted(first))


def _general(report: Report, role: Role, names: Collection[str]) -> str:
    """Return the first line of a role if it would do for anybody."""
    line = next((report.text_of(p) for p in report.having(role)), "")
    return line if mask(line, names) == line else ""


def _byline_form(report: Report, names: Collection[str]) -> str:
    lines = [_form_of(report.text_of(p), names) for p in report.having(Role.BYLINE)]
    return "\n".join(lines) if all(lines) else ""


def _form_of(line: str, names: Collection[str]) -> str:
    """Return a line of the byline with its words replaced by what they are; empty where one is unknown."""
    if DATE.fullmatch(line):
        return "（{date}）" if line[0] in "（(" else "{date}"
    form = []
    for word in re.split(r"([\s：:]+)", line):
        if not word.strip("：: \t　") or word in words_of("label"):
            form.append(word)
        elif word.endswith(words_of("post")):
            form.append("{post}")
        elif word.endswith(("党支部", *words_of("organisation"))):
            form.append("{unit}")
        elif word in names or re.fullmatch(r"[xXＸ×*]+", word):
            form.append("{name}")
        else:
            return ""
    return "".join(form)


def _person(text: str) -> str:
    """Return how the secretary speaks of himself; 我们, 我党, 自我 … are not he."""
    counts = Counter({
        "本人": len(re.findall("本人", text)),
        "我": len(re.findall(r"(?<![自忘无敌])我(?![们国党省市县区院局司厂校支部公项单所军])", text)),
    })  # fmt: skip
    word, count = counts.most_common(1)[0]
    return word if count else ""
