"""Two changes made at once are both kept, or the later one is refused: none is lost in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.workspace import Version
from drafting.workspace.merge import ConflictError, changed_parts, merged


def parts(*given: tuple[str, int | None]) -> tuple[Version, ...]:
    return tuple(Version(part, f"{part}{key}", "composer", id=key) for part, key in given)


BASE = parts(("title", 1), ("work", 2), ("plan", 3))


def told(versions: tuple[Version, ...]) -> list[tuple[str, int | None]]:
    return [(v.part, v.id) for v in versions]


def test_changes_of_different_parts_are_both_kept():
    ours = parts(("title", 1), ("work", None), ("plan", 3))
    theirs = parts(("title", 1), ("work", 2), ("plan", 7))
    assert told(merged(BASE, ours, theirs)) == [("title", 1), ("work", None), ("plan", 7)]


def test_changes_of_the_same_part_are_a_conflict():
    ours = parts(("title", 1), ("work", None), ("plan", 3))
    with pytest.raises(ConflictError):
        merged(BASE, ours, parts(("title", 1), ("work", 9), ("plan", 3)))


def test_a_part_that_one_side_took_out_stays_out_unless_the_other_changed_it():
    ours = parts(("title", 1), ("plan", 3))
    assert told(merged(BASE, ours, BASE)) == [("title", 1), ("plan", 3)]
    with pytest.raises(ConflictError):
        merged(BASE, ours, parts(("title", 1), ("work", 9), ("plan", 3)))


def test_a_part_that_one_side_put_in_stands_where_it_was_put():
    theirs = parts(("title", 1), ("highlights", 8), ("work", 2), ("plan", 3))
    ours = parts(("title", 1), ("work", None), ("plan", 3))
    assert [v.part for v in merged(BASE, ours, theirs)] == ["title", "highlights", "work", "plan"]


def test_two_new_orders_are_a_conflict():
    with pytest.raises(ConflictError):
        merged(
            BASE, parts(("work", 2), ("title", 1), ("plan", 3)), parts(("plan", 3), ("title", 1))
        )


def test_the_parts_that_differ_are_told():
    ours = parts(("title", 1), ("work", None), ("signoff", 4))
    assert changed_parts(BASE, ours) == {"work", "plan", "signoff"}
    assert changed_parts(BASE, BASE) == frozenset()


KEYS = st.lists(st.integers(1, 3), min_size=3, max_size=3)


@given(KEYS, KEYS)
def test_no_change_of_either_side_is_ever_lost(ours: list[int], theirs: list[int]):
    names = ("title", "work", "plan")
    base = parts(*zip(names, (1, 1, 1), strict=True))
    mine = parts(*zip(names, ours, strict=True))
    others = parts(*zip(names, theirs, strict=True))
    try:
        both = merged(base, mine, others)
    except ConflictError:
        assert any(o != 1 and t != 1 for o, t in zip(ours, theirs, strict=True))
        return
    for side in (ours, theirs):
        for version, key in zip(both, side, strict=True):
            assert key in (1, version.id)
