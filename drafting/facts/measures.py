"""Problem and measure of last year's rectification in one text: 学习流于形式——建立学习积分, 党课单一：改为情景党课."""

import re

from drafting.lexicon.item_words import words

_DASH = re.compile(r"\s*(?:—{2,}|–{2,}|-{2,})\s*")
_COLON = re.compile("[：:]")


def problem_and_measure(text: str) -> list[str]:
    """Return what was wrong and what was done, or the text alone where that is not plain.

    Behind a dash stands the measure unless it tells what was wrong itself. A colon may also explain the problem
    (融合不够：研究不深), so there the first part has to tell what was wrong, the other to begin with a remedy.
    """
    for sign, is_plain in ((_DASH, True), (_COLON, False)):
        parts = sign.split(text)
        if len(parts) != 2 or not all(parts) or _is_wrong(parts[1]):
            continue
        if is_plain or (_is_wrong(parts[0]) and parts[1].startswith(words("remedy"))):
            return parts
    return [text]


def _is_wrong(text: str) -> bool:
    for word in words("not_wrong"):
        text = text.replace(word, "")
    return any(word in text for word in words("wrong"))
