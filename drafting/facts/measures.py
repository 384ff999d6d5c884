"""Last year's rectification in one text: what was wrong, what was done, how far that is, or why nobody can tell."""

import re

from drafting.facts.cues import cue
from drafting.facts.keys import read_outcome
from drafting.lexicon.item_words import words
from schemas.facts import Outcome

_DASH = re.compile(r"\s*(?:—{2,}|–{2,}|-{2,})\s*")
_COLON = re.compile("[：:]")
_CLAUSE = re.compile("[，,；;。]")
_LAST_STEP = re.compile(r"[（(，,；;。：:→\s—]([^（()），,；;。：:→\s—]+)[）)。；;]*$")
_ENDS = "。；; "


def problem_and_measure(text: str) -> list[str]:
    """Return what was wrong and what was done, or the text alone where that is not plain.

    Behind a dash stands the measure unless it tells what was wrong itself. A colon may also explain the problem
    (融合不够：研究不深), so there what stands behind it has to begin with what one does.
    """
    if len(parts := _parts(_DASH, text)) > 1 and not tells_what_is_wrong(parts[1]):
        return parts
    parts = _parts(_COLON, text)
    return parts if len(parts) > 1 and _is_done(parts[1]) and not _is_done(parts[0]) else [text]


def unclear_measure(text: str) -> tuple[str, str] | None:
    """Return (message, suggestion) where what stands behind a colon may be the measure or belong to the problem."""
    parts = _parts(_COLON, text)
    if (
        len(parts) == 1
        or tells_what_is_wrong(_lead(parts[1]))
        or problem_and_measure(text) != [text]
    ):
        return None
    return (
        f"里的“{parts[1]}”不知道是问题还是措施",
        "请写成“问题 → 措施（结果：已完成）”；都是问题的，请把冒号改成逗号",
    )


def unclear_outcome(text: str) -> tuple[str, str] | None:
    """Return (message, suggestion) where a text ends with how far a rectification is, in words that nobody knows."""
    last = _LAST_STEP.search(text.rstrip(_ENDS))
    if last is None or read_outcome(last[1]) or not cue("outcome").match(last[1]):
        return None
    return (
        f"最后的“{last[1]}”像是整改结果，看不懂",
        f"请从这几个里选一个写在最后：{'、'.join(Outcome)}；不是结果的请写到前面",
    )


def tells_what_is_wrong(text: str) -> bool:
    """Whether a text has a word that tells what is wrong: 学习不深."""
    for word in words("not_wrong"):
        text = text.replace(word, "")
    return any(word in text for word in words("wrong"))


def begins_with_verb(text: str) -> bool:
    """Whether a text begins with what one does, or how: 慰问老党员, 每月上墙."""
    if text.startswith(words("noun")):
        return False
    return text.startswith((*words("govern"), *words("act"), *words("adverb"), *words("remedy")))


def _parts(sign: re.Pattern[str], text: str) -> list[str]:
    """Return the two parts of a text around a sign, the text alone where it has not just two."""
    parts = sign.split(text)
    return parts if len(parts) == len(("problem", "measure")) and all(parts) else [text]


def _lead(text: str) -> str:
    return _CLAUSE.split(text, maxsplit=1)[0]


def _is_done(text: str) -> bool:
    """Whether a text begins with a clause that tells what one did, and not what was wrong with it."""
    return begins_with_verb(text) and not tells_what_is_wrong(_lead(text))
