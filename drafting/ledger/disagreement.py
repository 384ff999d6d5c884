"""A figure that is stated among the facts, against what the ledger counts."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from drafting.figures.compare import sense
from drafting.ledger.kinds import likely, read_kinds, usuals
from drafting.ledger.rows import places
from drafting.lexicon.labels import canonical, units_equal, usual_unit
from drafting.text.patterns import Pattern
from schemas.figure import Quantity
from schemas.ledger import Ledger, Record, Tally

_TIMES, _PERSONS, _PERSON_TIMES = "次", "人", "人次"
_OF_MANY = (_PERSON_TIMES, "人数")
_TALKS = "谈心谈话"
_OF_PERSONS = Pattern(r"(?:参加|参会|出席|到会)?(.+?)(?:参加|参会|出席|到会)?(?:总?人次|总?人数)?")
_OF_TIMES = Pattern(r"(?:召开|开展)?(.+?)(?:的?次数)")
_SUM = canonical("三会一课")
_CLOSE = Decimal("0.8")
"""How much of a rounded number (近20次, 约20次) there must be at least."""


class Counted(NamedTuple):
    """What the ledger counts for a label: a number in its unit, and the records that it comes from."""

    number: int
    records: Sequence[Record]
    labels: tuple[str, ...]


def disagreements(counts: Mapping[str, Quantity], ledger: Ledger) -> Iterator[str]:
    """Yield the disagreement of each count of the facts, by its label, that has one."""
    for label, stated in counts.items():
        if told := disagreement(label, stated, ledger):
            yield told


def disagreement(label: str, stated: Quantity, ledger: Ledger) -> str | None:
    """Return a Chinese sentence with both numbers and the rows where they differ, None where they agree.

    None also where the ledger cannot tell: for labels that ledgers do not hold, and for person-times of which a
    record lacks its number.
    """
    found, unit = counted(label, stated.unit, ledger), stated.unit or _TIMES
    if found is None and units_equal(_PERSONS, unit):
        found, unit = _fewer_times(label, stated, ledger), _PERSON_TIMES
    if found is None or _agrees(stated, found.number):
        return None
    said = f"“{label.strip('“”')}”写的是{stated.text}，台账里"
    if found.records:
        said += f"是{found.number}{unit}（{places(found.records)}）"
    else:
        said += "一次也没有"
    hints = list(_hints(found, stated, ledger))
    return "。".join((said, *hints)) + "，请核对"


def unit_of(label: str) -> str:
    """Return the unit in which a label of the facts is counted: 人次 of 党课参加人数 and 谈心谈话, else 次."""
    is_of_persons = any(word in label for word in _OF_MANY) or usual_unit(label) == _PERSON_TIMES
    return _PERSON_TIMES if is_of_persons else _TIMES


def without_attendance(label: str, ledger: Ledger) -> list[Record]:
    """Return the records for which nobody can tell how many came, of a label that counts persons."""
    tally = ledger.tally(of_persons(label)) if unit_of(label) == _PERSON_TIMES else None
    return [record for record in tally.records if record.attended is None] if tally else []


def counted(label: str, unit: str, ledger: Ledger) -> Counted | None:
    """Return what the ledger counts for a label of the facts, None where ledgers do not hold it or a number is lacking."""
    if unit == _PERSON_TIMES:
        return _person_times(label, ledger)
    name = canonical(label)
    if name == _SUM:
        parts = [tally for part in _parts() if (tally := ledger.tally(part))]
        return _sum(parts, _parts()) if _is_times(unit, name) else None
    if times := _OF_TIMES.fullmatch(label):  # 谈心谈话次数 counts the talks
        name = canonical(times[1])
        unit = unit if unit == _TIMES else ""
    elif name == _TALKS or not _is_times(unit, name):
        return None
    tally = ledger.tally(name)
    if tally is None and (name == _TALKS or name not in usuals()):
        return None
    return _sum([tally] if tally else [], (name,))


def _is_times(unit: str, label: str) -> bool:
    return not unit or units_equal(_TIMES, unit, label)


@cache
def _parts() -> tuple[str, ...]:
    """Return what “三会一课” adds up."""
    return tuple(canonical(label) for label in ("支部党员大会", "支委会", "党小组会", "党课"))


def _sum(tallies: Sequence[Tally], labels: tuple[str, ...]) -> Counted:
    records = [record for tally in tallies for record in tally.records]
    return Counted(sum(tally.count for tally in tallies), records, labels)


def of_persons(label: str) -> str:
    """Return the canonical label of what persons came to, of a label that counts them: 支委会参加人次."""
    named = _OF_PERSONS.fullmatch(label)
    return canonical(named[1] if named else label)


def _person_times(label: str, ledger: Ledger) -> Counted | None:
    """Return how many persons came in all, where every record says it."""
    name = of_persons(label)
    tally = ledger.tally(name)
    if tally is None or tally.attendance is None or tally.missing_attendance:
        return None
    return Counted(tally.attendance, tally.records, (name,))


def _fewer_times(label: str, stated: Quantity, ledger: Ledger) -> Counted | None:
    """Return how many persons came in all where more are said to have come: 支委会参加人数60人 of 53人次."""
    found = _person_times(label, ledger) if _OF_MANY[-1] in label else None
    return found if found and found.number < stated.value else None


def _agrees(  # noqa: PLR0911 - one return for each qualifier
    stated: Quantity, number: int
) -> bool:
    """Whether a number is what is stated, as far as the qualifier says it: 10余次 are 11 to 19."""
    value = stated.value
    match sense(stated.qualifier):
        case "":
            return number == value
        case "more":
            return value < number < 2 * value
        case "nearly":
            return value * _CLOSE <= number < value
        case "about":
            return value * _CLOSE <= number <= value * (2 - _CLOSE)
        case "at-least":
            return number >= value
        case "at-most":
            return number <= value
        case "less":
            return number < value
    return True


def _hints(counted: Counted, stated: Quantity, ledger: Ledger) -> Iterator[str]:
    """Yield what the difference may come from."""
    labels = set(counted.labels)
    if counted.number < stated.value:
        left = [row for row in ledger.left_out if labels & set(row.kinds)]
        if left:
            yield f"另有{len(left)}行没有计入（{places(left)}）"
        for tally in ledger.tallies:
            meant = read_kinds(likely(tally.label)).labels
            if tally.label not in labels and labels & set(meant):
                yield f"另有“{tally.label}”{tally.count}次（{places(tally.records)}），是不是“{meant[0]}”"
    else:
        doubted = [d for d in ledger.duplicates if any(labels & set(r.kinds) for r in d.records)]
        if doubted:
            found = dict.fromkeys(record for each in doubted for record in each.records)
            yield f"其中可能有重复登记的（{places(found)}）"
