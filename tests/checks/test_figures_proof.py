"""The harder half of the proof: rhythms, plans, swaps told in two words, announced lists, numbers said twice."""

import pytest

from drafting.checks.figures import check
from tests.support.cases import case_of
from tests.support.facts import facts_from

FACTS = facts_from("""
单位: 某县第三中学党支部
年度: 2025
数据:
  支委会: 12次
  支部党员大会: 5次
  党小组会: 48次
  公开课: 12节
  集体经济收入: 56万元
  预备党员转正: 2名
  发展对象: 3名
  听课: 60节
  党员人数: 34名
履职:
  - 带头上公开课4节
计划:
  - 内容: 集体经济收入达到80万元
  - 每季度排查隐患1次
  - 培养专科教师8至10名
  - 每月固定1天开展主题党日
活动:
  - 全员上一次公开课
  - 从三个方面开展排查
  - 4月，22名教师结对学困生47名
  - 名称: 清明祭扫
    参加: 34人
  - 名称: 访企拓岗
    参加: 12人
""")
COUNTS = (
    "召开支委会12次、支部党员大会5次、党小组会48次，开展公开课12节，集体经济收入56万元，听课60节。"
    "2名同志经支部党员大会讨论通过，完成预备党员转正；3名骨干经过培养，被列为发展对象。支部共有党员34名。"
)
ITEMS = (
    "我带头上公开课4节。全员上一次公开课。从三个方面开展排查。4月，22名教师结对学困生47名。"
    "开展清明祭扫，34人参加。支部一行12人赴某企业访企拓岗。"
)
PLAN = "集体经济收入达到80万元。每季度排查隐患1次。每月固定1天开展主题党日。培养专科教师8至10名。"


def found(work: str = COUNTS + ITEMS, plan: str = PLAN) -> list[tuple[str, str, str | None]]:
    skipped = ("figures.conflict", "figures.unclassified")
    findings = [f for f in check(case_of(FACTS, work=work, plan=plan)) if f.code not in skipped]
    return [(f.code.removeprefix("figures."), f.text, f.fact) for f in findings]


def changed(old: str, new: str) -> list[tuple[str, str, str | None]]:
    work, plan = COUNTS + ITEMS, PLAN
    assert (work + plan).count(old) == 1
    return found(work.replace(old, new), plan.replace(old, new))


def test_the_report_is_clean() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("old", "new", "text", "fact"),
    [
        ("每季度排查隐患1次", "每季度排查隐患9次", "9次", "计划.2"),
        ("每季度排查隐患1次", "每季度排查隐患2次", "2次", "计划.2"),
        ("每月固定1天", "每月固定5天", "5天", "计划.4"),
        ("8至10名", "6至10名", "6至10名", "计划.3#1"),
        ("8至10名", "8—12名", "8—12名", "计划.3#1"),
        ("从三个方面", "从五个方面", "五个", "活动.2"),
        ("达到80万元", "达到90万元", "90万元", "计划.1.内容#1"),
        ("3名骨干", "4名骨干", "4名", "数据.发展对象"),
        ("2名同志", "3名同志", "3名", "数据.预备党员转正"),
        ("一行12人", "一行22人", "22人", "活动.5.参加#1"),
        ("34人参加", "43人参加", "43人", "活动.4.参加#1"),
        ("公开课4节", "公开课6节", "6节", "履职.1#1"),
        ("党小组会48次", "党小组会五十次", "五十次", "数据.党小组会"),
    ],
)
def test_a_changed_number_is_one_mismatch_with_its_own_fact(
    old: str, new: str, text: str, fact: str
) -> None:
    assert changed(old, new) == [("mismatch", text, fact)]


@pytest.mark.parametrize(
    ("old", "new", "pair"),
    [
        (
            "召开支委会12次、支部党员大会5次",
            "每月召开支委会1次、全年5次、支部党员大会12次",
            {("5次", "数据.支委会"), ("12次", "数据.支部党员大会")},
        ),
        (
            "召开支委会12次、支部党员大会5次、党小组会48次",
            "“三会”共65次，其中支委会12次、支部党员大会48次、党小组会5次",
            {("48次", "数据.支部党员大会"), ("5次", "数据.党小组会")},
        ),
        ("22名教师结对学困生47名", "47名教师结对学困生22名", {("47名", "活动.3#1"), ("22名", "活动.3#2")}),
        (
            "召开支委会12次、支部党员大会5次",
            "支委会围绕公开课研究部署，全年召开5次；支部党员大会讨论支委会报告，全年召开12次；开会",
            {("5次", "数据.支委会"), ("12次", "数据.支部党员大会")},
        ),
        (
            "开展公开课12节，集体经济收入56万元，听课60节",
            "开展公开课60节，集体经济收入56万元，听课12节",
            {("60节", "数据.公开课"), ("12节", "数据.听课")},
        ),
    ],
)  # fmt: skip
def test_swapped_numbers_are_two_mismatches(old: str, new: str, pair: set[tuple[str, str]]) -> None:
    assert {(text, fact) for code, text, fact in changed(old, new)} == pair


@pytest.mark.parametrize(
    "sentence",
    [
        "当前工作还有三处短板。其一，学习不深。其二，结合不紧。其三，督促不够。",
        "明年抓好三件事：1.抓学习。2.抓队伍。3.抓服务。",
        "第一党小组负责宣传，第二党小组负责联络，两个党小组各司其职。",
        "支委会、支部党员大会、党小组会，全年依次召开12次、5次、48次。",
        "支委会、支部党员大会、党小组会是基本制度，三项分别召开12次、5次、48次。",
        "支委会、党员大会、党小组会、公开课都有计划，前三项分别召开12次、5次、48次。",
        "每月召开支委会1次、全年12次。",
        "支部34名党员（含预备党员）全部参加。",
        "清明祭扫有34人到场。",
        "集体经济收入56万元，明年力争达到80万元。",
        "支委会围绕公开课计划研究部署，全年召开12次；支部党员大会讨论支委会工作报告，全年召开5次。",
        "预备党员转正（2名）、发展对象（3名）均按程序办理。",
        "支委会一共开了12次，支部党员大会一共开了5次。",
    ],
)
def test_what_the_facts_bear_out_in_other_words_passes(sentence: str) -> None:
    assert found(COUNTS + ITEMS + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("当前工作还有五处短板。其一，学习不深。其二，结合不紧。其三，督促不够。", "五处"),
        ("参观教育基地3个。其一，烈士陵园。其二，展览馆。其三，旧址。", "3个"),
        ("一户一策，慰问困难教师1户。", "1户"),
        ("占全体教师的三分之二。", "三分之二"),
        ("选树典型七名。", "七名"),
    ],
)
def test_what_they_do_not_bear_out_is_unsupported(sentence: str, text: str) -> None:
    assert found(COUNTS + ITEMS + sentence) == [("unsupported", text, None)]


def test_a_lost_ten_thousand_is_a_wrong_unit() -> None:
    assert changed("收入56万元", "收入56元") == [("unit", "56元", "数据.集体经济收入")]


ROLES = facts_from("""
单位: 某县第三中学党支部
年度: 2025
数据:
  党课: 6次
履职:
  - 讲党课3次
活动:
  - 等候时间由45分钟缩短到28分钟
  - 志愿服务一季度3次、二季度5次
""")


def roles(work: str) -> set[tuple[str, str | None]]:
    return {(f.text, f.fact) for f in check(case_of(ROLES, work=work))}


@pytest.mark.parametrize(
    "sentence",
    [
        "等候时间缩短到28分钟，较此前的45分钟大幅下降。",
        "等候时间只要28分钟（原为45分钟）。",
        "等候时间由45分钟降至28分钟。",
    ],
)
def test_the_earlier_and_the_later_value_may_come_in_any_order(sentence: str) -> None:
    rest = "支部讲党课6次，其中我讲党课3次。志愿服务一季度3次、二季度5次。"
    assert roles(rest + sentence) == set()


def test_what_was_and_what_is_are_not_exchanged() -> None:
    rest = "支部讲党课6次，其中我讲党课3次。志愿服务一季度3次、二季度5次。"
    swapped = "等候时间缩短到45分钟，较此前的28分钟大幅下降。"
    assert roles(rest + swapped) == {("45分钟", "活动.1#2"), ("28分钟", "活动.1#1")}


def test_two_quarters_are_not_exchanged() -> None:
    rest = "支部讲党课6次，其中我讲党课3次。等候时间由45分钟降至28分钟。"
    swapped = "志愿服务一季度5次、二季度3次。"
    assert roles(rest + swapped) == {("5次", "活动.2#1"), ("3次", "活动.2#2")}


def test_the_branch_and_its_secretary_are_not_exchanged() -> None:
    rest = "等候时间由45分钟降至28分钟。志愿服务一季度3次、二季度5次。"
    swapped = "我带头讲党课6次，反响很好。支部全年讲党课3次。"
    assert {fact for _, fact in roles(rest + swapped)} == {"数据.党课", "履职.1#1"}


BOUNDS = facts_from("""
单位: 某县第三中学党支部
年度: 2025
计划:
  - 实行“微党课”，每次不超过20分钟，提前排好课表
  - 支部委员每季度到班级听课不少于2节
""")


@pytest.mark.parametrize(
    ("plan", "wrong"),
    [
        ("实行“微党课”，每次不少于20分钟，提前排好课表。", ["不少于20分钟"]),
        ("实行“微党课”，提前排好课表，每次20分钟以上。", ["20分钟以上"]),
        ("实行“微党课”，每次不超过20分钟，提前排好课表。", []),
        ("实行“微党课”，每次控制在20分钟以内，提前排好课表。", []),
        ("实行“微党课”，每次20分钟，提前排好课表。", []),
        ("支部委员每季度到班级听课至多2节。", ["至多2节"]),
        ("支部委员每季度到班级听课至少2节。", []),
        ("支部委员每季度到班级听课不低于2节；微党课每次不超过20分钟。", []),
    ],
)
def test_a_bound_from_the_other_side_is_another_number(plan: str, wrong: list[str]) -> None:
    assert [f.text for f in check(case_of(BOUNDS, plan=plan)) if f.text] == wrong


MADE, VISITED = "新建母婴室2个、改造厕所6座。", "走访党员15户，慰问职工12人。"
BUILT = facts_from("""
单位: 某县第三中学党支部
年度: 2025
数据:
  新建母婴室: 2个
  改造厕所: 6座
  走访党员: 15户
  慰问职工: 12人
""")


@pytest.mark.parametrize(
    ("work", "wrong"),
    [
        (f"改造母婴室2个、新建厕所6座。{VISITED}", ["改造母婴室2个", "新建厕所6座"]),
        (f"新建厕所6座，改造母婴室2个。{VISITED}", ["新建厕所6座", "改造母婴室2个"]),
        (f"慰问党员15户，慰问职工12人。{MADE}", ["慰问党员15户"]),
        (MADE + VISITED, []),
        (f"{MADE}走访慰问党员15户，走访、慰问职工12人。", []),
        (f"修建母婴室2个、翻新厕所6座。{VISITED}", []),
    ],
)
def test_a_verb_of_another_count_is_a_mismatch(work: str, wrong: list[str]) -> None:
    assert [f.text for f in check(case_of(BUILT, work=work)) if f.text] == wrong


COMPLAINTS = facts_from("""
单位: 某县第三中学党支部
年度: 2025
数据:
  处理投诉: 214件
  办结: 214件
  收到建议: 30条
  采纳: 28条
""")


@pytest.mark.parametrize(
    ("work", "codes"),
    [
        ("214件投诉全部办结。收到建议30条，采纳28条。", []),
        ("处理的214件投诉已全部办结。收到建议30条，采纳28条。", []),
        ("处理投诉214件，办结214件。收到建议30条，采纳28条。", []),
        ("办结214件。收到建议30条，采纳28条。", ["figures.missing"]),
        ("214件信访全部办结。收到建议30条，采纳28条。", ["figures.missing"]),
        ("214件投诉全部办结。28条建议全部采纳。", ["figures.missing"]),
    ],
)
def test_a_number_of_which_all_was_done_states_both_counts(work: str, codes: list[str]) -> None:
    assert [f.code for f in check(case_of(COMPLAINTS, work=work))] == codes


LECTURES = """
单位: 某县第三中学党支部
年度: 2025
职务: {post}
数据:
  党课: 6次
  书记讲党课: 4次
"""
NOT_STATED = ["figures.missing", "figures.unsupported"]


@pytest.mark.parametrize(
    ("post", "work", "codes"),
    [
        ("党支部书记", "全年讲党课6次，其中我讲党课4次。", []),
        ("党支部书记", "全年讲党课6次，本人带头讲党课4次。", []),
        ("党支部书记", "全年讲党课6次，书记讲党课4次。", []),
        ("党支部书记", "全年讲党课6次，其中我讲党课3次。", NOT_STATED),
        ("党支部书记", "全年讲党课6次，其中我们的委员讲党课4次。", NOT_STATED),
        ("党支部副书记", "全年讲党课6次，其中我讲党课4次。", NOT_STATED),
    ],
)
def test_what_the_secretary_says_that_he_did_is_his_own_count(
    post: str, work: str, codes: list[str]
) -> None:
    case = case_of(facts_from(LECTURES.format(post=post)), work=work)
    assert sorted(f.code for f in check(case)) == codes
