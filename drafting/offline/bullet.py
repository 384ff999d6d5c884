"""A bullet taken apart: tidied into prose, the time in front, the rest and what can be done with it.

A bullet is read after its figures were masked, so a date is a token.
"""

import re
from dataclasses import dataclass

from drafting.lexicon.attendance import is_attended, is_done_to_persons
from drafting.lexicon.item_words import words
from drafting.offline.event_names import CLAUSE_END, TOKEN, first_clause, head_of, is_event
from drafting.offline.grammar import (
    Shape,
    begins_with_attribute,
    shape,
    shape_with,
    without_adverbs,
)
from drafting.offline.times import is_row_of_days, leading_time
from drafting.slots import FIGURE, Slots

_ENUMERATOR = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．](?!\d)"
    r"|(?P<number>[一二三四五六七八九]|[二三]?十[一二三四五六七八九]?)(?:、|是)"
    r"|第[一二三四五六七八九十]，)\s*"
)
_GOES_ON = re.compile("[，；。、 ][二三四五六七八九十]是")
"""A list in one text, whose first number stays with the others."""
_BLANK = re.compile(" +")
_HALF_BRACKETS = re.compile(r"\(([^()]{0,40}[一-龥][^()]{0,40})\)")
_HAN = re.compile("[一-龥]")
_WHOLE = 4  # Han characters: with fewer, what stands before a blank is no clause
_MEASURED_END = re.compile(rf"{TOKEN.pattern}$")
_QUOTED_END = re.compile("”$")
_CAME = re.compile("(?![为除罢])[一-龥]了(?!解)|[一-龥]的有")
"""A plain verb in the past behind a blank: 来了, 栽了; 听的有."""
_PEOPLE_MEASURED = re.compile(rf"([一-龥]{{2,8}})(?:{FIGURE}\d{{4,6}})")
_LIST_FOLLOWS = ("是", "为", "如", "括", "即", "有", "于", "分")


@dataclass(frozen=True, slots=True)
class Reading:
    """A bullet taken apart: the time it begins with (may be empty), the rest, and the rest's shape."""

    when: str
    text: str
    shape: Shape


def read(masked: str, slots: Slots, *, default: Shape) -> Reading:
    """Take a masked bullet apart; ``default`` is the shape of what no word decides."""
    text = tidy(masked)
    when, rest = leading_time(text, lambda text: shape_with(text, slots) is Shape.PREDICATE)
    if when and begins_with_attribute(first_clause(rest)):
        when, rest = "", text  # 2024年底启动的改造完工: the date is that of the 启动
    return Reading(when, rest, shape_with(rest, slots, default))


def tidy(text: str) -> str:
    """Return a bullet as prose: no enumerator, no final punctuation, no field bars, a colon before a clause as a comma."""
    text = text.strip()
    text = _without_enumerator(text)
    text = re.sub(r"\s*[|｜\t]\s*", "，", " ".join(text.split()))
    text = _BLANK.sub(_without_blank, text)
    text = _HALF_BRACKETS.sub(r"（\1）", text).strip("。；;，,、：:.|｜ ")
    parts = re.split(r"[：:](?!//)", text, maxsplit=1)
    if len(parts) == 2 and not parts[0].endswith(_LIST_FOLLOWS) and _is_closed(parts[0]):
        text = "，".join(parts)
    return re.sub(r"([，。；、])[，。；、]+", r"\1", text)


def _without_enumerator(text: str) -> str:
    """Return a text without its list number; 五一、国庆 and 十一、元旦 are days, a first number stays with a second."""
    found = _ENUMERATOR.match(text)
    if found is None or _GOES_ON.search(text):
        return text
    rest = text[found.end() :]
    return text if is_row_of_days(found["number"] or "", rest) else rest


def _without_blank(blank: re.Match[str]) -> str:
    """Return what stands for a blank: a comma where a clause ends and another or a figure begins, else nothing.

    写春联 现场送出300副 are two clauses, 技术 交流 is one; in Latin (BIM 5D) the blank stays.
    """
    text, at = blank.string, blank.start()
    before = CLAUSE_END.split(text[:at])[-1].rpartition(" ")[2]
    behind = CLAUSE_END.split(text[blank.end() :])[0].partition(" ")[0]
    is_whole = len(_HAN.findall(before)) >= _WHOLE or TOKEN.search(before) is not None
    if _is_people_measured(before, behind):
        return "，"
    if is_whole and TOKEN.match(behind):
        return "" if _is_counted(before) else "，"
    if is_whole and _is_clause_behind(before, behind):
        return "，"
    if _parts_clauses(text, before, behind):
        return "，"
    if not (re.search("[A-Za-z0-9]$", before) and re.match("[A-Za-z0-9]", behind)):
        return ""
    return "，" if _MEASURED_END.search(before) else " "


def _is_counted(before: str) -> bool:
    """Whether a text ends with the persons that a figure behind a blank counts: 慰问困难职工 11户, not 技术比武 32人."""
    if TOKEN.search(before) or is_attended(before):
        return False
    _, deed = leading_time(before, lambda text: shape(text) is Shape.PREDICATE)
    return shape(deed) is Shape.PREDICATE and before.endswith(
        (*words("agent"), *words("counted_people"))
    )


def _is_clause_behind(before: str, behind: str) -> bool:
    """Whether a text behind a blank begins a clause: a verb with its object, 来了….

    Not 活动, not what a subject or 组织党员 leads to.
    """
    leads_on = before.endswith(words("agent")) and (
        any(word in before for word in words("pivot")) or shape(before) is not Shape.PREDICATE
    )
    if leads_on or before.endswith((*words("adverb"), *words("govern"))):
        return False
    if _CAME.match(behind):
        return True
    core = without_adverbs(behind)
    if core.startswith(words("noun")):
        return False
    verbs = (*words("govern"), *words("act"), *words("plain"))
    verb = next((w for w in verbs if core.startswith(w)), "")
    if verb and len(core) > len(verb) + 1:
        return not is_event(behind)
    return _QUOTED_END.search(before) is not None and shape(behind) is Shape.CLAUSE


def _is_people_measured(before: str, behind: str) -> bool:
    """Whether behind what people come to so many of them are told: 重温誓词 党员32名, but 慰问困难 职工32名."""
    people = _PEOPLE_MEASURED.fullmatch(behind)
    if people is None or not people[1].endswith(words("agent")):
        return False
    if _is_held(before) or is_attended(head_of(before)):
        return True
    return _QUOTED_END.search(before) is not None and not is_done_to_persons(before)


def _is_held(before: str) -> bool:
    """Whether a text is an event that people come to, and not what is done to them: 学雷锋义诊, not 慰问走访."""
    is_deed = before.startswith(words("persons_object")) or head_of(before) in words("act")
    return is_event(before) and not is_deed


def _parts_clauses(text: str, before: str, behind: str) -> bool:
    """Whether a writer parts his clauses by blanks: measure by measure, or several blanks between whole ones."""
    if _MEASURED_END.search(before) and re.search(r"\d", behind):
        return True
    are_whole = min(len(_HAN.findall(part)) for part in (before, behind)) >= _WHOLE
    if not are_whole or len(_BLANK.findall(text)) < 2 or is_event(behind):
        return False
    return not before.endswith((*words("govern"), *words("agent"), *words("adverb")))


def _is_closed(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("“”", "《》", "（）", "()"))
