"""Words inside a changed sentence: whole numbers and dates, no crumbs, whole clauses."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.compare.sentence import whole
from drafting.compare.words import edits
from drafting.figures import scan


def marked(old: str, new: str) -> str:
    """Return a sentence with its changes as [old→new], [-old], [+new]."""
    told = ""
    for edit in edits(whole(old, scan(old)), whole(new, scan(new))):
        if edit.kept:
            told += edit.old
        elif edit.old and edit.new:
            told += f"[{edit.old}→{edit.new}]"
        else:
            told += f"[-{edit.old}]" if edit.old else f"[+{edit.new}]"
    return told


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("召开支委会10次。", "召开支委会12次。", "召开支委会[10次→12次]。"),
        ("谈心谈话28人次", "谈心谈话20人次", "谈心谈话[28人次→20人次]"),
        ("投入12,480元", "投入12,980元", "投入[12,480元→12,980元]"),
        ("节约320余万元", "节约380余万元", "节约[320余万元→380余万元]"),
        ("合格率97.5%", "合格率98.5%", "合格率[97.5%→98.5%]"),
        ("2024年12月28日", "2025年12月31日", "[2024年12月28日→2025年12月31日]"),
        ("一、2024年度工作", "一、2025年度工作", "一、[2024年度→2025年度]工作"),
        ("推行BIM5D管理", "推行BIM管理", "推行[BIM5D→BIM]管理"),
        ("落实“三会一课”制度", "落实“三重一大”制度", "落实“[三会一课→三重一大]”制度"),
        # what would be torn into crumbs is one change
        ("学习纪律", "学习规定", "学习[纪律→规定]"),
        ("形式较为单一", "形式还比较单一", "形式[较为→还比较]单一"),
        ("较好地完成任务", "圆满完成任务", "[较好地→圆满]完成任务"),
        # but what is worth keeping is kept
        ("讲党课4次", "讲授党课5次", "讲[+授]党课[4次→5次]"),
        ("学习、交流", "研讨、交换", "[学习→研讨]、交[流→换]"),
        # an insertion is a clause, not the end of one and the beginning of another
        (
            "7月获“先进”称号。",
            "9月获“先进”称号，11月获“先锋”称号。",
            "[7月→9月]获“先进”称号[+，11月获“先锋”称号]。",
        ),
        ("抓好甲、乙", "抓好甲、丙、乙", "抓好甲、[+丙、]乙"),
        ("加强学习，改进作风，抓好落实", "加强学习，抓好落实", "加强学习，[-改进作风，]抓好落实"),
    ],
)
def test_a_change_is_marked_as_a_person_would(old: str, new: str, shown: str):
    assert marked(old, new) == shown


def test_the_same_sentence_has_one_stretch_that_is_kept():
    assert marked("召开支委会12次。", "召开支委会12次。") == "召开支委会12次。"


_TEXT = st.text("支部党课12次、，。“”—ABc年月\n ", max_size=40)


@given(_TEXT, _TEXT)
def test_the_stretches_are_both_texts_whatever_they_are(old: str, new: str):
    found = edits(whole(old, scan(old)), whole(new, scan(new)))
    assert "".join(edit.old for edit in found) == old
    assert "".join(edit.new for edit in found) == new
    assert all(edit.old or edit.new for edit in found)
    assert all(one.kept is not other.kept for one, other in pairwise(found))
