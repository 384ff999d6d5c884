"""The lines of notes: how far each is indented, which bullet it has, and what stands behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_BULLETS = {
    "sign": r"[-+*•·●○◦■□◆◇▪▫►▶➢✓√★☆–—－](?![-+*])\s*",
    "chapter": rf"{_NUMERAL}、\s*",
    "number": (
        rf"[（(](?:\d{{1,2}}|{_NUMERAL})[）)]\s*|\d{{1,2}}(?:[.．](?!\d)|[、)）])\s*"
        rf"|[①-⑳⑴-⒛㈠-㈩]\s*|{_NUMERAL}是[，：,:]?\s*|(?:第|其){_NUMERAL}[，、：,:]\s*"
    ),
}
_BULLET = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _BULLETS.items()))
_RULE = re.compile(r"[-=*_—－\s]{3,}")
_HASHES = re.compile(r"#{1,6}(?!#)\s*")
_DRESS = re.compile(r"^(?:\*\*|__|【|\[|〔)\s*|\s*(?:\*\*|__|】|\]|〕)(?=[：:]?$)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of notes.

    ``indent`` counts columns (a tab or full-width space is two), ``bullet`` is sign, chapter (一、), number,
    hash (a Markdown heading) or empty, ``text`` what follows it.
    """

    number: int
    indent: int
    bullet: str
    text: str


def read_lines(text: str) -> Iterator[Line]:
    """Yield every line that says something.

    Blank lines, rules (---), bullets with nothing behind them and remarks (> …, Markdown's quotation) do not.
    """
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip().replace("**", "")  # bold in Markdown, no content
        if not line or line[0] in ">＞" or _RULE.fullmatch(raw.strip()):
            continue
        lead = raw[: len(raw) - len(raw.lstrip())]
        indent = sum(2 if c in "\t\u3000" else 1 for c in lead)
        if hashes := _HASHES.match(line):
            yield Line(number, indent, "hash", line[hashes.end() :])
        elif bullet := _BULLET.match(line):
            if bullet.lastgroup == "sign" and bullet.end() == len(line):
                continue
            yield Line(number, indent, bullet.lastgroup or "", line[bullet.end() :])
        else:
            yield Line(number, indent, "", line)


def undressed(text: str) -> str:
    """Return a heading's words without numbering, bold marks, brackets and the colon behind."""
    text = re.sub(rf"^(?:{_BULLETS['chapter']}|{_BULLETS['number']})", "", text)
    return _DRESS.sub("", text.rstrip("：: ")).strip("：: ")
