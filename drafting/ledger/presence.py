"""How many should have come to a meeting and how many came, by all the cells of its row that tell of persons."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from drafting.ledger.calendar import QUOTED
from drafting.ledger.headings import Column
from drafting.ledger.names import Names
from drafting.ledger.people import Numbers, is_of_those_who_came, read_numbers
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of

NUMBERS = {
    Column.EXPECTED: "应到人数",
    Column.ATTENDED: "实到人数",
    Column.BOTH: "应到实到人数",
    Column.ABSENT: "缺席人数",
}
"""Columns of numbers of persons, in words."""
MORE = "实到比应到多，请核对"
DERIVED = "没有读到实到人数，按应到减去缺席计"
EVERYBODY = "实到写的是全体，按应到人数计，请核对"
NOT_TOLD = "实到写的是全体，没有写应到人数，看不出是几个人，没有算进人次，请写上实到人数"
NOT_EVERYBODY = "写的是全体，又写了缺席的，看不准到了几个人"
AS_CAME = "写了缺席的，没有写应到，“{}”按实到人数计，请核对"
LISTED = "没有写实到，按参加人员名单的人数计"
UNSURE = "参加人员写的是“{}”，看不准到了几个人，没有算进人次，请写上实到人数"
MORE_NAMES = "参加人员名单上的人比实到人数多，请核对"


class Persons(NamedTuple):
    """How many should have come to a meeting, how many came, who of them is named, and what is doubtful of that."""

    expected: int | None
    attended: int | None
    names: tuple[str, ...]
    doubts: tuple[str, ...]


def persons_told(
    typed: Mapping[Column, Value], titles: Mapping[Column, str], names_of: Callable[[Value], Names]
) -> Persons:
    """Return who was there by the cells of a row under their titles; ``names_of`` reads the persons in a cell."""
    read = [
        read_numbers(typed.get(column, ""), column, titles.get(column, "")) for column in NUMBERS
    ]
    listed = typed.get(Column.PARTICIPANTS, "")
    names, others = names_of(listed), names_of(typed.get(Column.ABSENT, ""))
    gone = {*others.names, *others.absent}
    is_short = bool(gone or read[-1].absent)
    if is_short:
        doubt = "" if None not in (read[0].expected, read[-1].absent) else NOT_EVERYBODY
        read = [Numbers(doubt=doubt) if n.is_everybody else n for n in read]
    if not gone.isdisjoint(names.names) or (is_short and _is_of_everybody(listed)):
        names = names._replace(number=None, is_unsure=True)
    persons = _persons(read, names, text_of(listed))
    heading = titles.get(Column.ATTENDED, "")
    is_unclear = read[1].attended is not None and not is_of_those_who_came(heading)
    if is_unclear and is_short and persons.expected is None:
        return persons._replace(doubts=(*persons.doubts, AS_CAME.format(heading)))
    return persons


def _is_of_everybody(listed: Value) -> bool:
    """Whether a list of persons is 全体党员（24人） and the like, which those who were absent are part of."""
    return isinstance(listed, str) and listed.strip().startswith(("全体", "全员", "全部"))


def _persons(read: Sequence[Numbers], names: Names, listed: str) -> Persons:
    """Return how many should have come, how many came, and what is doubtful of that; ``listed`` are the names as typed."""
    of_due, of_came, of_both, of_absent = read
    due, came, absent = of_due.expected, of_came.attended, of_absent.absent
    if due is None:
        due = of_came.expected if of_both.expected is None else of_both.expected
    if came is None:
        came = of_due.attended if of_both.attended is None else of_both.attended
    if absent is None:
        found = (of_both.absent, of_came.absent, of_due.absent)
        absent = next((number for number in found if number is not None), None)
    labelled = zip(NUMBERS.values(), read, strict=True)
    doubts = [f"{label}{numbers.doubt}" for label, numbers in labelled if numbers.doubt]
    if came is None:
        is_everybody = of_came.is_everybody or of_both.is_everybody
        if is_everybody and due is not None:
            came = due
            doubts.append(EVERYBODY)
        elif names.number is not None:
            came = names.number
        elif due is not None and absent is not None and absent <= due:
            came = due - absent
            doubts.append(DERIVED)
        elif names.is_unsure:
            doubts.append(UNSURE.format(" ".join(listed.split())[:QUOTED]))
        elif names.is_whole and names.names:
            came = len(names.names)
            doubts.append(LISTED)
        elif is_everybody:
            doubts.append(NOT_TOLD)
    elif len(names.names) > came:
        doubts.append(MORE_NAMES)
    if due is not None and came is not None and came > due:
        doubts.append(MORE)
    return Persons(due, came, names.names, tuple(doubts))
