"""Last year's rectification in one text: what was wrong, what was done, how far that is, or why nobody can tell."""

import re

from drafting.facts.count_cuts import cut
from drafting.facts.cues import cue
from drafting.facts.keys import read_outcome
from drafting.figures import scan
from drafting.lexicon.item_words import words
from schemas.facts import Outcome

_DASH = re.compile(r"\s*(?:—{2,}|–{2,}|-{2,})\s*")
_COLON = re.compile("[：:]")
_CLAUSE = re.compile("[，,；;。]")
_LAST_STEP = re.compile(r"[（(，,；;。：:→\s—]([^（()），,；;。：:→\s—]+)[）)。；;]*$")
_ENDS = "。；; "
_SAID_DONE = re.compile(r"^(?:今年|已|均已|都已)|^[一-鿿]{1,4}了")
_UNCLEAR = "里的“{}”不知道是问题还是措施"
_ARROWED = "请写成“问题 → 措施（结果：已完成）”"


def problem_and_measure(text: str) -> list[str]:
    """Return what was wrong and what was done, or the text alone where that is not plain.

    Behind a dash stands the measure unless it tells what was wrong itself. A colon may also explain the problem
    (融合不够：研究不深), so there what stands behind it has to begin with what one does. Where only commas part them,
    what stands behind the last clause that tells what was wrong has to say that it was done: 联系少，建了微信群.
    """
    if len(parts := _parts(_DASH, text)) > 1 and not tells_what_is_wrong(parts[1]):
        return parts
    parts = _parts(_COLON, text)
    if len(parts) > 1 and _is_done(parts[1]) and not _is_done(parts[0]):
        return parts
    parts = _around_last_wrong(text)
    plain = len(parts) > 1 and _is_surely_done(parts[1]) and not _any_done(parts[0])
    return parts if plain else [text]


def unclear_measure(text: str) -> tuple[str, str] | None:
    """Return (message, suggestion) where words behind a colon or a comma may be the measure or belong to the problem."""
    if problem_and_measure(text) != [text]:
        return None
    parts = _parts(_COLON, text)
    if len(parts) > 1 and not tells_what_is_wrong(_lead(parts[1])):
        return _UNCLEAR.format(parts[1]), f"{_ARROWED}；都是问题的，请把冒号改成逗号"
    parts = _around_last_wrong(text)
    if len(parts) > 1 or _any_done(text):
        return _UNCLEAR.format(parts[-1]), f"{_ARROWED}；都是问题的，请写成“问题：…；结果：已完成”"
    return None


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


def _around_last_wrong(text: str) -> list[str]:
    """Return what stands up to the last clause that tells what was wrong, and what behind it; the text alone if nothing."""
    clauses = list(cut(text, _CLAUSE))
    wrong = [at for at, (clause, _) in enumerate(clauses) if tells_what_is_wrong(clause)]
    if not wrong or wrong[-1] == len(clauses) - 1:
        return [text]
    halves = clauses[: wrong[-1] + 1], clauses[wrong[-1] + 1 :]
    return ["".join(map("".join, half)).rstrip("，,；;。") for half in halves]


def _any_done(text: str) -> bool:
    """Whether one of several clauses tells what one did; a single one may name what was wrong: 走访企业."""
    clauses = [clause for clause, _ in cut(text, _CLAUSE)]
    return len(clauses) > 1 and any(map(_is_done, clauses))


def _is_done(text: str) -> bool:
    """Whether a text begins with a clause that tells what one did, and not what was wrong with it."""
    lead = _lead(text)
    if tells_what_is_wrong(lead):
        return False
    when = cue("named_year").match(lead)
    return begins_with_verb(lead[when.end() :] if when else lead) or _is_done_to(lead)


def _is_surely_done(text: str) -> bool:
    """Whether a text begins with what one did and no failing is called by: 学习笔记照抄 begins with a verb as well."""
    lead = _lead(text)
    return _is_done(text) and (
        lead.startswith(words("set_up"))
        or _SAID_DONE.search(lead) is not None
        or any(number.is_figure for number in scan(lead))
    )


def _is_done_to(clause: str) -> bool:
    """Whether a clause names first with or to whom one did something, and counts it: 与43家商户签订承诺书."""
    verbs = (verb for role in ("govern", "act") for verb in words(role) if len(verb) > 1)
    return (
        clause.startswith(words("prep"))
        and any(number.is_figure for number in scan(clause))
        and any(verb in clause for verb in verbs)
    )
