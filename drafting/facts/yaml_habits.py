"""What Chinese typing does to YAML, line by line: put right where it can mean only one thing, told where not.

A Chinese keyboard writes ``单位：某支部``, ``-活动`` and ``"七一"前走访``, all of which YAML misreads or rejects.
Each has one possible meaning, so it is rewritten. Indentation by tabs or full-width spaces and ``---`` have not.
"""

import re
from collections.abc import Iterator

from drafting.facts.keys import FREE_KEYS, ITEM_TYPES, KEYS, aliases
from drafting.facts.tree import Place, Problems, curl

_LEAD = r"^(\s*(?:- +)*)"
_TOP_KEY = re.compile(rf"^()({'|'.join(KEYS)})\s*[：:]\s*")
_FIELD_KEYS = {
    kind: re.compile(rf"{_LEAD}({'|'.join(aliases(cls))})\s*[：:]\s*")
    for kind, cls in ITEM_TYPES.items()
    if aliases(cls)
}
_FREE_KEY = re.compile(r"^(\s+)([^\s：:#-][^：:#]{0,40}?)\s*(?:：|:(?! |$))\s*")
_TIGHT_DASH = re.compile(r"^(\s*)-(?=[^\s-])")
_TAB_FOR_SPACE = re.compile(r"(?<=[:-])\t+|\t+(?=#)")
_QUOTED_START = re.compile(rf'{_LEAD}((?:[^\s:"]+: +)?"[^"\\]*"\s*[^\s:,\]}}#].*)$')
_BLOCK = re.compile(r"(?:^|[:-] *)[|>][+\-\d]*\s*(?:#.*)?$")
_HEADING = re.compile(r"^([^\s：:#-]+)\s*[：:]")
_DIVIDER = re.compile(r"(?:---|\.\.\.)(?:\s|$)")


def settle(text: str, problems: Problems) -> tuple[list[str], frozenset[int]]:
    """Return the lines as YAML can read them, and the numbers of those whose indentation is a guess."""
    lines = text.split("\n")
    guessed = _level(lines, problems)
    _join_documents(lines, problems)
    return list(_rewritten(lines)), guessed


def _level(lines: list[str], problems: Problems) -> frozenset[int]:
    """Replace tabs and wide spaces before the first word, which no one can count, and tell of them."""
    guessed = []
    for number, line in enumerate(lines, 1):
        lead = line[: _indent(line)]
        if line.strip() and lead.strip(" "):
            guessed.append(number)
            lines[number - 1] = "".join(" " if c == " " else "  " for c in lead) + line.lstrip()
    if guessed:
        others = f"（共 {len(guessed)} 行：{'、'.join(map(str, guessed))}）" if guessed[1:] else ""
        problems.add(
            Place.line(guessed[0]),
            "",
            f"行首用了制表符（Tab）或全角空格{others}",
            "缩进请只用半角空格，每深一层多两个",
        )
    return frozenset(guessed)


def _join_documents(lines: list[str], problems: Problems) -> None:
    """Blank the marks between documents; only a ``---`` before everything else is no problem."""
    begun = False
    for number, line in enumerate(lines, 1):
        if _DIVIDER.match(line):
            lines[number - 1] = ""
            if begun or line.strip() != "---":
                problems.add(
                    Place.line(number), "", f"“{line.strip()}”表示另起一份文件", "请删去这一行"
                )
        begun = begun or bool(line.strip() and not line.lstrip().startswith("#"))


def _rewritten(lines: list[str]) -> Iterator[str]:
    """Yield each line with its habits put right; block texts (``|``) are left alone."""
    heading = ""
    block_indent: int | None = None
    for line in lines:
        indent = _indent(line)
        if block_indent is not None and (indent > block_indent or not line.strip()):
            yield line
            continue
        if top := _HEADING.match(line):
            heading = top[1]
        settled = line if line.lstrip().startswith("#") else _settled(line.rstrip(), heading)
        block_indent = indent if _BLOCK.search(settled) else None
        yield settled


def _settled(line: str, heading: str) -> str:
    line = _TIGHT_DASH.sub(r"\1- ", line)
    line = _TAB_FOR_SPACE.sub(" ", line).replace("\t", " | ")
    for pattern in (_TOP_KEY, _FREE_KEY if heading in FREE_KEYS else _FIELD_KEYS.get(heading)):
        line = pattern.sub(r"\1\2: ", line) if pattern else line
    quoted = _QUOTED_START.match(line)
    return quoted[1] + curl(quoted[2]) if quoted else line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
