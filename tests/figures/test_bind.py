import pytest

from drafting.figures import scan
from drafting.figures.bind import bind
from drafting.figures.scope import Scope
from drafting.lexicon.labels import Names

NAMES = Names({"送温暖": "", "座谈会": ""})


def bound(text: str) -> str:
    """Return the bindings as 12次=支委会 4次=?, doubtful ones with a question mark."""
    mentions = bind(text, scan(text), NAMES)
    return " ".join(
        f"{m.numeral.text}={m.label}{'' if m.certain else '?'}"
        for m in mentions
        if m.numeral.is_figure
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支委会12次", "12次=支委会"),
        ("召开支委会12次", "12次=支委会"),
        ("召开12次支委会", "12次=支委会"),
        ("按期召开支部委员会会议共计12次", "12次=支委会"),
        ("支委会、党员大会分别召开12次、4次", "12次=支委会 4次=支部党员大会"),
        ("支委会和党员大会分别召开12次和4次", "12次=支委会 4次=支部党员大会"),
        ("支委会12次，党员大会4次", "12次=支委会 4次=支部党员大会"),
        ("召开12次支委会、4次党员大会", "12次=支委会 4次=支部党员大会"),
        ("召开12次支委会4次党员大会", "12次=支委会 4次=支部党员大会"),
        ("支委会12次党员大会4次", "12次=支委会 4次=支部党员大会"),
        ("先后召开支委会、支部党员大会、组织生活会12次、4次、2次", "12次=支委会 4次=支部党员大会 2次=组织生活会"),
        ("支委会、座谈会分别为12、3次", "12=支委会 3次=座谈会"),
        ("“三会一课”共计32次", "32次=三会一课"),
        ("谈心谈话36人次，覆盖党员23名", "36人次=谈心谈话 23名=党员人数"),
        ("党课4次（其中书记讲党课2次）", "4次=党课 2次=党课"),
        ("支委会、党员大会各4次", "4次=支委会 4次=支部党员大会"),
        ("召开“三重一大”会议10次，研究事项31项", "10次=三重一大会议 31项=研究事项"),
        ("召开\"三重一大\"会议10次", "10次=三重一大会议"),
        ("开展12次以学习全会精神为主题的主题党日活动", "12次=主题党日"),
        ("支委会坚持每月召开，会前认真准备，全年共12次", "12次=支委会"),
        ("支委会研究通过事项5项", "5项=支委会?"),
        ("1名预备党员按期转正，发展党员2名", "1名=预备党员转正 2名=发展党员"),
        ("坚持支委会例会制度。全年共召开12次。", "12次=支委会?"),
        ("植树20棵", "20棵=?"),
        ("支委会、党员大会、党课分别召开12次、4次", "12次=? 4次=?"),
        ("支委会、党员大会分别召开12次", "12次=?"),
        ("召开支部党员大会、支委会11次，3个党小组按月学习", "11次=支委会 3个=党小组"),
        ("3名同志被确定为入党积极分子", "3名=入党积极分子"),
    ],
)  # fmt: skip
def test_a_number_is_bound_to_what_it_counts(text: str, expected: str) -> None:
    assert bound(text) == expected


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("支委会12次", Scope.WHOLE),
        ("其中支委会5次", Scope.PART),
        ("上半年召开支委会5次", Scope.PART),
        ("支委会较去年增加2次", Scope.OTHER_YEAR),
        ("去年召开支委会10次", Scope.OTHER_YEAR),
        ("支委会由10次增至按月召开", Scope.OTHER_YEAR),
        ("某某社区第一党支部现有党员88名", Scope.WHOLE),
        ("计划召开支委会12次", Scope.PLAN),
        ("召开支委会不少于12次", Scope.PLAN),
        ("组织23名党员参观", Scope.PARTICIPANTS),
        ("23名党员参加", Scope.PARTICIPANTS),
        ("支部共有党员23名", Scope.WHOLE),
        ("现有23名党员", Scope.WHOLE),
    ],
)
def test_a_number_has_the_scope_of_its_clause(text: str, scope: Scope) -> None:
    (mention,) = bind(text, scan(text), NAMES)
    assert mention.scope is scope


def test_a_sum_names_its_parts() -> None:
    text = "支委会、党员大会共召开16次"
    (mention,) = bind(text, scan(text), NAMES)
    assert mention.total
    assert mention.parts == ("支委会", "支部党员大会")


def test_people_who_sign_so_many_papers_are_counted_themselves() -> None:
    text = "28名党员签订承诺书26份"
    people, papers = bind(text, scan(text), NAMES)
    assert (people.label, papers.label) == ("党员人数", "承诺书")
    assert people.fits and papers.certain
