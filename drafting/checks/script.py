"""text.script: the report is written in simplified characters; foreign words and other scripts are slips.

Abbreviations (BIM, QC), names with a capital (DeepSeek) and what stands in the facts are normal. Traditional
characters are those of ``lexicon/traditional.csv``; a few of them are right in names and fixed words (魏徵, 乾坤),
and count only beside others.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from drafting.checks.case import Case
from drafting.checks.text import check as leavings
from drafting.lexicon import split, table
from drafting.text.characters import in_gb2312
from schemas.finding import Finding

CODE = "text.script"
LONGEST_SPAN = 40
GAP = 8
"""Characters between two traditional ones of one slip: what was pasted has simplified ones in between."""
LEAST_LETTERS, LEAST_WORDS = 4, 3
"""Letters from which on a word without a capital is no unit (km), and words in a row that are a phrase."""

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"
_GREEK = r"\u0370-\u03ff"
_FOREIGN = (
    r"\u0400-\u061b\u061d-\u115e\u1161-\u17b3\u17b6-\u180a\u180f-\u1cff\uac00-\ud7a3"
    r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
    r"\u3105-\u312f\u3131-\u3163\u3165-\u318e"
)
_EMOJI = (
    r"\u231a\u231b\u23e9-\u23f3\u2600-\u2604\u260e\u2614-\u2618\u261d\u2620-\u263f\u2648-\u2653\u2660-\u2668"
    r"\u2692-\u26ff\u2705\u2708-\u2712\u2728\u274c\u274e\u2753-\u2757\u2763\u2764\u2795-\u2797\u2b50\u2b55"
    r"\U0001f000-\U0001faff"
)
_STRANGE = re.compile(f"[{_LETTER}{_EMOJI}{_GREEK}{_FOREIGN}]")
_RUN = re.compile(
    rf"""(?P<latin>[{_LETTER}](?:[{_LETTER}0-9\ ,.'’:&/_+\-]*[{_LETTER}0-9])?)
    |(?P<emoji>[{_EMOJI}][{_EMOJI}\ufe0f\u200d\u2640\u2642]*)
    |(?P<greek>[{_GREEK}]{{3,}})  # fewer are letters of a formula
    |(?P<foreign>[{_FOREIGN}]+)""",
    re.VERBOSE,
)
_WORD = re.compile(rf"[{_LETTER}]+(?:['’][A-Za-z]+)?")
_ENGLISH = re.compile(r"[a-z]{2,}|[A-Z][a-z]+")
_QUOTED = {"“": "”", "‘": "’", "《": "》", "「": "」"}


class Slip(NamedTuple):
    """A span, and what is wrong with it."""

    start: int
    end: int
    message: str
    suggestion: str


class Characters(NamedTuple):
    """The traditional characters: those that are nothing else, and those that are right in simplified text too."""

    only: frozenset[str]
    either: str
    simplified: dict[int, str]


def check(case: Case) -> Iterator[Finding]:
    """Yield traditional characters, foreign words, other scripts and emoji that no fact has.

    Addresses, code and blanks are reported by themselves, and are passed over here.
    """
    text = case.report.text
    slips = [*_traditional(text), *_foreign(text)]
    if not slips:
        return
    reported = list(leavings(case))
    for slip in slips:
        if text[slip.start : slip.end] not in case.wording and not _is_reported(
            text, slip, reported
        ):
            yield case.finding(CODE, *slip)


def _is_reported(text: str, slip: Slip, reported: Sequence[Finding]) -> bool:
    """Whether a slip is part of what a web page or a model left: of its span, or for a leak of its whole line."""
    line = text.rfind("\n", 0, slip.start)
    return any(
        (finding.start < slip.end and slip.start < finding.end)
        or (finding.code == "text.leak" and text.rfind("\n", 0, finding.start) == line)
        for finding in reported
    )


@cache
def _characters() -> Characters:
    use = {"繁体": "", "两用": ""}
    simplified: dict[int, str] = {}
    for row in table("traditional"):
        use[row["use"]] += row["traditional"]
        simplified |= dict(zip(map(ord, row["traditional"]), row["simplified"], strict=True))
    return Characters(frozenset(use["繁体"]), use["两用"], simplified)


def _traditional(text: str) -> Iterator[Slip]:
    """Yield runs of traditional characters; what stands close behind in the same line is the same slip."""
    if _is_plain(text):
        return
    begin = 0
    for line in text.split("\n"):
        if not _is_plain(line) and (found := _characters().only.intersection(line)):
            yield from _traditional_in(line, begin, "".join(found))
        begin += len(line) + 1


def _is_plain(text: str) -> bool:
    """Whether GB 2312 has every character, so that none is traditional; its encoder is quick, but lacks two signs."""
    return in_gb2312(text.replace("—", "").replace("·", ""))


def _traditional_in(line: str, begin: int, found: str) -> Iterator[Slip]:
    _, either, simplified = _characters()
    run = re.compile(f"[{either}]*[{found}][{found}{either}]*")
    position = 0
    while match := run.search(line, position):
        start, position = match.start(), min(match.end(), match.start() + LONGEST_SPAN)
        while more := run.search(line, position, min(position + GAP, start + LONGEST_SPAN)):
            position = more.end()
        written = line[start:position]
        yield Slip(
            begin + start,
            begin + position,
            f"“{written}”用了繁体字",
            f"改为“{written.translate(simplified)}”",
        )


def _foreign(text: str) -> Iterator[Slip]:
    """Yield foreign words, other scripts and emoji; most reports have a few abbreviations and nothing else."""
    position = 0
    while strange := _STRANGE.search(text, position):
        found = _RUN.match(text, strange.start()) or strange
        if found.lastgroup == "latin":
            yield from _latin(text, found)
        elif found.lastgroup == "emoji":
            yield Slip(*found.span(), f"正文里夹着表情符号“{found[0]}”", "请删去")
        elif found.lastgroup:
            yield Slip(*found.span(), f"中文里夹着外文“{found[0]}”", "请改用中文")
        position = found.end()


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(w for row in table("latin") if row["use"] == use for w in split(row["words"]))


def _latin(text: str, run: re.Match[str]) -> Iterator[Slip]:
    """Yield the foreign words of a run of Latin letters as one slip."""
    words = list(_WORD.finditer(run[0]))
    if len(words) < LEAST_WORDS and _is_quoted(text, *run.span()):
        return
    foreign = [word for word in words if _is_foreign(word[0])]
    if sum(1 for word in words if _ENGLISH.fullmatch(word[0])) >= LEAST_WORDS:
        foreign = words
    if foreign:
        begin = foreign[0].start()
        ends = [word.end() for word in foreign if word.end() - begin <= LONGEST_SPAN]
        start, end = run.start() + begin, run.start() + max(ends, default=begin + LONGEST_SPAN)
        message = f"中文里夹着外文或拼音“{text[start:end]}”"
        yield Slip(start, end, message, "请改用中文；确是专用名称的，请写进要点")


def _is_foreign(word: str) -> bool:
    """Whether a word is no abbreviation, unit or name."""
    lower = word.lower()
    if lower in _words("usual"):
        return False
    plain = word.islower() and len(word) >= LEAST_LETTERS
    return plain or not word.isascii() or (len(word) > 1 and lower in _words("foreign"))


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a run is the whole of a quotation, and so the name of something."""
    return start > 0 and _QUOTED.get(text[start - 1]) == text[end : end + 1]
