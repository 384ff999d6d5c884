"""Figures of two reports: known by their labels, or by the words beside them, with what became of them."""

import pytest

from drafting.compare.change import Change
from drafting.compare.figures import Figure
from drafting.compare.summary import difference_text, figure_phrase, percent_text
from tests.support.compared import both_years, compared
from tests.support.composed import facts

HEAD = "2025年度党支部书记述职报告\n一、2025年度抓党建工作情况\n"


def figures(old: str, new: str, known: object = None) -> tuple[Figure, ...]:
    return compared(HEAD + old, HEAD + new, known).figures  # type: ignore[arg-type]


def told(figure: Figure) -> tuple[str, str, str, str, str]:
    """Return a figure as a row: name, old, new, difference, percent."""
    old, new = figure.old, figure.new
    return (
        figure.name,
        old.text if old else "",
        new.text if new else "",
        difference_text(figure),
        percent_text(figure),
    )


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("召开支委会10次。", "召开支委会12次。", ("支委会", "10次", "12次", "+2", "+20%")),
        ("全年召开支委会12次。", "支委会共召开了10次。", ("支委会", "12次", "10次", "-2", "-16.7%")),
        ("讲党课3次。", "讲授党课4堂。", ("党课", "3次", "4堂", "+1", "+33.3%")),
        ("节约成本186万元。", "节约成本203万元。", ("节约成本", "186万元", "203万元", "+17万", "+9.1%")),
        ("节约成本9,500元。", "节约成本1.2万元。", ("节约成本", "9,500元", "1.2万元", "+2500", "+26.3%")),
        ("节约成本300万元。", "节约成本320余万元。", ("节约成本", "300万元", "320余万元", "约+20万", "约+6.7%")),
        ("培训覆盖率97.5%。", "培训覆盖率98.2%。", ("培训覆盖率", "97.5%", "98.2%", "+0.7个百分点", "")),
        ("转正0名。", "预备党员转正2名。", ("预备党员转正", "0名", "2名", "+2", "")),
    ],
)  # fmt: skip
def test_a_label_is_followed_from_one_report_to_the_next(old: str, new: str, row: tuple[str, ...]):
    (figure,) = figures(old, new)
    assert figure.change is Change.CHANGED
    assert told(figure) == row


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("召开支委会12次。", "支委会召开12次，做到一次不少。"),
        ("节约成本12,000元。", "节约成本1.2万元。"),
        ("发放物资320余份。", "发放物资320多份。"),
        ("谈心谈话20名。", "谈心谈话20人。"),
    ],
)
def test_the_same_number_in_other_words_has_not_changed(old: str, new: str):
    assert [f.change for f in figures(old, new)] == [Change.UNCHANGED]


def test_people_and_how_often_they_came_are_not_held_against_each_other():
    found = figures("谈心谈话28人次。", "谈心谈话36人。")
    assert [told(f) for f in found] == [
        ("谈心谈话", "", "36人", "", ""),
        ("谈心谈话", "28人次", "", "", ""),
    ]


def test_a_number_without_label_is_known_by_the_words_beside_it():
    found = figures(
        "3月，清运杂物2.6吨，慰问困难群众5户。", "4月，慰问困难群众9户，清运杂物3.1吨。"
    )
    assert [told(f)[:3] for f in found] == [("慰问困难群众", "5户", "9户"), ("清运杂物", "2.6吨", "3.1吨")]  # fmt: skip


def test_words_that_say_little_are_told_with_the_clause_before_them():
    old, new = figures("开展应急演练，68人参加。", "清理河道杂草1吨。")[::-1]
    assert (figure_phrase(old), figure_phrase(new)) == ("开展应急演练，68人参加", "清理河道杂草1吨")


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("召开支委会10次。", "支委会由去年的10次增加到12次。", [("支委会", "10次", "12次", "+2", "+20%")]),
        ("召开支委会10次。", "支委会由10次增加到12次。", [("支委会", "10次", "12次", "+2", "+20%")]),
        ("召开支委会10次。", "支委会从2024年的10次增至12次。", [("支委会", "10次", "12次", "+2", "+20%")]),
        ("召开支委会12次。", "支委会由去年的11次增加到12次。", [("支委会", "12次", "12次", "", "")]),
        ("召开支委会10次。", "召开支委会12次（去年10次）。", [("支委会", "10次", "12次", "+2", "+20%")]),
        ("召开支委会10次。", "召开支委会12次，较去年增加2次。", [("支委会", "10次", "12次", "+2", "+20%")]),
        ("召开支委会10次。", "召开支委会12次，同比增长20%。", [("支委会", "10次", "12次", "+2", "+20%")]),
        ("召开支委会10次。", "支委会12次，是去年的1.2倍。", [("支委会", "10次", "12次", "+2", "+20%")]),
        ("召开支委会10次。", "支委会比去年增加2次，达到12次。", [("支委会", "10次", "12次", "+2", "+20%")]),
        ("2023年支委会9次，2024年支委会10次。", "支委会由去年的10次增加到12次。",
         [("支委会", "10次", "12次", "+2", "+20%")]),
        ("支委会10次、党课4次。", "支委会、党课分别由去年的10次、4次增加到12次、6次。",
         [("支委会", "10次", "12次", "+2", "+20%"), ("党课", "4次", "6次", "+2", "+50%")]),
        # what no label names
        ("制作展板12块。", "制作展板由去年的12块增加到20块。", [("制作展板", "12块", "20块", "+8", "+66.7%")]),
        ("培训经费1万元。", "培训经费由去年1万元提高到1.5万元，增幅50%。",
         [("培训经费", "1万元", "1.5万元", "+0.5万", "+50%")]),
        # what is this year's beside a comparison stays
        ("新建制度4项。", "支委会由10次增加到12次，新建制度5项。",
         [("支委会", "", "12次", "", ""), ("新建制度", "4项", "5项", "+1", "+25%")]),
        ("降低能耗3%。", "降低能耗5%。", [("降低能耗", "3%", "5%", "+2个百分点", "")]),
    ],
)  # fmt: skip
def test_only_the_numbers_of_its_own_year_are_those_of_a_report(
    old: str, new: str, rows: list[tuple[str, ...]]
):
    found = compared(HEAD.replace("2025", "2024") + old, HEAD + new).figures
    assert [told(f) for f in found] == rows


@pytest.mark.parametrize(
    "form",
    [
        "述职报告\n一、抓党建工作情况\n{}年，召开支委会{}次。\n四、{}年下一步工作计划\n抓学习。",
        "述职报告\n一、{}年抓党建工作情况\n召开支委会{}次。\n四、{}年下一步工作计划\n抓学习。",
    ],
)
def test_the_year_of_the_plan_is_not_that_of_the_report(form: str):
    found = compared(form.format(2024, 10, 2025), form.format(2025, 12, 2026)).figures
    assert [told(f) for f in found] == [("支委会", "10次", "12次", "+2", "+20%")]


def test_a_plan_that_grows_from_this_years_number_is_a_plan():
    plan = "\n四、下一步工作计划\n廉洁教育由{}次增加到{}次。"
    found = figures(
        f"开展廉洁教育3次。{plan.format(3, 5)}", f"开展廉洁教育6次。{plan.format(6, 8)}"
    )
    assert [told(f)[1:3] for f in found] == [("3次", "6次"), ("5次", "8次")]


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("志愿服务32人次，捐款8600元。", "捐款1.2万元，志愿服务32人次。", ("捐款", "8600元", "1.2万元", "+3400", "+39.5%")),
        ("参会110人。", "120人参会。", ("…参会", "110人", "120人", "+10", "+9.1%")),
        ("一是攻关3项。", "一是攻关5项。", ("攻关", "3项", "5项", "+2", "+66.7%")),
        ("覆盖率95%。", "覆盖率达到百分之九十八。", ("覆盖率", "95%", "百分之九十八", "+3个百分点", "")),
        ("义务劳动3次。", "开展义务劳动5次。", ("义务劳动", "3次", "5次", "+2", "+66.7%")),
        ("其中35岁以下5名。", "其中35岁以下7名。", ("35岁以下", "5名", "7名", "+2", "+40%")),
    ],
)  # fmt: skip
def test_a_name_is_what_is_counted_and_no_more(old: str, new: str, row: tuple[str, ...]):
    assert row in [told(f) for f in figures(old, new)]


def test_what_is_planned_is_not_held_against_what_was_done():
    plan = "\n四、下一步工作计划\n全年开展廉洁教育不少于{}次。"
    found = figures(f"开展廉洁教育3次。{plan.format(5)}", f"开展廉洁教育6次。{plan.format(8)}")
    assert [told(f)[1:3] for f in found] == [("3次", "6次"), ("不少于5次", "不少于8次")]


def test_a_number_is_new_or_gone_where_only_one_report_has_it():
    found = figures("召开支委会10次，主题党日11次。", "召开支委会12次，谈心谈话36人次。")
    assert [(f.name, f.change) for f in found] == [
        ("支委会", "changed"),
        ("谈心谈话", "new"),
        ("主题党日", "gone"),
    ]


def test_of_two_numbers_of_one_label_the_facts_tell_which_is_the_whole_one():
    known = facts(counts={"党课": "5次"})
    found = figures("讲党课4次。", "本人坚持带头，讲授党课2次。支部先后讲授党课5次。", known)
    assert [told(f)[:3] for f in found] == [("讲授党课", "", "2次"), ("党课", "4次", "5次")]


def test_labels_of_the_facts_are_known_in_last_years_report_too():
    known = facts(counts={"“江畔讲堂”": "9期"})
    found = figures("开办“江畔讲堂”7期。", "“江畔讲堂”开办9期。", known)
    assert [told(f)[:3] for f in found] == [("江畔讲堂", "7期", "9期")]


def test_the_figures_of_a_whole_report_are_told_in_its_order():
    found = both_years().figures
    assert [told(f)[0] for f in found if f.change is Change.CHANGED][:4] == [
        "团结带领…党员",
        "支委会",
        "党课",
        "组织党员到铁路博物馆开展主题党日，…党员参加",
    ]
    assert [f.name for f in found if f.change is Change.UNCHANGED] == [
        "支部党员大会",
        "党小组会",
        "研究事项",
        "党员突击队",
    ]


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        # how many the branch has, and not how many of some kind
        ("轮转、进修的党员有5名。支部现有党员26名。", "支部现有党员28名。", ("党员人数", "26名", "28名", "+2", "+7.7%")),
        ("党员人数由年初的33名增加到34名。", "支部现有党员36名。", ("党员人数", "34名", "36名", "+2", "+5.9%")),
        ("党员从期初的20名发展到22名。", "支部党员有23名。", ("党员人数", "22名", "23名", "+1", "+4.5%")),
        # what was done between two numbers is the second one's
        ("在五个工区建成党员责任区11个。", "建成党员责任区14个。", ("党员责任区", "11个", "14个", "+3", "+27.3%")),
        ("为三个班组更换饮水机5台。", "全年更换饮水机8台。", ("更换饮水机", "5台", "8台", "+3", "+60%")),
        # the verb of a list stands before its first item only
        ("更换钢轨4.8公里、混凝土枕1520根。", "全年更换混凝土枕1840根。",
         ("更换混凝土枕", "1520根", "1840根", "+320", "+21.1%")),
        ("慰问老职工5名和困难职工9名。", "慰问困难职工12名。", ("慰问困难职工", "9名", "12名", "+3", "+33.3%")),
    ],
)  # fmt: skip
def test_a_number_is_held_against_that_of_the_same_thing(old: str, new: str, row: tuple[str, ...]):
    assert row in [told(f) for f in figures(old, new)]


def test_how_many_the_branch_has_is_told_at_the_beginning():
    old = "述职报告\n同志们：\n一年来，车间党支部三十四名党员同全体职工一道，完成了任务。\n一、工作情况\n抓学习。"
    (found,) = compared(old, HEAD + "支部现有党员36名。").figures
    assert told(found)[:3] == ("党员人数", "三十四名", "36名")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # two days are two events
        ("7月12日，支部书记带领15名党员连续奋战19个小时。", "7月21日抢通北坡站，连续奋战11个小时。"),
        ("3月12日，到城郊林场义务植树50棵。", "全年组织党员义务植树200棵。"),
        # two campaigns are
        ("开展党纪学习教育，交流研讨4次。", "开展深入贯彻中央八项规定精神学习教育，集中研讨3次。"),
        ("开展党纪学习教育，集中学习7次。", "全年集中学习18次。"),
        ("4月至7月开展党纪学习教育，集中学习6次。", "3月至7月开展深入贯彻中央八项规定精神学习教育，集中学习8次。"),
        ("4月至7月开展党纪学习教育，撰写体会28篇。", "3月至7月开展深入贯彻中央八项规定精神学习教育，撰写体会31篇。"),
        # some of the people are not all of them
        ("轮转、进修的党员有5名。", "支部现有党员28名。"),
        ("35岁以下党员有9名。", "支部现有党员28名。"),
        # to be talked to as a warning is another thing than to be talked to on honesty
        ("提醒谈话5人次。", "廉洁谈话8人次。"),
        # the second of a list does not lack the verb of another sentence
        ("更换钢轨4公里。库房另存混凝土枕900根，账目清楚。", "全年更换混凝土枕1840根。"),
    ],
)  # fmt: skip
def test_a_number_is_not_held_against_that_of_another_thing(old: str, new: str):
    assert all(f.old is None or f.new is None for f in figures(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("7月1日，表彰优秀党员3名。", "七月一日，走访老党员，表彰优秀党员5名。"),
        ("2025年7月1日，表彰优秀党员3名。", "支部大会开得隆重，7月1日表彰优秀党员5名，大家深受鼓舞。"),
        ("3月，清运杂物2.6吨。", "4月，清运杂物3.1吨。"),
        ("开展深入贯彻中央八项规定精神学习教育，集中学习7次。", "开展中央八项规定精神学习教育，集中学习9次。"),
        ("开展党纪学习教育，成效明显，全年集中学习7次。", "全年集中学习18次。"),
        ("开展廉洁主题教育4次。", "开展廉洁主题教育6次。"),
        ("4月起扎实推进党纪学习教育，集中学习6次。", "5月至7月开展党纪学习教育，集中学习8次。"),
    ],
)  # fmt: skip
def test_what_was_done_on_one_day_or_in_one_campaign_may_be_one(old: str, new: str):
    assert any(f.old and f.new for f in figures(old, new))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("制定措施13条，明确责任人，3月底、6月底分别完成6条和7条。", ["制定措施", "明确责任人，完成", "明确责任人，完成"]),
        ("更换净水设备5套和空调14台。", ["更换净水设备", "空调"]),
        ("4月底前完成整改8条。", ["完成整改"]),
        ("支部大会\t4次\t97人次", ["支部党员大会", "支部大会"]),
    ],
)  # fmt: skip
def test_what_joins_numbers_names_none(text: str, names: list[str]):
    assert [f.name for f in figures("", text)] == names
