"""reference.carryover: what is left of last year's report and is in none of this year's facts."""

from datetime import date

import pytest

from drafting.checks.case import Case
from drafting.checks.reference import check
from drafting.lexicon import words_in
from drafting.lexicon.known_persons import surnames, words_of
from drafting.rectification.items import items_of
from drafting.report import Parts, compose_report, parse_report
from drafting.wording.campaigns import Campaign, rules_of
from schemas.finding import Severity
from tests.support.cases import HEADINGS, OUTLINE, SPEAKING, case_of
from tests.support.facts import facts_from
from tests.support.growth import grows_linearly

LAST = {
    "work": (
        "全年召开支委会10次、支部党员大会4次，讲党课5次，谈心谈话28人次。"
        "7月26日，支部组织26名党员到烈士陵园祭扫，清运杂物2.6吨。"
        "开展党纪学习教育，集中学习9次，撰写心得体会21篇。"
        "老党员廖德明带出徒弟6名，全国劳动模范石振海到场宣讲。11月下旬，举办技能比武3场。"
        "打造“红色塔吊”先锋岗，推行“一岗一码”工作法，学习《项目党建操作手册》。"
        "组织生活会前征求意见17条，打通服务职工“最后一公里”。12月，节约成本186万元。"
    ),
    "shortcomings": "一是理论学习不够系统，24个专题中有关企业改革的只有5个。二是“导师带徒”走过场，结对的只有8对。",
    "plan": "一是建立学习清单，专题不少于10个。二是培育“滨河先锋”品牌，每半年考核一次。",
}
FACTS = facts_from("""
单位: 中建某局滨河综合体项目党支部
年度: 2025
述职人: 周海涛
数据:
  支委会: 12次
  支部党员大会: 4次
  党课: 5次
  谈心谈话: 36人次
活动:
  - 9月组织“质量月”知识竞赛，42人参加
  - 6月走访慰问困难职工9户
荣誉:
  - 公司“先进基层党组织”（2025年7月，公司党委）
亮点:
  - 标题: 深化“一岗一码”工作法
    内容: 覆盖岗位33个
去年整改:
  - 问题: 理论学习不够系统
    措施: 建立学习清单12份
    结果: 已完成
  - 问题: “导师带徒”走过场
    措施: 落实考核
    结果: 已完成
""")


def report_of(bodies, title="2024年度述职报告"):
    sections = {name: (HEADINGS[name], bodies.get(name, SPEAKING)) for name in HEADINGS}
    return parse_report(compose_report(Parts(title, sections=sections), OUTLINE), OUTLINE)


REFERENCE = report_of(LAST)


def found(facts=FACTS, **bodies):
    given = case_of(facts, **bodies)
    case = Case(given.report, OUTLINE, facts, REFERENCE)
    return [f for f in check(case) if f.code == "reference.carryover"]


def shown(facts=FACTS, **bodies):
    return [finding.text for finding in found(facts, **bodies)]


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        # figures: left as they stood, or with other words around
        ("全年召开支委会10次，议事更加规范。", ["10次"]),
        ("支部与职工谈心谈话28人次，疏导情绪。", ["28人次"]),
        ("党员撰写心得体会21篇，交流发言热烈。", ["21篇"]),
        ("全年节约成本186万元。", ["186万元"]),
        ("组织党员清运河岸杂物2.6吨。", ["2.6吨"]),
        ("组织生活会前征求意见17条，逐条销号。", ["17条"]),
        # dates: the day with another year, or without one
        ("2025年7月26日，支部组织党员开展祭扫。", ["2025年7月26日"]),
        ("7月26日召开支部党员大会4次。", ["7月26日"]),
        ("11月下旬，举办技能比武活动。", ["11月下旬"]),
        # persons
        ("老党员廖德明带头发挥余热。", ["廖德明"]),
        ("邀请石振海等先进人物作报告。", ["石振海"]),
        # names in quotes and titles, with or without their marks
        ("持续打造“红色塔吊”先锋岗。", ["红色塔吊"]),
        ("红色塔吊先锋岗发挥了示范作用。", ["红色塔吊"]),
        ("组织党员学习《项目党建操作手册》。", ["项目党建操作手册"]),
        # campaigns
        ("扎实开展党纪学习教育，守纪律、讲规矩。", ["党纪学习教育"]),
        # several at once
        ("7月26日，组织26名党员祭扫，清运杂物2.6吨。", ["26名", "2.6吨", "7月26日"]),
    ],
)  # fmt: skip
def test_what_survives_without_a_fact_of_this_year(sentence, texts):
    assert sorted(shown(work=sentence)) == sorted(texts)


@pytest.mark.parametrize(
    "sentence",
    [
        # this year's facts have them
        "召开支委会12次、支部党员大会4次，讲党课5次。",
        "9月，组织“质量月”知识竞赛，42人参加。",
        "深化“一岗一码”工作法，覆盖岗位33个。",
        # the same number of something else, which another check tells
        "组织观看爱国主义影片3场。",
        "为职工采购防寒手套21双。",
        "9月，支部完成换届。",
        # said to be last year's
        "支委会由去年的10次增加到12次。",
        "谈心谈话较上年的28人次增加8人次。",
        "与2024年节约成本186万元相比，今年任务更重。",
        # what any report says
        "打通服务职工“最后一公里”，破解“两张皮”。",
        "严格落实“三会一课”制度，执行“三重一大”决策程序，学习《中国共产党章程》。",
        "中建某局滨河综合体项目党支部书记周海涛带头深入班组。",
        "抓好三个方面、五项任务，第一时间响应职工诉求。",
        # what goes on of a campaign that is over
        "巩固深化党纪学习教育成果，推动纪律教育常态化长效化。",
        # how last year's problems were put right
        "针对去年述职查摆的“导师带徒”走过场、结对的只有8对的问题，落实考核。",
        "上年度述职指出24个专题中有关企业改革的只有5个的问题，已完成整改。",
    ],
)
def test_what_is_of_this_year_or_of_every_year(sentence):
    assert shown(work=sentence) == []


def test_a_passage_on_last_years_problems_quotes_these_and_nothing_else():
    leads = "针对上年度述职指出的理论学习不够系统的问题，"
    assert shown(work=f"{leads}原来24个专题中企业改革只有5个。") == []
    assert shown(work=f"{leads}集中学习9次，撰写心得体会21篇。") == ["9次", "21篇"]
    assert shown(work="“滨河先锋”品牌叫响工地。") == ["滨河先锋"]


def test_they_wait_for_a_person_and_say_where_they_come_from():
    (finding,) = found(work="全年召开支委会10次，议事更加规范。")
    assert finding.severity is Severity.ACKNOWLEDGE
    assert finding.message.startswith("“10次”这个数字去年的报告里就有，要点里没有")
    assert finding.fact is None and finding.section == "work"


def test_each_figure_and_each_name_has_an_id_that_stays():
    text = "谈心谈话28人次，撰写心得体会21篇，打造“红色塔吊”先锋岗。"
    before = {finding.id for finding in found(work=text)}
    after = {finding.id for finding in found(work=f"{SPEAKING}\n{text}")}
    assert len(before) == 3 and before == after


def test_a_name_is_told_once_in_a_sentence_and_a_figure_wherever_it_stands():
    text = "“红色塔吊”先锋岗立得住，“红色塔吊”叫得响。谈心谈话28人次，全年谈心谈话28人次。"
    assert sorted(shown(work=text)) == ["28人次", "28人次", "红色塔吊"]
    assert shown(work=f"{text}红色塔吊先锋岗人人夸。").count("红色塔吊") == 2


def test_what_is_accepted_at_one_place_is_asked_again_at_another():
    helped, won = "老党员廖德明参与帮扶。", "廖德明获省级表彰。"
    (accepted,) = found(work=helped)
    both = found(work=helped, highlights=won)
    assert [f.id == accepted.id for f in both] == [True, False]
    again = found(work=f"{won}{SPEAKING}二是，{helped}")
    assert [f.id == accepted.id for f in again] == [False, True]
    (moved,) = found(work=f"{SPEAKING}（二）{helped}")
    assert moved.id == accepted.id


def between(last, now, facts=FACTS):
    """Return what is shown of a sentence beside one of last year's."""
    case = case_of(facts, work=now)
    judged = Case(case.report, OUTLINE, facts, report_of({"work": last}))
    return [f.text for f in check(judged) if f.code == "reference.carryover"]


@pytest.mark.parametrize(
    ("last", "now", "text"),
    [
        # honours that the lexicon knows are not won by that
        ("获市总工会“工人先锋号”称号。", "荣获“工人先锋号”称号。", "工人先锋号"),
        ("获评“青年文明号”。", "支部被授予“青年文明号”。", "青年文明号"),
        ("获市总工会“工人先锋号”。", "获市总工会工人先锋号。", "工人先锋号"),
        ("获评五星级党支部。", "保持五星级党支部称号。", "五星级党支部"),
        ("争创“五一劳动奖状”。", "荣获“五一劳动奖状”。", "五一劳动奖状"),
        # persons, told by the words in either report
        ("副厂长刘建平讲微党课。", "刘建平同志牵头攻关。", "刘建平"),
        ("刘建平副厂长讲微党课。", "今年刘建平带队攻坚。", "刘建平"),
        ("帮扶困难户王秀兰家。", "王秀兰脱困。", "王秀兰"),
        ("张伟民、李秀珍、王保国三名同志转正。", "张伟民表现好。", "张伟民"),
        ("发展赵晓梅为预备党员。", "赵晓梅进步快。", "赵晓梅"),
        ("吸收青年技术员郭小亮。", "郭小亮进步快。", "郭小亮"),
        ("总工程师欧阳明讲党课。", "欧阳明讲课。", "欧阳明"),
        ("（记录人：彭丽娟）", "彭丽娟整理记录。", "彭丽娟"),
        ("技术比武中韩雪夺冠。", "党员：韩雪、杜鹏。", "韩雪"),
        ("妇女主任郑桂花包桐子坪。", "郑桂花包组到户。", "郑桂花"),
        ("会计石友福包老屋基。", "会计石友福包组到户。", "石友福"),
        ("第一书记陶建军协调项目。", "陶建军协调资金。", "陶建军"),
        ("技术员马国庆对接园区。", "技术员马国庆对接企业。", "马国庆"),
        ("副教授吕文斌作辅导。", "吕文斌再来授课。", "吕文斌"),
        # units and places
        ("与河西村党支部结对共建。", "河西村党支部送来感谢信。", "河西村"),
        ("与沿江街道红旗社区联建。", "红旗社区居民满意。", "红旗社区"),
        ("到西柏坡纪念馆参观。", "赴西柏坡纪念馆学习。", "西柏坡纪念馆"),
        ("到望峰乡开展义诊。", "医疗队到望峰乡送药。", "望峰乡"),
        ("联合滨江新区管委会办会。", "与滨江新区管委会座谈。", "滨江新区管委会"),
        ("得到区水务局肯定。", "区水务局给予肯定。", "区水务局"),
        ("联系点：第三净水车间。", "联系第三净水车间。", "第三净水车间"),
        ("与县医疗保障局机关党支部联学。", "与县医疗保障局机关党支部交流。", "县医疗保障局"),
        ("请县精神卫生中心心理咨询师坐诊。", "县精神卫生中心来院讲课。", "县精神卫生中心"),
        ("被市融媒体中心报道。", "市融媒体中心跟踪报道。", "市融媒体中心"),
        ("与柳河镇党委签订共建协议。", "与柳河镇党委保持联学联建。", "柳河镇"),
        ("王家沟路堑发生溜坍。", "整治王家沟路堑。", "王家沟路堑"),
        ("柳河站区突降暴雨。", "到柳河站区检查。", "柳河站区"),
        ("到白马山烈士陵园宣誓。", "在白马山烈士陵园开展缅怀活动。", "白马山烈士陵园"),
        ("线路工曹建军获第四名。", "线路工曹建军参加竞赛。", "曹建军"),
        # problems that had been pointed out the year before
        (
            "针对2023年度述职评议指出的“活动偏重形式”问题，制定措施。",
            "针对2024年度述职评议指出的“活动偏重形式”问题，制定措施。",
            "活动偏重形式",
        ),
        # names without their marks
        ("推出“一杯水”工作法。", "一杯水工作法推广。", "一杯水"),
        ("组织观看《榜样9》。", "再次观看《榜样9》。", "榜样9"),
        ("观看警示教育片《零容忍》。", "组织观看《零容忍》。", "零容忍"),
        ("党课《一盏灯》获二等奖。", "推出党课《一盏灯》。", "一盏灯"),
        ("（一）“红色代办”跑出加速度。", "推行红色代办。", "红色代办"),
        ("观看警示教育片《底线》。", "组织党员观看《底线》。", "底线"),
        ("制定党员“四带头”承诺。", "践行“四带头”承诺。", "四带头"),
        (
            "开展“安全大反思、作风大整顿”活动。",
            "深入开展“安全大反思、作风大整顿”活动。",
            "安全大反思、作风大整顿",
        ),
        # ranks
        ("支部由上年的第六名升至第二名。", "支部由上年的第五名升至第二名。", "第二名"),
        ("参训率达到98.5%。", "参训率较上年提高到98.5%。", "98.5%"),
        ("满意度在全市排名第3位。", "满意度名列全市第三。", "第三"),
        # amounts without their unit
        ("节约电费36.8万元。", "节约电费36.8万。", "36.8万"),
        ("投入经费八万元。", "投入八万。", "八万"),
        ("购书四百余册。", "购书四百。", "四百"),
        ("参训312人次。", "参训规模312。", "312"),
    ],
)
def test_what_is_left_of_a_sentence_of_last_years(last, now, text):
    assert between(last, now) == [text]


@pytest.mark.parametrize(
    "sentence",
    [
        "坚持高质量发展，严格落实责任，安全生产形势和谐稳定。",
        "于是支部党员连夜抢修，把准方向不动摇。",
        "在上级党委和公司党委领导下，按照市委部署抓好落实。",
        "深入社区、走进学校、下到车间宣讲。",
        "学习习近平总书记重要讲话，学习习近平同志重要论述。",
        "滨河综合体项目党支部各班组党员带头值守。",
        "慰问高龄老人和孤寡老人，看望戍边官兵。",
        "帮扶困难职工，发展年轻党员，吸收青年骨干。",
        "党员高度负责，职工齐心协力，群众普遍满意。",
        "力争获评“文明单位”，争创“工人先锋号”。",
        "检修车间、运行车间和机电班组开展竞赛。",
        "到烈士陵园祭扫，到廉政教育基地参观。",
        "厂长、副厂长带队检查，班长、组长逐级落实。",
        "按照上级领导意见，老同志发挥余热。",
        "利用集中学习时间，大学生党员走村入户服务乡村振兴。",
        "对违纪行为“零容忍”，学习《习近平谈治国理政》《为人民服务》。",
        "书记高标准抓落实，主任马上到现场，组长严格把关，班长安全意识强。",
        "会计核算规范，技术员对接需求，书记包联困难户，主任包片督导。",
        "书记抓党建设施，主任和平时一样，党员成为先进力量。",
        "1.“以案促改”见实效。",
        "学习《准则》《条例》，执行《决定》，坚守底线。",
        "坚持“请进来、走出去”活动，纠治“怕、慢、假、庸、散”现象。",
        "与镇党委签订责任书，在石门镇党委领导下开展工作，向石门镇党委汇报。",
        "落实提出的“质量强国”要求，解决存在的“最后一公里”问题，按指出的“关键少数”抓起。",
        "与各乡镇卫生院的医生结对，与周边市县医院的同行交流。",
        "车站区域整洁，以服务为中心，全县政务服务中心工作人员技能提升。",
        "到全县各乡巡诊，在各镇宣讲，走进家乡话变化，深入城乡服务，与返乡青年座谈，到中心镇调研，送医下乡。",
        "公司“先进基层党组织”称号来之不易，获公司“先进基层党组织”称号。",
    ],
)
def test_what_two_reports_have_in_common_by_the_nature_of_things(sentence):
    assert between(sentence, sentence) == []


def test_a_column_headed_with_last_year_may_have_its_numbers():
    table = "指标\t今年\t去年\n投入经费\t92万元\t86.5万元\n"
    assert between("投入经费86.5万元。", table) == []
    assert between("投入经费86.5万元。", table.replace("今年\t去年", "去年\t今年")) == ["86.5万元"]


def test_a_bare_number_of_another_thing_is_none_of_last_years():
    assert between("投入经费八万元。", "发放宣传页八万。") == []


def test_a_name_in_a_problem_of_last_years_may_be_quoted_where_it_is_put_right():
    last = {"work": "与石门村党支部结对。", "shortcomings": "一是与石门村的共建流于形式。"}
    case = case_of(FACTS, work="针对上年度述职指出的与石门村的共建流于形式的问题，逐条整改。")
    judged = Case(case.report, OUTLINE, FACTS, report_of(last))
    assert [f.text for f in check(judged) if f.code == "reference.carryover"] == []


def test_the_signer_of_the_report_is_nobody_left_over():
    last = "老党员廖德明带出徒弟6名。\n以上述职，请予评议。\n廖德明\n2024年12月30日"
    reference = parse_report(f"2024年度述职报告\n一、工作情况\n{last}", OUTLINE)
    now = "2025年度述职报告\n一、工作情况\n各项工作有序推进。\n以上述职，请予评议。\n廖德明\n2025年12月30日"
    case = Case(parse_report(now, OUTLINE), OUTLINE, None, reference)
    assert [f.text for f in check(case)] == []
    signed = parse_report(now.replace("2025年12月30日", "2024年12月30日"), OUTLINE)
    left = Case(signed, OUTLINE, None, reference)
    assert [f.text for f in check(left)] == ["2024年12月30日"]


def test_who_signed_last_year_does_not_sign_this_one():
    last = "述职报告\n一、工作情况\n平稳。\n以上述职，请予评议。\n李明\n2024年12月30日"
    now = last.replace("2024", "2025")
    new = facts_from("单位: 滨河项目党支部\n年度: 2025\n述职人: 周海涛\n")
    case = Case(parse_report(now, OUTLINE), OUTLINE, new, parse_report(last, OUTLINE))
    assert [f.text for f in check(case)] == ["李明"]
    other = now.replace("李明", "李明德")
    case = Case(parse_report(other, OUTLINE), OUTLINE, new, parse_report(last, OUTLINE))
    assert list(check(case)) == []


def test_a_campaign_of_the_users_own_counts_too_and_takes_the_place_of_a_shipped_one():
    def shown_with(name, ends):
        own = Campaign(name, (), date(2024, 1, 1), ends, "公司通知", ("甲",), ("乙",))
        reference = report_of({"work": f"开展{name}，成效明显。"})
        case = case_of(FACTS, work=f"深入开展{name}。")
        judged = Case(case.report, OUTLINE, FACTS, reference, tuple(rules_of([own])))
        return [f.text for f in check(judged) if f.code == "reference.carryover"]

    assert shown_with("质量提升年活动", date(2024, 12, 31)) == ["质量提升年活动"]
    assert shown_with("质量提升年活动", date(2025, 12, 31)) == []
    assert shown_with("党纪学习教育", date(2025, 12, 31)) == []


@pytest.mark.parametrize("marks", ["“{}”", "‘{}’", '"{}"', "「{}」"])
def test_a_short_name_is_known_by_its_marks_of_any_kind(marks):
    reference = report_of({"work": "打造“塔哨”党建品牌。"})
    case = case_of(FACTS, work=f"打造{marks.format('塔哨')}党建品牌，塔哨就在身边。")
    found = list(check(Case(case.report, OUTLINE, FACTS, reference)))
    assert [f.text for f in found if f.code == "reference.carryover"] == ["塔哨"]


def test_without_facts_all_that_is_not_prescribed_is_shown():
    text = "召开支部党员大会4次、支委会10次，谈心谈话28人次。"
    assert shown(None, work=text) == ["10次", "28人次"]
    (finding, *_) = found(None, work=text)
    assert "没有要点可以对照" in finding.message


def test_without_facts_the_title_tells_the_year_however_late_the_report_is_signed():
    text = (
        "2025年度述职报告\n一、2025年度抓党建工作情况\n2025年谈心谈话28人次。\n周海涛\n2026年1月8日"
    )
    case = Case(parse_report(text, OUTLINE), OUTLINE, None, REFERENCE)
    found = [f.text for f in check(case) if f.code == "reference.carryover"]
    assert "28人次" in found


@pytest.mark.parametrize("unit", ["第一党支部", "机关党支部", "党支部", "滨河党支部"])
def test_what_only_shares_a_usual_word_with_ones_own_unit_is_another(unit):
    facts = facts_from(f"单位: {unit}\n年度: 2025\n数据:\n  支委会: 12次\n")
    text = "与江州市第一中学结对，到江州市机关幼儿园宣讲。"
    case = Case(case_of(facts, work=text).report, OUTLINE, facts, report_of({"work": text}))
    found = [f.text for f in check(case) if f.code == "reference.carryover"]
    assert sorted(found) == ["江州市机关幼儿园", "江州市第一中学"]


def test_what_has_the_name_of_ones_own_unit_is_a_part_of_it_or_it_of_that():
    facts = facts_from("单位: 石门党支部\n年度: 2025\n数据:\n  支委会: 12次\n")
    text = "与石门社区、石门小学结对。"
    case = Case(case_of(facts, work=text).report, OUTLINE, facts, report_of({"work": text}))
    assert [f.text for f in check(case) if f.code == "reference.carryover"] == []


def test_without_last_years_report_nothing_is_said():
    case = case_of(FACTS, work="谈心谈话28人次。")
    assert list(check(case)) == []


def test_last_years_problems_are_those_that_may_be_quoted():
    kinds = {spec.id: spec.facts for spec in OUTLINE.sections}
    names = [item.name for item in items_of(REFERENCE, OUTLINE, kinds["shortcomings"][0])]
    assert names == [
        "理论学习不够系统，24个专题中有关企业改革的只有5个",
        "“导师带徒”走过场，结对的只有8对",
    ]


def test_each_usual_word_is_one_that_a_name_may_begin_with():
    first = {name[0] for name in surnames()}
    words = [
        *words_in("carryover_words", "no_person"),
        *words_in("carryover_words", "word_surname"),
    ]
    assert [w for w in words if w[0] not in first or w in words_of("no_name")] == []


def test_one_number_of_last_years_over_and_over_is_told_in_linear_time():
    def work(size: int):
        text = size * "走访37户，"
        reference = report_of({"work": text})
        return lambda: list(
            check(Case(case_of(FACTS, work=text).report, OUTLINE, FACTS, reference))
        )

    assert grows_linearly(work, 300)


def test_of_a_sentence_without_end_a_finding_keeps_only_what_is_near():
    text = "".join(f"走访{number}户，" for number in range(1000, 2000))
    case = Case(case_of(FACTS, work=text).report, OUTLINE, FACTS, report_of({"work": text}))
    findings = list(check(case))
    assert len(findings) > 900
    assert max(len(finding.around) for finding in findings) <= 500
