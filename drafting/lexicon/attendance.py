"""Whether a number of persons counts those who took part: 培训，45人 does, 慰问困难职工，8人 does not.

Words and their roles are data (words.csv, heads.csv). The text is one clause without the figures behind it.
"""

from functools import cache

from drafting.lexicon.item_words import tails, words

_HELD = frozenset(("召开", "举办", "开设", "组织"))
"""Verbs of what people come to: a meeting, a contest, a course, an outing."""


def is_attended(clause: str) -> bool:
    """Whether a number of persons behind a clause can only be those who took part; what is not sure is not."""
    if clause.endswith(words("persons_object")):
        return False
    if _is_held(clause):
        return True
    if _has_persons_as_object(clause) or clause.endswith(_people()):
        return False
    return clause.endswith(words("attended_unless")) or _is_attending(clause)


def is_done_to_persons(clause: str) -> bool:
    """Whether what was done has persons as its object, so that a number of them may be these: 评选最美职工."""
    if clause.endswith(words("persons_object")):
        return True
    is_held = _is_held(clause) or clause.endswith(words("attended_unless"))
    return _has_persons_as_object(clause) and not is_held


def _is_held(clause: str) -> bool:
    """Whether a clause ends with what people come to, whoever it is for: 慰问座谈会, 发展对象培训."""
    if clause.endswith(words("body_tail")):
        return False
    return clause.endswith(("会", *words("attended"), *_gatherings()))


@cache
def _gatherings() -> tuple[str, ...]:
    return tuple(tail for tail, verbs in tails().items() if verbs[0] in _HELD)


def _has_persons_as_object(clause: str) -> bool:
    return any(word in clause for word in words("persons_object"))


@cache
def _people() -> tuple[str, ...]:
    return tuple(word for word in (*words("agent"), *words("title")) if word != "”")


def _is_attending(clause: str) -> bool:
    """Whether a clause holds a verb whose subject takes part, and not as the beginning of a name (学习小组)."""
    for word in words("attending"):
        at = clause.find(word)
        if at >= 0 and not clause.startswith(words("noun"), at):
            return True
    return False
