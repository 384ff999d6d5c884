"""Headings: how a line is numbered, what is stuck to it, and which section its words mean.

Ranks follow the official order 一、 > （一） > 1. > （1）; 第一部分 stands above them and is rank 0.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from drafting.report.leavings import blanked, leavings, without_leavings
from schemas.outline import Outline

BARE = 9  # the rank of a line without numbering

_HAN = "[一二三四五六七八九十]{1,3}"
_NUMBERING = re.compile(
    rf"""第(?P<rank0>{_HAN})(?:部分|篇|章)[、，,：:.．\s]*
    |(?P<rank1>{_HAN})(?:[、.．]|[：:\s](?!\s*是))\s*
    |[（(](?P<rank2>{_HAN})[）)][、.．]?\s*
    |(?P<rank3>\d{{1,2}})(?:[、.．](?!\d)|\s+(?=[一-鿿]))\s*
    |[（(](?P<rank4>\d{{1,2}})[）)][、.．]?\s*
    |(?P<rank4_circled>[①-⑳])\s*""",
    re.VERBOSE,
)
_MARK = re.compile(r"(?:#{1,6}\s*|\*\*|__)+")
_PAGE_NUMBER = re.compile(r"\d{1,4}(?=[第（(一二三四五六七八九十])")
_STOP = re.compile(r"[。！？；;：:]")
_SENTENCE_SIGN = re.compile(r"[，。；：！？,;:]|^[一二三四五六七八九十]是")
_NO_HEADING = re.compile(r"[；：:！？0-9０-９]")
_DIGIT = re.compile(r"[0-9０-９]")
_INTRODUCES = re.compile(r"以下|如下|主要有|表现")
_PUNCTUATION = re.compile(r"[\s“”‘’\"《》（）()]|\{year\}")
_COORDINATION = re.compile("以及|及|和|与|暨|[、，,]")
_TRAILER = re.compile("(?:之处|情况|方面|如下)?")
_BETWEEN = re.compile(r"[\s\-—_|·]*")
_YEAR = re.compile(
    r"(?:(?:19|20|１９|２０)[0-9０-９]{2}|20[xX×]{2}|[二贰][〇○零][一二三四五六七八九〇○零]{2}|[xX×]{2,4})(?=\s*年)"
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The rank and number at the beginning of a line, and the offset where its words begin."""

    rank: int
    number: int
    end: int


@lru_cache(maxsize=1024)  # each line of a report is asked about several times
def numbering(line: str) -> Numbering:
    """Return how a line is numbered, looking behind markdown marks and a web page's leavings.

    A site's own name may stand before the part that is known (晨光 in 晨光范文网三、存在不足).
    """
    mark = _MARK.match(line)
    start = mark.end() if mark else 0
    if found := _numbering_at(line, start):
        return found
    stuck = _PAGE_NUMBER.match(line, start) or next(leavings(line[:40]), None)
    if stuck and (gap := _BETWEEN.match(line, stuck.end())):
        return _numbering_at(line, gap.end()) or Numbering(BARE, 0, start)
    return Numbering(BARE, 0, start)


def _numbering_at(line: str, start: int) -> Numbering | None:
    match = _NUMBERING.match(line, start)
    if match is None or match.lastgroup is None:
        return None
    return Numbering(int(match.lastgroup[4]), _value(match[match.lastgroup]), match.end())


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    if "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    tens, ten, ones = number.rpartition("十")
    digits = "零一二三四五六七八九"
    return 10 * (digits.find(tens[-1:]) if tens else 1) * bool(ten) + digits.find(ones[-1:] or "零")


def words(heading: str) -> str:
    """Return a heading's own words: no numbering, marks, leavings or stray digits; its year as ``{year}``."""
    text = without_leavings(heading[numbering(heading).end :])
    text = re.sub(r"[0-9０-９]+", "", _YEAR.sub("\0", text)).replace("\0", "{year}")
    text = re.sub(r"[（(][\s.．-]*[）)]", "", text)
    return text.strip(" \t　*_#-—|·:：。.．，,；;")


def section_heading_end(line: str) -> int:
    """Return where the heading ends that a line is, or begins with (三、存在不足：一是…); 0 for none.

    A heading is short and no sentence; without numbering it must stand alone on its line. A row of a table is none.
    """
    found = numbering(line)
    stop = _STOP.search(blanked(line[:80]), found.end)
    end = stop.end() if stop else len(line)
    title = without_leavings(line[found.end : stop.start() if stop else end])
    is_row = line.count("\t", found.end) > (found.rank != BARE)
    if is_row or not title.strip():
        return 0
    if stop is None:
        limit = 20 if found.rank == BARE else 40
        comma = "，" in title and found.rank == BARE
        return end if len(title) <= limit and not comma else 0
    if len(title) > 24 or "，" in title or stop[0] in "；;":
        return 0
    alone = not line[end:].strip(" *_")
    if found.rank == 1 and stop[0] in "：:" and _is_title_behind(line[end:]):
        return len(line)  # 一、以初心作墨：抓党建工作的主要情况
    if found.rank == BARE:
        labels = stop[0] in "：:" and len(title) <= 10 and not _INTRODUCES.search(title)
        return len(line) if alone and labels else 0
    return len(line) if alone else end


def _is_title_behind(words: str) -> bool:
    """Whether what follows a colon in a heading is its second half, and not the text of the section."""
    title = words.strip(" *_")
    return (
        0 < len(title) <= 20
        and not _SENTENCE_SIGN.search(title)
        and not numbering(title).rank < BARE
    )


def heading_sentence_end(line: str, start: int) -> int:
    """Return where the run-in heading sentence ends whose words begin at ``start``; 0 when there is none."""
    stop = line.find("。", start)
    sentence = line[start:stop]
    is_title = 0 < len(sentence) <= 32 and not _NO_HEADING.search(sentence)
    return stop + 1 if stop > 0 and is_title else 0


class Meaning:
    """Says which section of an outline a heading means."""

    def __init__(self, outline: Outline) -> None:
        self._specs = tuple(
            (
                spec.id,
                re.compile("|".join(spec.synonyms) or "(?!)"),
                re.compile("|".join(spec.excludes) or "(?!)"),
            )
            for spec in outline.sections
        )

    def sections(self, title: str, *, to_the_end: bool = False) -> tuple[str, ...]:
        """Return the ids that a heading's words may mean, the likeliest first.

        Of coordinated parts the first decides: 存在不足及下一步打算 is the shortcomings. Inside a part the last
        word decides, for a Chinese noun phrase has its head there: 存在问题的改进措施 is a plan. What ends like a
        sentence must end with the meaning itself, ``to_the_end``: 存在不足。 but not 存在不足的地方立即改。
        """
        text = _PUNCTUATION.sub("", title)
        parts = [*_COORDINATION.split(text), text]
        found = sorted(
            (part, -match.end(), -len(match[0]), section_id)
            for part, words_of_part in enumerate(parts)
            for section_id, synonyms, excludes in self._specs
            if not excludes.search(words_of_part)
            for match in synonyms.finditer(words_of_part)
            if not to_the_end or _TRAILER.fullmatch(words_of_part, match.end())
        )
        return tuple(dict.fromkeys(section_id for *_, section_id in found))


@cache
def meaning_of(outline: Outline) -> Meaning:
    """Return the outline's meanings, compiled once."""
    return Meaning(outline)


def is_heading_line(line: str, found: Numbering) -> bool:
    """Whether a numbered line below the sections is a heading of its own: short, and no sentence.

    A heading of rank 2 may end in a full stop; on the ranks below that would be an item of a list. A row of a table is
    none.
    """
    body = line[found.end :]
    if not body or len(body) > 40 or found.rank == BARE or "\t" in body:
        return False
    if found.rank <= 2 and not _DIGIT.search(body):
        body = body.removesuffix("。")
    return not _STOP.search(body)
