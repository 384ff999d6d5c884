"""Plain corrections taken at their word: 主题党日12次，不对，是10次 reads 主题党日10次.

Plain is one number for another of the same unit, right behind it in one message, with nothing between the two but
words that correct. Whatever is less plain is left as it stands, for ``taken_back`` to turn away.
"""

import re
from functools import cache
from itertools import pairwise, takewhile

from drafting.figures import Numeral, scan
from drafting.notes.cues import cue, pattern_of
from drafting.notes.signs import clause_start

MOST = 20
"""Corrections in one message; each is one of a number that was right itself a moment ago."""
_STRUCK = re.compile(r"~~[^~\n]+~~")
_BETWEEN = r"[×✗✘，,、。；;：:！!\s（()）“”\"—-]"
_BEHIND = re.compile(r"(?:才[对是])?(?P<close>[）)]?)(?=[，,、。；;！!？?（()）\s]|$)")
_NOT = re.compile(r"(?:不是|不止|没有|哪有|并非)$")
_BUT = re.compile(r"[，,、\s]*(?:而|就|只|应)?[是有为]")
_HAN = re.compile(r"[一-鿿]*")
_HAN_BEFORE = re.compile(r"[一-鿿]{2,12}$")
_TOKENS = ("mistaken", "checked", "restated", "fewer", "musing")


def corrected(message: str) -> str:
    """Return a message as it reads when its plain corrections are made and what is struck out is gone."""
    message = _STRUCK.sub("", message)
    for _ in range(MOST):
        figures = [n for n in scan(message) if n.is_figure and n.text[0] != "一"]
        better = next(filter(None, (_mended(message, *pair) for pair in pairwise(figures))), "")
        if not better:
            break
        message = better
    return message


def _mended(message: str, wrong: Numeral, right: Numeral) -> str:
    """Return the message with the second number in the place of the first, empty where they are no such pair."""
    if wrong.unit != right.unit or wrong.value == right.value:
        return ""
    again = len(_again(message[wrong.end :], message[right.end :]))
    between = message[wrong.end + again : right.start]
    behind = _BEHIND.match(message, right.end + again)
    head = message[: wrong.start]
    clause = head[clause_start(message, wrong.start) :]
    if behind is None or cue("planned").search(clause):
        return ""
    opens = sum(between.count(sign) for sign in "（(") - sum(between.count(s) for s in "）)")
    if opens > len(behind["close"]):
        return ""
    denied = _NOT.search(head)
    if denied and _BUT.fullmatch(between):
        head = head[: denied.start()]
    elif not _corrects(between, clause):
        return ""
    end = behind.end() if opens else behind.start("close")
    return head + message[right.start : right.end + again] + message[end:]


def _again(one: str, other: str) -> str:
    """Return the words with which both begin: 32人参加，更正：35人参加."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    found = _HAN.match("".join(a for a, _ in pairs))
    return found[0] if found else ""


def _corrects(between: str, clause: str) -> bool:
    """Whether the words between two numbers only correct, the name of what is counted being said again or not.

    “50人，只来了30人” corrects a number that stands alone; “党员50人，只来了30人” says two things.
    """
    if name := _HAN_BEFORE.search(clause):
        names = (name[0][at:] for at in range(len(name[0]) - 1))
        between = between.replace(next((n for n in names if n in between), "\0"), "")
    roles = ["mistaken", "checked", "restated", *([] if clause.strip() else ["fewer"])]
    return any(cue(r).search(between) for r in roles) and bool(_only_corrects().fullmatch(between))


@cache
def _only_corrects() -> re.Pattern[str]:
    return re.compile(rf"(?:{_BETWEEN}|{'|'.join(map(pattern_of, _TOKENS))})+")
