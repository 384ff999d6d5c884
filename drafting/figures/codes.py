"""Codes that digits are a part of: G318, GB/T 50326-2017, 5G, 〔2023〕12号, telephone numbers."""

import re

from drafting.figures.vocabulary import unit_at, units

ISSUE_SIGNS = frozenset("〕]］】)）")
_CODE_BEFORE = frozenset("-/ ")
CODE_BEHIND = frozenset("-./#")
_ISSUE = re.compile(r"(?:19|20)\d\d[〕\]］】)）] ?(?:第? ?\d+|[^\W\d]\d{0,4}[^\W\d]{1,6}\d+) ?号")
_PHONE = re.compile(
    r"(?:1[3-9]\d(?:[ -]?\d{4}){2}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4})(?:[-转]\d{1,5})?(?!\d)"
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z\-/]{0,7}$|[A-Z]{2,6}(?:/[A-Z]{1,4})? $")
_CODE = re.compile(r"[\dA-Za-z]+(?:[-+./#][\dA-Za-z]+)*")
_LETTERED = re.compile(
    r"\d+(?:[-./]\d+){0,4}-?[A-Za-z][\dA-Za-z]*(?:[-+./#][\dA-Za-z]+)*级?|\d+(?:[-.]\d+){2,6}"
)
_WITH_COMMAS = re.compile(r"\d[\d,]{0,20}(?:\.\d{1,20})?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LETTER_OR_DIGIT = re.compile("[0-9A-Za-z]")


def issue_at(text: str, at: int, floor: int) -> tuple[int, int] | None:
    """Return the span of a document's or a case's number (〔2023〕12号) whose year begins at ``at``, or None."""
    m = _ISSUE.match(text, at)
    if m is None:
        return None
    return at - (at > floor and text[at - 1] in "（(〔［[【"), m.end()


def code_at(text: str, at: int, stop: int, floor: int) -> tuple[int, int] | None:
    """Return the span of a code with letters or signs (G318, GB/T 50326-2017, 5G, 1.2.3) or of a phone number."""
    before, behind = text[at - 1 : at] if at else "", text[stop : stop + 1]
    if floor and at == floor:
        before = ","
    if behind == "," and (grouped := _GROUPED.match(text, at)) and unit_at(text, grouped.end()):
        return None  # COD3,850吨
    if before.isascii() and (before.isalpha() or before in _CODE_BEFORE):
        latin = _LATIN.search(text, max(floor, at - 9), at)
        code = _CODE.match(text, at) if latin else None
        if latin and code and not _counts(text, code.end(), latin.group()):
            return latin.start(), code.end()
    if (stop >= at + 7 or behind in "- ") and (phone := _PHONE.match(text, at)):
        return phone.span()
    if behind.isascii() and (behind.isalpha() or behind in CODE_BEHIND):
        lettered = _LETTERED.match(text, at)
        return lettered.span() if lettered and not _is_measured(text, at) else None
    return None


def _counts(text: str, end: int, latin: str) -> bool:
    """Whether a number behind letters counts things: APP3个, but not B2层 or C30."""
    if len(latin) == 1:
        return False
    unit = unit_at(text, end)
    if not unit and latin[-1] == text[end : end + 1] == " ":
        unit = unit_at(text, end + 1)
    return unit in ("个", "项") or units().get(unit) == "count"


def _is_measured(text: str, at: int) -> bool:
    """Whether a unit in letters follows: 3.2km."""
    number = _WITH_COMMAS.match(text, at)
    unit = unit_at(text, number.end()) if number else ""
    return bool(number and unit and not _LETTER_OR_DIGIT.match(text, number.end() + len(unit)))
