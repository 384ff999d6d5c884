"""What a text begins with: a verb, one who acts, the name of something.

Its figures are masked, so a date is a token. Words and their roles are data (words.csv, heads.csv); what no word
decides is read by the default that the caller names.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from drafting.lexicon.item_words import tails, words
from drafting.offline.event_names import first_clause, head_of, is_event
from drafting.slots import DATE, FIGURE, Slots

TIMES_UNITS = ("次", "场", "期", "轮", "堂", "节", "讲", "人次", "场次", "届", "批次", "批")
"""Units in which events are counted."""
_NAME_TOKEN = re.compile(r"[DX]V\d{4,6}")
_RHYTHM = re.compile(
    rf"每(?:个|一)?(?:半年|半月|季度|学期|学年|星期|年|季|月|周|日|天)(?:[一二三四五六日天末初底](?!次|轮|场)|{DATE}\d+)?"
)
_AMOUNTS = ("量", "率", "额")
_SO_OFTEN = re.compile(
    rf"(?:[开讲上办做搞发写建修种买装送])(?:[了过完好]|(?:{FIGURE})?\d|“|[一两二三四五六七八九十]+[次场期堂个节])"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_SO_MANY = re.compile(rf"{FIGURE}\d{{4,6}}([㐀-鿿]{{2,8}}?)[与和同跟向为对给][^，]{{2,}}")
_ACT_MEASURED = re.compile(rf"({FIGURE}\d{{4,6}})")
_OFTEN = re.compile(rf"({FIGURE}\d{{4,6}})|[两二三四五六七八九十]次")


class Shape(StrEnum):
    """What can be done with a text in a sentence."""

    PREDICATE = "predicate"  # begins with its verb: takes a subject
    CLAUSE = "clause"  # has its own subject: takes none
    NOUN = "noun"  # names something: takes a subject and a verb


def shape_with(text: str, slots: Slots, default: Shape = Shape.NOUN) -> Shape:
    """Return the shape of a text whose figures are known: 植树200棵 and 两次组织献血 are predicates."""
    form, clause = shape(text, default), first_clause(text)
    is_done = _is_done_so_much(clause, slots) or _is_done_so_often(clause, slots)
    return Shape.PREDICATE if form is Shape.NOUN and is_done else form


def shape(text: str, default: Shape = Shape.NOUN) -> Shape:
    """Return what a text begins with: verb, subject, or the name of something."""
    clause = first_clause(text)
    if clause.startswith(words("self")):
        return Shape.CLAUSE
    core = without_adverbs(clause)
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


def rhythm_of(text: str) -> str:
    """Return how often something is done, with which a text begins: 每月; empty where it says nothing of it."""
    rhythm = _RHYTHM.match(text)
    return rhythm.group() if rhythm else ""


def begins_with_attribute(clause: str) -> bool:
    """Whether a clause begins with a verb that only tells which: 启动的老旧小区改造, 与企业签订的协议."""
    attribute, found, noun = clause.partition("的")
    if not (found and noun):
        return False
    rest = without_adverbs(attribute.rstrip("了过"))
    if rest.startswith(words("prep")):
        return rest.endswith((*words("govern"), *words("act")))
    while rest:
        verb = next((w for w in (*words("govern"), *words("act")) if rest.startswith(w)), "")
        if not verb:
            return False
        rest = rest[len(verb) :]
    return True


def _is_done_so_much(clause: str, slots: Slots) -> bool:
    """Whether a measure tells how much was done (捐款1.2万元, 植树200棵) rather than how often (义诊3场)."""
    act = next((w for w in words("act") if clause.startswith(w)), "")
    match = _ACT_MEASURED.match(clause, len(act)) if act else None
    return bool(match and unit_of(match.group(), slots) not in TIMES_UNITS)


def _is_done_so_often(clause: str, slots: Slots) -> bool:
    """Whether a clause begins with how many times something is done: 两次组织献血, 3次到陵园祭扫."""
    often = _OFTEN.match(clause)
    if often is None or (often[1] and unit_of(often[1], slots) not in ("次", "批次")):
        return False
    return shape(clause[often.end() :]) is Shape.PREDICATE


def unit_of(token: str, slots: Slots) -> str:
    """Return the unit of the figure that a token stands for, empty where it is none."""
    figures = (f for f in slots.figures.values() if slots.token(f.id) == token)
    figure = next(figures, None)
    return figure.quantity.unit if figure and figure.quantity else ""


def _begins_with_verb(clause: str, core: str) -> bool:
    """Whether a clause begins with a verb or what leads to one; 学习…活动 names an event, 学习… does not."""
    if core.startswith(words("slogan")) and head_of(clause).endswith(words("slogan_tail")):
        return core != clause
    verb = next((word for word in words("govern") if core.startswith(word)), "")
    if verb and core.startswith(_AMOUNTS, len(verb)):
        return False  # 接警量, 办结率
    if verb or _SO_OFTEN.match(core) or _is_visiting(clause, core) or _is_holding(core):
        return True
    if core.startswith(words("plain")) and len(head_of(core)) > 2 and not is_event(clause):
        return True  # 修机耕路, 种羊肚菌
    if core.startswith(words("act")):
        return core != clause or not _names_event(clause, core)
    return core.startswith(words("prep"))


def _is_visiting(clause: str, core: str) -> bool:
    """Whether a clause begins with what one sees: 参观成就展, 观看警示片, but not 参观学习活动."""
    is_name = core in words("act") or head_of(clause).endswith(words("visiting_tail"))
    return core.startswith(words("visiting")) and not is_name


def _is_holding(core: str) -> bool:
    """Whether a clause begins with a plain verb and what is held: 开迎春茶话会, but not 开学典礼."""
    is_name = core.startswith(words("hold_name"))
    return core.startswith(words("hold")) and not is_name and is_event(core[1:])


def _names_event(clause: str, core: str) -> bool:
    return is_event(clause) or core in words("act")


def _after_subject(clause: str) -> Shape | None:
    """Return CLAUSE when a person or body is followed closely by a verb, or a state is told."""
    event = is_event(clause)
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


def without_adverbs(clause: str) -> str:
    """Return a clause without the rhythm and the adverbs that it begins with: 每月认真开展 is 开展."""
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
