"""The lines of notes: how far each is indented, which bullet it has, and what stands behind it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from drafting.figures.numbers import parse_number
from drafting.figures.vocabulary import unit_at

NUMERAL = (
    r"(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九](?![一二三四五六七八九十]))"
)
"""A number up to 99 as lists have it: 五一 is a holiday and none."""
_BULLETS = {
    "sign": r"[-+*•·●○◦■□◆◇▪▫►▶➢➡✓√★☆–—－](?![-+*])\s*",
    "chapter": rf"{NUMERAL}、\s*",
    "number": (
        rf"[（(](?:\d{{1,2}}|{NUMERAL})[）)]\s*|\d{{1,2}}(?:[.．](?!\d)|[、)）])\s*"
        r"|\d{1,2}[.．](?=(?:1[0-2]|[1-9])月|20\d\d年)"  # 1.6月组织演练
        rf"|[①-⑳⑴-⒛㈠-㈩❶-❿]\s*|{NUMERAL}是[，：,:]?\s*|(?:第|其){NUMERAL}[，、：,:]\s*"
    ),
    "picture": r"[\U0001f000-\U0001fbff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff]+\s*",
}
_BULLET = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _BULLETS.items()))
_OUTLINE = re.compile(r"(\d{1,2})\.(\d{1,2})(?=\s|[一-鿿“《])\s*")
_GLUED = re.compile(r"(\d{1,2})(?=[一-鿿“《])")
_RULE = re.compile(r"[-=*_—－\s]{3,}|(?=[^-]*-)(?=[^|｜]*[|｜])[|｜:：—\-\s]+")
_BANNER = re.compile(r"[—=-]{2,}\s*([^—=\s-].*?)\s*[—=-]{2,}")
_HASHES = re.compile(r"#{1,6}(?!#)\s*")
_KEYCAP = re.compile(r"(?:[0-9]\ufe0f?\u20e3)+")
_PICTURES = re.compile(
    r"(?![❓❔❌✖❎✗✘☐☑➡❶-❿★☆✓🤔🚫])[\U0001f000-\U0001fbff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\u20e3]+"
)
"""Emoji that only adorn; a question mark, a cross, a box and an arrow say something."""
_TICKED = re.compile(r"(?:[-*+]\s+)?(?:\[[xX√✓]\]|☑)\s*")
_OPEN = re.compile(r"(?:[-*+]\s+)?(?:\[\s?\]|☐)\s*")
_DRESS = re.compile(
    r"^(?:\*\*|__|[【\[〔〖「『“\"<《])\s*|\s*(?:\*\*|__|[】\]〕〗」』”\">》])(?=[：:]?$)"
)
_POINTERS = "：:↓⇓▼ "


@dataclass(frozen=True, slots=True)
class Line:
    """One line of notes.

    ``indent`` counts columns (a tab or full-width space is two), ``bullet`` is sign, chapter (一、), number, picture (an
    emoji), box (not ticked), row (of a table), hash (a Markdown heading) or empty, ``text`` what follows it; ``mark`` is the bullet as
    typed, ``raw`` the line as typed.
    """

    number: int
    indent: int
    bullet: str
    text: str
    mark: str = ""
    raw: str = ""


def read_lines(text: str) -> Iterator[Line]:
    """Yield every line that says something.

    Blank lines, rules (---), bullets with nothing behind them and remarks (> …, Markdown's quotation) do not.
    """
    raws = text.split("\n")
    outlined, glued = _outlined(raws), _glued(raws)
    for number, raw in enumerate(raws, 1):
        line = _KEYCAP.sub(_of_keycap, raw.strip())
        line = line.replace("**", "")  # bold in Markdown, no content
        if not line or line[0] in ">＞" or _RULE.fullmatch(line):
            continue
        lead = raw[: len(raw) - len(raw.lstrip())]
        indent = sum(2 if c in "\t\u3000" else 1 for c in lead)
        if number in outlined and (mark := _OUTLINE.match(line)):
            found = Line(number, indent, "number", line[mark.end() :], mark[0].strip(), raw)
        elif number in glued and (mark := _GLUED.match(line)):
            found = Line(number, indent, "number", line[mark.end() :], f"{mark[0]}.", raw)
        else:
            found = replace(line_of(number, line), indent=indent, raw=raw)
        if found.text or found.bullet not in ("sign", "picture"):
            yield found


def _of_keycap(cap: re.Match[str]) -> str:
    """Return what keycaps are: before a unit or side by side a number (8️⃣次), else one that numbers a bullet."""
    digits = re.sub(r"\D", "", cap[0])
    behind = cap.end() + len(cap.string[cap.end() :]) - len(cap.string[cap.end() :].lstrip())
    is_number = cap.start() > 0 and bool(unit_at(cap.string, behind))
    return (
        digits if is_number or digits == "0" or len(digits) > 1 else chr(ord("①") + int(digits) - 1)
    )


def line_of(number: int, text: str) -> Line:
    """Return a text without white space around it as the line of that number: its bullet and what stands behind."""
    if hashes := _HASHES.match(text):
        return Line(number, 0, "hash", adorned(text[hashes.end() :]), hashes[0].strip())
    if banner := _BANNER.fullmatch(text):
        return Line(number, 0, "hash", adorned(banner[1]))
    if ticked := _TICKED.match(text):
        return Line(number, 0, "sign", adorned(text[ticked.end() :]), ticked[0].strip())
    if opened := _OPEN.match(text):
        return Line(number, 0, "box", adorned(text[opened.end() :]), opened[0].strip())
    bullet = _BULLET.match(text)
    if not bullet or (bullet.lastgroup == "picture" and not _PICTURES.match(text)):
        return Line(number, 0, "", adorned(text))
    kind, mark, rest = bullet.lastgroup or "", bullet[0].strip(), text[bullet.end() :]
    if mark == "*" and rest.find("*") == len(rest) - 1:  # *italic* in Markdown
        rest = rest[:-1]
    return Line(number, 0, kind, adorned(rest), mark)


def adorned(text: str) -> str:
    """Return a text without the emoji that only adorn it."""
    return _PICTURES.sub(" ", text).strip() if _PICTURES.search(text) else text


def undressed(text: str) -> str:
    """Return a heading's words without numbering, bold marks, brackets and the colon behind."""
    text = re.sub(rf"^(?:{_BULLETS['chapter']}|{_BULLETS['number']}|\d{{1,2}}\s+)", "", text)
    return _DRESS.sub("", text.rstrip(_POINTERS)).strip(_POINTERS)


_FORMS = (
    re.compile(rf"({NUMERAL})、"),
    re.compile(rf"\(({NUMERAL})\)"),
    re.compile(r"(\d{1,2})[.、)]"),
    re.compile(r"\((\d{1,2})\)"),
    re.compile(r"([①-⑳❶-❿])"),
    re.compile(rf"({NUMERAL})是[,:]?"),
    re.compile(rf"(?:第|其)({NUMERAL})[,、:]"),
)
"""How official prose numbers its levels, the highest first; 一是 and 第一 number what stands in a line."""
_CIRCLED = re.compile(r"[①-⑳❶-❿]")


def level_of(mark: str) -> tuple[int, int]:
    """Return the level of a numbering (0 for 一、, 4 for ①, -1 for none) and its number (0 for none)."""
    if _CIRCLED.match(mark):
        return 4, int(unicodedata.numeric(mark[0]))
    bare = unicodedata.normalize("NFKC", mark)
    for level, form in enumerate(_FORMS):
        if found := form.fullmatch(bare):
            return level, int(parse_number(found[1]) or 0)
    return -1, 0


def _outlined(raws: list[str]) -> frozenset[int]:
    """Return the numbers of the lines that 1.1, 1.2 … number: a chapter's run from 1 without a gap, and has two."""
    runs: dict[str, list[tuple[int, int]]] = {}
    for number, raw in enumerate(raws, 1):
        if mark := _OUTLINE.match(raw.strip()):
            runs.setdefault(mark[1], []).append((number, int(mark[2])))
    return frozenset(
        number
        for run in runs.values()
        if len(run) > 1 and run[0][1] == 1 and all(b[1] == a[1] + 1 for a, b in pairwise(run))
        for number, _ in run
    )


def _glued(raws: list[str]) -> frozenset[int]:
    """Return the numbers of the lines that 1, 2, 3 right before their words number: they follow each other from 1.

    A number with its unit or month behind it counts what it stands before.
    """
    found: list[int] = []
    run: list[int] = []
    for number, raw in enumerate(raws, 1):
        if not (line := raw.strip()):
            continue
        mark = _GLUED.match(line)
        is_mark = (
            mark is not None
            and not unit_at(line, mark.end())
            and line[mark.end()] not in "年月日号"
        )
        value = int(mark[1]) if mark and is_mark else 0
        if value != len(run) + 1:
            found += run if len(run) > 1 else []
            run = []
        if value == len(run) + 1:
            run.append(number)
    return frozenset([*found, *(run if len(run) > 1 else [])])
