"""Problems and plans are read out of a report item by item, however they are numbered."""

import pytest

from drafting.rectification.items import called, items_of, reading_of
from drafting.rectification.lacks import is_general
from drafting.report import parse_report
from schemas.facts import FactKind
from tests.support.corpus import OUTLINE, Sample, samples
from tests.support.growth import grows_linearly
from tests.support.pairs import pairs


def problems(body, heading="三、存在不足"):
    text = f"述职报告\n一、工作情况\n平稳有序。\n{heading}\n{body}\n四、下一步工作计划\n一是抓学习。二是抓管理。"
    report = parse_report(text, OUTLINE)
    found = items_of(report, OUTLINE, FactKind.SHORTCOMINGS)
    assert all(report.text[item.start : item.end] == item.text for item in found)
    return [item.name for item in found]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("一是学习不够系统。联系实际少。\n二是品牌不够鲜明。叫不响。", ["学习不够系统", "品牌不够鲜明"]),
        ("一是学习不够系统，联系实际少；二是品牌不够鲜明；三是青年培养不够。",
         ["学习不够系统，联系实际少", "品牌不够鲜明", "青年培养不够"]),
        ("（一）学习不够系统。联系实际少。\n（二）品牌不够鲜明。叫不响。", ["学习不够系统", "品牌不够鲜明"]),
        ("（一）学习不够系统\n联系实际少，谈体会多。\n（二）品牌不够鲜明\n叫不响。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("1.学习不够系统：联系实际少。\n2.品牌不够鲜明：叫不响。", ["学习不够系统", "品牌不够鲜明"]),
        ("第一，学习不够系统。第二，品牌不够鲜明。", ["学习不够系统", "品牌不够鲜明"]),
        ("其一，学习不够系统。其二，品牌不够鲜明。", ["学习不够系统", "品牌不够鲜明"]),
        ("①学习不够系统。②品牌不够鲜明。", ["学习不够系统", "品牌不够鲜明"]),
        ("（1）学习不够系统。（2）品牌不够鲜明。", ["学习不够系统", "品牌不够鲜明"]),
        # what leads to them, and what tells of their causes
        ("对照上级要求，主要存在以下两个方面的不足：\n一是学习不够系统。\n二是品牌不够鲜明。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("反思一年的工作，觉得有这样几个不足：一是学习不够系统。二是品牌不够鲜明。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("一是学习不够系统。\n二是品牌不够鲜明。\n产生这些问题的原因，一是思想不重视，二是方法不多。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("一是学习不够系统。\n二是品牌不够鲜明。\n这些问题的根子在我身上，重部署、轻督促。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("（一）存在的主要问题\n1.学习不够系统。\n2.品牌不够鲜明。\n（二）原因分析\n1.思想不重视。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("一是学习不够系统。二是品牌不够鲜明。究其原因，一是思想不重视，二是方法不多。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("一是学习不够系统。二是品牌不够鲜明。主要原因有两点：一是思想不重视。二是方法不多。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("一是学习不够系统，究其原因，一是思想不重视，二是方法不多；二是品牌不够鲜明。",
         ["学习不够系统，究其原因，一是思想不重视，二是方法不多", "品牌不够鲜明"]),
        ("一是学习不够系统，究其原因，一是思想不重视。二是品牌不够鲜明，原因是方法不多。",
         ["学习不够系统，究其原因，一是思想不重视", "品牌不够鲜明，原因是方法不多"]),
        ("一是学习不够系统，原因是时间少；二是品牌不够鲜明，原因是方法不多。",
         ["学习不够系统，原因是时间少", "品牌不够鲜明，原因是方法不多"]),
        ("学习不够系统。究其原因，一是思想不重视，二是方法不多。", ["学习不够系统"]),
        ("学习不够系统。究其原因，思想不重视。\n品牌不够鲜明。", ["学习不够系统", "品牌不够鲜明"]),
        # lists inside an item are no items
        ("（一）学习不够系统。一是时间不保证。二是形式单一。\n（二）品牌不够鲜明。一是提炼不够。",
         ["学习不够系统", "品牌不够鲜明"]),
        # nothing is numbered
        ("党建与生产融合不够，对难点研究不深。\n党员教育形式单一，青年参与不多。",
         ["党建与生产融合不够，对难点研究不深", "党员教育形式单一，青年参与不多"]),
        ("党建与生产融合不够。", ["党建与生产融合不够"]),
    ],
)  # fmt: skip
def test_the_items_of_a_section(body, names):
    assert problems(body) == names


TABLE = "序号\t存在的问题\t原因分析\t下一步打算"


@pytest.mark.parametrize(
    ("body", "names"),
    [
        # a line each, as bullets of Word and typed ones come
        ("学习不够系统\n党建品牌不响亮\n经费使用不够规范", ["学习不够系统", "党建品牌不响亮", "经费使用不够规范"]),
        ("党建品牌不响亮\n学习不够系统", ["党建品牌不响亮", "学习不够系统"]),
        ("仍存在以下不足：\n党建品牌不响亮\n联系群众少", ["党建品牌不响亮", "联系群众少"]),
        ("●学习不够系统；\n●服务流于形式。", ["学习不够系统", "服务流于形式"]),
        ("我学政策不细，常常要现查。\n我到车间少了。\n此外，微信群管理也不够规范。",
         ["我学政策不细，常常要现查", "我到车间少了", "微信群管理也不够规范"]),
        ("学习不够深入\n集中学习次数少。\n作风不够扎实\n到一线调研少。", ["学习不够深入", "作风不够扎实"]),
        # a sentence each
        ("要清醒看到存在的差距。理论学习结合实际不够。青年思想掌握不及时，谈心多在出现苗头之后。"
         "品牌知名度不高。今后，我们将加以改进。", ["理论学习结合实际不够", "青年思想掌握不及时，谈心多在出现苗头之后", "品牌知名度不高"]),
        ("虽然取得了一定成绩，但仍存在以下不足：学习不够深入；联系群众少；创新不够。",
         ["学习不够深入", "联系群众少", "创新不够"]),
        ("学习不够系统。谈体会多，联系实际少。", ["学习不够系统"]),
        # in pairs, by areas
        ("一方面，学习抓得不紧；另一方面，联系群众不够。", ["学习抓得不紧", "联系群众不够"]),
        ("一方面，学习抓得不紧；另一方面，联系群众不够。此外，宣传质量不高。",
         ["学习抓得不紧", "联系群众不够", "宣传质量不高"]),
        ("在学习方面，联系实际不够。在作风方面，下基层少。", ["在学习方面，联系实际不够", "在作风方面，下基层少"]),
        ("从学习看，研读原著少。从作风看，调研不深入。", ["从学习看，研读原著少", "从作风看，调研不深入"]),
        ("一是学习不够，一方面时间紧，另一方面方法少。二是品牌不够鲜明。", ["学习不够，一方面时间紧，另一方面方法少", "品牌不够鲜明"]),
        # several in one sentence, each complete
        ("一年来有进步，但仍存在学习不够深入、联系群众不够紧密、创新意识不强等问题，需要认真加以解决。",
         ["学习不够深入", "联系群众不够紧密", "创新意识不强"]),
        ("学习不够深入、联系群众不够紧密和创新意识不强等问题。", ["学习不够深入", "联系群众不够紧密", "创新意识不强"]),
        ("对学习、宣传不够重视等问题。", ["对学习、宣传不够重视等问题"]),
        ("学习不够深入、不够系统等问题。", ["学习不够深入、不够系统等问题"]),
        # 问题一, 思想上, 首先是
        ("问题一：下乡次数不够。\n问题二：帮带流于形式。", ["下乡次数不够", "帮带流于形式"]),
        ("检视出如下问题。思想上，学习满足于一知半解。作风上，听取意见不够。",
         ["思想上，学习满足于一知半解", "作风上，听取意见不够"]),
        ("首先是理论武装不够。其次是党员管理宽松软。", ["理论武装不够", "党员管理宽松软"]),
        ("总结经验的同时，我们也看到，队伍管理薄弱，出现事故2起；活动吸引力不强；家访覆盖面小。",
         ["队伍管理薄弱，出现事故2起", "活动吸引力不强", "家访覆盖面小"]),
        ("1.存在的不足：一是载体不多；二是工作不够细致。\n2.改进措施：一是开展活动6次；二是多家访。",
         ["载体不多", "工作不够细致"]),
        ("第一件，学习计划落空了两次。\n第二件，入党的事抓得晚。", ["学习计划落空了两次", "入党的事抓得晚"]),
        ("- 服务中党员示范作用不突出，业主的知晓率不高\n- 会议有时开成业务会\n- 党员的年龄结构不合理，三十五岁以下的党员只有两名",
         ["服务中党员示范作用不突出，业主的知晓率不高", "会议有时开成业务会", "党员的年龄结构不合理，三十五岁以下的党员只有两名"]),
        # no problems
        ("学习不够系统。\n品牌不够鲜明。\n原因分析：\n思想认识不够\n能力不足", ["学习不够系统", "品牌不够鲜明"]),
        ("离上级要求还有不小差距。\n学习不够系统，读原著少。\n品牌不够鲜明。\n这些问题，责任在我。",
         ["学习不够系统，读原著少", "品牌不够鲜明"]),
        ("支部工作还有一些不足。支部标准化建设还有短板。", ["支部标准化建设还有短板"]),
        # tables
        (f"{TABLE}\n1\t师德教育形式单一\t不够用心\t开展活动2次\n2\t党建与教学两张皮\t研究不深\t设立课堂5个",
         ["师德教育形式单一", "党建与教学两张皮"]),
        ("问题\t措施\n学习不够\t年初编制经费计划\n\t每月1次", ["学习不够"]),
    ],
)  # fmt: skip
def test_problems_without_numbers(body, names):
    assert problems(body) == names


@pytest.mark.parametrize(
    "heading",
    [
        "三、需要改进的地方",
        "三、有待加强的方面",
        "三、差距与不足",
        "三、存在的问题及努力方向",
        "我的不足",
    ],
)
def test_a_section_on_problems_under_other_headings(heading):
    assert problems("1.学习不够。\n2.联系少。", heading) == ["学习不够", "联系少"]


@pytest.mark.parametrize(
    ("body", "unread"),
    [
        ("成绩属于过去，工作永远在路上。", []),
        ("无", ["无"]),
        ("学习抓得很紧。\n品牌不够鲜明。", ["学习抓得很紧。"]),
        ("学习不够\t抓学习\n服务少\t抓服务", ["学习不够\t抓学习", "服务少\t抓服务"]),
    ],
)
def test_what_cannot_be_read_as_a_problem_is_told(body, unread):
    report = parse_report(
        f"述职报告\n一、工作情况\n平稳。\n二、存在不足\n{body}\n三、打算\n抓学习。", OUTLINE
    )
    found = reading_of(report, OUTLINE, FactKind.SHORTCOMINGS)
    assert [item.text for item in found.unread] == unread
    assert found.headings == ("二、存在不足",)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (f"{TABLE}\n1\t形式单一\t不够用心\t开展活动2次\n2\t两张皮\t研究不深\t设立课堂5个",
         ["开展活动2次", "设立课堂5个"]),
        ("（一）存在的问题\n1.学习不够。\n（二）下一步打算\n1.抓学习，每月1次。\n2.抓联系。",
         ["抓学习，每月1次", "抓联系"]),
        ("1.存在的不足：一是载体不多。\n2.改进措施：一是开展活动6次；二是多家访。", ["开展活动6次", "多家访"]),
    ],
)  # fmt: skip
def test_plans_inside_the_section_on_problems(body, names):
    text = f"述职报告\n一、工作情况\n平稳。\n二、存在的问题及下一步打算\n{body}\n以上述职，请评议。"
    found = items_of(parse_report(text, OUTLINE), OUTLINE, FactKind.PLANS)
    assert [item.name for item in found] == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("将热点列入计划，每季度专题学习1次。每半年谈心1轮。", ["将热点列入计划，每季度专题学习1次", "每半年谈心1轮"]),
        ("围绕上述短板，来年重点做好：开展教育12次；创新活动形式；家访60户。",
         ["开展教育12次", "创新活动形式", "家访60户"]),
        ("抓实理论学习。每季度集中学习1次。", ["抓实理论学习"]),
        ("打造支部品牌\n打造“红色引擎”品牌\n抓学习", ["打造支部品牌", "打造“红色引擎”品牌", "抓学习"]),
    ],
)  # fmt: skip
def test_plans_without_numbers(body, names):
    text = f"述职报告\n一、工作情况\n平稳。\n二、存在不足\n学习不够。\n三、打算\n{body}"
    found = items_of(parse_report(text, OUTLINE), OUTLINE, FactKind.PLANS)
    assert [item.name for item in found] == names


@pytest.mark.parametrize("words", ["对照", "支部工作", "我们也", "总体上"])
def test_empty_words_in_a_row_are_read_as_soon_as_any(words):
    assert not is_general(f"{words * 40}呢")  # read in every way that there is, it would never end


def test_lists_of_causes_are_read_in_linear_time():
    def work(size: int):
        return lambda: problems(size * "一是学习不够，究其原因，")

    assert grows_linearly(work, 200)


def test_what_rounds_off_a_list_is_no_part_of_it():
    text = "述职报告\n一、工作情况\n平稳。\n二、存在不足\n1.学习不够。\n2.联系少。\n对以上不足，我将认真改进。\n三、打算\n抓学习。"
    found = items_of(parse_report(text, OUTLINE), OUTLINE, FactKind.SHORTCOMINGS)
    assert [item.text for item in found] == ["1.学习不够。", "2.联系少。"]


def test_a_heading_that_names_only_the_field_is_told_with_what_is_lacking():
    text = "述职报告\n一、工作情况\n平稳。\n二、存在不足\n（一）政治学习方面。学习不够系统，研读不深。\n三、打算\n抓学习。"
    (item,) = items_of(parse_report(text, OUTLINE), OUTLINE, FactKind.SHORTCOMINGS)
    assert called(item) == "政治学习方面：学习不够系统"


def test_first_next_and_last_are_items_of_one_list():
    assert problems("首先，学习不够系统。其次，品牌不够鲜明。最后，青年培养不够。") == [
        "学习不够系统",
        "品牌不够鲜明",
        "青年培养不够",
    ]


def test_a_long_sentence_is_called_by_its_leading_clause():
    (name, *_) = problems(
        "一是党员先锋模范作用发挥不够充分，个别党员在急难险重任务面前存在畏难情绪。二是学习不够。"
    )
    assert name == "党员先锋模范作用发挥不够充分"


def test_a_section_that_goes_on_behind_its_heading():
    assert problems("二是品牌不够鲜明。", "三、存在不足：一是学习不够系统。") == [
        "学习不够系统",
        "品牌不够鲜明",
    ]


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_the_reports_of_the_corpus_have_as_many_items_as_their_facts(sample: Sample):
    report = parse_report(sample.text, OUTLINE)
    found = len(items_of(report, OUTLINE, FactKind.SHORTCOMINGS))
    assert found == len(sample.facts.shortcomings)
    plans = len(items_of(report, OUTLINE, FactKind.PLANS))
    # the fourth plan of one is a paragraph below the third of a list; another tells two in one item
    apart = sample.name in ("legal_aid", "tech")
    assert plans == len(sample.facts.plans) - apart


def test_last_years_reports_of_the_pairs_have_three_problems_each():
    for pair in pairs():
        names = [item.name for item in items_of(pair.last, OUTLINE, FactKind.SHORTCOMINGS)]
        assert [fact.problem for fact in pair.facts.rectifications] == names
