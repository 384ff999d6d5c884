"""What a model writes and no fact bears, beyond what the checks stop: whatever told it to, the facts did not.

A person may write more than the facts say, on his own word, and is only warned. A model has no word of its own.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from drafting.checks.case import Case
from drafting.lexicon import split, table
from drafting.lexicon.known_persons import persons_in
from drafting.text.sentences import sentences
from drafting.text.strings import bigrams, places
from schemas.finding import Finding, Severity

WARNINGS = ("names.unsupported", "figures.unclassified", "text.script")
TEMPLATES = ("system", "repair_system", "section", "work", "highlights", "shortcomings", "plan")
LEAST = 6
"""Characters of a clause of the prompt that no report has by chance."""

FAMILIAR = 0.2
"""The share of a sentence's pairs of characters that facts and lexicon have.

Verse and advertisements have less than a tenth; of the sentences in the reports of tests/corpus one in forty has less.
"""
DONE = 0.2
"""The same of a clause that tells of an event, in the facts alone; one in twenty-five of what people wrote has less."""
OF_A_PERSON = 0.5
"""The share that facts and lexicon have of a clause that names a person."""
TELLING = 5
"""Pairs of characters of which a share can be told."""
_LANGUAGE = (
    "set_terms", "labels", "phrases", "nouns", "light_words", "wording", "words", "headings", "themes", "unit_words",
)  # fmt: skip

_QUOTED = re.compile(r"“[^”]*”|\{[^}]*\}")
_POINT = re.compile("^[一二三四五六七八九十]{1,2}[是要]")
_WHOLE_CLAUSE = re.compile(r"[^，。；！？\n]+")
_CLAUSE = re.compile(r"[^\s，。；：、！？“”‘’（）()\-]+")


def ungrounded(case: Case, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what of a text must not stay where a model wrote it: warnings, strange names, praise, the prompt's words.

    ``findings`` are those of the checks.
    """
    yield from (finding for finding in findings if finding.code in WARNINGS)
    text = case.report.text
    for name in persons_in(text):
        if name not in case.wording:
            yield from _told(case, "names.unsupported", name, "要点里没有这个人")
    for phrase in _praise():
        if phrase in text and phrase not in case.wording:
            yield from _told(case, "text.unsupported", phrase, "没有事实依据")
    for word in _grave():
        if word in text and word not in case.wording:
            yield from _told(case, "text.unsupported", word, "事关重大，要点里没有")
    for clause in _CLAUSE.finditer(text):
        if clause[0] in _prompt():
            yield from _told(case, "text.leak", clause[0], "是提示词里的话")
    given = bigrams(case.wording)
    known = given | _language()
    persons = _persons(case)
    for clause in _WHOLE_CLAUSE.finditer(text):
        is_told = _deeds().search(clause[0]) and _is_strange(clause[0], given, DONE)
        if is_told or _says_of_a_person(clause[0], persons, known):
            yield from _told(case, "text.unsupported", clause[0], "这件事要点里没有")
    for start, end in sentences(text):
        if _is_strange(text[start:end], known, FAMILIAR):
            yield from _told(case, "text.unsupported", text[start:end], "与要点无关")


def _told(case: Case, code: str, words: str, fault: str) -> Iterator[Finding]:
    for start in places(case.report.text, words):
        yield struck(case, code, start, start + len(words), fault)


def struck(case: Case, code: str, start: int, end: int, fault: str) -> Finding:
    """Return the finding on words of a model's that must go, whatever the weight of its code where a person wrote them."""
    message = f"“{case.report.text[start:end]}”{fault}"
    return case.finding(code, start, end, message, "请删去", severity=Severity.ERROR)


def _is_strange(words: str, known: frozenset[str], least: float) -> bool:
    """Whether less than a share of the pairs of characters is known; of few pairs nobody can tell."""
    pairs = bigrams(words)
    return len(pairs) >= TELLING and len(pairs & known) < least * len(pairs)


def _persons(case: Case) -> tuple[str, ...]:
    """Return the persons that the facts name, who reports first."""
    reporter = case.facts.reporter if case.facts else ""
    return tuple(filter(None, dict.fromkeys((reporter, *persons_in(case.wording)))))


def _says_of_a_person(clause: str, persons: Iterable[str], known: frozenset[str]) -> bool:
    """Whether a clause names somebody and says of him mostly what neither facts nor reports say."""
    words = clause = _POINT.sub("", clause)
    for person in persons:
        words = words.replace(person, "，")
    pairs = bigrams(words)
    return words != clause and len(pairs) > 1 and len(pairs & known) < OF_A_PERSON * len(pairs)


@cache
def _grave() -> tuple[str, ...]:
    """Return the words that would be a scandal if a model made them up."""
    return tuple(word for row in table("grave_words") for word in split(row["words"]))


@cache
def _deeds() -> re.Pattern[str]:
    """Return the words by which a clause tells of something that was held, visited or given."""
    return re.compile("|".join(row["pattern"] for row in table("deeds")))


@cache
def _praise() -> tuple[str, ...]:
    return tuple(row["phrase"] for row in table("praise"))


@cache
def _language() -> frozenset[str]:
    """Return the pairs of characters of the tables that have the language of reports."""
    cells = (
        cell
        for name in _LANGUAGE
        for row in table(name)
        for column, cell in row.items()
        if column != "source"
    )
    return frozenset(bigrams("\n".join(cells)))


@cache
def _prompt() -> frozenset[str]:
    """Return the clauses of the prompt that are no example."""
    sources = ((files("prompts") / f"{name}.j2").read_text("utf-8") for name in TEMPLATES)
    clauses = _CLAUSE.findall(_QUOTED.sub("，", "\n".join(sources)))
    return frozenset(clause for clause in clauses if len(clause) >= LEAST)
