"""A bullet is read for what a sentence around it needs: time, subject, verb, the name of an event."""

import pytest

from drafting.offline.event_names import verbs_for
from drafting.offline.grammar import Shape, read, shape, tidy
from drafting.slots import Slots
from tests.support.composed import facts

P, C, N = Shape.PREDICATE, Shape.CLAUSE, Shape.NOUN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("组织党员参观红色教育基地", P),
        ("与滨河社区党支部开展结对共建4次", P),
        ("深入开展安全隐患排查治理", P),
        ("参观廉政教育基地", P),
        ("每月开展一次“党员接待日”", P),
        ("以“五星支部”创建为抓手，提升组织力", P),
        ("党员突击队完成地下室封顶攻坚", C),
        ("23名党员走进社区报到", C),
        ("支部与物业公司签订共建协议", C),
        ("本人带头上公开课4节", C),
        ("“护校安园”行动投入警力410人次", C),
        ("多学科会诊（MDT）下沉社区3个", C),
        ("每季度开1次夜校", P),
        ("开了15场", P),
        ("每学期开展沙龙2次", P),
        ("获奖作品5件", N),
        ("参观南水北调工程", P),
        ("观看成就展", P),
        ("参观学习活动", N),
        ("降低故障率10%", P),
        ("接警量下降5%", C),
        ("智慧党建平台上线", C),
        ("种羊肚菌SV1234", P),
        ("修机耕路", P),
        ("请农技员来村里讲技术", P),
        ("SV1234党员教师与SV2345学困生结对", C),
        ("SV1234志愿者为社区老人义务理发", C),
        ("SV1234党员培训", N),
        ("党员发挥作用不明显", C),
        ("“安全生产月”应急演练", N),
        ("学习身边榜样主题党日", N),
        ("组织生活会", N),
        ("组织生活质量提升年活动", N),
        ("慰问困难职工活动", N),
        ("植树", N),
        ("党员教育培训4期", N),
        ("七一表彰大会", N),
        ("安全知识讲座2场", N),
    ],
)
def test_a_text_is_known_by_what_it_begins_with(text: str, expected: Shape) -> None:
    assert shape(text) is expected


@pytest.mark.parametrize(
    ("text", "when", "rest"),
    [
        ("3月组织植树", "3月", "组织植树"),
        ("2025年6月15日上午，支部书记带队走访", "2025年6月15日上午", "支部书记带队走访"),
        ("春节前夕走访老党员", "春节前夕", "走访老党员"),
        ("上半年召开推进会2次", "上半年", "召开推进会2次"),
        ("春节走访慰问困难职工12户", "春节期间", "走访慰问困难职工12户"),
        ("重阳节为老人过集体生日", "重阳节期间", "为老人过集体生日"),
        ("2025年10月份赴嘉兴参观", "2025年10月份", "赴嘉兴参观"),
        ("4月5日清明节祭扫烈士陵园", "4月5日清明节", "祭扫烈士陵园"),
        ("重阳节座谈会", "", "重阳节座谈会"),
        ("于6月举办职工篮球赛", "6月", "举办职工篮球赛"),
        ("2026年3月底前完成改造", "2026年3月底前", "完成改造"),
        ("“七一”表彰大会", "", "“七一”表彰大会"),
        ("到2026年底，培养积极分子3名", "到2026年底", "培养积极分子3名"),
        ("七一前，赴干部学院培训", "七一前", "赴干部学院培训"),
        ("1月 春节前慰问困难职工", "1月春节前", "慰问困难职工"),
        ("11月起推行“一站式”报修", "11月起", "推行“一站式”报修"),
        ("正月十五搞秧歌会", "正月十五", "搞秧歌会"),
        ("元旦春节期间值班40天", "元旦春节期间", "值班40天"),
        ("3月组织党员到困难群众家中走访", "3月", "组织党员到困难群众家中走访"),
        ("6月召开党员关心的议题讨论会", "6月", "召开党员关心的议题讨论会"),
        # the date is that of the verb before 的, not of the event
        ("2024年底启动的老旧小区改造完工", "", "2024年底启动的老旧小区改造完工"),
        ("3月与社区签订的协议到期续签", "", "3月与社区签订的协议到期续签"),
        ("5月起步的项目投产", "", "5月起步的项目投产"),
    ],
)
def test_the_time_in_front_is_taken_off(text: str, when: str, rest: str) -> None:
    known = facts(activities=[{"text": text}])
    slots = Slots(known)
    reading = read(slots.mask("活动.1", text), slots, default=N)
    assert (slots.fill(reading.when).text, slots.fill(reading.text).text) == (when, rest)


@pytest.mark.parametrize(
    ("event", "verb"),
    [
        ("重阳节座谈会", "召开"),
        ("焊接技能比武", "举办"),
        ("消防应急演练SV4821", "开展"),
        ("机关运动会", "举办"),
        ("律师党员下乡普法", "组织"),
        ("老干部座谈会", "召开"),
        ("食堂改造工程", "实施"),
        ("上级检查SV4821", "接受"),
        ("党建知识问答", "开展"),
    ],
)
def test_an_event_is_held_with_its_own_verb(event: str, verb: str) -> None:
    assert verb in verbs_for(event)


@pytest.mark.parametrize(
    ("typed", "prose"),
    [
        ("研究不深：调研不够。", "研究不深，调研不够"),
        ("分为两类：老党员和新党员", "分为两类，老党员和新党员"),
        ("内容是：学习", "内容是：学习"),
        ("竞赛 | 全员参加", "竞赛，全员参加"),
        ("BIM 技术 交流；", "BIM技术交流"),
        ("税收宣传月 进企业25户", "税收宣传月，进企业25户"),
        ("师德承诺签名 SV1234", "师德承诺签名，SV1234"),
        ("RV1234 24小时", "RV1234，24小时"),
        ("学习 4次", "学习4次"),
        ("组织全体党员 学习条例", "组织全体党员学习条例"),
        ("红色观影 活动", "红色观影活动"),
        ("BIM 5D", "BIM 5D"),
        ("（一）开展读书活动", "开展读书活动"),
        ("1、举办联欢会", "举办联欢会"),
        ("一是学习抓得不紧", "学习抓得不紧"),
        ("一线调研不多", "一线调研不多"),
        ("一是学习不深，三是创新不足", "一是学习不深，三是创新不足"),
        ("清理河道。，植树", "清理河道。植树"),
    ],
)
def test_a_bullet_becomes_prose_without_new_words(typed: str, prose: str) -> None:
    assert tidy(typed) == prose
