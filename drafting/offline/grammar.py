"""How a bullet is built: the time in front, who acts, the verb, the name of the event.

A bullet is read after its figures were masked, so a date is a token. Words and their roles are data
(words.csv, heads.csv); what no word decides is read by the default that the caller names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from drafting.lexicon import split, table
from drafting.slots import DATE, Slots

TOKEN = re.compile(r"[SRDX]V\d{4,6}")
_DATE = rf"{DATE}\d{{4,6}}"
_SEASON = r"(?:[上下]半年|[一二三四]季度|第[一二三四]季度|年初|年中|年底|岁末年初|暑期|寒假|暑假|汛期|春运)"
_FEAST = r"(?:“[^”]{2,3}”|[一-龥]{1,3}节|元旦|清明|端午|中秋|国庆|重阳|两节|双节)"
_TIME = re.compile(
    rf"(?:在|于)?(?:{_DATE}(?:[至到—、和-]{_DATE})*(?:期间|前夕|前后|上旬|中旬|下旬|初|底前|末前|底|末|当天|之前|以前|前|后|上午|下午|晚上?|，)?"
    rf"|{_SEASON}(?:期间|，)?|{_FEAST}(?:期间|前夕|前后|当天))，?"
)
_UNTIL = re.compile(rf"((?:到|至|截至){_DATE}(?:前|底|末|初)?)，")
_OCCASION = re.compile(rf"(?:{_DATE}|{_FEAST})(?:期间|前夕|前后|当天)?")
_NAME_TOKEN = re.compile(r"[DX]V\d{4,6}")
_CALENDAR = re.compile("[年月日季旬周]")
_AFTER_TIME = ("以来", "起", "的", "。")
_CLAUSE_END = re.compile(r"[，,；;。：:！？!?]")
_LIST_FOLLOWS = ("是", "为", "如", "括", "即", "有", "于", "分")
_MEASURED = re.compile(rf"(?:(?:共|累计|共计|近|约)?{TOKEN.pattern}[、，]?|[（(][^）)]*[）)])+$")


class Shape(StrEnum):
    """What can be done with a text in a sentence."""

    PREDICATE = "predicate"  # begins with its verb: takes a subject
    CLAUSE = "clause"  # has its own subject: takes none
    NOUN = "noun"  # names something: takes a subject and a verb


@dataclass(frozen=True, slots=True)
class Reading:
    """A bullet taken apart: the time it begins with (may be empty), the rest, and the rest's shape."""

    when: str
    text: str
    shape: Shape


@cache
def words(role: str) -> tuple[str, ...]:
    """Return the words of a role, longest first."""
    found = {word for row in table("words") if row["role"] == role for word in split(row["words"])}
    return tuple(sorted(found, key=len, reverse=True))


def tidy(text: str) -> str:
    """Return a bullet as prose: no final punctuation, no field bars, a colon before a clause as a comma."""
    text = re.sub(r"\s*[|｜\t]\s*", "，", " ".join(text.split()))
    text = re.sub(r"(?<![A-Za-z0-9]) | (?![A-Za-z0-9])", "", text)
    text = text.strip("。；;，,、：:.|｜ ")
    parts = re.split(r"[：:](?!//)", text, maxsplit=1)
    if len(parts) == 2 and not parts[0].endswith(_LIST_FOLLOWS) and _is_closed(parts[0]):
        text = "，".join(parts)
    return re.sub(r"([，。；、])[，。；、]+", r"\1", text)


def first_clause(text: str) -> str:
    """Return the text up to its first comma, colon or stop."""
    return _CLAUSE_END.split(text, maxsplit=1)[0]


def read(masked: str, slots: Slots, *, default: Shape) -> Reading:
    """Take a masked bullet apart; ``default`` is the shape of what no word decides."""
    text = _UNTIL.sub(r"\1", tidy(masked), count=1)
    when = _time(text, slots)
    rest = text[len(when) :].lstrip("，、；：")
    return Reading(
        when.rstrip("，").removeprefix("在").removeprefix("于"), rest, shape(rest, default)
    )


def shape(text: str, default: Shape = Shape.NOUN) -> Shape:
    """Return what a text begins with: verb, subject, or the name of something."""
    clause = first_clause(text)
    if clause.startswith(words("self")):
        return Shape.CLAUSE
    clause = _without_occasion(clause)
    core = _without_adverbs(clause)
    is_name = clause.startswith(words("noun"))
    if not is_name and core.startswith(words("noun")):
        return Shape.NOUN
    if not is_name and _begins_with_verb(clause, core):
        return Shape.PREDICATE
    return _after_subject(clause) or (
        Shape.NOUN if is_name or _names_event(clause, core) else default
    )


def _begins_with_verb(clause: str, core: str) -> bool:
    """Whether a clause begins with a verb or what leads to one; 学习…活动 names an event, 学习… does not."""
    if core.startswith(words("govern")):
        return True
    if core.startswith(words("act")):
        return core != clause or not _names_event(clause, core)
    return core.startswith(words("prep"))


def _names_event(clause: str, core: str) -> bool:
    return _event_tail(clause) or core in words("act")


def verbs_for(text: str) -> tuple[str, ...]:
    """Return the verbs with which an event of that name is held: 召开 a 座谈会, 举办 a 比赛, 开展 an 演练.

    People are organised (组织); what no table knows is 组织开展.
    """
    clause = first_clause(text)
    head = _head(clause)
    has_people = any(0 <= clause.find(word) < 5 for word in words("agent"))
    for tail, verbs in _tails().items():
        if head.endswith(tail) and not (has_people and verbs[0] == "开展"):
            return verbs
    return ("组织",) if has_people else ("组织开展",)


def is_event(text: str) -> bool:
    """Return whether a text is the name of an event: a 座谈会, a 演练."""
    return _event_tail(first_clause(text))


def _time(text: str, slots: Slots) -> str:
    """Return the time with which a text begins; a feast that is part of a name (“七一”表彰会) is none."""
    match = _TIME.match(text)
    if not match:
        return ""
    rest = text[match.end() :]
    shown = slots.fill(match.group()).text.strip("在于，")
    is_feast = not _CALENDAR.search(shown) and not shown.endswith(("期间", "前夕", "前后", "当天"))
    if is_feast or len(rest) < 2 or rest.startswith(_AFTER_TIME):
        return ""
    return match.group()


def _after_subject(clause: str) -> Shape | None:
    """Return CLAUSE when a person or body is followed closely by a verb, or a state is told."""
    event = _event_tail(clause)
    for end in _agent_ends(clause):
        rest = clause[end:]
        for start in range(min(len(rest), 9)):
            after = rest[start:]
            if after.startswith(words("noun")):
                break
            if after.startswith(words("govern")) and len(after) > 2:
                return Shape.CLAUSE
            if after.startswith(words("act")) and not event and _head(after) not in words("act"):
                return Shape.CLAUSE
    if not event and _acts_in_name(clause):
        return Shape.CLAUSE
    if not event and any(clause.find(word) > 1 for word in words("state")):
        return Shape.CLAUSE
    return None


def _acts_in_name(clause: str) -> bool:
    """Return whether an event's name is followed by what came of it: …行动投入警力."""
    for tail in _tails():
        end = clause.find(tail) + len(tail)
        if end > len(tail) and clause[end:].startswith(words("govern")) and len(clause) > end + 2:
            return True
    return False


def _without_occasion(clause: str) -> str:
    """Return a clause without the feast it begins with, if a verb follows: 春节慰问…, “七一”走访…."""
    match = _OCCASION.match(clause)
    rest = clause[match.end() :] if match else ""
    return rest if rest.startswith((*words("govern"), *words("act"))) else clause


def _agent_ends(clause: str) -> Iterator[int]:
    for word in words("agent"):
        start = clause.find(word)
        if start >= 0:
            yield start + len(word)
    for match in _NAME_TOKEN.finditer(clause):
        yield match.end()


def _without_adverbs(clause: str) -> str:
    while True:
        word = next((w for w in words("adverb") if clause.startswith(w) and clause != w), None)
        if word is None or clause.startswith(words("govern")):
            return clause
        clause = clause[len(word) :]


def _head(clause: str) -> str:
    """Return a name without the measures and brackets behind it."""
    return _MEASURED.sub("", clause)


def _event_tail(clause: str) -> bool:
    head = _head(clause)
    return head.endswith(tuple(_tails()))


@cache
def _tails() -> dict[str, tuple[str, ...]]:
    """Return every ending of an event's name with its verbs, longest first."""
    found = {tail: split(row["verbs"]) for row in table("heads") for tail in split(row["tails"])}
    return {tail: found[tail] for tail in sorted(found, key=len, reverse=True)}


def _is_closed(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("“”", "《》", "（）", "()"))
