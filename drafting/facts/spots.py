"""A line of notes in its place: whether it only parts what stands below a heading, or is a heading that nobody knows."""

import re
from dataclasses import dataclass, field

from drafting.facts.bullet_lines import Line, level_of, undressed
from drafting.facts.count_faults import another_time
from drafting.facts.cues import cue
from drafting.facts.item_text import begins_field
from drafting.facts.keys import ITEM_TYPES, canonical, is_nearly_a_heading
from drafting.facts.measures import begins_with_verb, tells_what_is_wrong
from drafting.facts.tree import Place
from drafting.figures import scan
from drafting.lexicon.item_words import tails, words
from drafting.lexicon.labels import find_label
from schemas.facts import FactKind

_DRESSED = re.compile(
    r"(?:【[^【】]+】|\[[^\[\]]+\]|〔[^〔〕]+〕|〖[^〖〗]+〗|「[^「」]+」|『[^『』]+』|<[^<>]+>)[：:]?"
)
_PROSE = re.compile(r"[，。；;！!？?]")
_SECTION = re.compile(r"(?:工作|情况|建设|方面|问题|打算|计划|活动|事项|管理)$")
_ENDS = {
    FactKind.SHORTCOMINGS: re.compile(r"(?:不足|问题|短板|弱项|差距)$"),
    FactKind.PLANS: re.compile(r"(?:打算|思路|举措|设想|努力方向)$|^(?:明年|来年)的?[^，。]{0,4}$"),
}
"""What headings end with, and hardly any item of another part; in 不足 itself 创新意识不足 is one."""
_FRAME = re.compile(r"[【〔〖「]([^【】〔〕〖〗「」]{1,20})[】〕〗」][：:]?")
_SAYS_MORE = re.compile(r"[\s，,。；;：:、！!？?“”《》（）()]")
_NO_ITEM = re.compile(r"(?:的|地方|方面|[哪啥])$|^(?:另外|此外|还有|其[他它])$")
"""What the words of a heading end with, and those of no item."""
_HOW_MANY = re.compile(r"[有共]?[\d一二两三四五六七八九十]{1,3}[个条项件点]")
_LONGEST_COUNTED = 12
_CELLS = re.compile(r"[\t|｜]")
_OPENS = "：:↓"
LONGEST_HEADING = 30
_LONGEST_SECTION = 8
COUNTED = frozenset({FactKind.COUNTS.value})
"""Headings below which lines are figures."""


@dataclass(slots=True)
class Block:
    """A heading with the lines below it; ``opening`` is its own line."""

    place: Place
    heading: str
    opening: Line
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Spot:
    """A line between its neighbours, and the block that it would belong to."""

    line: Line
    above: Line | None
    below: Line | None
    block: Block | None

    @property
    def in_counts(self) -> bool:
        """Whether the lines here are figures."""
        return self.block is not None and self.block.heading in COUNTED

    @property
    def holds_headings(self) -> bool:
        """Whether a line of a higher level than the next is no more than a title: 一、党建工作 above （一）数据."""
        line, below = self.line, self.below
        bare = undressed(line.text)
        if below is None or not _is_above(line, below) or _is_of_another_time(bare):
            return False
        return line.bullet == "hash" or (self._is_short and _SECTION.search(bare) is not None)

    @property
    def is_group(self) -> bool:
        """Whether a line only parts the figures of 数据: 组织生活方面："""
        line, bare = self.line, undressed(self.line.text)
        if not self.in_counts or not self._is_short or line.bullet == "box":
            return False
        opens = self.opens_others or (line.bullet != "sign" and find_label(bare) is None)
        return opens and names_a_group(line)

    @property
    def opens_others(self) -> bool:
        """Whether a line has bullets of another kind or deeper below it, as a heading of an outline has."""
        line, below = self.line, self.below
        if below is None or len(line.text) > LONGEST_HEADING:
            return False
        if below.indent > line.indent or (below.bullet and below.mark[:1] != line.mark[:1]):
            return True
        return not below.bullet and (self.block is None or self.block.opening.mark == line.mark)

    @property
    def is_unknown_heading(self) -> bool:
        """Whether a line looks like a heading; bullets and lines with numbers do not."""
        text, bullet = self.line.text, self.line.bullet
        if bullet in ("sign", "box") or self._is_field or _CELLS.search(text):
            return False
        if self._is_next_heading:
            return True
        if not self._is_short:
            return False
        if self._ends_like_a_heading:
            return True
        if bullet in ("number", "chapter") and not self.in_counts:
            return False
        bare = undressed(text)
        dressed = text[-1:] in _OPENS or _DRESSED.fullmatch(text) is not None
        aside = cue("aside").fullmatch(bare) is not None
        others = self.in_counts and cue("others").search(bare) is not None
        return dressed or aside or others or is_nearly_a_heading(bare)

    @property
    def may_be_heading(self) -> bool:
        """Whether a line stands where a heading would, and may as well be one more bullet."""
        if not self._has_no_bullet or _CELLS.search(self.line.text) or self._is_field:
            return False
        if self._is_framed_alone or self._counts_what_follows:
            return True
        return self._is_short and (self._begins_a_part or self._parts_items)

    @property
    def _has_no_bullet(self) -> bool:
        """Whether a line has no bullet, an emoji, or a number that neither neighbour has any of."""
        if self.line.bullet in ("number", "chapter"):
            return not any(line.bullet for line in (self.above, self.below) if line)
        return self.line.bullet in ("", "picture")

    @property
    def _is_short(self) -> bool:
        text = self.line.text
        return len(text) <= LONGEST_HEADING and not _has_number(text)

    @property
    def _is_field(self) -> bool:
        return is_field(self.block, self.line.text)

    @property
    def _is_next_heading(self) -> bool:
        """Whether a line is numbered as the heading after the block's, and not as the next of its bullets.

        With a number in its words it may be the first bullet of a heading that is numbered with them (1.数据 ⏎
        2.支委会12次), so bullets of another kind have to stand above it.
        """
        level, number = level_of(self.line.mark)
        block = self.block
        if block is None or level < 0 or (level, number - 1) != level_of(block.opening.mark):
            return False
        if self._is_short:
            return not block.lines or level_of(block.lines[-1].mark) != (level, number - 1)
        bulleted = [line for line in block.lines if line.bullet]
        is_item = len(self.line.text) > LONGEST_HEADING or _PROSE.search(self.line.text)
        return (
            bool(bulleted)
            and not is_item
            and all(level_of(line.mark)[0] != level for line in bulleted)
        )

    @property
    def _ends_like_a_heading(self) -> bool:
        """Whether a short line without any bullet ends as the heading of another part does: 班子成员的短板."""
        line, block = self.line, self.block
        if line.bullet not in ("", "picture") or line.indent or block is None:
            return False
        bare = undressed(line.text)
        kind = next((kind for kind, end in _ENDS.items() if end.search(bare)), None)
        return kind not in (None, block.heading) and len(bare) <= _LONGEST_SECTION

    @property
    def _is_framed_alone(self) -> bool:
        """Whether a line has a frame (【表扬】…) and the first of the items above it has none."""
        frame = _FRAME.match(self.line.text)
        if frame is None or self.block is None or self.block.heading not in ITEM_TYPES:
            return False
        is_whole = frame.end() == len(self.line.text)
        first = next(iter(self.block.lines), None)
        alone = first is not None and not _FRAME.match(first.text)
        return is_whole or (alone and not re.search(r"\d", frame[0]))

    @property
    def _counts_what_follows(self) -> bool:
        """Whether a line says how many shortcomings or plans follow among items of another kind: 毛病有三个."""
        bare = undressed(self.line.text)
        rest = _HOW_MANY.sub("", bare, count=1)
        if self.block is None or self.block.heading not in ITEM_TYPES or rest == bare:
            return False
        if len(bare) > _LONGEST_COUNTED or begins_with_verb(rest):
            return False
        ahead_or_wrong = (kind for kind, end in _ENDS.items() if end.search(rest))
        kind = canonical(rest) or next(ahead_or_wrong, "")
        return kind in (*_ENDS, FactKind.RECTIFICATIONS) and kind != self.block.heading

    @property
    def _parts_items(self) -> bool:
        """Whether a short line between two items that say something says nothing itself: 先进的 below 活动."""
        line, above, below, block = self.line, self.above, self.below, self.block
        if above is None or below is None or block is None or line.indent > block.opening.indent:
            return False
        bare = undressed(line.text)
        if block.lines[-1:] != [above] or not _is_bare(bare) or _is_item(block.heading, bare):
            return False
        return not _is_bare(above.text) and (
            not _is_bare(below.text) or tells_what_is_wrong(below.text)
        )

    @property
    def _begins_a_part(self) -> bool:
        """Whether a line without any sign of a heading stands where one would."""
        line, below, block = self.line, self.below, self.block
        if block is None or line.indent > block.opening.indent or _PROSE.search(line.text):
            return False
        if self.in_counts and _is_of_another_time(line.text):
            return True
        after_gap = self.above is not None and line.number > self.above.number + 1
        if block.lines and block.lines[0].bullet and not line.bullet:
            return after_gap or (self.in_counts and below is not None and bool(below.bullet))
        together = below is not None and below.number == line.number + 1
        under_heading = bool(block.lines) and block.lines[0].number == block.opening.number + 1
        return after_gap and together and under_heading and len(line.text) <= _LONGEST_SECTION


def names_a_group(line: Line) -> bool:
    """Whether a line is what groups of figures are usually called, and no more: （一）组织生活。"""
    return cue("group").fullmatch(undressed(line.text).rstrip("。")) is not None


def is_field(block: Block | None, text: str) -> bool:
    """Whether ``问题：…`` below 去年整改 is a field, whatever it means elsewhere."""
    cls = ITEM_TYPES.get(block.heading) if block else None
    return cls is not None and begins_field(cls, text)


def _is_bare(text: str) -> bool:
    """Whether a text is but a few words: no sentence, no figure, no name in quotes."""
    return len(text) <= _LONGEST_SECTION and not _SAYS_MORE.search(text) and not _has_number(text)


def _is_item(heading: str, words_: str) -> bool:
    """Whether a few words are plainly an item of a heading: 学习不深 of 不足, 慰问老党员 of 活动."""
    cls = ITEM_TYPES.get(heading)
    if cls is None or _NO_ITEM.search(words_):
        return cls is None
    if cls.kind in (FactKind.SHORTCOMINGS, FactKind.RECTIFICATIONS):
        return tells_what_is_wrong(words_)
    if cls.kind is FactKind.HONOURS:
        return any(word in words_ for word in words("praise"))
    return words_.endswith(tuple(tails())) or begins_with_verb(words_)


def _has_number(text: str) -> bool:
    return re.search(r"\d", text) is not None or any(n.value is not None for n in scan(text))


def _is_of_another_time(text: str) -> bool:
    return another_time(text) is not None


def _is_above(line: Line, below: Line) -> bool:
    """Whether a line is of a higher level than the next: 一、 above （一）, # above ##."""
    if line.bullet == "hash":
        return below.bullet != "hash" or len(below.mark) > len(line.mark)
    return 0 <= level_of(line.mark)[0] < level_of(below.mark)[0]
