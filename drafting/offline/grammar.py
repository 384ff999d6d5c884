"""How a bullet is built: the time in front, who acts, the verb, the name of the event.

A bullet is read after its figures were masked, so a date is a token. Words and their roles are data
(words.csv, heads.csv); what no word decides is read by the default that the caller names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from drafting.offline.times import leading_time, names_of_days
from drafting.slots import DATE, FIGURE, Slots
from drafting.vocabulary import tails, words

TOKEN = re.compile(r"[SRDX]V\d{4,6}")
TIMES_UNITS = ("次", "场", "期", "轮", "堂", "节", "讲", "人次", "场次", "届", "批次", "批")
"""Units in which events are counted."""
_TO_PLACES = ("到", "赴", "在", "前往")
_NAME_TOKEN = re.compile(r"[DX]V\d{4,6}")
_RHYTHM = re.compile(
    rf"每(?:个|一)?(?:半年|半月|季度|学期|学年|星期|年|季|月|周|日|天)(?:[一二三四五六日天末初底](?!次|轮|场)|{DATE}\d+)?"
)
_ENUMERATOR = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．](?!\d)|[一二三四五六七八九十]{1,2}(?:、|是)|第[一二三四五六七八九十]，)\s*"
)
_CLAUSE_END = re.compile(r"[，,；;。：:！？!?]")
_LIST_FOLLOWS = ("是", "为", "如", "括", "即", "有", "于", "分")
_SO_OFTEN = re.compile(
    rf"(?:[开讲上办做搞发写建修种买装送])(?:[了过完好]|(?:{FIGURE})?\d|[一两二三四五六七八九十]+[次场期堂个节])"
)
_MEASURED = re.compile(rf"(?:(?:共|累计|共计|近|约)?{TOKEN.pattern}[、，]?|[（(][^）)]*[）)])+$")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_SO_MANY = re.compile(rf"{FIGURE}\d{{4,6}}([㐀-鿿]{{2,8}}?)[与和同跟向为对给][^，]{{2,}}")
_ACT_MEASURED = re.compile(rf"({FIGURE}\d{{4,6}})")


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


def tidy(text: str) -> str:
    """Return a bullet as prose: no enumerator, no final punctuation, no field bars, a colon before a clause as a comma."""
    text = _ENUMERATOR.sub("", text.strip())
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
    text = tidy(masked)
    when, rest = leading_time(text, lambda text: shape(text) is Shape.PREDICATE)
    if when and _begins_with_attribute(first_clause(rest)):
        when, rest = "", text  # 2024年底启动的改造完工: the date is that of the 启动
    form = shape(rest, default)
    if form is Shape.NOUN and _is_done_so_much(first_clause(rest), slots):
        form = Shape.PREDICATE
    return Reading(when, rest, form)


def shape(text: str, default: Shape = Shape.NOUN) -> Shape:
    """Return what a text begins with: verb, subject, or the name of something."""
    clause = first_clause(text)
    if clause.startswith(words("self")):
        return Shape.CLAUSE
    core = _without_adverbs(clause)
    is_name = clause.startswith(words("noun"))
    if not is_name and core.startswith(words("noun")):
        return Shape.NOUN
    if not is_name and _begins_with_verb(clause, core):
        return Shape.PREDICATE
    return _after_subject(clause) or (
        Shape.NOUN if is_name or _names_event(clause, core) else default
    )


def is_rhythm(text: str) -> bool:
    """Return whether a text begins with how often or in how long: 每季度, 全年."""
    return bool(_RHYTHM.match(text)) or text.startswith(words("yearly"))


def _begins_with_attribute(clause: str) -> bool:
    """Whether a clause begins with a verb that only tells which: 启动的老旧小区改造, 与企业签订的协议."""
    attribute, found, noun = clause.partition("的")
    if not (found and noun):
        return False
    rest = _without_adverbs(attribute.rstrip("了过"))
    if rest.startswith(words("prep")):
        return rest.endswith((*words("govern"), *words("act")))
    while rest:
        verb = next((w for w in (*words("govern"), *words("act")) if rest.startswith(w)), "")
        if not verb:
            return False
        rest = rest[len(verb) :]
    return True


def verbs_for(text: str) -> tuple[str, ...]:
    """Return the verbs with which an event of that name is held: 召开 a 座谈会, 举办 a 比赛, 开展 an 演练.

    People are organised (组织), an inspection from above is undergone (接受); what no table knows is 开展.
    """
    clause = first_clause(text)
    head = head_of(clause)
    if head.endswith(words("inspected")) or (
        clause.startswith(words("superior")) and head.endswith(words("inspection"))
    ):
        return ("接受",)
    has_people = any(0 <= clause.find(word) < 5 for word in words("agent"))
    for tail, verbs in tails().items():
        if head.endswith(tail) and not (has_people and verbs[0] == "开展"):
            return verbs
    return ("组织",) if has_people else ("开展",)


def is_event(text: str) -> bool:
    """Return whether a text is the name of an event: a 座谈会, a 演练."""
    return _event_tail(first_clause(text))


def can_be_held(text: str) -> bool:
    """Return whether a name is surely that of something done: an event, a quoted one, one that ends with a verb."""
    clause = first_clause(text)
    head = head_of(clause)
    is_named = head.endswith("”") or clause.startswith(names_of_days())
    return is_named or _event_tail(clause) or head.endswith((*words("act"), *_long_verbs()))


@cache
def _long_verbs() -> tuple[str, ...]:
    return tuple(word for word in words("govern") if len(word) == 2)


def with_inner_verb(text: str) -> str:
    """Return a text of a place and an event with the verb that it lacks: 到陵园主题党日 is 到陵园开展主题党日."""
    clause = first_clause(text)
    head = head_of(clause)
    tail = next((t for t in tails() if head.endswith(t)), "")
    if not clause.startswith(_TO_PLACES) or not tail or tail in words("act"):
        return text
    place = head[: -len(tail)]
    if len(place) < 3 or any(word in place[1:] for word in (*words("act"), *_long_verbs())):
        return text
    return f"{place}{verbs_for(tail)[0]}{text[len(place) :]}"


def head_of(clause: str) -> str:
    """Return a name without the measures and brackets behind it."""
    return _MEASURED.sub("", clause)


def _is_done_so_much(clause: str, slots: Slots) -> bool:
    """Whether a measure tells how much was done (捐款1.2万元, 植树200棵) rather than how often (义诊3场)."""
    act = next((w for w in words("act") if clause.startswith(w)), "")
    match = _ACT_MEASURED.match(clause, len(act)) if act else None
    return bool(match and unit_of(match.group(), slots) not in TIMES_UNITS)


def unit_of(token: str, slots: Slots) -> str:
    """Return the unit of the figure that a token stands for, empty where it is none."""
    figures = (f for f in slots.figures.values() if slots.token(f.id) == token)
    figure = next(figures, None)
    return figure.quantity.unit if figure and figure.quantity else ""


def _begins_with_verb(clause: str, core: str) -> bool:
    """Whether a clause begins with a verb or what leads to one; 学习…活动 names an event, 学习… does not."""
    if core.startswith(words("slogan")) and head_of(clause).endswith(words("slogan_tail")):
        return core != clause
    if core.startswith(words("govern")) or _SO_OFTEN.match(core):
        return True
    if core.startswith(words("plain")) and len(head_of(core)) > 2 and not _event_tail(clause):
        return True  # 修机耕路, 种羊肚菌
    if core.startswith(words("act")):
        return core != clause or not _names_event(clause, core)
    return core.startswith(words("prep"))


def _names_event(clause: str, core: str) -> bool:
    return _event_tail(clause) or core in words("act")


def _after_subject(clause: str) -> Shape | None:
    """Return CLAUSE when a person or body is followed closely by a verb, or a state is told."""
    event = _event_tail(clause)
    if any(clause.find(word) > 1 for word in words("told")) or _some_with_others(clause):
        return Shape.CLAUSE
    for end in _agent_ends(clause):
        rest = clause[end:]
        for start in range(min(len(rest), 9)):
            after = rest[start:]
            if after.startswith(words("noun")):
                break
            if after.startswith(words("govern")) and len(after) > 2:
                return Shape.CLAUSE
            if after.startswith(words("act")) and not event and head_of(after) not in words("act"):
                return Shape.CLAUSE
    if not event and _acts_in_name(clause):
        return Shape.CLAUSE
    if not event and any(clause.find(word) > 1 for word in words("state")):
        return Shape.CLAUSE
    return None


def _some_with_others(clause: str) -> bool:
    """Return whether so many people do something with others: 8名教师与32名学生结对."""
    people = _SO_MANY.match(clause)
    return people is not None and any(word in people[1] for word in words("agent"))


def _acts_in_name(clause: str) -> bool:
    """Return whether a name is followed by what came of it: …行动投入警力, 会诊（MDT）下沉社区."""
    bracket = _BRACKET.search(clause)
    if bracket and bracket.start() > 1 and clause.startswith(words("govern"), bracket.end()):
        return len(clause) > bracket.end() + 2
    for tail in tails():
        end = clause.find(tail) + len(tail)
        if end > len(tail) and clause[end:].startswith(words("govern")) and len(clause) > end + 2:
            return True
    return False


def _agent_ends(clause: str) -> Iterator[int]:
    for word in words("agent"):
        start = clause.find(word)
        if start >= 0:
            yield start + len(word)
    for match in _NAME_TOKEN.finditer(clause):
        yield match.end()


def _without_adverbs(clause: str) -> str:
    while True:
        rhythm = _RHYTHM.match(clause)
        word = (
            rhythm.group()
            if rhythm
            else next((w for w in words("adverb") if clause.startswith(w)), "")
        )
        if not word or word == clause or clause.startswith(words("govern")):
            return clause
        clause = clause[len(word) :]


def _event_tail(clause: str) -> bool:
    return head_of(clause).endswith(tuple(tails()))


def _is_closed(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("“”", "《》", "（）", "()"))
