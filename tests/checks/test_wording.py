"""wording.*: fixed expressions written wrongly and another organ's language are found, and ordinary prose is not."""

from dataclasses import replace

import pytest

from drafting.checks.case import Case
from drafting.checks.wording import check
from drafting.report.day import day_of
from drafting.wording.rules import shipped
from schemas.finding import Severity
from tests.support.cases import OUTLINE, case, case_of, facts

FAMILY = "增强“四个意识”、坚定“四个自信”、做到“两个维护”"


def found(sentence, given=None, code=None):
    return [f for f in check(case_of(given, work=sentence)) if code in (None, f.code)]


@pytest.mark.parametrize(
    ("sentence", "shown", "right"),
    [
        # a wrong character: of the same sound, of like shape, or one that the neighbours give away
        ("深刻领悟“两个确定”的决定性意义。", "两个确定", "两个确立"),
        ("深刻领悟两个却立的决定性意义。", "两个却立", "两个确立"),
        ("严格落实“三会一刻”制度，\n按月开展活动。", "三会一刻", "三会一课"),
        ("发挥党员先峰模范作用。", "先峰模范", "先锋模范"),
        ("充分发挥党支部战斗壁垒作用。", "战斗壁垒", "战斗堡垒"),
        ("培养入党积极份子3名。", "入党积极份子", "入党积极分子"),
        ("推动全面从严制党向纵深发展。", "全面从严制党", "全面从严治党"),
        ("以筑牢中华民族共同体意识为主线。", "筑牢中华民族共同体意识", "铸牢中华民族共同体意识"),
        ("锲而不舍落实中央八项规章及其实施细则精神。", "中央八项规章", "中央八项规定"),
        ("学习《中国共产党纪律处份条例》。", "中国共产党纪律处份条例", "中国共产党纪律处分条例"),
        # a character too many, too few, or in its neighbour's place
        ("坚定“四个自信心”。", "四个自信心", "四个自信"),
        (
            "以习近平新时代中国特色社会主义的思想为指导。",
            "习近平新时代中国特色社会主义的思想",
            "习近平新时代中国特色社会主义思想",
        ),
        ("学习习近平新时代中国特色主义思想。", "中国特色主义", "中国特色社会主义"),
        ("用习近平新时代中国特社会主义思想武装头脑。", "中国特社会主义", "中国特色社会主义"),
        ("落实“三会课”制度。", "三会课", "三会一课"),
        ("落实“三一会课”制度。", "三一会课", "三会一课"),
        ("认真执行“三重重一大”决策制度。", "三重重一大", "三重一大"),
        ("开展党史学习教教育。", "党史学习教教育", "党史学习教育"),
        ("传达学习党的二十四中全会精神。", "二十四中全会", "二十届四中全会"),
        ("落实《中国共产党党支部工作条例（试行）》。", "中国共产党党支部工作条例", "中国共产党支部工作条例"),
        ("在习近平同志为核心的党中央坚强领导下。", "习近平同志为核心的党中央", "以习近平同志为核心的党中央"),
        # a wrong numeral
        ("增强“三个意识”、坚定“四个自信”、做到“两个维护”。", "三个意识", "四个意识"),
        ("增强“四个意识”、坚定“四个自信”、做到“四个维护”。", "四个维护", "两个维护"),
        ("增强“四个意识”、坚定“五个自信”、做到“两个维护”。", "五个自信", "四个自信"),
        ("严格落实“四会一课”制度。", "四会一课", "三会一课"),
        # parts that change places, are left out, or stand beside another's word
        ("坚定“四个意识”、增强“四个自信”。", "坚定“四个意识”", "增强‘四个意识’"),
        ("坚决做到“两个确立”。", "做到“两个确立”", "拥护‘两个确立’"),
        ("深刻领悟“两个维护”的决定性意义。", "“两个维护”的决定性意义", "‘两个确立’的决定性意义"),
        ("统筹推进“五位一体”战略布局。", "“五位一体”战略布局", "‘五位一体’总体布局"),
        (
            "坚定“四个自信”、增强“四个意识”、做到“两个维护”。",
            "“四个自信”、增强“四个意识”",
            FAMILY.replace("“", "‘").replace("”", "’"),
        ),
        (
            "增强“四个意识”、做到“两个维护”。",
            "“四个意识”、做到“两个维护”",
            FAMILY.replace("“", "‘").replace("”", "’"),
        ),
        (
            "按照控制总量、提高质量、优化结构、发挥作用的总要求。",
            "提高质量、优化结构",
            "控制总量、优化结构、提高质量、发挥作用",
        ),
        ("坚持控制总量、优化结构、提高质良、发挥作用。", "提高质良", "提高质量"),
        ("坚定道路自信、理论自信、制度自信。", "理论自信、制度自信", "道路自信、理论自信、制度自信、文化自信"),
        ("坚持立党为民、执政为公。", "立党为民", "立党为公、执政为民"),
        ("不忘初心、牢记史命。", "牢记史命", "牢记使命"),
    ],
)  # fmt: skip
def test_a_fixed_expression_that_is_written_wrongly(sentence, shown, right):
    first, *_ = findings = found(sentence, code="wording.formula")
    assert shown in [finding.text for finding in findings]
    assert all(finding.severity is Severity.ACKNOWLEDGE for finding in findings)
    assert all(finding.section == "work" for finding in findings)
    finding = next(f for f in findings if f.text == shown)
    assert finding.suggestion == f"改为“{right}”"
    assert first.message.startswith("这里写的是“")


@pytest.mark.parametrize(
    "sentence",
    [
        "检修班设两个维护点，会议确立两个目标，从四个方面的意识入手。",
        "维护两个品牌，提出四个意见，抓好四个意识形态阵地。",
        "认真落实三会一课制度，规范“三会一层”运行。",
        "锲而不舍落实中央八项规定及其实施细则精神。",
        "学习党的二十大、十九大精神和十九届六中全会、二十届历次全会精神。",
        "学习贯彻习近平总书记重要讲话，认真研习总书记贺信。",
        "深入学习习近平总书记关于党的建设的重要思想、习近平经济思想。",
        "忠诚拥护“两个 确立”，坚决做到“两个　维护”。",
        "建设社会主义核心价值体系，践行社会主义核心价值观。",
        "树牢“四个意识”，坚定“四个自信”，坚决做到“两个维护”，坚定捍卫“两个确立”。",
        "不断增强“两个维护”的政治自觉，坚定中国特色社会主义“四个自信”。",
        "统筹推进“五位一体”总体布局和“四个全面”战略布局。",
        "建立“三位一体”帮扶机制，举办“五一”体育比赛。",
        "围绕四个面全部完成外墙施工，党员开展主题党团日和安全主题日活动。",
        "为群众办实事12件，开展“我为职工办实事”，全心全意为居民服务。",
        "开展批评与自我批评，坚持集体领导、民主集中、个别酝酿、会议决定。",
        "贯彻全面从严治党党内政治生活各项要求，落实意识形态责任制。",
        "推进标准化、规范化建设，学习《纪律处分条例》《农村工作条例》。",
        "增强政治意识、大局意识、责任意识，做到优化结构、提高质量。",
        "不忘初心、砥砺前行，记牢使命、勇于担当。",
        "更新发展理念，完善组织生活制度，开好组织生活会。",
        "推动绿色施工、创新管理，实现资源共享、协调联动。",
        "中国式农业农村现代化成效显著，机关党支部落实全面从严治团要求。",
        "“三会一课”课程安排合理，会前会后都有记录。",
        "增强中华民族共同体意识，弘扬中华民族的伟大复兴精神。",
        "加强作风廉政建设，推进尽职评议考核，发展先进生产力。",
    ],
)
def test_prose_that_only_looks_like_one(sentence):
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("充分发挥党支部领导核心作用。", "领导核心"),
        ("党支部充分发挥把方向、管大局、保落实作用。", "把方向、管大局、保落实"),
        ("支部把方向、管大局、促落实，成效明显。", "把方向、管大局、促落实"),
        ("全年发展入党积极分子3名。", "发展入党积极分子"),
        ("发展了2名积极分子。", "发展了2名积极分子"),
        ("年内发展预备党员两名。", "发展预备党员"),
        ("确定后发展发展对象2名。", "发展发展对象"),
        ("1名入党积极分子按期转正。", "入党积极分子按期转正"),
        ("支部党员大会批准2名预备党员转正。", "支部党员大会批准2名预备党员转正"),
        ("支委会审批1名同志入党。", "支委会审批1名同志入党"),
        ("党支部给予1名党员开除党籍处分。", "支部给予1名党员开除党籍"),
        ("党支部任命组织委员1名。", "支部任命组织委员"),
        ("支委会选举产生支部委员5名。", "支委会选举产生支部委员"),
        ("支部全年召开党委会12次。", "支部全年召开党委会"),
        ("开展民主评选党员工作。", "民主评选党员"),
        ("党支部年初召开专题民主生活会。", "支部年初召开专题民主生活会"),
        ("支部每季度召开党员代表大会。", "支部每季度召开党员代表大会"),
        ("支部纪委书记开展提醒谈话。", "支部纪委书记"),
        ("支部组织部长负责党员发展。", "支部组织部长"),
        ("党支部全面领导项目各项工作。", "支部全面领导项目各项工作"),
        ("党小组会批准1名同志入党。", "党小组会批准1名同志入党"),
    ],
)
def test_what_is_the_business_of_another_organ(sentence, shown):
    (finding,) = found(sentence)
    assert finding.code == "wording.role"
    assert finding.severity is Severity.WARNING
    assert finding.text == shown
    assert finding.suggestion.startswith("改为“")


@pytest.mark.parametrize(
    "sentence",
    [
        "公司党委发挥把方向、管大局、保落实的领导作用，党支部发挥战斗堡垒作用。",
        "支部支持公司党委把方向、管大局、促落实。",
        "支部党员深刻认识到，中国共产党是中国特色社会主义事业的领导核心。",
        "党支部服从公司党委的领导核心作用，维护党的领导核心。",
        "全年发展党员2名、培养入党积极分子5名，发展对象2名。",
        "入党积极分子、发展对象、预备党员转正材料齐全，转正1名、入党积极分子3名。",
        "支部党员大会讨论通过1名预备党员转正，报公司党委审批。",
        "经支部大会讨论、公司党委批准，1名同志按期转正。",
        "我被公司党委任命为党支部书记，支部党员大会选举产生支部委员3名。",
        "支部委员列席公司党委会，传达公司党委会精神。",
        "公司领导班子召开民主生活会，支部召开组织生活会。",
        "支部选举产生出席公司党代会代表2名。",
        "支部纪检委员列席会议，支部组织部分党员参观，宣传部署及时。",
        "支部坚持党的全面领导，领导工会、共青团开展工作。",
        "评选优秀党员5名，开展民主评议党员工作。",
        "对党员的处分经支部大会讨论决定并报公司纪委批准。",
    ],
)
def test_a_branch_that_speaks_as_a_branch(sentence):
    assert found(sentence) == []


def test_a_village_branch_leads_its_village():
    sentence = "党支部全面领导村级各项工作，是全村的领导核心，把方向、管大局、保落实。"
    assert len(found(sentence, facts())) == 3
    assert found(sentence, facts(单位="清水镇柳溪村党支部")) == []
    signed = f"述职报告\n一、工作情况\n{sentence}\n清水镇柳溪村党支部\n2025年12月31日"
    assert list(check(case(signed))) == []


def test_what_the_facts_say_is_the_users_own_name():
    given = facts(亮点=[{"标题": "“三会一刻”微课堂"}])
    assert found("打造“三会一刻”微课堂。", given) == []
    assert found("落实“三会一刻”制度。", facts()) != []


def test_one_slip_is_one_finding():
    text = "深刻领悟“两个确定”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。"
    assert [f.text for f in found(text)] == ["两个确定"]
    text = "以习近平新时代中国特色社会主意思想为指导。"
    assert len(found(text)) == 1


def test_a_rule_holds_in_its_time_only():
    sentence = "坚定道路自信、理论自信、制度自信。"
    assert found(sentence, facts(年度=2014)) == []
    assert len(found(sentence, facts(年度=2016))) == 1
    assert found(sentence, facts(年度=2016, 成文日期="2016年6月30日")) == []


@pytest.mark.parametrize(
    ("given", "text", "day"),
    [
        (facts(成文日期="2026年1月8日"), "述职报告", "2026-01-08"),
        (facts(), "述职报告", "2025-12-31"),
        (None, "述职报告\n一、工作情况\n平稳。\n周海涛\n2024年12月20日", "2024-12-20"),
        (None, "2023年度述职报告\n一、工作情况\n平稳。", "2023-12-31"),
        (None, "述职报告", "9999-12-31"),
    ],
)
def test_the_day_of_the_report(given, text, day):
    assert str(day_of(case(text, given).report, given)) == day


def test_rules_of_the_user_are_added():
    own = replace(
        shipped()[0], id="own", code="wording.role", level=Severity.WARNING, source="公司通知",
        expression="红色塔吊先锋岗", parts=("红色塔吊先锋岗",), pattern="", cue="", allowed="",
    )  # fmt: skip
    given = case_of(None, work="设立红色塔掉先锋岗，落实“三会一刻”制度。")
    with_own = Case(given.report, OUTLINE, rules=(own,))
    assert [f.text for f in check(given)] == ["三会一刻"]
    first, second = check(with_own)
    assert (first.text, first.code, first.severity) == (
        "红色塔掉先锋岗",
        "wording.role",
        Severity.WARNING,
    )
    assert second.text == "三会一刻"
    assert "公司通知" in first.message


def test_the_message_says_what_is_written_and_what_is_right():
    (finding,) = found("坚定“四个意识”，担当作为。")
    assert finding.text == "坚定“四个意识”"
    assert (
        finding.message
        == "这里写的是“坚定‘四个意识’”，规范表述是“增强‘四个意识’”（中国共产党章程）"
    )
