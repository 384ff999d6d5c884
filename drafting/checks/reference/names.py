"""Persons, quoted names and campaigns of last year's report that stand in this year's and in none of this year's facts."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from drafting.checks.case import Case
from drafting.checks.names.common import is_known, is_term
from drafting.checks.names.known_persons import is_person, persons_in, words_of
from drafting.checks.names.standing import standing
from drafting.checks.reference.numbers import Found, year_of
from drafting.checks.reference.places import Quotable
from drafting.figures.vocabulary import alternation
from drafting.hidden_names.common import is_rare
from drafting.lexicon import split, table
from drafting.patterns import Pattern
from drafting.reference.names import own_units, persons
from drafting.strings import places
from drafting.wording.campaigns import STALE, rules_of, shipped_campaigns
from drafting.wording.meaning import compiled, is_allowed
from drafting.wording.rules import Rule
from drafting.wording.squeezed import QUOTES
from schemas.report import Report, Role

_QUOTED = Pattern(r"“(?P<name>[^“”\n]{2,20})”|《(?P<title>[^《》\n]{3,60})》")
_MARKS = (*QUOTES, "《》")
_MOTTO = Pattern(r"[，、；：！？。,;:!?的了着]|都是|就是|式$")
_UNQUOTED = 4
"""Characters from which on a name is looked for without its quotation marks too."""
_PAPER = Pattern(r"(?:责任书|承诺书|倡议书|协议书?|保证书|通知书|申请书|志愿书)$|^中华人民共和国")
_OWN, _LONG = 2, 5
"""Characters of a name before the word that it ends in, and at least in all."""
_BEFORE, _NEAR = 16, 6
"""Characters before a name that are looked at, and those between it and the word that shows that it is one."""
_HEADS = Pattern(
    r"(?:[^\n]*[。；])?\s*(?:[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)、.．]|[一二三四五六七八九十]是|[第其][一二三四五六七八九十][，、])"
)
"""What stands before a name with which an item of a list begins."""
_HAN = "[㐀-鿿]"
_LINKS = ("于", "和", "从", "向")


def quoted(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the names in quotation marks, each once, where it stands first."""
    text, old = case.report.text, reference.text
    there = {match[match.lastgroup or 0]: match for match in _QUOTED.finditer(old)}
    for name, match in there.items():
        here = list(places(text, name)) if len(name) >= _UNQUOTED else _in_marks(text, name)
        if not here or _is_everybodys(case, name) or name in case.wording:
            continue
        if match["title"] is None and not any(
            _is_name(report, at, name) for report in (text, old) for at in places(report, name)
        ):
            continue
        left = [at for at in here if not may_quote(at, places(old, name))]
        if left:
            yield left[0], left[0] + len(name), "名称"


def people(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the persons, each once, where the name stands first; who signs the report is known where the facts do not say."""
    text, old = case.report.text, reference.text
    signs = _signed(case.report) if case.facts is None or not case.facts.reporter else ""
    for name in sorted(_persons(reference)):
        here = [at for at in places(text, name) if _is_whole(text, at + len(name), name)]
        if here and name not in case.wording and name not in signs:
            left = [at for at in here if not may_quote(at, places(old, name))]
            if left:
                yield left[0], left[0] + len(name), "姓名"


def _is_whole(text: str, end: int, name: str) -> bool:
    """Whether a name ends there; one of two characters may be the beginning of another person's."""
    if len(name) > 2 or not re.match(_HAN, text[end : end + 1]):
        return True
    roles = ("post", "address", "deed", "beside")
    return any(text.startswith(words_of(role), end) for role in roles)


def _signed(report: Report) -> str:
    """Return the lines of a report that say who it is from."""
    roles = (Role.BYLINE, Role.SIGNOFF)
    return "\n".join(report.text_of(p) for role in roles for p in report.having(role))


def campaigns(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the campaigns that were over before this year, each once; what is kept up of them is right."""
    text, old = case.report.text, reference.text
    for rule in _past_campaigns(case):
        if not all(any(word in report for word in rule.needs) for report in (old, text)):
            continue
        before = [match.start() for match in compiled(rule.pattern).finditer(old)]
        for match in compiled(rule.pattern).finditer(text) if before else ():
            start, end = match.span()
            free = is_allowed(rule.allowed, text, start, end) or match[0] in case.wording
            if not free and not may_quote(start, before):
                yield start, end, "说法"
                break


def _past_campaigns(case: Case) -> Iterator[Rule]:
    """Yield the rules on campaigns that ended before the year of the report; the user's own take the place of shipped ones."""
    own = {rule.id for rule in case.rules}
    rules = (*(rule for rule in _shipped() if rule.id not in own), *case.rules)
    year = year_of(case)
    for rule in rules:
        # such a rule holds from the July after the year in which the campaign ended
        if rule.code == STALE and rule.advice and rule.valid_from.year <= year < date.max.year:
            yield rule


@cache
def _shipped() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules_of(shipped_campaigns()) if rule.code == STALE)


def _in_marks(text: str, name: str) -> list[int]:
    return [at + 1 for pair in _MARKS for at in places(text, f"{pair[0]}{name}{pair[1]}")]


def _is_everybodys(case: Case, name: str) -> bool:
    """Whether a name is a fixed expression, what branches count, a saying, or the unit's own."""
    if is_known(name) or is_term(name) or name in _words("saying") or _PAPER.search(name):
        return True
    own = case.facts.unit if case.facts else "\n".join(own_units(case.report))
    return name in own


def _is_name(text: str, start: int, name: str) -> bool:
    """Whether the words around a name, or its own last ones, show that it is one; a motto is none."""
    if _MOTTO.search(name):
        return False
    end = start + len(name)
    if text[start - 1 : start] != "“" or text[end : end + 1] != "”":
        return False
    if standing(text, start - 1, end + 1, name) or _ends_as_one(name):
        return True
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - _BEFORE) : start - 1]
    return bool(
        _named()[1].match(text, end + 1)
        or _named()[0].search(before)
        or (len(name) >= _LONG and _HEADS.fullmatch(before))
    )


def _ends_as_one(name: str) -> bool:
    """Whether a name says itself what it is: by its last word, or where it is long by its last character."""
    return any(
        name.endswith(word)
        for word in _words("ending")
        if len(name) >= max(_OWN + len(word), _LONG)
    )


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what stands before and behind a name."""
    gap = rf"[^，。；：！？“”\n是像]{{0,{_NEAR}}}"
    return (
        re.compile(rf"(?:{alternation(_words('naming'))}){gap}$"),
        re.compile(rf"[^，。；：！？“”\n]{{0,4}}?(?:{alternation(_words('head'))})"),
    )


@cache
def _words(role: str) -> tuple[str, ...]:
    rows = (row for row in table("carryover_words") if row["role"] == role)
    return tuple(word for row in rows for word in split(row["words"]))


def _persons(report: Report) -> frozenset[str]:
    """Return the persons of a report that are nothing else: beside a title, or behind a word for a person."""
    signed = re.split(r"[\s　：:（）()]+", _signed(report))
    titled = (n for n in persons(report) if n in signed or _is_nothing_else(n))
    return _introduced_in(report.text).union(titled)


@lru_cache(maxsize=4)
def _introduced_in(text: str) -> frozenset[str]:
    named = {*persons_in(text), *(match["name"] for match in _introduced().finditer(text))}
    return frozenset(filter(_is_nothing_else, named))


def _is_nothing_else(name: str) -> bool:
    """Whether a word that looks like a name is no usual word, nor begins or ends with one."""
    links = (*words_of("beside"), *_LINKS)
    is_usual = name.startswith((*links, *_words("no_person"))) or name.endswith(links)
    return is_person(name) and is_rare(name) and not is_usual


@cache
def _introduced() -> re.Pattern[str]:
    """Return the pattern of a name of three characters behind a word for a person: 老党员廖德明."""
    surname = alternation(row["surname"] for row in table("surnames"))
    leads = alternation((*words_of("post"), *_words("person_lead")))
    return re.compile(rf"(?>{leads})(?P<name>(?:{surname}){_HAN}{{2}})")
