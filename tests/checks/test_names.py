"""names.*: the unit and its people under their names, and no honour, activity or document that nobody knows."""

import pytest

from drafting.checks.case import Case
from drafting.checks.names import check
from drafting.checks.names.persons import is_near
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


def test_an_honour_to_be_won_next_year_is_a_plan() -> None:
    assert said("2026年，荣获“四强党支部”称号是我们的方向。", "plan") == []


def test_a_name_that_is_nearly_a_known_one_is_told_which() -> None:
    (finding,) = said("学习《习近平谈治国里政》第五卷。")
    assert finding.suggestion.startswith("是否应为“习近平谈治国理政”？")


def test_a_title_with_a_fixed_expression_misspelt_is_left_to_the_check_of_wording() -> None:
    assert said("学习《中国共产党支部书记工作条例》。") == []


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


def test_a_name_is_near_another_by_one_character() -> None:
    assert all(is_near(other, "周海涛") for other in ("周海滔", "周涛海", "周海", "周海涛涛"))
    assert not any(is_near(other, "周海涛") for other in ("周海涛", "周建国", "王海波", "周"))
