"""Where the comments of a .docx are anchored, noted while the text is read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from drafting.docx.styles import W, value

START, END, PLACE = (
    f"{W}{tag}" for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
MARKS = (START, END, PLACE)
MOST = 1000  # comments
LONGEST = 100  # characters of what a comment is about


@dataclass(slots=True)
class Anchor:
    """What a comment is about: the first line of its paragraph, and the words in it that are marked, if any.

    ``before`` is how many paragraphs that begin with the same line come before.
    """

    line: str = ""
    before: int = 0
    quoted: str = ""


class Anchors:
    """The anchors met so far, by the ids of their comments."""

    def __init__(self) -> None:
        self.found: dict[str, Anchor] = {}
        self._open: dict[str, Anchor] = {}
        """Those whose words are being read."""
        self._waiting: list[Anchor] = []
        """Those whose paragraph is being read."""
        self._seen: Counter[str] = Counter()

    def meet(self, mark: etree._Element) -> None:
        """Take note that a comment begins or ends; one without a beginning marks only a place."""
        comment = value(mark, "id") or ""
        if mark.tag == END:
            self._open.pop(comment, None)
        elif comment not in self.found and len(self.found) < MOST:
            anchor = self.found[comment] = Anchor()
            self._waiting.append(anchor)
            if mark.tag == START:
                self._open[comment] = anchor

    def read(self, text: str) -> None:
        """Take note of text that can be seen."""
        for comment, anchor in list(self._open.items()) if text else ():
            anchor.quoted = (anchor.quoted + text)[:LONGEST]
            if len(anchor.quoted) == LONGEST:  # nobody reads more of it, and a bomb has no end
                del self._open[comment]

    def close(self, lines: Iterable[str]) -> None:
        """Take note of the lines of a paragraph; one without any leaves its comments to the next."""
        line = next(iter(lines), "")
        if line:
            for anchor in self._waiting:
                anchor.line, anchor.before = line, self._seen[line]
            self._waiting = []
            self._open = {}  # of what goes on, the words of the first paragraph tell enough
            self._seen[line] += 1
