"""What a model answered: its text without what models put around a text, or the reason why it is none.

The ways in which models introduce and excuse themselves are rows of ``lexicon/chatter.csv``.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from drafting.errors import UnusableAnswerError
from drafting.lexicon import table
from drafting.report.headings import numbering, section_heading_end, words
from drafting.text.characters import printable
from drafting.text.sentences import sentences

LEAST_HAN = 0.6  # of the letters; a Chinese report has its tokens and a BIM or QC
MOST_OUTSIDE_GB2312 = 0.05  # of the Han; Simplified text stays under 0.01, Traditional has a third

_THOUGHT_START = re.compile(r"<(?:think(?:ing)?|thought|reasoning)>", re.IGNORECASE)
_THOUGHT_END = re.compile(r"</(?:think(?:ing)?|thought|reasoning)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>|<\|[^<>\n]{0,80}\|>")
_FENCED = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n]*\n(.*?)^[ \t]*\1[ \t]*$", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,}).*$", re.MULTILINE)
_WHOLE_SENTENCES = re.compile(r".*[。！？][”’）》」]*\n*", re.DOTALL)
_LINE_MARK = re.compile(r"^(?:#{1,6}\s*|>\s*|[-*+•·●▪]\s+|[•●▪]\s*)+")
_EMPHASIS = re.compile(r"\*\*|__|`")
_RULE = re.compile(r"^[-*_=—\s]{3,}$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Answer:
    """One whole answer as it came; the token counts are the server's, 0 where it gives none."""

    text: str
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def after(self, beginning: str) -> "Answer":
        """Return the answer with its beginning put before it, unless the model has written that again."""
        first = beginning.partition("。")[0]
        if self.text.lstrip().startswith(first):
            return self
        return replace(self, text=beginning + self.text)


def clean_answer(text: str, heading: str) -> str:
    """Return the section's text, one paragraph a line: no thoughts, fences, markdown, talk, nor its own heading.

    ``heading`` is the section's, with or without its number. Raises UnusableAnswerError for an answer that is not
    in Chinese, in Traditional characters, a refusal, unfinished thinking or nothing at all.
    """
    text = _without_tags(printable(text))
    while (unpacked := _unpack(text, heading)) != text:  # talk inside a fence inside talk
        text = unpacked
    if not text:
        raise UnusableAnswerError("模型没有写出正文。可以再试一次，或换用别的模型")
    if any(pattern.match(text) for pattern in _chatter("refusal")):
        raise UnusableAnswerError("模型没有写，而是回绝了。可以再试一次，或换用别的模型")
    _require_simplified_chinese(text)
    return text


def beginning_of(text: str) -> str:
    """Return the whole sentences of an answer that broke off, without thoughts; nothing where it never began."""
    try:
        match = _WHOLE_SENTENCES.match(_without_tags(text))
    except UnusableAnswerError:
        return ""
    return match[0].lstrip() if match else ""


def without_thoughts(text: str) -> str:
    """Drop thinking that has ended, also where the server has swallowed its opening tag (vllm-project/vllm#21130)."""
    said: list[str] = []
    position = 0
    for end in _THOUGHT_END.finditer(text):
        if start := _THOUGHT_START.search(text, position, end.start()):
            said.append(text[position : start.start()])
        else:
            said.clear()
        position = end.end()
    return "".join(said) + text[position:]


def _unpack(text: str, heading: str) -> str:
    lines = _lines(_outside_fences(text))
    return "\n".join(_without_afterword(_without_heading(_without_preamble(lines), heading)))


def _without_tags(text: str) -> str:
    """Return the text without thoughts; UnusableAnswerError where one has not ended, or another tag is left."""
    text = without_thoughts(text)
    if _TAG.search(text):
        raise UnusableAnswerError(
            "模型的答复里有没有写完的思考或多余的标签。请关闭思考功能，或换用别的模型"
        )
    return text


def _outside_fences(text: str) -> str:
    """Return the text of the only fenced block, or else everything without the fences."""
    blocks = _FENCED.findall(text)
    if len(blocks) == 1 and len(blocks[0][1]) * 2 > len(text):
        return str(blocks[0][1])
    return _FENCE.sub("", text)


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    words_only = (
        _EMPHASIS.sub("", _LINE_MARK.sub("", line)).strip()
        for line in lines
        if not _RULE.match(line)
    )
    return [line for line in words_only if line]


def _without_preamble(lines: list[str]) -> list[str]:
    """Drop what the model says to the user before it begins."""
    while lines:
        match = next((m for p in _chatter("before") if (m := p.match(lines[0]))), None)
        if match is None:
            break
        rest = lines[0][match.end() :].strip()
        lines = [rest, *lines[1:]] if rest else lines[1:]
    return lines


def _without_heading(lines: list[str], heading: str) -> list[str]:
    """Drop a first line that is the section's heading, or any heading of that rank: code writes it."""
    if not lines:
        return lines
    first = lines[0].strip("【】[]")
    whole = section_heading_end(first) == len(first)
    if words(first) == words(heading) or (whole and numbering(first).rank <= 1):
        return lines[1:]
    return lines


def _without_afterword(lines: list[str]) -> list[str]:
    """Drop what the model says to the user after it has ended, down to the last sentence of the text."""
    while lines:
        start, end = list(sentences(lines[-1]))[-1]
        if not any(p.fullmatch(lines[-1][start:end].strip()) for p in _chatter("after")):
            break
        rest = lines[-1][:start].rstrip("（( ")
        lines = [*lines[:-1], rest] if rest else lines[:-1]
    return lines


def _require_simplified_chinese(text: str) -> None:
    han = _HAN.findall(text)
    if not han or len(han) < LEAST_HAN * len(_LETTER.findall(text)):
        raise UnusableAnswerError("模型没有用中文写。可以再试一次，或换用中文更好的模型")
    inside = len("".join(han).encode("gb2312", errors="ignore")) // 2  # two bytes each
    if len(han) - inside > MOST_OUTSIDE_GB2312 * len(han):
        raise UnusableAnswerError("模型写成了繁体字。可以再试一次，或换用中文更好的模型")


@cache
def _chatter(place: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in table("chatter") if row["place"] == place)
