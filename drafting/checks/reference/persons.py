"""Who in two reports is a person: by the words before a name or behind it, in either, and by who is named along with it.

Only what stands literally in both texts is looked at, so that of the many words that begin with the character of a
surname few are left; usual words of these are in the lexicon (``no_person``).
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from drafting.checks.reference.words import Words, words
from drafting.hidden_names.common import is_common, is_rare
from drafting.lexicon.known_persons import HAN, has_usual_given_name, is_person, surnames, words_of
from drafting.text.patterns import Pattern

_LINKS = ("于", "和", "从", "向", "副", "等")
"""Last characters of what only looks like a name."""
Names = Mapping[str, Sequence[int]]
"""Where each word stands that may be a name."""
_STREETS = ("村", "街")
"""Last characters of what is a place."""
_HAN, _UP_TO_FOUR = Pattern(HAN), Pattern(f"{HAN}{{1,4}}")
_MANY = r"(?:等?(?:[两二三四五六七八九十]{1,2}|\d{1,2})[名位]|等(?:[^，。；、\n]{0,4}?(?:同志|党员|干部|职工|人)))"
"""What stands behind the last person of a list: 三名同志, 等5名党员."""
_COUNTED, _LAST = Pattern(_MANY), Pattern(rf"、({HAN}{{2,4}}?)(?={_MANY})")
_LISTED = 40
"""Characters in which those stand who are named before the last of a list."""
_COLONS, _BLANKS = ("：", ":"), (" ", "　")


@lru_cache(maxsize=4)
def persons_in_both(one: str, other: str) -> tuple[str, ...]:
    """Return who stands in two texts and is known for a person by the words around in one of them, long names first."""
    texts = {text: places_of_names(text) for text in (one, other)}
    shared = texts[one].keys() & texts[other].keys()
    likely = [name for name in shared if _may_be_one(name)]
    listed = {name for text in texts for name in _listed(text)}
    known = {
        name
        for name in likely
        if (name in listed and not is_common(name[: len(name) - _given(name) + 1]))
        or any(_is_told_at(text, name, at) for text, found in texts.items() for at in found[name])
    }
    known |= _named_along(texts, known, set(likely) - known)
    return tuple(sorted(known, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=4096)
def _may_be_one(name: str) -> bool:
    """Whether a word that looks like a name is no usual word, nor begins or ends with one."""
    usual = (*words_of("beside"), *words("no_person"), *words("everybody"))
    is_usual = name.startswith(usual) or name.endswith((*words_of("beside"), *_LINKS, *_STREETS))
    is_short = _given(name) < 2 and name[0] in (*words_of("particle"), *words_of("word_surname"))
    return is_person(name) and not is_usual and not is_short


def _given(name: str) -> int:
    """Return how many characters a name has behind the surname."""
    return len(name) - (2 if name[:2] in surnames() else 1)


def _is_told_at(text: str, name: str, start: int) -> bool:  # noqa: PLR0911 - as many kinds of places
    """Whether the words around a name at an offset say that it is a person's.

    Words for a person on both sides do whatever the name; on one side, and for a word that goes with groups of persons
    (党员) or with anything (帮扶), the name must end there, and no two of its characters be a usual word. A usual word that is a given name too
    is none where words for one person stand beside (妇女主任郑桂花).
    """
    end = start + len(name)
    said, leads = _is_said(text, end), _leads(text, start)
    grouped = _groups().end_at(text, start) > 0
    if not (said or leads or grouped or _verbs().end_at(text, start)):
        return False
    if is_common(name[: len(name) - _given(name) + 1]):
        return False
    ends = said or _is_end(text, end)
    is_word = name[0] in (*words_of("word_surname"), *words("word_surname"))
    is_long = _given(name) > 1
    if (leads and ends) or (said and _is_begin(text, start)):
        return True
    if not is_long or (grouped and ends and not is_word):
        return is_long
    if not is_rare(name) and not ((said or leads) and has_usual_given_name(name)):
        return False
    if said or leads:
        return not is_word and not _is_inside_a_word(text, start, end, before=said)
    return ends and not grouped


def _is_inside_a_word(text: str, start: int, end: int, *, before: bool) -> bool:
    """Whether a usual word reaches over the beginning of a name, or over its end."""
    pair = text[start - 1 : start + 1] if before else text[end - 1 : end + 1]
    return len(pair) > 1 and is_common(pair)


def _is_said(text: str, end: int) -> bool:
    """Whether what stands at an offset is said of persons only: 同志, 副厂长, 三名同志."""
    return _said().begin_at(text, end) > 0 or _COUNTED.match(text, end) is not None


def _leads(text: str, start: int) -> bool:
    """Whether a word that goes with one person only ends at an offset: 组织委员, 记录人：, 党员：."""
    at = start
    while text[at - 1 : at] in _BLANKS:
        at -= 1
    if text[at - 1 : at] in _COLONS:
        return _persons().end_at(text, at - 1) > 0 or _groups().end_at(text, at - 1) > 0
    return _persons().end_at(text, at) > 0


def _is_end(text: str, end: int) -> bool:
    """Whether a name ends at an offset: at a sign, or a word that stands behind names."""
    if not _HAN.match(text, end):
        return True
    if (longest := _done().begin_at(text, end)) != 1:
        return longest > 1
    return not is_common(text[end - 1 : end + 1])


def _is_begin(text: str, start: int) -> bool:
    """Whether a name may begin at an offset: at a sign, or behind a word that stands before names."""
    if start == 0 or not _HAN.match(text, start - 1):
        return not text[max(0, start - 1) : start].isdigit()
    leads = any(found.end_at(text, start) for found in (_persons(), _groups(), _verbs()))
    return leads or text.endswith(words_of("beside"), 0, start)


@lru_cache(maxsize=4)
def _listed(text: str) -> frozenset[str]:
    """Return what may be the names of a list that says how many they are: 张伟民、李秀珍、王保国三名同志."""
    found: set[str] = set()
    for match in _LAST.finditer(text):
        found.add(match[1])
        end = match.start()
        for part in reversed(text[max(0, end - _LISTED) : end].split("、")):
            starts = (end - length for length in (2, 3, 4) if length <= len(part))
            found.update(text[at:end] for at in starts if _is_begin(text, at))
            end -= len(part) + 1
            if not _UP_TO_FOUR.fullmatch(part):
                break
    return frozenset(found)


def _named_along(texts: Mapping[str, Names], known: set[str], likely: set[str]) -> set[str]:
    """Return who stands in a list with a person: 王保国 and 李秀珍 of 张伟民、李秀珍、王保国三名同志."""
    found: set[str] = set()
    for text, places in texts.items():
        begins: dict[int, list[str]] = defaultdict(list)
        ends: dict[int, list[str]] = defaultdict(list)
        for name in known | likely:
            for at in places[name]:
                begins[at].append(name)
                ends[at + len(name)].append(name)
        todo = [(at, name) for name in known for at in places[name]]
        while todo:
            at, name = todo.pop()
            behind, before = at + len(name), at - 1
            beside: list[tuple[int, str]] = []
            if text[behind : behind + 1] == "、":
                beside += [
                    (behind + 1, n)
                    for n in begins[behind + 1]
                    if _is_end(text, behind + 1 + len(n)) or _is_said(text, behind + 1 + len(n))
                ]
            if text[before:at] == "、":
                beside += [
                    (before - len(n), n) for n in ends[before] if _is_begin(text, before - len(n))
                ]
            new = [(at, n) for at, n in beside if n in likely and n not in found]
            found.update(n for _, n in new)
            todo += new
    return found


@lru_cache(maxsize=4)
def places_of_names(text: str) -> Names:
    """Return where in a text each word stands that may be a name."""
    places: dict[str, list[int]] = defaultdict(list)
    for match in _first().finditer(text):
        start = match.start()
        least = start + (3 if text[start : start + 2] in surnames() else 2)
        han = _UP_TO_FOUR.match(text, start)
        for end in range(least, min(least + 2, han.end() + 1 if han else 0)):
            places[text[start:end]].append(start)
    return places


@cache
def _first() -> re.Pattern[str]:
    """Return the pattern of the first character of a surname."""
    return re.compile(f"[{''.join({name[0] for name in surnames()})}]")


@cache
def _persons() -> Words:
    """Return the words that stand before the name of one person only."""
    return Words((*words_of("post"), *words("person")))


@cache
def _groups() -> Words:
    """Return the words for persons that stand before a name or before what many of them do."""
    return Words((*words_of("occupation"), *words_of("label"), *words("person_lead")))


@cache
def _verbs() -> Words:
    return Words(words_of("lead"))


@cache
def _said() -> Words:
    """Return what is said of persons only."""
    of_persons = (*words_of("post"), *words_of("address"), *words("person_said"))
    return Words((*of_persons, *(f"{rank}{word}" for rank in "副总" for word in of_persons)))


@cache
def _done() -> Words:
    """Return what may stand behind a name."""
    return Words((*words_of("deed"), *words_of("beside"), *words("person_done")))
