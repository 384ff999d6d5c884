"""What was edited in Word or WPS, taken back: the sections that a person changed become versions by hand.

A file is held against the revision that it was exported from: what stands there as it was exported was not edited,
and gives way to what has become of it since.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from drafting.documents import WORD, read_document, word_text
from drafting.docx.comment_part import AUTHOR
from drafting.docx.comments import Comment, comments_of
from drafting.docx.form import TEMPLATE
from drafting.docx.heads import words_in_heads
from drafting.docx.package import Package
from drafting.errors import DocumentError, Problem
from drafting.parts import parts_in
from drafting.report import parse_report
from drafting.report.headings import BARE, numbering, section_heading_end
from drafting.report_folder import template_in
from drafting.revising.desk import Desk
from drafting.text.characters import printable
from drafting.words import EXTRA, FRAME
from drafting.workspace import Version
from drafting.workspace.merge import Key, is_reordered, keyed
from schemas.report import Report

HEADS = "页眉、页脚"


@dataclass(frozen=True)
class Edited:
    """A file that somebody has edited: its report, the comments that are not ours, and how many tracked changes."""

    report: Report
    comments: tuple[Comment, ...] = ()
    changes: int = 0
    unkept: Mapping[str, int] = field(default_factory=dict)
    """What the file has that is not taken in as it is there, and how many: 表格, 图片, 文本框, lines of 页眉、页脚."""


@dataclass(frozen=True)
class Take:
    """What a file brings: the report with it, and the words of the parts by what becomes of them.

    ``taken`` were changed by hand, ``removed`` taken out; ``newer`` stand in the file as they were exported, and
    have changed since; ``locked`` were edited, but are locked; ``disputed`` were changed in the file and by another
    hand since.
    """

    versions: tuple[Version, ...]
    taken: tuple[str, ...]
    removed: tuple[str, ...]
    newer: tuple[str, ...]
    locked: tuple[str, ...]
    disputed: tuple[str, ...]
    overtaken: tuple[str, ...]
    """Those taken whose version in the report was another than the one exported."""
    later: tuple[str, ...] = ()
    """Those that the file cannot have, for they were added after it was exported."""
    added: tuple[tuple[str, str], ...] = ()
    """The headings that are new and that the outline does not know, each with the word of the part before it."""
    merged: tuple[tuple[str, str], ...] = ()
    """The lines that look like headings of a section and are none, each with the word of the part that it is text of."""
    order: tuple[str, ...] = ()
    """The words of the parts in their order, where that has changed."""
    accepted_before: tuple[tuple[str, int], ...] = ()
    """Where changes are rejected that were taken in before: the parts, each with the revision that has them.

    Those among ``disputed`` have other changes of this file, too.
    """


def read_edited_report(path: Path, desk: Desk, *, rejecting: bool) -> Edited:
    """Return the report in a file; raises DocumentError for one that has none of its sections.

    With ``rejecting`` its tracked changes count as rejected, else as accepted.
    """
    if path.suffix.lower() in WORD:
        reading = word_text(path, rejecting=rejecting)
        edited = Edited(
            parse_report(reading.text, desk.outline),
            tuple(c for c in comments_of(reading) if c.author != AUTHOR),
            reading.changes.total(),
            reading.unkept | Counter({HEADS: _new_heads(reading.package, desk)}),
        )
    else:
        edited = Edited(parse_report(_plain(read_document(path)), desk.outline))
    if edited.report.sections:
        return edited
    words = "”“".join(spec.word for spec in desk.outline.sections)
    message = f"看不出是述职报告：“{words}”，哪一节的标题都没有"
    raise DocumentError(
        "文件不是述职报告", [Problem(path.name, "", "", message, "请检查是否选错文件")]
    )


def _new_heads(package: Package, desk: Desk) -> int:
    """Return how many lines of a file's headers and footers are not those that an export has from the template."""
    template = template_in(desk.workspace)
    given = words_in_heads(Package(template, TEMPLATE)) if template else frozenset[str]()
    return len(words_in_heads(package) - given)


def taken_from(report: Report, path: Path, desk: Desk, *, over_hand: bool) -> Take:
    """Return what the report in a file brings; with ``over_hand`` also over what another hand has changed since."""
    texts = [Version(part, report.text[a:b], "hand") for part, a, b in parts_in(report)]
    return _Comparison(desk, texts, _exported(desk, texts, path), over_hand=over_hand).take()


def _exported(desk: Desk, texts: Sequence[Version], path: Path) -> tuple[Version, ...]:
    """Return the parts of the revision that a file was exported from.

    It is the one that has most of its parts as they are; of several, the one that went to this very file last.
    """
    exports = desk.workspace.exports()
    wanted = {key: _plain(version.text) for key, version in keyed(texts)}
    best: tuple[tuple[int, bool, int], tuple[Version, ...]] | None = None
    for export in dict.fromkeys((e.revision, e.path.resolve() == path.resolve()) for e in exports):
        number, is_same_file = export
        versions = desk.workspace.revision(number)
        alike = sum(wanted.get(key) == _plain(v.text) for key, v in keyed(versions))
        rank = alike, is_same_file, number
        if best is None or rank > best[0]:
            best = rank, versions
    return best[1] if best else desk.versions


class _Comparison:
    """A file's parts held against those that were exported, and those that stand now."""

    def __init__(
        self, desk: Desk, texts: Sequence[Version], exported: Sequence[Version], *, over_hand: bool
    ) -> None:
        self.desk, self.over_hand = desk, over_hand
        self.file = dict(keyed(texts))
        self.now = dict(keyed(desk.versions))
        self.then = dict(keyed(exported))
        self.told: dict[str, list[str]] = {}

    def take(self) -> Take:
        order = list(self.file)
        before: Key | None = None
        for key in self.now:  # what the file has not stays where it is, until it is looked at
            if key not in self.file:
                order.insert(order.index(before) + 1 if before else 0, key)
            before = key
        chosen = [self._chosen(key) for key in order]
        versions = tuple(version for version in chosen if version)
        told = {name: tuple(dict.fromkeys(words)) for name, words in self.told.items()}
        fates = (told.get(name, ()) for name in _FATES)
        taken, removed, newer, locked, disputed, overtaken, later = fates
        take = Take(versions, taken, removed, newer, locked, disputed, overtaken, later)
        moved = is_reordered(self.desk.versions, versions)
        return replace(
            take,
            added=tuple(self._added(versions)),
            merged=tuple(self._merged(versions)),
            order=self.desk.order(versions) if moved else (),
        )

    def _chosen(self, key: Key) -> Version | None:
        """Return which version of a part the report has from now on, and take note why."""
        edited, now, then = self.file.get(key), self.now.get(key), self.then.get(key)
        if _alike(edited, now):
            return now
        word = self.desk.word(key[0])
        if _alike(edited, then):
            return self._tell("newer" if edited else "later", word, now)
        if key[0] in self.desk.locked:
            return self._tell("locked", word, now)
        is_other = not _alike(now, then) and not _goes_on(edited, now, then)
        if is_other and now and now.author == "hand" and not self.over_hand:
            return self._tell("disputed", word, now)
        if is_other and now:
            self._tell("overtaken", word, None)
        return self._tell("taken" if edited else "removed", word, edited)

    def _added(self, versions: Sequence[Version]) -> Iterator[tuple[str, str]]:
        """Yield the headings that are new, and what each stands behind."""
        for before, version in pairwise(versions):
            if version.part == EXTRA and version.id is None:
                yield version.text.partition("\n")[0], self.desk.word(before.part)

    def _merged(self, versions: Sequence[Version]) -> Iterator[tuple[str, str]]:
        """Yield the new lines that are numbered as the heading of their part is, and so look like one."""
        known = {line for v in self.then.values() for line in _plain(v.text).split("\n")}
        for version in versions:
            first, *lines = version.text.split("\n")
            rank = numbering(first).rank
            if version.id is not None or version.part in FRAME or rank == BARE:
                continue
            for line in lines:
                is_heading = section_heading_end(line) == len(line) > 0
                if is_heading and numbering(line).rank == rank and _plain(line) not in known:
                    yield line.strip(), self.desk.word(version.part)

    def _tell(self, fate: str, word: str, version: Version | None) -> Version | None:
        self.told.setdefault(fate, []).append(word)
        return version


def _alike(one: Version | None, other: Version | None) -> bool:
    if one is None or other is None:
        return one is other
    return _plain(one.text) == _plain(other.text)


def _goes_on(edited: Version | None, now: Version | None, then: Version | None) -> bool:
    """Whether a file has all that has changed since it was exported: somebody has gone on in it after a take."""
    if edited is None or now is None or then is None:
        return False
    here, new, old = (set(_sentences(version)) for version in (edited, now, then))
    return new - old <= here and here.isdisjoint(old - new)


def _sentences(version: Version) -> list[str]:
    return [sentence for sentence in re.split("[。；！？\n]", _plain(version.text)) if sentence]


def _plain(text: str) -> str:
    """Return a text as it comes back from a file: without blank lines, indentation, and what cannot be seen."""
    lines = (line.strip() for line in printable(text).split("\n"))
    return "\n".join(filter(None, lines))


_FATES = ("taken", "removed", "newer", "locked", "disputed", "overtaken", "later")
