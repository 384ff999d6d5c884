"""Reports of any length with the facts that they state: the longer the report, the more activities in both."""

from itertools import cycle, islice, product

from drafting.figures import parse_quantity
from schemas.facts import Activity, Facts

PLACES = (
    "东河", "西岭", "南湾", "北塘", "青石", "白沙", "柳林", "松坡", "龙泉", "凤桥", "金山", "银杏", "清溪", "梅园", "桃花",
    "竹海", "云台", "月湖", "星光", "晨曦", "长堤", "新港", "古渡", "红旗", "幸福",
)  # fmt: skip
SPOTS = (
    "社区",
    "工区",
    "车间",
    "码头",
    "学校",
    "泵站",
    "市场",
    "小区",
    "枢纽",
    "车站",
    "仓库",
    "广场",
)
ACTIONS = (
    "消防应急演练", "环境卫生整治", "法律知识宣讲", "技能比武竞赛", "走访慰问行动", "安全隐患排查", "志愿植树劳动",
    "政策咨询服务", "防汛物资转运", "设备联合检修", "青年读书分享", "廉洁警示教育", "家电义务维修", "健康义诊服务",
    "交通文明劝导", "普法展板巡回", "节能降耗攻关", "师徒结对签约", "老旧管网改造", "图书捐赠仪式", "反诈入户宣传",
    "岗位练兵观摩", "困难家庭帮扶", "河道清淤会战", "文艺汇演排练", "质量提升评比",
)  # fmt: skip
WHO = (
    "支部一班人", "全体党员", "班子成员", "青年骨干", "各党小组", "老党员", "入党积极分子", "一线班组长", "党员突击队", "支部委员",
    "党员业务骨干", "志愿者",
)  # fmt: skip
HOW = (
    "坚持把学习贯彻习近平新时代中国特色社会主义思想摆在首位", "严格落实“三会一课”制度", "认真执行“三重一大”决策制度",
    "对照中央八项规定及其实施细则精神", "深刻领悟“两个确立”的决定性意义", "自觉履行“一岗双责”", "坚持党的群众路线",
    "带头开展批评和自我批评", "紧扣高质量发展这个首要任务", "把“第一议题”贯穿全年", "围绕急难险重任务主动请缨",
    "按照“一支部一品牌”的思路", "坚持“四不两直”深入现场", "结合“七一”系列活动", "着眼“十五五”良好开局", "聚焦群众急难愁盼",
    "在急难时刻冲锋在前",
)  # fmt: skip
WHAT = (
    "进一步增强了“四个意识”、坚定了“四个自信”、做到了“两个维护”", "推动党建工作与中心工作同频共振", "把责任落实到岗位和个人",
    "展现了党员的先锋形象", "形成了一批可复制、可推广的做法", "赢得了群众的一致好评", "使一批难点堵点得到有效化解",
    "让党旗在一线高高飘扬", "营造了风清气正的良好氛围", "使队伍的凝聚力、战斗力不断提升", "做到了思想同心、目标同向、行动同步",
    "把学习成果转化为破解难题的实际举措", "使服务更有温度、管理更有章法", "确保了各项任务一件一件落到实处",
    "推动形成比学赶超的生动局面", "使支部的战斗堡垒作用得到充分发挥", "以实际行动践行了初心使命", "为全年目标的实现打下了坚实基础",
    "让身边的榜样更有感召力", "使每一名党员都受到一次深刻的党性教育", "切实把纪律和规矩挺在前面", "真正做到了学有所思、学有所获",
    "推动工作一步一个脚印向前走",
)  # fmt: skip
PART = 295
"""Characters that the report grows by at a time."""
COUNTS = {
    "支委会": "12次", "支部党员大会": "4次", "党小组会": "24次", "党课": "5次", "主题党日": "13次", "谈心谈话": "36人次",
    "“三重一大”会议": "10次", "研究事项": "41项", "党员人数": "27名", "责任书": "18份", "节约成本": "320余万元",
    "培训覆盖率": "98.5%",
}  # fmt: skip
HEAD = (
    "2025年度党支部书记抓基层党建工作述职报告\n"
    "一年来，我带领27名党员，坚持以习近平新时代中国特色社会主义思想为指导，认真履行抓党建第一责任人职责。"
    "现将工作情况报告如下。\n一、2025年度抓党建工作情况\n"
    "严格落实“三会一课”制度，先后召开支委会、支部党员大会、党小组会12次、4次、24次，讲党课5次，开展主题党日13次、"
    "谈心谈话36人次。召开“三重一大”会议10次，研究事项41项，签订责任书18份。节约成本320余万元，培训覆盖率98.5%。\n"
)
TAIL = (
    "二、党建工作特色、亮点\n创新“七一”重温入党誓词方式，组织党员抄写入党誓词并张贴在工位，教育效果明显，"
    "党员的身份意识和责任意识进一步增强，受到上级肯定和职工好评。誓词就在手边，承诺就在眼前，遇到急活难活，大家先看一看誓词，"
    "再想一想自己该做什么、能做什么，把平常时候看得出来、关键时刻站得出来落到每一个岗位。\n"
    "三、存在不足\n党建与生产经营融合不够，对重点难点问题研究不深，办法不多，究其原因，是深入一线调查研究不够经常。\n"
    "四、下一步工作计划\n深化党建与生产经营融合，把重点难点问题列入支部清单，定期会商、逐项销号，"
    "坚持每月深入一线听取意见，推动党建工作与中心工作同频共振、互促共进。\n以上述职，请予评议。"
)


def long_report(characters: int) -> tuple[str, Facts]:
    """Return a clean report of about so many characters, and its facts.

    As in the reports of tests/corpus, 1,000 characters have some 40 numerals, 15 of them figures, and 7 items.
    """
    names = product(ACTIONS, SPOTS, PLACES)
    prose = zip(cycle(WHO), cycle(HOW), cycle(WHAT), strict=False)
    lines: list[str] = []
    activities: list[Activity] = []
    length = len(HEAD) + len(TAIL)
    while length < characters - PART // 2:
        words = []
        for action, spot, place in islice(names, 2):
            activity = _activity(len(activities), action, f"{place}{spot}")
            activities.append(activity)
            words.append(_said(activity))
            for who, how, what in islice(prose, 3):
                words.append(f"{place}{spot}的{who}{how}，{what}。")
        lines.append("".join(words))
        length += len(lines[-1]) + 1
    facts = Facts(
        unit="市政一公司第三项目党支部",
        year=2025,
        counts={name: parse_quantity(text) for name, text in COUNTS.items()},
        activities=tuple(activities),
        shortcomings=[{"problem": "党建与生产经营融合不够，对重点难点问题研究不深"}],
        plans=[{"content": "把重点难点问题列入支部清单，定期会商、逐项销号", "answers": [1]}],
    )
    return HEAD + "\n".join(lines) + "\n" + TAIL, facts


def _activity(number: int, action: str, place: str) -> Activity:
    month, people, solved = 1 + number % 12, 11 + number * 7 % 389, 3 + number * 11 % 97
    return Activity(
        title=f"{place}{action}",
        time=f"2025年{month}月" if number % 2 else "",
        participants=f"{people}人",
        effect=f"解决问题{solved}个",
    )


def _said(activity: Activity) -> str:
    when = activity.time.removeprefix("2025年")
    return f"{when + '，' if when else ''}支部组织{activity.title}，{activity.participants}参加，{activity.effect}。"
