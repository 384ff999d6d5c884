"""Persons in the facts: beside a title or a word of doing, between signs, or where no usual word can be read."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from drafting.hidden_names.common import is_common, is_rare, texts_of
from drafting.lexicon import table
from drafting.lexicon.known_persons import HAN, begins_a_name, is_person, persons_in, words_of
from drafting.text.patterns import Pattern, alternation
from schemas.facts import Facts, Plan

_SEPARATED = Pattern(r"[、，,；;/\s　和及与]+")
_FOREIGN = Pattern(rf"{HAN}{{2,8}}[·•・](?={HAN}{{2}})")
"""The first half of a name of several peoples: 阿依古丽·买买提."""

_BLANKS = r"[ \u00a0\u3000]{1,2}"
_SPREAD = Pattern(rf"(?<={HAN}){_BLANKS}(?={HAN})")
"""What a short name is spread out with to the width of a long one: 王　芳."""


def persons_of(facts: Facts, others: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the persons of the facts but the reporter, in the order of the facts, then ``others``, known from elsewhere.

    Behind them stand the names as the facts spread them out, and what the persons are called for short.
    """
    names = [name for text in texts_of(facts) for name in persons(text)]
    for _, item in facts.items():
        if isinstance(item, Plan):
            names += _responsible(item.owner)
    names += [name for name in others if len(name) > 1]
    reporter = "".join(facts.reporter.split())
    closed = ("".join(name.split()) for name in names)
    everybody = dict.fromkeys([*([reporter] if reporter else []), *closed])
    everything = "\n".join(texts_of(facts))
    spread = [form for name in everybody for form in _spread(name, everything)]
    short = [form for name in everybody for form in _called(name) if form in everything]
    known = dict.fromkeys([*everybody, *spread, *short])
    return tuple(name for name in known if name != facts.reporter)


def persons(text: str) -> Iterator[str]:
    """Yield the persons of a text, and their names spread out (王　芳) as they stand there."""
    yield from _closed_persons(text)
    closed = _SPREAD.sub("", text)
    if closed != text:
        for name in dict.fromkeys(_closed_persons(closed)):
            yield from _spread(name, text)


def _spread(name: str, text: str) -> Iterator[str]:
    """Yield how a name stands in a text with blanks behind its surname and between its other characters."""
    if is_person(name):
        surname, given = _parts(name)
        parts = (surname, *given)
        yield from dict.fromkeys(re.findall(_BLANKS.join(map(re.escape, parts)), text))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in table("surnames"))


def _closed_persons(text: str) -> Iterator[str]:
    """Yield the persons of a text: beside a title or a word of doing, and alone between signs."""
    yield from persons_in(text)
    yield from _foreign(text)
    for pattern in _person_patterns():
        for match in pattern.finditer(text):
            name = match["name"]
            if is_person(name) and not is_common(name):
                yield name
    yield from _among_words(text)


@cache
def _person_patterns() -> tuple[re.Pattern[str], ...]:
    surname = alternation(_surnames())
    posts = (*words_of("post"), *words_of("address"))
    name = rf"(?P<name>(?:{surname}){HAN}{{1,2}}?)"
    leads = alternation((*words_of("post"), *words_of("label"), *words_of("lead")))
    ending = rf"$|[^㐀-鿿]|等|{alternation((*posts, *words_of('deed')))}"
    return (
        re.compile(rf"(?:{leads})[：:\s　]*{name}(?={ending})", re.MULTILINE),
        re.compile(rf"(?<![㐀-鿿\d%.]){name}(?={ending}|[和与同及])", re.MULTILINE),
        re.compile(rf"(?<=[和与同及]){name}(?={ending})", re.MULTILINE),
    )


def _among_words(text: str) -> Iterator[str]:
    """Yield the persons that stand between words without a title: 联系欧阳明慧所在的班组, 赵敏参与攻关.

    A name is what no usual word is made of, and ends where one begins; one of two characters begins behind a sign.
    """
    for match in _any_name().finditer(text):
        start, long, short = match.start(), match[1], match[1][:-1]
        likely = [
            name
            for name in (long, short)
            if is_person(name) and is_rare(name) and _begins(text, start, name)
        ]
        ending = (name for name in likely if _ends(text, start + len(name), name))
        if name := next(ending, "") or (long if long in likely else ""):
            yield name


@cache
def _any_name() -> re.Pattern[str]:
    surname = alternation(_surnames())
    return re.compile(rf"(?=((?:{surname}){HAN}{{1,2}}))")


def _begins(text: str, start: int, name: str) -> bool:
    """Whether a name may begin at an offset: behind a sign, or a word and not in the middle of one."""
    before = text[max(0, start - 2) : start]
    if text.endswith(words_of("lead"), 0, start):
        return True
    if name[0] in words_of("word_surname"):
        return False
    if not re.search(rf"{HAN}$", before):
        return not before[-1:].isdigit()
    if begins_a_name(text, start) or before.endswith(words_of("beside")):
        return True
    return len(name) > 2 and is_common(before) and not is_common(before[-1] + name[0])


def _ends(text: str, end: int, name: str) -> bool:
    """Whether a name ends at an offset: before a sign or a word, and not in the middle of one."""
    behind = text[end : end + 2]
    if not re.match(HAN, behind) or text.startswith(_words_behind(), end):
        return True
    return len(behind) > 1 and is_common(behind) and not is_common(name[-1] + behind[0])


@cache
def _words_behind() -> tuple[str, ...]:
    return (*words_of("beside"), *words_of("deed"), *words_of("post"), *words_of("address"))


def _foreign(text: str) -> Iterator[str]:
    """Yield the names with a dot in them; 青春心向党·奋进新征程 is a motto, most pairs of its characters mean something."""
    for match in _FOREIGN.finditer(text):
        first, last = match.end() - 3, match.end() + 2
        starts = (s for s in range(first, match.start(), -1) if _begins(text, s, text[s : s + 3]))
        ends = (e for e in range(last, len(text)) if _ends(text, e, text[e - 2 : e]))
        start, end = next(starts, match.start()), next(ends, len(text))
        pairs = [one + other for one, other in pairwise(text[start:end])]
        if sum(map(is_common, pairs)) * 2 < len(pairs):
            yield text[start:end]


def _responsible(owner: str) -> Iterator[str]:
    """Yield the persons of 责任人, which is a name or a post."""
    for word in _SEPARATED.split(owner):
        name = word
        for post in (*words_of("post"), *words_of("label")):
            name = name.removeprefix(post).removesuffix(post)
        name = name.strip("：:（）()")
        if is_person(name):
            yield name


def _called(name: str) -> Iterator[str]:
    """Yield how a person may be spoken of besides: 周书记, 海涛同志."""
    if not is_person(name):
        return
    surname, given = _parts(name)
    posts = (*words_of("post"), *words_of("address"))
    yield from (surname + post for post in posts if len(post) > 1)
    if len(given) > 1:
        yield from (given + post for post in posts)


def _parts(name: str) -> tuple[str, str]:
    """Return the surname, which may have two characters (欧阳), and the name that was given."""
    length = 2 if name[:2] in _surnames() else 1
    return name[:length], name[length:]
