"""Who was there, by name: a list of persons, without those who were absent."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from drafting.figures.numbers import narrow
from drafting.ledger.headings import Column
from drafting.ledger.people import BLANK, MOST, OWN_SHARE, N, number_of_persons, read_numbers
from drafting.lexicon import words_in
from drafting.lexicon.known_persons import HAN, is_person, words_of
from drafting.text.characters import without_invisible
from drafting.text.patterns import Pattern, alternation
from drafting.workbook.grid import Value
from drafting.workbook.values import whole_number

_GONE = "\ue000"
"""Stands behind the name of one who was absent, instead of the remark that says so."""
_REMARK = Pattern(r"[（(\[【]([^）)\]】]{0,200})[）)\]】]")
"""A remark in brackets, of which the end is not sought beyond what one may be long."""
_DOT = Pattern(rf"(?<={HAN})\s*[·•・‧]\s*(?={HAN})")
_NUMBERED = Pattern(rf"(?<!\d)\d{{1,2}}[.、)）]\s*(?={HAN})")
_PART = Pattern(r"[^;；\n。]+")
_SEPARATORS = Pattern(r"[、，,/|\t]+")
_LABEL = Pattern(r"([^：:、，,\s]{1,10}?)\s*[：:]")
_JOIN = Pattern(r"以及|[和及与]")
_IN_ALL = Pattern(
    rf"(?:等|等?(?:一?共计?|合计|总计))({N})(?:个?人|名|位)(?:党员|同志)?(?:参加|到会)?$|等$"
)
_COUNT = Pattern(rf"({N})(?:个?人|名|位)")
_NAME = Pattern(rf"{HAN}{{2,4}}|{HAN}{{1,6}}·{HAN}{{1,8}}")


class Names(NamedTuple):
    """The persons in a list; ``number`` where it says one (等23人), ``is_whole`` where nobody else was there.

    ``absent`` are those whom the list names as absent; ``is_unsure`` where it may be read in two ways, or in none.
    """

    names: tuple[str, ...] = ()
    number: int | None = None
    is_whole: bool = False
    absent: tuple[str, ...] = ()
    is_unsure: bool = False


def _words(role: str) -> tuple[str, ...]:
    return words_in("ledger_people", role)


@cache
def _absent() -> Pattern:
    """Return what finds that somebody was absent."""
    return Pattern(alternation(_words("缺席")))


@cache
def _why_absent() -> Pattern:
    """Return what a remark on one person is who was absent: 请假, 因公出差, 病假2天."""
    return Pattern(rf"(?:因.{{1,6}})?(?:{alternation(_words('缺席'))})+(?:中|了|半天|{N}天)?")


def read_names(value: Value) -> Names:
    """Return the persons in a cell: 张三、李四、王 五（请假）；缺席：赵六, and a number that says how many there were."""
    if not isinstance(value, str):
        number = None if isinstance(value, bool) else whole_number(value)
        return Names(number=number if number is None or 0 <= number <= MOST else None)
    text = _DOT.sub("·", narrow(without_invisible(value)).strip())
    bare = "".join(text.split())
    return Names() if bare in BLANK else _List().read(_NUMBERED.sub("、", text))


class _List:
    """Reads a list word by word."""

    def __init__(self) -> None:
        self._names: dict[str, None] = {}
        self._absent: dict[str, None] = {}
        self._others: list[str] = []
        self._counts: list[int] = []
        self._total: int | None = None
        self._is_open = self._is_unsure = False

    def read(self, text: str) -> Names:
        """Return what a list says as a whole."""
        text = _REMARK.sub(self._remark, text)
        was_of_absent = False
        for part in _PART.compiled.findall(text):
            of_absent = False
            labels = list(_LABEL.finditer(part))
            start = 0
            for label in [*labels, None]:
                before = part[start : label.start() if label else len(part)]
                self._is_unsure |= was_of_absent and not start and bool(before.strip())
                self._words_of(before, of_absent=of_absent)
                if label:
                    of_absent, start = self._is_of_absent(label[1]), label.end()
            was_of_absent = of_absent if labels else was_of_absent
        return self._found()

    def _remark(self, remark: re.Match[str]) -> str:
        """Return what stands for a remark in brackets."""
        words = "".join(remark[1].split())
        self._is_unsure |= words in _words("不明") or OWN_SHARE.search(words) is not None
        if _why_absent().fullmatch(words):
            return _GONE
        if counted := _COUNT.fullmatch(words.lstrip("共计合")):
            return f"共{counted[1]}人"
        if _absent().search(words):
            rest = [w for w in _SEPARATORS.split(_absent().sub("", words).replace(":", "、")) if w]
            self._absent.update(dict.fromkeys(rest))
            self._is_unsure |= not all(map(is_name, rest))
        return ""

    def _is_of_absent(self, label: str) -> bool:
        self._is_unsure |= label.startswith("应")
        return _absent().search(label) is not None

    def _words_of(self, text: str, *, of_absent: bool) -> None:
        for word in (w for part in _SEPARATORS.split(text) for w in _parted(part)):
            if word in _words("无人缺席"):
                continue
            if of_absent:
                self._absent[_person(word.rstrip(_GONE)) or word] = None
            elif word.endswith(_GONE):
                self._gone(word.rstrip(_GONE))
            else:
                self._word(word)

    def _gone(self, word: str) -> None:
        name = _person(word)
        self._is_unsure |= not name
        self._absent[name or word] = None

    def _word(self, word: str) -> None:
        in_all = _IN_ALL.search(word)
        before = word[: in_all.start()] if in_all else word
        if in_all and (not before or in_all[0].startswith("等") or _person(before)):
            self._is_open = True
            if in_all[1]:
                number = number_of_persons(in_all[1])
                self._is_unsure |= self._total is not None and (
                    bool(before) or self._total != number
                )
                self._total = number
            word = before
        if not word:
            return
        if name := _person(word):
            self._names[name] = None
        elif len(both := [_person(part) for part in _JOIN.split(word)]) > 1 and all(both):
            self._names.update(dict.fromkeys(filter(None, both)))
        elif _absent().search(word):
            self._is_unsure = True
        elif (number := read_numbers(word, Column.ATTENDED).attended) is not None:
            self._counts.append(number)
        else:
            self._others.append(word)

    def _found(self) -> Names:
        names = tuple(name for name in self._names if name not in self._absent)
        number, counts = self._total, self._counts
        is_mixed = len(counts) + bool(names) + bool(self._others) > 1
        if number is None and counts and not is_mixed and not self._absent:
            number = counts[0]
        elif counts and (number is None or names or sum(counts) != number):
            self._is_unsure = True
        if number is not None and (number < len(names) or self._absent):
            self._is_unsure = True
        absent = tuple(self._absent)
        if self._is_unsure:
            return Names(absent=absent, is_unsure=True)
        known = all(_group().search(word) for word in self._others)
        is_whole = bool(names) and not (self._is_open or self._others or counts)
        is_unsure = number is None and not is_whole and bool(names or not known)
        return Names(names, number, is_whole, absent, is_unsure)


@cache
def _group() -> Pattern:
    return Pattern(alternation(_words("群体")))


def _parted(part: str) -> list[str]:
    """Return the words of a part; a name set apart (王 五) is one."""
    words: list[str] = []
    was_single = False
    for word in part.split():
        is_single = len(word.rstrip(_GONE)) == 1
        if is_single and was_single:
            words[-1] += word
        else:
            words.append(word)
        was_single = is_single
    return words


@lru_cache(maxsize=4096)
def _person(word: str) -> str:
    """Return the name of a person, without the post beside it: 张三, 书记张三, 李四同志; an empty string for others."""
    front, behind = _posts()
    bare: str = front.sub("", word)
    first = () if "·" in word else (word,)  # a post is no part of a name with a dot
    names = (*first, behind.sub("", bare), bare, behind.sub("", word))
    return next(filter(is_name, names), "")


@cache
def _posts() -> tuple[Pattern, Pattern]:
    posts = alternation((*words_of("post"), *words_of("address"), *_words("职务"), *_words("同行")))
    return Pattern(f"^(?:{posts})+"), Pattern(f"(?:{posts})+$")


@lru_cache(maxsize=4096)
def is_name(word: str) -> bool:
    """Whether a word of a list is a person's name, of whatever people."""
    if _NAME.fullmatch(word) is None:
        return False
    if "·" in word:
        return not all(map(is_person, word.split("·")))  # two persons may be parted by a dot
    return is_person(word)
