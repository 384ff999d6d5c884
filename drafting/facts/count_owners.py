"""Figures of one line of 数据 that say nothing without the one before them, which is another's or was not read."""

from drafting.facts.count_faults import NOT_UNDERSTOOD, Count, Fault
from drafting.facts.cues import cue
from drafting.facts.quantity import read_quantity
from drafting.lexicon.item_words import words
from drafting.lexicon.labels import canonical, find_label

_MEMBERS = "党员"
_HOUSEHOLDS = "户"
_AVERAGE = ("平均", "人均")
_NOT_READ = NOT_UNDERSTOOD | {Fault.WITHIN}


def owned(counts: list[Count]) -> list[Count]:
    """Return the counts of a line; one that says nothing without its owner is told to lack its name.

    That is the average or state of others (困难家庭37户，平均年龄66岁), the rate of what was not read, and what leaves
    out the thing that the one before it names (书记上党课3次，所长上1次).
    """
    found: list[Count] = []
    owner: Count | None = None
    has_members = False
    for count in counts:
        is_own = count.fault or count.is_last or find_label(count.label)
        if owner and not is_own and _hangs_on(owner, count.label, has_members=has_members):
            found.append(Count("".join(count[:2]), "", Fault.UNNAMED))
            continue
        found.append(count)
        has_members = has_members or _counts_members(count)
        if not count.is_last and (count.fault or not cue("attribute").search(count.label)):
            owner = count
    return found


def _hangs_on(owner: Count, name: str, *, has_members: bool) -> bool:
    """Whether a name says nothing without the count before it, which is of others or was not read.

    ``has_members`` where the members of the branch were counted: a kind of them (女党员) is no other then.
    """
    if owner.fault:
        return owner.fault in _NOT_READ and cue("share").search(name) is not None
    if cue("elliptic").search(name) and name[-1] in owner.label[:-1]:
        return True
    if not cue("attribute").search(name) or _counts_members(owner):
        return False
    if name.startswith(_AVERAGE):
        return _counts_people(owner)
    return not (has_members and owner.label.endswith(_MEMBERS))


def _counts_people(count: Count) -> bool:
    quantity = read_quantity(count.quantity)
    return quantity is not None and quantity.unit in (*words("people_units"), _HOUSEHOLDS)


def _counts_members(count: Count) -> bool:
    """Whether a count is of all members of the branch, who need not be named again."""
    return canonical(count.label) == canonical(_MEMBERS)
