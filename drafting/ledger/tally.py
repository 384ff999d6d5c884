"""Records → what they add up to, label by label."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from drafting.ledger.kinds import usuals
from schemas.ledger import Record, Tally


def tallies(records: Iterable[Record]) -> tuple[Tally, ...]:
    """Return a tally for each label: first those that every ledger has, then the others as they come."""
    by_label: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for label in record.kinds:
            by_label[label].append(record)
    order = [label for label in usuals() if label in by_label]
    return tuple(_tally(label, by_label[label]) for label in dict.fromkeys([*order, *by_label]))


def _tally(label: str, records: Sequence[Record]) -> Tally:
    attended = [record.attended for record in records if record.attended is not None]
    expected = [record.expected for record in records if record.expected is not None]
    return Tally(
        label,
        len(records),
        tuple(records),
        sum(attended) if attended else None,
        sum(expected) if expected else None,
        tuple(dict.fromkeys(chain.from_iterable(record.participants for record in records))),
        len(records) - len(attended),
        len(records) - len(expected),
    )
