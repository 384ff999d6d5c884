"""Facts of quite different branches, and the drafts that the composer makes of them."""

import re

from drafting.figures import parse_quantity
from drafting.offline import compose_opening, compose_section
from drafting.outline import load_outline
from drafting.reference.style import SectionStyle
from drafting.slots import Slots
from schemas.facts import Facts


def facts(**given: object) -> Facts:
    """Return facts of an invented branch; ``counts`` may be texts such as 12次."""
    counts = {
        name: parse_quantity(str(text)) for name, text in dict(given.pop("counts", {})).items()
    }
    basis = {"unit": "市政一公司第三项目党支部", "year": 2025, "reporter": "周海涛", **given}
    return Facts.model_validate({**basis, "counts": counts})


def section(
    section_id: str, known: Facts, style: SectionStyle | None = None, person: str = ""
) -> str:
    """Return one section's body with its figures filled in."""
    slots = Slots(known)
    spec = load_outline().section(section_id)
    filled = slots.fill(compose_section(spec, known, slots, style, person))
    assert not filled.unknown
    return filled.text


def draft(known: Facts) -> str:
    """Return opening and section bodies, figures filled in."""
    slots = Slots(known)
    opening = slots.fill(compose_opening(known, slots, None)).text
    return "\n".join([opening, *(section(spec.id, known) for spec in load_outline().sections)])


def sentences(text: str, unit: str) -> set[str]:
    """Return the sentences with unit and figures masked, without enumerators: what two drafts may share."""
    text = re.sub(r"\d[\d,.]*", "N", text.replace(unit, "U"))
    text = re.sub(
        r"(?m)^(?:（[一二三四五六七]+）|[一二三四五六七]是|[第其][一二三四五六七]，)", "", text
    )
    return {s.strip() for s in re.split("[。\n]", text) if len(s.strip()) >= 6}


SCHOOL = facts(
    unit="清河市第三中学语文组党支部", reporter="林婉", post="党支部书记",
    counts={"支部党员大会": "4次", "主题党日": "11次", "集中学习": "26次", "党课": "4堂", "党员人数": "31名",
            "培训覆盖率": "98.5%", "公开课": "12节", "师德承诺书": "31份", "教学成果奖": "3项"},
    duties=[{"text": "讲党课2次"}, {"text": "3月牵头组织教师家访，走访学生家庭40户"}, {"text": "本人带头上公开课4节"}],
    activities=[{"text": "4月5日清明祭扫烈士陵园，86名师生参加"}, {"text": "红色研学"}, {"text": "植树"},
                {"text": "党员教师“一对一”帮扶学困生27人"}, {"text": "教师节前夕，表彰优秀党员教师6名"},
                {"title": "师德师风警示教育大会", "time": "2025年9月", "participants": "全体教职工",
                 "effect": "教师纪律意识有所增强"}],
    honours=[{"text": "林婉获评市级优秀共产党员"}, {"text": "区“文明年级组”"}],
    highlights=[{"text": "“先锋备课组”"}, {"title": "党员名师课堂", "content": "12名党员教师轮流上示范课，听课教师180人次"}],
    shortcomings=[{"text": "学习"}, {"problem": "党员教师参加集中学习不够均衡", "cause": "教学任务重，时间难以统一"}],
    plans=[{"content": "党员教师全员上一次公开课", "answers": [1, 2]}, {"text": "要建立学困生帮扶台账"}],
)  # fmt: skip

HOSPITAL = facts(
    unit="仁和医院呼吸内科党支部", reporter="孟凡", post="党支部书记、科主任", year=2024,
    counts={"支委会": "12次", "党小组会": "24次", "义诊": "6场", "患者满意度": "97.2%", "手术量": "1,230台",
            "节约成本": "320余万元", "平均住院日": "6.5天", "医疗纠纷": "0起", "承诺书": "28份", "党费收缴": "12,480元"},
    optional=("党费收缴",),
    activities=[{"text": "义诊下乡：为群众测血压、血糖460人次，发放宣传资料1200余份"},
                {"text": "2024年8月派出3名党员参加抗洪医疗队"}, {"text": "QC小组攻关，缩短CT报告时间20分钟"},
                {"text": "“以案为鉴”警示教育"}, {"text": "党员护士长带队开展延续护理服务120人次。"},
                {"text": "组织观看《榜样》专题节目"}, {"text": "第三季度开展业务培训8期"}],
    highlights=[{"title": "先锋岗创建", "content": "建立“党员先锋岗”6个，全年零投诉"}],
    plans=[{"text": "推进“党建+医疗”融合：每季度开展义诊不少于1场"}],
)  # fmt: skip

VILLAGE = facts(
    unit="青山镇柳树村党支部", reporter="王根生", post="支部书记",
    counts={"党员大会": "6次", "村民代表会议": "8次", "集体经济收入": "56万元", "硬化道路": "3.2公里",
            "调解纠纷": "17起", "发展党员": "1名", "转正": "1名"},
    activities=[{"text": "春节前夕走访慰问困难党员、老党员14人"}, {"text": "人居环境整治，清运垃圾62车"},
                {"text": "七一表彰大会"}, {"text": "党员志愿者清理河道5公里"}, {"text": "引进香菇大棚20个，带动43户增收"}],
    shortcomings=[{"problem": "集体经济底子薄、路子窄"}, {"problem": "党员老龄化"}],
    plans=[{"content": "扩建香菇大棚30个", "owner": "村“两委”", "deadline": "2026年10月", "target": "集体经济收入达到80万元"},
           {"content": "每月走访一次在家党员", "deadline": "长期"}, {"text": "到2026年底，培养年轻入党积极分子3名"}],
    rectifications=[{"problem": "村务公开不及时", "measure": "每月5日公开村务、财务", "outcome": "已完成"},
                    {"problem": "党员活动阵地不足的问题", "outcome": "未完成"}],
)  # fmt: skip

BANK = facts(
    unit="农信银行城东支行党总支", reporter="许文博", post="党总支书记",
    counts={"支部委员会": "10次", "“三重一大”会议": "14次", "研究议题": "38个", "服务小微企业": "260户",
            "读书笔记": "56册", "党员": "19名", "积极分子": "3名", "责任书": "19份", "廉政教育": "5场"},
    duties=[{"text": "围绕服务实体经济，走访企业22家"}],
    activities=[{"title": "“金融知识进万家”宣传", "time": "3月至6月", "participants": "党员和青年员工45人"},
                {"text": "反诈宣传12场"}],
    honours=[{"text": "省联社先进基层党组织（2025年6月，省联社党委）"}],
    highlights=[{"title": "党员先锋柜台", "content": "设立党员先锋柜台3个，办理业务8600余笔"}],
    shortcomings=[{"text": "党建与业务“两张皮”现象不同程度存在"}],
    plans=[{"text": "针对“两张皮”现象，把党建考核权重提高到20%"}],
)  # fmt: skip

BUS = facts(
    unit="市公交集团二路车队党支部", reporter="", counts={"支委会": "12次", "安全行驶": "320万公里", "好人好事": "86件"}
)  # fmt: skip

CADRES = facts(
    unit="市局老干部处离退休第二党支部", reporter="郑国强", post="支部书记",
    activities=[{"text": "重阳节座谈会"}, {"text": "送学上门12次，惠及高龄老党员9人"}, {"text": "老干部合唱队参加市里比赛"}],
    shortcomings=[{"text": "部分党员行动不便，集中学习难"}], plans=[{"text": "推行“线上+线下”学习"}],
)  # fmt: skip

POLICE = facts(
    unit="滨江公安分局望江派出所党支部", reporter="陈锋", post="党支部副书记",
    counts={"集中学习": "20次", "破获案件": "132起", "走访群众": "2300余户", "可防性案件下降": "12.4%"},
    duties=[{"text": "带队夜巡63次"}, {"text": "与辅警谈心"}],
    activities=[{"text": "民警走进校园开展普法宣讲8场"}, {"text": "上半年，“护校安园”行动投入警力410人次"}],
    honours=[{"text": "集体三等功"}],
    highlights=[{"text": "“红蓝先锋”队：党员民警与社区志愿者联合巡逻"}],
    shortcomings=[{"problem": "学习与业务结合不紧密的问题", "cause": "因为勤务较多，统筹不够"}, {"text": "存在重业务轻党建现象"}],
    plans=[{"text": "2026年上半年建成党员教育室1间"}],
)  # fmt: skip

TOWN = facts(
    unit="长宁镇机关党委", reporter="高敏", post="党委专职副书记",
    counts={"党员大会": "5次", "督查通报": "8期", "干部培训": "12期", "参训人员": "900余人次"},
    activities=[{"text": "机关运动会"}, {"text": "党员干部认领微心愿56个并全部办结"}],
    shortcomings=[{"text": "基层减负落实不到位：会议多、报表多"}],
    plans=[{"text": "压减会议文件10%"}, {"text": "下沉一线每周不少于1天"}],
)  # fmt: skip

UNITS = (SCHOOL, HOSPITAL, VILLAGE, BANK, BUS, CADRES, POLICE, TOWN)
