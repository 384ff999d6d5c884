"""An honour that names title, date and giver in any order, parted by blanks or commas: 先进党支部 2025.6 院党委."""

import re

from drafting.facts.count_cuts import cut
from drafting.facts.dates import is_time
from drafting.facts.item_dates import spelled
from drafting.lexicon.item_words import words

_BRACKET = re.compile(r"[（(]([^（）()]+)[）)]$")
_SIGNS = re.compile(r"[，,、；;\s]+")
_GAP = re.compile(r"[，,；;\s]+(?![^“”]*”)(?![^《》]*》)")
_SEMICOLON = re.compile("[；;]")
_DIGITS = re.compile(r"\d")
_NO_NAME = re.compile("[的了是由被获把给“《]")
_LONGEST_BODY = 16
_LONGEST_HOLDER = 8


def awards_in(text: str) -> list[str]:
    """Return the honours that semicolons part, where each of them is plainly one; else the text alone."""
    parts = [part for part, _ in cut(text.strip("；;。 "), _SEMICOLON)]
    are_plain = all(any(word in part for word in words("praise")) for part in parts)
    return parts if len(parts) > 1 and are_plain else [text]


def award_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of an honour, none where it is one name or not plain.

    Plain is one title, at most one date and one giver, of which there is one; the person honoured may stand beside
    the title and stays with it. Brackets are taken apart where they hold a date in digits only (2025.6).
    """
    bare = text.strip().rstrip("。；; ")
    bracket = _BRACKET.search(bare)
    inside = _SIGNS.split(bracket[1].strip()) if bracket else []
    outside = _GAP.split(bare[: bracket.start()].strip() if bracket else bare)
    if len(outside) == 1 and all(spelled(part) == part for part in inside):
        return ()
    dates = [part for part in (*outside, *inside) if _is_date(part)]
    givers = [part for part in (*outside, *inside) if part not in dates and _is_giver(part)]
    titles = [part for part in outside if part not in (*dates, *givers)]
    known = len(dates) + len(givers) + len(titles) == len(outside) + len(inside)
    if not known or len(dates) > 1 or len(givers) > 1 or not (dates or givers):
        return ()
    if len(titles) == 2 and not _is_title_of_one(titles):
        return ()
    if len(titles) not in (1, 2):
        return ()
    fields = [("名称", " ".join(titles))]
    fields += [("时间", spelled(date)) for date in dates]
    return (*fields, *(("授予单位", giver) for giver in givers))


def _is_date(part: str) -> bool:
    return is_time(spelled(part)) and _DIGITS.search(part) is not None


def _is_giver(part: str) -> bool:
    """Whether a part can only be a body that gives honours: 院党委 is one, 先进党委 is not."""
    if len(part) > _LONGEST_BODY or _NO_NAME.search(part):
        return False
    return part.endswith(words("giver")) and not any(word in part for word in words("praise"))


def _is_title_of_one(titles: list[str]) -> bool:
    """Whether of two parts one is a title and the other short enough to say whose."""
    praised = ["“" in part or any(word in part for word in words("praise")) for part in titles]
    other = titles[praised.index(False)] if False in praised else ""
    return any(praised) and 1 < len(other) <= _LONGEST_HOLDER and not _NO_NAME.search(other)
