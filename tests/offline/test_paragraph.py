"""A paragraph reads on: in time order, the branch named where it must be, no word joining twice."""

import re

import pytest

from drafting.offline.composer import Composer
from drafting.offline.paragraph import Event, Paragraph
from drafting.slots import Slots
from tests.support.composed import UNITS, facts, section

KNOWN = facts(activities=[{"text": "植树"}])


def told(*events: Event, unit: str = KNOWN.unit) -> list[str]:
    known = KNOWN.model_copy(update={"unit": unit})
    paragraph = Paragraph(Composer(known, Slots(known)))
    paragraph.tell(events)
    return paragraph.sentences


def work(*activities: str, **given: object) -> str:
    return section("work", facts(activities=[{"text": text} for text in activities], **given))


def test_events_of_a_subject_are_told_from_january_to_december() -> None:
    text = work(
        "11月慰问困难群众9户", "重阳节走访老党员12人", "3月开展志愿服务2场", "春节前夕慰问老党员7人",
        "2025年6月15日开展义诊1次", "上半年开展便民服务30次",
    )  # fmt: skip
    figures = [text.index(f) for f in ("7人", "2场", "1次", "30次", "12人", "9户")]
    assert figures == sorted(figures)


def test_the_order_is_that_of_the_days_however_they_are_written() -> None:
    text = work("8月17日开展抢险2次", "四月二十日开展检查3次", "九月慰问职工9户", "5月开展义诊4次")
    figures = [text.index(f) for f in ("3次", "4次", "2次", "9户")]
    assert "4月20日" in text and "9月" in text
    assert sorted(figures[:1] + figures[2:3]) == figures[:1] + figures[2:3]


def test_what_has_no_time_follows_what_has_one() -> None:
    text = work("与社区结对共建4次", "9月慰问困难群众9户")
    assert text.index("9户") < text.index("4次")


def test_the_branch_is_named_first_and_then_understood() -> None:
    events = [Event("", f"慰问困难群众{n}户", has_subject=False) for n in "甲乙"]
    first, *others = told(*events)
    assert "支部" in first and "支部" not in "".join(others)


def test_the_branch_is_named_again_behind_somebody_else() -> None:
    behind = told(
        Event("", "慰问困难群众", has_subject=False),
        Event("", "突击队完成封顶", has_subject=True),
        Event("", "走访老党员", has_subject=False),
    )[-1]
    assert "支部" in behind


@pytest.mark.parametrize("known", UNITS, ids=lambda known: known.unit)
def test_a_joining_word_stands_once_in_a_paragraph(known: object) -> None:
    for line in section("work", known).splitlines():  # type: ignore[arg-type]
        for kind in ("(?:此外|另外|除此之外)，", "(?:与此)?同时，"):
            assert len(re.findall(rf"(?:^|。){kind}", line)) <= 1, line


def test_a_bullet_that_is_a_sentence_already_does_not_stand_alone() -> None:
    for unit in ("清河村党支部", "二路车队党支部", "东风社区党支部"):
        event = Event("", "慰问困难群众9户", has_subject=False, is_typed=True)
        other = Event("", "突击队完成封顶", has_subject=True, is_typed=True)
        assert not {"慰问困难群众9户。", "突击队完成封顶。"} & set(told(event, other, unit=unit))


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("到红旗渠开展党性教育2天，24人", "党性教育2天，24人参加"),
        ("读书班，3期", "举办读书班3期"),
        ("4月主题分享会 40人", "主题分享会，40人参加"),
        ("捐款1.2万元", "捐款1.2万元"),
        ("公益：给3所小学上编程课12次", "开展公益活动，给3所小学上编程课12次"),
        ("义诊下乡：为群众测血压460人次", "义诊下乡，为群众测血压460人次"),
        ("弘扬科学家精神主题党日", "开展弘扬科学家精神主题党日"),
        ("每季度开展应急演练", "每季度开展应急演练"),
        ("书记带队走访慰问困难职工12户", "我带队走访慰问困难职工12户"),
        ("书记讲党课", "书记讲党课"),
        ("我支部与市场部开展联学", "支部与市场部开展联学"),
        ("上半年和下半年各开展1次安全检查", "各开展1次安全检查"),
        ("安全生产无事故", "安全生产无事故"),
        ("走访慰问困难职工，8人", "走访慰问困难职工，8人。"),
        ("8月发奖学金，11人，共2.2万元", "发奖学金，11人，2.2万元。"),
        ("评选“最美职工”，10人", "评选“最美职工”，10人。"),
        ("党员教育培训，45人", "组织党员教育培训，45人参加。"),
        ("参观红色教育基地，25人", "参观红色教育基地，25人参加。"),
        ("2024年底启动的老旧小区改造完工", "，2024年底启动的老旧小区改造完工。"),
        ("11月起推行“一站式”报修", "推行“一站式”报修。"),
        ("8月 援疆医疗队出征，3名党员", "8月，援疆医疗队出征，3名党员。"),
        ("获奖作品5件", "，获奖作品5件。"),
        ("元旦春节期间值班40天", "元旦春节期间值班40天。"),
        ("3月植树，32人", "支部3月植树，32人参加。"),
        ("学雷锋", "开展学雷锋活动"),
        ("8月台风“海葵”，党员突击队21人连续值守36小时", "8月，台风“海葵”，党员突击队21人"),
        ("九月重阳节座谈会，41人", "召开重阳节座谈会，41人参加。"),
        ("4月税收宣传月 进企业25户", "开展税收宣传月，进企业25户。"),
        ("7月1日 重温誓词 党员32名", "重温誓词，党员32名参加。"),
        ("慰问困难职工 11户，送慰问金2.2万元", "慰问困难职工11户，送慰问金2.2万元。"),
        ("发放宣传册，800份", "发放宣传册800份。"),
        ("排查安全隐患，35项，整改33项", "排查安全隐患35项，整改33项。"),
        ("修机耕路3公里，20万元", "修机耕路3公里，20万元。"),
        ("看望老党员，500元", "看望老党员，500元。"),
        ("发放手册800份，130人次", "发放手册800份，130人次。"),
        ("九月十八日防抢演练，全体员工46人", "开展防抢演练，全体员工46人参加。"),
        ("3月5日 学雷锋义诊 医护18名", "开展学雷锋义诊，医护18名参加。"),
        ("举办技能比武2场，参赛职工128人次", "技能比武2场，参赛职工128人次。"),
        ("召开护士节表彰会，表彰优秀护士10名", "表彰优秀护士10名。"),
        ("慰问老党员，党员12名", "慰问老党员，党员12名。"),
        ("四月二十日 3号隧道贯通，比计划提前26天", "3号隧道贯通，比计划提前26天。"),
        ("1-3月春运保畅，连夜疏运滞留司机85人", "开展春运保畅，连夜疏运滞留司机85人。"),
        ("汛期党员巡堤值守 22天", "组织党员巡堤值守22天。"),
        ("每月集体生日会，全年12场", "集体生日会，全年12场。"),
        ("6/28 “AI+党建”黑客松 12支队伍 48人 24小时", "黑客松，12支队伍，48人，24小时。"),
    ],
)
def test_a_careless_bullet_becomes_a_clause(bullet: str, words: str) -> None:
    assert words in work(bullet).replace("，共有", "，").replace("，共", "，").replace("，有", "，")


def test_another_s_secretary_stays_the_secretary() -> None:
    text = work("书记带队走访慰问困难职工12户", post="党支部副书记")
    assert "书记带队走访" in text


def test_participants_that_stand_where_the_effect_stands_took_part() -> None:
    known = facts(activities=[{"title": "金融知识宣传", "effect": "党员和青年员工45人"}])
    assert "党员和青年员工45人参加" in section("work", known)


@pytest.mark.parametrize(
    ("bullet", "forced"),
    [
        ("11月起推行“一站式”报修", "开展11月"),
        ("正月十五搞秧歌会", "开展正月"),
        ("获奖作品5件", "支部获奖"),
        ("微光工坊", "开展微光工坊"),
        ("援疆医疗队出征", "组织援疆"),
    ],
)
def test_no_verb_and_no_subject_is_forced_on_what_takes_none(bullet: str, forced: str) -> None:
    text = work(bullet)
    assert forced not in text and bullet[-4:] in text


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (
            {"title": "7月1日到烈士陵园主题党日", "time": "2025年7月1日", "participants": "28人"},
            "到烈士陵园开展主题党日",
        ),
        ({"title": "红色翻译工坊", "time": "3月"}, "开展红色翻译工坊活动"),
        ({"title": "红色家书诵读会", "time": "3月"}, "红色家书诵读会。"),
        ({"title": "义诊下乡", "participants": "服务群众310人次"}, "，服务群众310人次。"),
        ({"title": "到养老院祭扫活动", "time": "3月"}, "到养老院祭扫活动"),
    ],
)
def test_a_name_gets_the_verb_it_lacks(item: dict[str, str], words: str) -> None:
    assert words in section("work", facts(activities=[item]))


def test_a_title_that_repeats_its_date_says_it_once() -> None:
    item = {"title": "7月1日到烈士陵园主题党日", "time": "2025年7月1日"}
    text = section("work", facts(activities=[item]))
    assert text.count("7月1日") == 1
    other = {**item, "time": "2025年7月3日"}
    assert "7月1日" in section("work", facts(activities=[other]))


@pytest.mark.parametrize("name", ["慰问老党员志愿服务", "无偿献血", "“最美护士”评选"])
def test_persons_in_the_field_of_participants_took_part(name: str) -> None:
    text = section("work", facts(activities=[{"title": name, "participants": "12人"}]))
    assert "12人参加" in text
