"""Names of persons and units are recognised in the texts of the facts, and usual words are left alone."""

import pytest

from drafting.hidden_names import blotted, hiding_slots
from drafting.hidden_names.persons import persons
from drafting.slots import TOKEN, Slots
from schemas.facts import Activity, Facts, Honour, Plan
from tests.support.facts import facts_from

OWN = "中建某局滨河综合体项目党支部"


def masked(text: str, unit: str = OWN) -> str:
    """Return a plain bullet as an outside host sees it, its tokens as ○."""
    facts = Facts(unit=unit, year=2025, reporter="周海涛", activities=(Activity(text=text),))
    return TOKEN.sub("○", hiding_slots(facts).mask("活动.1", text))


PERSONS = [
    ("王强同志获评优秀党员", "○同志获评优秀党员"),
    ("由李建国牵头", "由○牵头"),
    ("邀请欧阳明慧讲授党课", "邀请○讲授党课"),
    ("陈桂芳、曹永顺、何守田等职工", "○、○、○等职工"),
    ("走访老党员张桂英", "走访老党员○"),
    ("“王强劳模创新工作室”揭牌", "“○劳模创新工作室”揭牌"),
    ("慰问阿依古丽·买买提", "慰问○"),
    ("吴静怡累计加班，支部上门看望", "○累计加班，支部上门看望"),
    ("周书记带队", "○带队"),
    ("司马长风（青年党员）获奖", "○（青年党员）获奖"),
]
SPREAD = [
    ("支部书记王　芳带队走访", "支部书记○带队走访"),
    ("慰问困难职工李 强", "慰问困难职工○"),
    ("周 海 涛带队，王　芳、李建国参加", "○带队，○、○参加"),
    ("由欧阳　慧牵头", "由○牵头"),
    ("王芳同志带队，后来王　芳讲得好", "○同志带队，后来○讲得好"),
    ("王　芳同志带队，都说王芳讲得好", "○同志带队，都说○讲得好"),
]
UNITS = [
    ("走访云岭村", "走访○"),
    ("与向阳社区党支部共建", "与○共建"),
    ("在和平街道举办宣讲", "在○举办宣讲"),
    ("江州市住建局现场观摩", "○现场观摩"),
    ("到东湖敬老院开展志愿服务", "到○开展志愿服务"),
    ("滨河项目“滨河先锋”品牌", "○“○先锋”品牌"),
    ("中建某局现场观摩", "○现场观摩"),
    ("为红旗社区捐赠图书", "为○捐赠图书"),
]
PLAIN = [
    "开展“学雷锋”志愿服务", "落实安全生产责任，严格考核", "建设美丽乡村，服务农村", "召开党小组会，学习党章", "党员带头攻关",
    "组织参观革命旧址", "形成工作新格局", "向先进学习，为群众办实事", "制定方案、计划，明确时限", "管理方法、工作作风进一步转变",
    "走访困难职工", "公司党委授予", "常态化开展警示教育",
    "盯住物资验收、工程计量、劳务结算", "在严管厚爱上下功夫", "党员，司索作业的违章次数",
]  # fmt: skip


@pytest.mark.parametrize(("text", "seen"), PERSONS + SPREAD + UNITS)
def test_a_name_is_a_token(text: str, seen: str):
    assert masked(text) == seen


@pytest.mark.parametrize("text", PLAIN)
def test_usual_words_are_no_names(text: str):
    assert masked(text) == text


def test_who_is_responsible_and_who_awards_are_names_even_when_nothing_tells_it():
    facts = Facts(
        unit=OWN, year=2025,
        honours=(Honour(title="先进集体", awarded_by="江州市文联"), Honour(title="先进", awarded_by="公司党委")),
        plans=(Plan(content="抓落实", owner="方平、组织委员高峰"), Plan(content="抓巩固", owner="支委会")),
    )  # fmt: skip
    slots = hiding_slots(facts)
    seen = [
        TOKEN.sub("○", slots.mask(f"{item_id}.{field}", text))
        for item_id, item in facts.items()
        for field, text in item.fields()
        if field in ("授予单位", "责任人")
    ]
    assert seen == ["○", "公司党委", "○、组织委员○", "支委会"]


def test_a_numeral_in_a_name_is_part_of_the_name_and_comes_back():
    text = "与市政3公司共建2次"
    facts = Facts(unit="市政3公司党支部", year=2025, activities=(Activity(text=text),))
    slots = hiding_slots(facts)
    assert TOKEN.sub("○", slots.mask("活动.1", text)) == "与○共建○"
    assert slots.fill(slots.mask("活动.1", text)).text == text


NUMBERS = [
    ("联系电话13812345678，参加45人", "联系电话○，参加○"),
    ("身份证号370202199001011234", "身份证号○"),
    ("在K12+300处设岗，编号QD-0088", "在○处设岗，编号○"),
    ("覆盖三分之二班组，每月开展2次夜校", "覆盖○班组，每月开展○夜校"),
    ("每季度开展1次，邮箱zhang@a.cn", "每季度开展○，邮箱○"),
    ("微信zhangsan_88，找人", "微信○，找人"),
    ("由王强牵头（138 1234 5678）", "由○牵头（○）"),
    ("第3党小组发放PPT12份", "○党小组发放○○"),
    ("落实“三会一课”三个方面要求", "落实“三会一课”三个方面要求"),
]


@pytest.mark.parametrize(("text", "seen"), NUMBERS)
def test_a_number_that_is_no_figure_is_a_token_and_comes_back(text: str, seen: str):
    facts = Facts(unit=OWN, year=2025, activities=(Activity(text=text),))
    slots = hiding_slots(facts)
    told = slots.mask("活动.1", text)
    assert TOKEN.sub("○", told) == seen
    assert slots.fill(told).text == text and slots.fill(told).unknown == ()


@pytest.mark.parametrize(("text", "_"), NUMBERS)
def test_a_host_inside_is_told_them_as_ever(text: str, _: str):
    slots = Slots(Facts(unit=OWN, year=2025, activities=(Activity(text=text),)))
    assert slots.fill(slots.mask("活动.1", text)).text == text
    for code in ("13812345678", "K12+300", "zhangsan_88", "三分之二"):
        assert (code in slots.mask("活动.1", text)) == (code in text)


def test_a_number_in_a_label_is_a_token_and_one_of_elsewhere_is_blotted():
    facts = facts_from("单位: 滨河支部\n年度: 2025\n数据:\n  K12+300岗: 3次\n")
    slots = hiding_slots(facts)
    assert TOKEN.sub("○", slots.mask_label("K12+300岗")) == "○岗"
    assert (
        TOKEN.sub("○", slots.mask_names("K12+300岗，电话13812345678，3次"))
        == "○岗，电话［数］，3次"
    )


@pytest.mark.parametrize(
    ("reporter", "text", "seen"),
    [
        ("欧阳明", "欧阳书记讲党课，欧阳明带队", "○讲党课，○带队"),
        ("欧阳明慧", "欧阳主任讲党课，明慧同志带队", "○讲党课，○带队"),
        ("司马 光", "司马书记讲党课", "○讲党课"),
        ("周海涛", "周书记讲党课，海涛同志带队", "○讲党课，○带队"),
    ],
)
def test_a_reporter_is_hidden_by_what_he_is_called_for_short(reporter, text, seen):
    facts = Facts(unit=OWN, year=2025, reporter=reporter, activities=(Activity(text=text),))
    assert TOKEN.sub("○", hiding_slots(facts).mask("活动.1", text)) == seen


def test_a_name_behind_letters_comes_back():
    text = "QC王强同志小组、BIM王强同志团队"
    facts = Facts(unit=OWN, year=2025, activities=(Activity(text=text),))
    slots = hiding_slots(facts)
    assert "王强" not in slots.mask("活动.1", text)
    assert slots.fill(slots.mask("活动.1", text)).text == text


def test_a_text_from_elsewhere_keeps_its_words_and_loses_its_names():
    text = "支部书记张桂英到场，与向阳社区共建，党员积极参加。"
    assert blotted(text) == "支部书记［名］到场，与［名］共建，党员积极参加。"


def test_a_name_that_is_spread_out_is_taken_out_and_comes_back_as_it_was():
    text = "李 强副书记作点评，支部书记王　芳带队"
    assert blotted(text) == "［名］副书记作点评，支部书记［名］带队"
    facts = Facts(unit=OWN, year=2025, activities=(Activity(text=text),))
    slots = hiding_slots(facts)
    assert slots.fill(slots.mask("活动.1", text)).text == text


@pytest.mark.parametrize(
    "text", ["参加人员 王强 李建国", "开展学习 高质量完成", "张桂英 何守田受表彰"]
)
def test_blanks_between_words_make_no_names(text: str):
    assert not [name for name in persons(text) if " " in name]


def test_a_person_known_from_elsewhere_is_hidden_where_nothing_tells_the_name():
    facts = Facts(unit=OWN, year=2025, activities=(Activity(text="大家说万里晴讲得好"),))
    slots = hiding_slots(facts, ["万里晴", "我"])
    assert TOKEN.sub("○", slots.mask_names("我和大家说万里晴讲得好")) == "我和大家说○讲得好"
