"""台账: the ledger that the facts name, counted beside them; 数据 may take its numbers over (支委会: 台账)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from drafting.errors import InputError
from drafting.facts.dates import year_of
from drafting.facts.tree import (
    TOP,
    Broken,
    Entry,
    Mapping,
    Node,
    Place,
    Problems,
    Sequence,
    Text,
    entry_of,
    plain,
)  # fmt: skip
from drafting.figures.likeness import Context, named
from drafting.lexicon.labels import canonical
from drafting.text.strings import bigrams
from schemas.facts import FactKind, Facts
from schemas.figure import Figure, Quantity
from schemas.ledger import Ledger, Tally

KEY = "台账"
TIMES, PERSON_TIMES = "次", "人次"
_INSTEAD = "[=＝]?(?:见|按|同)?台账(?:数|里的数)?|以台账为准"
"""What stands in 数据 instead of a number that the ledger counts."""
_TAKEN_OVER = re.compile(_INSTEAD)
_BULLET = re.compile(rf"([^，。；：,;:、\s]+?)\s*[：:]?\s*(?:{_INSTEAD})")
_PIECES = re.compile(r"\s*[，；,;、]\s*")


def with_ledger(
    tree: Node, folder: Path, today: date, problems: Problems
) -> tuple[Node, Ledger | None]:
    """Return the tree of a facts file with the numbers that its 数据 takes from the ledger, and that ledger.

    The ledger is the file that 台账 names, in the folder of the facts; what is wrong with it is noted in ``problems``.
    """
    named, counts = entry_of(tree, KEY), entry_of(tree, FactKind.COUNTS)
    name = plain(named.value.value) if named and isinstance(named.value, Text) else ""
    ledger = None
    if named and name:
        year = year_of(tree)
        ledger = _read(folder / name, year, today, named, problems) if year else None
    if counts is None or not isinstance(tree, Mapping):
        return tree, ledger
    reader = _Reader(ledger, problems, is_told=bool(name) and ledger is None)
    taken = replace(counts, value=reader.filled(counts.value))
    return replace(tree, entries=tuple(taken if e is counts else e for e in tree.entries)), ledger


def counts_of(ledger: Ledger) -> Mapping:
    """Return what a ledger counts as the tree of a 数据, each number with its rows."""
    from drafting.ledger.disagreement import counted, unit_of
    from drafting.ledger.rows import places

    entries: list[Entry] = []
    for order, tally in enumerate(ledger.tallies, 1):
        unit = unit_of(tally.label)
        if found := counted(tally.label, unit, ledger):
            place = Place(order, places(found.records), ledger.file)
            entries.append(Entry(place, tally.label, Text(place, f"{found.number}{unit}")))
    return Mapping(TOP, tuple(entries))


def figures_of(facts: Facts) -> Iterator[Figure]:
    """Yield what the ledger counts and 数据 does not list: the report may state it.

    Of each label that is how often (``台账.主题党日``), and how many came in all (``台账.主题党日.人次``), where every
    record says it; a figure that 数据 has too would be proven instead of that.
    """
    if facts.recorded is None:
        return
    from drafting.ledger.disagreement import of_persons

    listed = set(map(canonical, facts.counts))
    persons = {of_persons(k) for k, count in facts.counts.items() if count.unit == PERSON_TIMES}
    for tally in facts.recorded.tallies:
        if tally.label not in listed:
            yield _figure(f"{KEY}.{tally.label}", tally.label, tally.count, TIMES)
        if tally.label not in persons and tally.attendance and not tally.missing_attendance:
            yield _figure(attendance_of(tally), "", tally.attendance, PERSON_TIMES)


def attendance_of(tally: Tally) -> str:
    """Return the id of the figure that says how many came in all."""
    return f"{KEY}.{tally.label}.{PERSON_TIMES}"


def name_of(figure_id: str) -> str:
    """Return in words what a figure of the ledger counts that has no label of its own; empty for other figures."""
    kind, _, rest = figure_id.partition(".")
    return f"{rest.removesuffix(f'.{PERSON_TIMES}')}参加人数" if kind == KEY else ""


def contexts_of(facts: Facts) -> Iterator[tuple[str, Context]]:
    """Yield for each figure of the ledger that has no label of its own the words that say what it counts."""
    for tally in facts.recorded.tallies if facts.recorded else ():
        words = f"{tally.label}参加"
        yield attendance_of(tally), Context(bigrams(words), named(words))


def with_sources(facts: Facts, ledger: Ledger) -> Facts:
    """Return the facts knowing the ledger, and of each figure that it bears out the rows that were counted."""
    from drafting.ledger.disagreement import counted, disagreement
    from drafting.ledger.rows import places

    rows: dict[str, str] = {}
    for tally in ledger.tallies:
        rows[f"{KEY}.{tally.label}"] = f"{ledger.file} {places(tally.records)}"
    for label, quantity in facts.counts.items():
        found = counted(label, quantity.unit, ledger)
        if found and found.records and disagreement(label, quantity, ledger) is None:
            fact_id = f"{FactKind.COUNTS}.{label}"
            own, source = facts.place(fact_id), f"{ledger.file} {places(found.records)}"
            rows[fact_id] = f"{own}；{source}" if own else source
    return facts.with_ledger(ledger, rows)


def _figure(figure_id: str, label: str, number: int, unit: str) -> Figure:
    text = f"{number}{unit}"
    quantity = Quantity(value=number, unit=unit, text=text)
    return Figure(id=figure_id, label=label, text=text, quantity=quantity, required=False)


def _read(path: Path, year: int, today: date, named: Entry, problems: Problems) -> Ledger | None:
    from drafting.ledger.read import read_ledger

    try:
        return read_ledger(path, year, today)
    except InputError as error:
        for problem in error.problems:
            message = f"写的是“{path.name}”，这个文件用不了：{problem.place}{problem.message}"
            problems.add(named.value.place, KEY, message, problem.suggestion)
        return None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Puts the ledger's numbers into 数据; ``is_told`` says that what is wrong with the ledger has been told."""

    ledger: Ledger | None
    problems: Problems
    is_told: bool

    def filled(self, node: Node) -> Node:
        """Return 数据 with numbers where it refers to the ledger."""
        match node:
            case Mapping(entries=entries):
                return replace(node, entries=tuple(map(self._entry, entries)))
            case Sequence(values=values):
                return replace(node, values=tuple(map(self.filled, values)))
            case Text(value=text) if KEY in text:
                return self._bullet(node)
        return node

    def _bullet(self, node: Text) -> Node:
        """Return a line of 数据 with numbers; what the ledger cannot tell is left out of it."""
        typed = _PIECES.split(plain(node.value))
        if not any(map(_BULLET.fullmatch, typed)):
            return node
        pieces = [
            self._piece(found, node.place) if (found := _BULLET.fullmatch(piece)) else piece
            for piece in typed
        ]
        kept = "，".join(filter(None, pieces))
        return replace(node, value=kept) if kept else Broken(node.place)

    def _piece(self, found: re.Match[str], place: Place) -> str:
        number = self._number(found[1], place)
        return f"{found[1]}：{number}" if number else ""

    def _entry(self, entry: Entry) -> Entry:
        value = entry.value
        if not isinstance(value, Text) or not _TAKEN_OVER.fullmatch("".join(value.value.split())):
            return entry
        number = self._number(plain(entry.key), value.place)
        return replace(entry, value=Text(value.place, number) if number else Broken(value.place))

    def _number(self, label: str, place: Place) -> str:
        """Return what the ledger counts for a label, with its unit; an empty string where it cannot tell."""
        if self.ledger:
            from drafting.ledger.disagreement import counted, unit_of

            unit = unit_of(label)
            found = counted(label, unit, self.ledger)
            if found and found.records:
                return f"{found.number}{unit}"
        if not self.is_told:
            self.problems.add(place, f"{FactKind.COUNTS}.{label}", *self._fault(label))
        return ""

    def _fault(self, label: str) -> tuple[str, str]:
        """Return (message, suggestion) for a number that the ledger does not give for a label."""
        if self.ledger is None:
            message = "写的是以台账为准，但要点里没有写台账"
            return message, "请在最上面加上一行，如“台账: 三会一课台账.xlsx”"
        from drafting.ledger.disagreement import without_attendance
        from drafting.ledger.rows import places

        if unknown := without_attendance(label, self.ledger):
            message = f"写的是以台账为准，但 {self.ledger.file} 里{places(unknown)}看不到实到人数"
            return message, "请在台账里补上这几行的实到人数，或在这里写上数量"
        file, held = self.ledger.file, "、".join(tally.label for tally in self.ledger.tallies)
        if not held:
            message = f"写的是以台账为准，但 {file} 里没有{self.ledger.year}年的记录"
            return message, "请检查“年度”，或换一份台账"
        message = f"写的是以台账为准，但 {file} 里没有这一类的记录"
        return message, f"台账里有的是：{held}；请改成其中一类，或写上数量"
