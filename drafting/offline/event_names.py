"""Names of events: what ends them, the measures behind them, and the verb by which each is held.

A name is read after its figures were masked. Words and their roles are data (words.csv, heads.csv).
"""

import re
from functools import cache

from drafting.lexicon.item_words import tails, words
from drafting.offline.times import names_of_days

TOKEN = re.compile(r"[SRDX]V\d{4,6}")
_TO_PLACES = ("到", "赴", "在", "前往")
CLAUSE_END = re.compile(r"[，,；;。：:！？!?]")
_MEASURED = re.compile(rf"(?:(?:共|累计|共计|近|约)?{TOKEN.pattern}[、，]?|[（(][^）)]*[）)])+$")
_LONGEST_NAME = 12
_TELLS = re.compile("[随在把将由被后内]")
"""In a clause that ends with a verb, not in a name: 党小组随总段流动设置."""
_GATHERINGS = ("会", "赛", "战")
_QUOTED = re.compile("“[^”]+”|《[^》]+》")


def first_clause(text: str) -> str:
    """Return the text up to its first comma, colon or stop."""
    return CLAUSE_END.split(text, maxsplit=1)[0]


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
    return head_of(first_clause(text)).endswith(tuple(tails()))


def can_be_held(text: str) -> bool:
    """Return whether a name is surely that of something done: an event, a quoted one, one that ends with a verb."""
    clause = first_clause(text)
    head = head_of(clause)
    if head.endswith(_GATHERINGS) and not head.endswith(words("body_tail")):
        return True
    is_named = _QUOTED.fullmatch(head) is not None or clause.startswith(names_of_days())
    if is_named or is_event(clause):
        return True
    bare = _QUOTED.sub("", head)
    is_plain = len(bare) <= _LONGEST_NAME and not _TELLS.search(bare)
    return is_plain and head.endswith((*words("act"), *_long_verbs()))


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
