"""names.*: the unit and its people under their names, and no honour, activity or document that nobody knows."""

import pytest

from drafting.checks.case import Case
from drafting.checks.names import check
from drafting.checks.names.persons_at_work import everybody
from drafting.checks.names.shortening import is_form_of
from drafting.checks.names.slips import slips
from drafting.report import parse_report
from schemas.facts import Facts
from schemas.finding import Finding
from tests.support.cases import OUTLINE, case, case_of
from tests.support.facts import facts_from

UNIT = "中建某局滨河综合体项目党支部"
FACTS = facts_from("""
单位: 中建某局滨河综合体项目党支部
年度: 2025
述职人: 周海涛
职务: 项目党支部书记
数据:
  支委会: 12次
  党员先锋岗: 3个
合计:
  “三会一课”: [支委会]
活动:
  - 名称: “金融知识万里行”宣传
  - 3月开展“学雷锋”志愿服务，32人参加
  - 与云岭村党支部、滨港综合体项目党支部开展联学共建
  - 技术员林静同志主讲“安全微课堂”，周海波同志作辅导
荣誉:
  - 公司“先进基层党组织”（2025年7月，公司党委）
  - 市青年文明号
亮点:
  - 标题: “双向互促”工作法
计划:
  - 内容: 创建“红色工地”品牌
""")

REPORT = """{title}
{byline}
各位领导：
{opening}
一、2025年度抓党建工作情况
{work}
二、党建工作特色、亮点
工作有序。
三、存在不足
学习不够。
四、下一步工作计划
{plan}
以上述职，请予评议。
{signoff}
"""
CLEAN = {
    "title": "2025年度抓基层党建工作述职报告",
    "byline": "中建某局滨河综合体项目党支部书记　周海涛",
    "opening": "我是中建某局滨河综合体项目党支部书记周海涛。现将工作述职如下。",
    "work": "项目党支部工作有序。",
    "plan": "继续做好各项工作。",
    "signoff": "中建某局滨河综合体项目党支部\n周海涛\n2025年12月31日",
}


def found(*given: Facts, **parts: str) -> list[Finding]:
    (facts,) = given or (FACTS,)
    return list(check(case(REPORT.format(**{**CLEAN, **parts}), facts)))


def said(sentence: str, section: str = "work") -> list[Finding]:
    return list(check(case_of(FACTS, **{section: sentence})))


# names.unit


@pytest.mark.parametrize(
    ("part", "line", "written"),
    [
        ("signoff", "中建某局滨江综合体项目党支部", "中建某局滨江综合体项目党支部"),
        ("signoff", "中建某局滨河项目综合体党支部", "中建某局滨河项目综合体党支部"),
        ("signoff", "中建某局滨河综合项目党支部", "中建某局滨河综合项目党支部"),
        ("signoff", "中建某局滨河河综合体项目党支部", "中建某局滨河河综合体项目党支部"),
        ("signoff", "中建某局滨合综合体项目党支部\n周海涛", "中建某局滨合综合体项目党支部"),
        ("signoff", "建某局滨河综合体项目党支部", "建某局滨河综合体项目党支部"),
        ("signoff", "中铁某局云岭隧道项目党支部", "中铁某局云岭隧道项目党支部"),
        ("byline", "滨湖综合体项目党支部书记　周海涛", "滨湖综合体项目党支部"),
        ("byline", "中建某局河滨综合体项目党支部书记 周海涛", "中建某局河滨综合体项目党支部"),
        ("title", "滨江综合体项目党支部书记2025年度述职报告", "滨江综合体项目党支部"),
        ("title", "中建某局滨河综合体项党支部2025年度述职报告", "中建某局滨河综合体项党支部"),
        ("opening", "我是滨河综台体项目党支部书记周海涛。", "滨河综台体项目党支部"),
        ("opening", "2025年，滨江综合体项目党支部认真履职。", "滨江综合体项目党支部"),
        ("work", "中建某局滨江综合体项目全体党员冲锋在前。", "中建某局滨江综合体项目"),
        ("work", "滨河综合项目顺利封顶。", "滨河综合项目"),
        ("work", "滨河综合体项目支党部召开会议。", "滨河综合体项目支党部"),
        ("work", "滨合综合体项目克服困难。", "滨合综合体项目"),
        ("plan", "为滨河综合体体项目添砖加瓦。", "滨河综合体体项目"),
    ],
)
def test_the_unit_written_wrongly_is_found(part: str, line: str, written: str) -> None:
    (finding,) = found(**{part: line})
    assert (finding.code, finding.text, finding.fact) == ("names.unit", written, "单位")
    assert UNIT in finding.message
    assert UNIT in finding.suggestion
    assert finding.severity.value == "error"


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("signoff", "中建某局滨河综合体项目党支部"),
        ("signoff", "中共中建某局滨河综合体项目支部委员会"),
        ("signoff", "滨河综合体项目党支部"),
        ("signoff", "项目党支部\n周海涛"),
        ("signoff", "中建某局滨河综合体项目党支部　周海涛"),
        ("signoff", "中建某局滨河综合体项目部党支部"),
        ("signoff", "中建某局有限公司滨河综合体项目党支部"),
        ("byline", "滨河综合体项目党支部书记、项目经理　周海涛"),
        ("byline", "述职人：周海涛"),
        ("title", "项目党支部书记抓基层党建工作述职报告"),
        ("title", "滨河项目党支部书记2025年度述职报告"),
        ("opening", "我是滨河综合体项目党支部书记周海涛，现任公司党委委员。"),
        ("opening", "在公司党委的坚强领导下，项目党支部工作有序。"),
        ("work", "本支部、项目部、滨河综合体项目部、党支部协同推进。"),
        ("work", "与云岭村党支部、滨港综合体项目党支部开展联学共建。"),
        ("work", "与滨江综合体项目党支部结对共建，互学互促。"),
        ("work", "赴滨江综合体项目参观学习。"),
        ("work", "中建某局、某局党委、公司党委给予大力支持。"),
        ("work", "滨河两岸绿意盎然，综合体建设有序，项目进展顺利。"),
        ("work", "滨河综合体的项目管理水平不断提升，项目党总支给予指导。"),
        ("plan", "把滨河综合体项目建成精品工程，项目目标全部实现。"),
    ],
)
def test_the_unit_under_any_right_name_and_other_units_pass(part: str, line: str) -> None:
    assert [f.text for f in found(**{part: line})] == []


def other_unit(unit: str) -> Facts:
    return Facts.model_validate({"单位": unit, "年度": 2025})


@pytest.mark.parametrize(
    ("unit", "line"),
    [
        ("某市第三人民医院内科第二党支部", "内科二支部"),
        ("某市第三人民医院内科第二党支部", "市三院内科第二党支部"),
        ("某区人民法院民事审判第一庭党支部", "民一庭党支部"),
        ("市公交集团第五分公司车队党支部", "市公交集团五公司车队党支部"),
        ("清水镇柳溪村党支部", "柳溪村党支部"),
        ("清水镇柳溪村党支部", "柳溪党支部"),
        ("清水镇柳溪村党支部", "中共清水镇柳溪村支部委员会"),
        ("柳溪村党支部", "清水镇柳溪村党支部"),
        ("临江市青禾小学党支部", "青禾小学党支部"),
        ("某局第2项目党支部", "某局第二项目党支部"),
        ("某局第2项目党支部", "某局第二项目部党支部"),
        ("清河县人民医院门诊部党支部", "清河县人民医院门诊党支部"),
    ],
)
def test_an_abbreviation_in_the_sign_off_passes(unit: str, line: str) -> None:
    assert [f.text for f in found(other_unit(unit), byline="", opening="", signoff=line)] == []


@pytest.mark.parametrize(
    ("unit", "line"),
    [
        ("某市第三人民医院内科第二党支部", "内科第一党支部"),
        ("某区人民法院民事审判第一庭党支部", "民二庭党支部"),
        ("清水镇柳溪村党支部", "清水镇柳河村党支部"),
        ("清水镇柳溪村党支部", "清水镇柳溪溪村党支部"),
        ("临江市青禾小学党支部", "临江市青河小学党支部"),
        ("白石镇机关第二党支部", "白石镇机关第党支部"),
        ("清河县人民医院门诊党支部", "清河县人民医院门诊部党支部"),
        ("清河县人民医院门诊党支部", "门诊部党支部"),
        ("白石镇机关第二党支部", "白石镇关机第二党支部"),
    ],
)
def test_another_name_in_the_sign_off_is_an_error(unit: str, line: str) -> None:
    findings = found(other_unit(unit), byline="", opening="", signoff=line)
    assert [f.text for f in findings] == [line]


@pytest.mark.parametrize(
    ("unit", "line", "written"),
    [
        ("清水镇柳溪村党支部", "柳河村党支部现有党员56名。", "柳河村"),
        ("清水镇柳溪村党支部", "全心建设柳西村，让乡亲过上好日子。", "柳西村"),
        ("清水镇柳溪村党支部", "我在柳林村工作十年。", "柳林村"),
        ("某国有农场第三生产队党支部", "第三生产党支部严格落实制度。", "第三生产"),
        ("国家税务总局某县税务局第一税务所党支部", "第一税务党支部共有党员21名。", "第一税务"),
        ("国家税务总局某县税务局第一税务所党支部", "第一税所务党支部共有党员21名。", "第一税所务"),
        ("国家税务总局某县税务局第一税务所党支部", "第一悦务所党支部共有党员21名。", "第一悦务所"),
        ("国家税务总局某县税务局第一税务所党支部", "第二税务所党支部共有党员21名。", "第二税务所"),
        (
            "某县税务局第一税务所党支部",
            "工作、学习有序\n第一悦务所党支部共有党员21名。",
            "第一悦务所",
        ),
        (
            "某市建筑设计研究院有限公司第三设计所党支部",
            "在第三砷计所党员群众的支持下。",
            "第三砷计所",
        ),
        ("某市轨道运营公司滨江广场站区党支部", "和宾江广场站区全体党员一起坚守。", "宾江广场站区"),
        ("某区疾病预防控制中心第二党支部", "完善疾病豫防控制体系。", "疾病豫防控制"),
        ("某区疾病预防控制中心第二党支部", "区疾预防控制中心给予指导。", "区疾预防控制中心"),
        ("某市消防救援支队滨河路消防救援站党支部", "市防救援支队给予表扬。", "市防救援支队"),
        ("某市档案馆离退休干部党支部", "把握离退休部干的特点。", "离退休部干"),
    ],
)
def test_a_slip_in_prose_is_found_where_the_unit_or_what_it_belongs_to_stands(
    unit: str, line: str, written: str
) -> None:
    findings = found(other_unit(unit), byline="", opening="", signoff="", work=line)
    assert [(f.code, f.text) for f in findings] == [("names.unit", written)]


@pytest.mark.parametrize(
    ("unit", "line", "written"),
    [
        ("某市档案馆离退休干部党支部", "我罐离退休干部党支部现有党员53名。", "罐离退休干部党支部"),
        ("某市档案馆离退休干部党支部", "我馆离吞休干部党支部现有党员53名。", "离吞休干部党支部"),
        ("某市档案馆离退休干部党支部", "我馆退休干部党支部现有党员53名。", "退休干部党支部"),
        ("某市第三人民医院内科第二党支部", "嫩科第二党支部认真履职。", "嫩科第二党支部"),
        ("某矿业公司红石岩煤矿综采一队党支部", "总采一队党支部认真履职。", "总采一队"),
        ("顺达物流集团北站分拨中心党支部", "我担任北站拨中心党支部书记。", "北站拨中心"),
        (
            "某师范大学文学院本科生第三党支部",
            "文学院科生第三党支部认真履职。",
            "文学院科生第三党支部",
        ),
    ],
)
def test_a_slip_in_the_opening_is_found_at_any_character(
    unit: str, line: str, written: str
) -> None:
    findings = found(other_unit(unit), byline="", opening=line, signoff="")
    assert [f.text for f in findings] == [written]


@pytest.mark.parametrize(
    ("unit", "line"),
    [
        ("清水镇柳溪村党支部", "柳溪村与柳东村结成友好村。"),
        ("清水镇柳溪村党支部", "柳溪村、柳东村、柳西村三村联建产业路。"),
        ("清水镇柳溪村党支部", "柳东村党支部书记带队来我村学习。"),
        ("清水镇柳溪村党支部", "帮扶的小溪村现有脱贫户32户。"),
        ("清水镇柳溪村党支部", "邻近的柳河村党支部共有党员30名。"),
        ("清水镇柳溪村党支部", "柳溪党支部现有党员56名，我村党支部下设3个党小组。"),
        ("华江发电有限公司运行部党支部", "设备运行不稳定，运行步入正轨。"),
        ("某市档案馆离退休干部党支部", "我馆离退休干部党支部现有党员53名。"),
        ("某市档案馆离退休干部党支部", "我局离退休干部、离休干部、退休干部人人参与。"),
        ("某区疾病预防控制中心第二党支部", "疾病预防与控制、疾病的预防控制两手抓。"),
        ("某区疾病预防控制中心第二党支部", "市疾病预防控制中心党委给予指导。"),
        ("某市消防救援支队滨河路消防救援站党支部", "消防救援总队、消防救援大队检查指导。"),
        (
            "某市消防救援支队滨河路消防救援站党支部",
            "这是消防救援支队的光荣，国家综合性消防救援队伍的光荣。",
        ),
        (
            "某市消防救援支队滨河路消防救援站党支部",
            "与滨江路消防救援站联勤，滨江路消防救援站驰援。",
        ),
        ("国家税务总局某县税务局第一税务所党支部", "与第二税务所党支部共有党员40名结对。"),
        ("国家税务总局某县税务局第一税务所党支部", "国家税务局、市税务局、第一税务分局一同部署。"),
        ("某市公交集团第五分公司车队党支部", "五分公司车队、第四分公司、公交集团公司协同。"),
        ("某市第三人民医院内科第二党支部", "外科第二党支部、市第一人民医院、市人民医院来访。"),
        ("某市图书馆流通阅览党支部", "省图书馆、图书馆员、流通与阅览工作、图书流通量。"),
    ],
)
def test_neighbours_and_usual_words_pass_in_prose(unit: str, line: str) -> None:
    for part in ("opening", "work"):
        parts = {"opening": "", "byline": "", "signoff": "", part: line}
        assert [f.text for f in found(other_unit(unit), **parts)] == [], part


COMPANY = "星澜智能科技有限公司研发中心党支部"


@pytest.mark.parametrize(
    ("unit", "part", "line"),
    [
        (COMPANY, "signoff", "星澜智能科技有限责任公司研发中心党支部"),
        (COMPANY, "byline", "星澜智能科技股份有限公司研发中心党支部书记　李明"),
        (COMPANY, "title", "星澜智能科技有限责任公司研发中心党支部书记述职报告"),
        (COMPANY, "opening", "2025年，星澜智能科技有限责任公司研发中心党支部认真履职。"),
        (COMPANY, "work", "星澜智能科技有限责任公司研发中心党支部现有党员12名。"),
        (COMPANY, "work", "一年来，星澜智能科技股份有限公司各项业务稳步增长。"),
        ("华东路桥股份有限公司大桥项目党支部", "work", "华东路桥有限公司大桥项目党支部扎实履职。"),
        ("国网云岭县供电有限责任公司党支部", "signoff", "国网云岭县供电有限公司党支部"),
        ("江陵市第二人民医院内科党支部", "work", "江陵市第三人民医院内科党支部始终坚持政治引领。"),
        ("江陵市第二人民医院内科党支部", "work", "江陵市第二人民医院外科党支部认真履行职责。"),
        ("某县税务局城关第一税务所党支部", "work", "某县税务局城关第二税务所党支部严格落实制度。"),
        ("海岱职业技术学院智能制造系党支部", "work", "海岱职业技术学院智能控造系党支部坚持育人。"),
    ],
)
def test_another_legal_form_and_a_neighbour_in_ones_own_place_are_found(
    unit: str, part: str, line: str
) -> None:
    parts = {"byline": "", "opening": "", "signoff": "", part: line}
    findings = found(other_unit(unit), **parts)
    assert [f.code for f in findings] == ["names.unit"]
    assert findings[0].text in line


@pytest.mark.parametrize(
    ("unit", "line"),
    [
        (COMPANY, "星澜智能科技有限公司研发中心党支部现有党员12名。"),
        (COMPANY, "星澜智能研发中心、公司研发中心、研发中心党支部协同推进。"),
        (COMPANY, "星澜智能科技集团有限公司党委给予指导。"),
        (COMPANY, "与星澜智能科技股份有限公司党支部开展联建。"),
        (COMPANY, "客户宏达智能科技有限责任公司送来锦旗，智能科技有限责任公司纷纷落户。"),
        (COMPANY, "有限公司、股份有限公司、有限责任公司等各类企业参加培训。"),
        (
            "华东路桥股份有限公司大桥项目党支部",
            "华东路桥股份公司给予支持，华东路桥大桥项目稳步推进。",
        ),
        ("华东路桥有限公司大桥项目党支部", "华东路桥集团有限公司、华东路桥公司统一部署。"),
        ("华东路桥公司大桥项目党支部", "华东路桥有限责任公司大桥项目党支部扎实履职。"),
        ("江陵市第二人民医院内科党支部", "与江陵市第三人民医院内科党支部开展联建。"),
        ("江陵市第二人民医院内科党支部", "江陵市第三人民医院内科党支部书记带队来访。"),
        ("江陵市第二人民医院内科党支部", "邀请江陵市第三人民医院内科党支部认真介绍做法。"),
        ("江陵市第二人民医院内科党支部", "江陵市第二人民医院党委始终关心支部建设。"),
    ],
)
def test_other_companies_and_neighbours_who_are_spoken_of_pass(unit: str, line: str) -> None:
    parts = {"byline": "", "opening": "", "signoff": "", "work": line}
    assert [f.text for f in found(other_unit(unit), **parts)] == []


def test_what_the_unit_belongs_to_is_suggested_under_its_own_name() -> None:
    unit = other_unit("某区疾病预防控制中心第二党支部")
    (finding,) = found(unit, byline="", opening="", signoff="", work="完善疾病豫防控制体系。")
    assert finding.suggestion.startswith("请照要点改为“疾病预防控制”；")


# names.person


@pytest.mark.parametrize(
    ("part", "line", "written"),
    [
        ("signoff", "周海滔", "周海滔"),
        ("signoff", "述职人：周涛海", "周涛海"),
        ("signoff", "汇报人：周海", "周海"),
        ("signoff", "述职人：周海涛涛\n2025年12月31日", "周海涛涛"),
        ("signoff", "中建某局滨河综合体项目党支部\n王建国\n2025年12月31日", "王建国"),
        ("byline", "项目党支部书记　邹海涛", "邹海涛"),
        ("byline", "周　海　滔", "周　海　滔"),
        ("byline", "（周海焘　2025年12月31日）", "周海焘"),
        ("opening", "我叫周海滔，现任项目党支部书记。", "周海滔"),
        ("opening", "我是项目党支部书记周涛海。", "周涛海"),
        ("opening", "本人是周海滔，现任项目党支部书记。", "周海滔"),
        ("opening", "我叫韩志，担任项目党支部书记。", "韩志"),
        ("opening", "本人是曹建军，现任项目党支部书记。", "曹建军"),
        ("opening", "本人叫佟雪梅。", "佟雪梅"),
        ("opening", "我是项目党支部书记韩志刚。", "韩志刚"),
        ("opening", "本人韩志刚，现任项目党支部书记。", "韩志刚"),
        ("title", "项目党支部书记周海滔2025年度述职报告", "周海滔"),
        ("work", "周海滔同志带头宣讲。", "周海滔"),
        ("work", "书记周海滔带队走访。", "周海滔"),
        ("work", "支部书记周海洋带队走访。", "周海洋"),
        ("work", "技术员林敬同志主讲“安全微课堂”。", "林敬"),
        ("work", "技术员林芳同志主讲“安全微课堂”。", "林芳"),
        ("work", "周波海同志作辅导。", "周波海"),
    ],
)
def test_a_person_written_wrongly_is_found(part: str, line: str, written: str) -> None:
    findings = found(**{part: line})
    assert [(f.code, f.text) for f in findings] == [("names.person", written)]
    right = {"林敬": "林静", "林芳": "林静", "周波海": "周海波"}.get(written, "周海涛")
    assert findings[0].suggestion.startswith(f"请改为“{right}”")
    assert right in findings[0].message
    assert findings[0].fact == ("述职人" if right == "周海涛" else "活动.4")
    assert findings[0].severity.value == "error"


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("signoff", "周海涛"),
        ("signoff", "述职人：周　海　涛"),
        ("signoff", "中建某局滨河综合体项目党支部　周海涛\n2025年12月31日"),
        ("signoff", "述职人签名：\n2025年12月31日"),
        ("byline", "项目党支部书记、项目经理　周海涛"),
        ("byline", "中建某局滨河综合体项目党支部书记"),
        ("byline", "安全总监兼党支部书记 周海涛"),
        ("opening", "我是支部书记，也是一名老党员。"),
        ("opening", "我叫周海涛，同志们叫我老周。"),
        ("opening", "本人是周海涛，现任项目党支部书记。"),
        ("opening", "本人周海涛，现任项目党支部书记。"),
        ("opening", "本人是白班长，也是老党员。我是江州人，我是军人，本人是项目经理。"),
        ("opening", "我是林业人，本人是石油人，我是古建专家，我是高级工程师。"),
        ("title", "党支部书记抓基层党建工作述职报告"),
        ("work", "周海波同志作辅导，林静同志主讲。"),
        ("work", "林海涛声阵阵，海涛拍岸。"),
        ("work", "四周海风劲吹，周海涛同志带队值守。"),
        ("work", "海涛同志、周书记、小周、林工等逐户走访。"),
        ("work", "保持环境安静，林静有序组织。"),
        ("work", "党员王强、李芳获评优秀，赵敏同志参加培训。"),
    ],
)
def test_persons_as_they_are_called_pass(part: str, line: str) -> None:
    assert [f.text for f in found(**{part: line})] == []


KNOWN = facts_from("""
单位: 白桦口边境派出所党支部
年度: 2025
述职人: 高铁山
荣誉:
  - 民警赵海洋被评为全县“民族团结进步模范个人”（2025年9月，县委）
  - 客运值班员秦小满获评“最美铁路人”（2025年10月，集团公司）
""")


@pytest.mark.parametrize(
    ("part", "line", "written"),
    [
        ("opening", "大家好！我是膏铁山。", "膏铁山"),
        ("opening", "我是高山铁，向各位述职。", "高山铁"),
        ("opening", "我是高铁出。", "高铁出"),
        ("work", "民警照海洋被县委、县政府评为“民族团结进步模范个人”。", "照海洋"),
        ("work", "民警赵海桥被县委、县政府评为“民族团结进步模范个人”。", "赵海桥"),
        ("work", "民警赵洋被县委、县政府评为“民族团结进步模范个人”。", "赵洋"),
        ("work", "民警赵洋海被县委评为“民族团结进步模范个人”。", "赵洋海"),
        ("work", "党员照海洋于9月被县委评为“民族团结进步模范个人”。", "照海洋"),
        ("work", "以值班员琴小满的名字命名服务台。", "琴小满"),
        ("work", "值班员秦晓满的名字写在服务台上。", "秦晓满"),
        ("work", "琴小满同志带头值班。", "琴小满"),
        ("work", "值班员秦小桥荣获表彰。", "秦小桥"),
    ],
)
def test_a_person_without_a_title_is_known_by_what_is_said(
    part: str, line: str, written: str
) -> None:
    parts = {"byline": "", "opening": "", "signoff": "", part: line}
    assert [(f.code, f.text) for f in found(KNOWN, **parts)] == [("names.person", written)]


@pytest.mark.parametrize(
    "line",
    [
        "按照海洋强国要求，对照海洋环境标准整改。",
        "，照海洋观测要求开展工作。",
        "民警依照海洋公约办事，海洋执法被上级肯定。",
        "海洋同志、小满同志、小满时节、铁山同志。",
        "大小满二十四节气，钢铁山一样的意志。",
        "民警赵海洋、赵海洋同志、秦小满的名字人人知道。",
        "我是一名老党员，我是支部书记，我是山里人。",
        "赵书记、高所长、老秦、小赵一道值守。",
        "党员赵建国、秦大勇获评优秀。",
        "高山峻岭，铁山岭上，海洋强国。",
        "对赵海洋、秦小满进行表彰。",
        "全省秦岭小满茶场被评为示范茶场。",
    ],
)
def test_words_that_look_like_a_persons_name_pass(line: str) -> None:
    for part in ("opening", "work"):
        parts = {"byline": "", "opening": "", "signoff": "", part: line}
        found_here = [f.text for f in found(KNOWN, **parts) if f.code == "names.person"]
        assert found_here == [], part


WORKERS = facts_from("""
单位: 澄江市自来水有限公司管网所党支部
年度: 2025
述职人: 贺建平
职务: 管网所党支部书记
活动:
  - 5月技术员温朗拜师高级工程师邵怀远
  - 7月组织职工车辆管理培训，党员严格执行规定
荣誉:
  - 教师秦牧之获“全省技术能手”称号（2025年5月，省人力资源社会保障厅）
  - 修复师顾临川获“陵阳工匠”称号（2025年4月，市总工会）
  - 班长储大勇获省五一劳动奖章（2025年4月，省总工会）
  - 职工王磊、李志强获评市“青年岗位能手”（2025年6月，团市委）
  - 支部获评市“青年文明号”（2025年6月，团市委）
""")


@pytest.mark.parametrize(
    ("line", "written", "meant"),
    [
        ("2025年5月，教师秦牧芝获省厅授予的“全省技术能手”称号。", "秦牧芝", "秦牧之"),
        ("教师秦木之被授予“全省技术能手”称号。", "秦木之", "秦牧之"),
        ("2025年4月，修复师顾临传获市总工会授予的“陵阳工匠”称号。", "顾临传", "顾临川"),
        ("修复师顾川被评为“陵阳工匠”。", "顾川", "顾临川"),
        ("修复师顾川临获“陵阳工匠”称号。", "顾川临", "顾临川"),
        ("班长储大涌荣获省总工会颁发的省五一劳动奖章。", "储大涌", "储大勇"),
        ("班长储勇获省五一劳动奖章。", "储勇", "储大勇"),
        ("技术员温郎拜师高级工程师邵怀远，一招一式认真学。", "温郎", "温朗"),
        ("技术员温朗拜师高级工程师邵怀元。", "邵怀元", "邵怀远"),
        ("党员工程师绍怀远倾囊相授。", "绍怀远", "邵怀远"),
        ("职工王磊、李志墙获评市“青年岗位能手”。", "李志墙", "李志强"),
        ("职工李志祥荣获团市委表彰。", "李志祥", "李志强"),
    ],
)
def test_a_person_whom_the_facts_name_by_an_occupation_is_known(
    line: str, written: str, meant: str
) -> None:
    parts = {"byline": "", "opening": "", "signoff": "", "work": line}
    (finding,) = found(WORKERS, **parts)
    assert (finding.code, finding.text) == ("names.person", written)
    assert finding.suggestion.startswith(f"请改为“{meant}”")


@pytest.mark.parametrize(
    "line",
    [
        "教师秦牧之、修复师顾临川、班长储大勇、技术员温朗、高级工程师邵怀远都是榜样。",
        "2025年5月，教师秦牧之获省厅授予的“全省技术能手”称号。",
        "职工王磊获评市“青年岗位能手”，李志强获评市“青年岗位能手”。",
        "管网处、管网科、管网站、管道班同心协力，管网所人人争先。",
        "组织职工车队管理培训，党员严肃执行规定，季度考核次次过关。",
        "储备技术骨干，发展储能产业，大勇若怯、大智若愚。",
        "秦师傅、顾老师、老储、小温结成师徒。",
        "温暖职工，明朗前景，怀远县的朋友来访。",
        "党员顾大局、识大体，职工季季有活动。",
        "支部获评市“青年文明号”，青年文明岗、文明号角齐鸣。",
        "技术员温习规程，工程师季节性检修。",
        "教师秦岭、修复师顾盼获评优秀。",
    ],
)
def test_words_beside_an_occupation_pass(line: str) -> None:
    parts = {"byline": "", "opening": "", "signoff": "", "work": line}
    found_here = [f.text for f in found(WORKERS, **parts) if f.code == "names.person"]
    assert found_here == []


def test_a_slip_in_the_units_name_is_none_of_a_person() -> None:
    findings = found(
        WORKERS, byline="", signoff="", opening="2025年，澄江市自来水有限公司管网处党支部认真履职。"
    )
    assert [f.code for f in findings] == ["names.unit"]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("教师秦牧之获“全省技术能手”称号", {"秦牧之"}),
        ("职工王磊、李志强获评先进", {"王磊", "李志强"}),
        ("护士长温静姝被评为最美护士", {"温静姝"}),
        ("税务干部苗雨桐夺得第一名", {"苗雨桐"}),
        ("机电工程建设获好评，长江流域", set()),
        ("教师和家属参加，党员任务完成，民警时刻带头", set()),
        ("党员严格执行、职工安全培训、教师节活动", set()),
        ("青年文明号、江州市工人先锋号、管网所书记", set()),
    ],
)
def test_persons_are_known_by_what_they_are_and_do(text: str, persons: set[str]) -> None:
    assert set(everybody(text)) == persons


@pytest.mark.parametrize(
    "honour",
    ["王海涛被市总工会评为“劳动模范”", "王海涛 全市劳动模范", "王海涛：市总工会“劳动模范”"],
)
def test_who_got_an_honour_is_known_by_it(honour: str) -> None:
    given = Facts.model_validate({"单位": UNIT, "年度": 2025, "荣誉": [{"text": honour}]})
    judged = case_of(given, work="4月，王海滔被市总工会评为“劳动模范”。")
    assert [f.text for f in check(judged) if f.code == "names.person"] == ["王海滔"]


def test_relatives_whom_the_facts_name_are_two_persons() -> None:
    for line in ("周海涛、周海波两兄弟同为党员。", "书记周海涛获评先进，周海波同志获评优秀。"):
        assert found(work=line) == []


def test_a_name_of_two_characters_may_be_set_apart() -> None:
    two = Facts.model_validate({"单位": UNIT, "年度": 2025, "述职人": "林静"})
    for line in ("党支部书记　林　静", "林 静", "述职人：林　静", "书记林静"):
        assert found(two, byline=line, opening="", signoff=line) == [], line
    (finding,) = found(two, byline="党支部书记　林　敬", opening="", signoff="林静")
    assert finding.text == "林　敬"


# names.unsupported


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("支部被评为“全国先进基层党组织”。", "“全国先进基层党组织”"),
        ("荣获市级“红旗党支部”称号。", "“红旗党支部”"),
        ("先后荣获公司“先进基层党组织”、市“五四红旗团支部”等荣誉。", "“五四红旗团支部”"),
        ("被上级授予“标杆项目部”称号。", "“标杆项目部”"),
        ("获集团“优秀党务工作者”称号。", "“优秀党务工作者”"),
        ("2名职工当选“滨河工匠”。", "“滨河工匠”"),
        ("支部获评省级“工人先锋号”。", "“工人先锋号”"),
        ("支部被评为市级文明单位。", "文明单位"),
        ("荣获先进集体称号。", "先进集体"),
        ("一名党员被授予‘五一劳动奖章’。", "‘五一劳动奖章’"),
        ("支部荣立集体三等功。", "集体三等功"),
        ("入选省国资委“党建创新案例”。", "“党建创新案例”"),
        ("开展“红心向党”主题活动。", "“红心向党”"),
        ("开展以“学党史、强信念”为主题的活动。", "“学党史、强信念”"),
        ("探索形成“五步工作法”。", "“五步工作法”"),
        ("组织“青春建功新时代”演讲比赛。", "“青春建功新时代”"),
        ("实施“强基固本”工程，夯实基础。", "“强基固本”"),
        ("启动“暖心护航”专项行动。", "“暖心护航”"),
        ("打造“匠心筑梦”党建品牌。", "“匠心筑梦”"),
        ("总结提炼“三融三促”工作法。", "“三融三促”"),
        ("组建“先锋铁军”突击队。", "“先锋铁军”"),
        ("学习《新时代支部工作创新案例》。", "《新时代支部工作创新案例》"),
        ("认真学习《习近平谈治国里政》。", "《习近平谈治国里政》"),
        ("认真学习《论党的自我革新》。", "《论党的自我革新》"),
        ("编印《滨河党建工作纪实》。", "《滨河党建工作纪实》"),
    ],
)
def test_a_name_that_nobody_knows_is_found(sentence: str, name: str) -> None:
    assert [(f.code, f.text, f.severity.value) for f in said(sentence)] == [
        ("names.unsupported", name, "warning")
    ]
    assert name.strip("“”‘’《》") in said(sentence)[0].message


@pytest.mark.parametrize(
    "sentence",
    [
        "支部荣获公司“先进基层党组织”称号。",
        "支部被公司党委授予‘先进基层党组织’，并荣获“先进 基层党组织”称号。",
        "获评市“青年文明号”。",
        "8名老党员获颁“光荣在党50年”纪念章。",
        "组织“金融知识万里行”宣传活动。",
        "开展“学雷锋”活动、“三会一课”、“主题党日”活动。",
        "开展“我为群众办实事”实践活动，用好“学习强国”平台。",
        "总结“双向互促”工作法，建成“党员先锋岗”3个。",
        "打通服务群众“最后一公里”，下足“绣花功夫”。",
        "让干部“走出去”，把经验“请进来”，当好“店小二”“红旗手”。",
        "变“人等活”为“活等人”，织密安全“一张网”。",
        "开展“订单式”培训、“菜单式”教学活动。",
        "开展“亮身份、亮承诺、亮业绩”活动。",
        "学习《中国共产党章程》《中国共产党支部工作条例（试行）》《支部工作条例》。",
        "学习《习近平谈治国理政》第五卷、《论党的自我革命》《中国共产党纪律处分条例》。",
        "学习《中华人民共和国安全生产法》《民法典》《关于新形势下党内政治生活的若干准则》。",
        "签订《党风廉政建设责任书》，递交《入党申请书》。",
        "落实《项目党建工作八条措施》（公司党发〔2025〕12号）。",
        "获得群众“点赞”，收获“满堂彩”，赢得“好评”。",
        "群众说：“机关干部又成了咱家亲戚。”",
        "民主评议中，党员均被评为合格以上等次，2名党员评为优秀等次。",
        "支部积极争创“四强党支部”，努力创建“红旗党支部”。",
        "被职工称为“娘家人”，被群众评为“贴心人”。",
        "学习《条例》《准则》，领会《决定》精神。",
    ],
)
def test_a_known_name_and_words_in_quotes_pass(sentence: str) -> None:
    assert [f.text for f in said(sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("开展“暖冬护薪”专项执行和“利剑斩赖”集中行动。", ["“暖冬护薪”", "“利剑斩赖”"]),
        ("举办“匠心筑桥”技能比武、“巧手裁云”知识竞赛。", ["“匠心筑桥”", "“巧手裁云”"]),
        ("支部还创建了“文博红立方”党建矩阵。", ["“文博红立方”"]),
        ("推出“行李管家”小分队，方便旅客。", ["“行李管家”"]),
        ("并开设“筑梦大讲堂”，服务职工。", ["“筑梦大讲堂”"]),
        ("依托“启航工程”，联合职业院校举办培训。", ["“启航工程”"]),
        ("讲堂入选“全省优秀科普品牌”，学校主动邀约。", ["“全省优秀科普品牌”"]),
        ("经过努力，支部获评“市级巾帼建功集体”。", ["“市级巾帼建功集体”"]),
        ("把“示范党支部”奖牌挂上墙。", ["“示范党支部”"]),
        ("依托“光明驿站”“银线书屋”，把阵地建到班组。", ["“光明驿站”", "“银线书屋”"]),
        ("“楼道微网格”“邻里互助圈”两个品牌深入人心。", ["“楼道微网格”", "“邻里互助圈”"]),
        ("组建“老街坊”议事团，成立“白衣蓝焰”青年突击小组。", ["“老街坊”", "“白衣蓝焰”"]),
        ("搭建“望江夜话”平台，形成“五步闭环”工作机制。", ["“望江夜话”", "“五步闭环”"]),
        ("启动“暖巢”计划，对老人逐户探访。", ["“暖巢”"]),
        ("社区“红石榴家园”挂牌运行。", ["“红石榴家园”"]),
        ("“桥畔书声”职工书屋成了好去处。", ["“桥畔书声”"]),
        ("用好“桥头红课”学习阵地。", ["“桥头红课”"]),
        ("以“同心议事厅”为阵地，倾听民声。", ["“同心议事厅”"]),
        ("支部创建的“杏林先锋”党建示范点受到欢迎。", ["“杏林先锋”"]),
        ("组织开展“夏日送清爽”系列活动。", ["“夏日送清爽”"]),
        ("结合党纪学习教育举办“林间夜话”分享会。", ["“林间夜话”"]),
        ("（一）“码头微讲堂”练精兵。", ["“码头微讲堂”"]),
        ("建立“税收诊疗室”，为企业把脉。", ["“税收诊疗室”"]),
        ("与辖区单位共建“同心圆”党建联盟。", ["“同心圆”"]),
    ],
)
def test_a_name_is_known_by_the_verb_before_the_noun_behind_and_its_own_last_word(
    sentence: str, names: list[str]
) -> None:
    assert [f.text for f in said(sentence)] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "制定责任、任务、问题“三张清单”，用好“四种形态”。",
        "建立“1+2+3”工作体系，探索“机关+社区”共建模式。",
        "以“大党委”为抓手，健全“红色”机制，打造“红色”阵地。",
        "抓牢“关键少数”，推行“清单式”管理，打造“学习型”队伍。",
        "运用“网络学院”、学习强国等平台开展线上学习。",
        "开展“大走访”“大调研”，推动问题解决在一线。",
        "常态化开展“请进来、走出去”学习交流活动。",
        "实施“组合拳”，打响“攻坚战”，搭建“连心桥”，形成“头雁效应”。",
        "开展“一对一”帮扶、“面对面”宣讲、“手把手”教学。",
        "形成“人人有责、人人尽责”的工作机制，打造“永不走”的工作队。",
        "推行“首问负责”制度和“限时办结”制度，实行“销号管理”。",
        "推行“一人一档”管理机制，实施“一户一策”帮扶项目，开展“三亮三比”活动。",
        "组织党员围绕“怎样当好党员”开展专题讨论。",
        "观看警示教育片，汲取“身边案”教训，开展“政治体检”。",
        "采取“线上+线下”方式，开设“云课堂”“微课堂”，办好“道德讲堂”。",
        "组建“党员突击队”“青年突击队”，设立“党员示范岗”“党员服务岗”。",
        "推动“党建红”引领“发展绿”，以“小网格”服务“大民生”。",
        "整治“面子工程”，办好“民生工程”，拒绝“形象工程”。",
        "组织“百名教师进千家”大走访，家访不漏一户。",
        "在社区担任“网格员”“联络员”，被患者称为“健康守门人”。",
        "入选“学习强国”平台，获得业主“好评”，赢得“满堂彩”。",
        "打造“金字招牌”，筑牢“桥头堡”，擦亮“金名片”。",
        "把“人民至上”理念融入课堂，让“工匠精神”走进校园。",
        "落实“管行业必须管安全”要求，完善“党委—支部—党员”责任链。",
    ],
)
def test_slogans_ways_and_usual_words_beside_such_verbs_and_nouns_pass(sentence: str) -> None:
    assert [f.text for f in said(sentence)] == []


def test_an_honour_to_be_won_next_year_is_a_plan() -> None:
    assert said("2026年，荣获“四强党支部”称号是我们的方向。", "plan") == []


def test_a_name_that_is_nearly_a_known_one_is_told_which() -> None:
    (finding,) = said("学习《习近平谈治国里政》第五卷。")
    assert finding.suggestion.startswith("是否应为“习近平谈治国理政”？")


def test_a_title_with_a_fixed_expression_misspelt_is_left_to_the_check_of_wording() -> None:
    assert said("学习《中国共产党支部书记工作条例》。") == []


def test_a_person_misspelt_within_a_name_is_said_once() -> None:
    facts = facts_from("""
单位: 白桦口站党支部
年度: 2025
亮点:
  - 标题: “秦小满服务台”暖人心
荣誉:
  - 值班员秦小满获评“最美铁路人”（2025年10月，集团公司）
""")
    line = "打造“琴小满服务台”品牌，值班员秦小满获评“最美铁路人”。"
    findings = found(facts, byline="", opening="", signoff="", work=line)
    assert [(f.code, f.text) for f in findings] == [("names.person", "琴小满")]


def test_a_name_is_reported_once() -> None:
    findings = said("开展“红心向党”主题活动。“红心向党”活动成效明显，组织“红心向党”演讲。")
    assert [f.text for f in findings] == ["“红心向党”"]


def test_what_last_years_report_knows_is_known() -> None:
    reference = parse_report("2024年度述职报告\n打造“匠心筑梦”党建品牌。\n", OUTLINE)
    plain = case_of(FACTS, work="打造“匠心筑梦”党建品牌。")
    assert list(check(Case(plain.report, OUTLINE, FACTS, reference))) == []


def test_without_facts_no_name_is_wrong() -> None:
    assert list(check(case(REPORT.format(**CLEAN)))) == []


# the parts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("在滨江综合体项目上", "other"),
        ("滨河综合项目", "missing"),
        ("滨河综合体体项目", "extra"),
        ("滨河合综体项目", "order"),
        ("滨河项目综合体", "order"),
        ("滨河综合体项目", None),
        ("云岭综合体项目", None),
        ("滨江综合楼项目", None),
    ],
)
def test_a_slip_is_one_character_or_one_exchange(text: str, kind: str | None) -> None:
    assert [s.kind.value for s in slips(text, "滨河综合体项目")] == ([kind] if kind else [])


def test_a_short_form_leaves_out_more_than_a_slip_does() -> None:
    name = "中建某局滨河综合体项目"
    assert all(
        is_form_of(short, name)
        for short in (name, "滨河综合体项目", "滨河项目", "项目", "中建滨河项目")
    )
    assert not any(
        is_form_of(wrong, name)
        for wrong in ("建某局滨河综合体项目", "滨河综体项目", "滨河综合体目项")
    )
