"""A draft says all that the facts say, in its place, and nothing else."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from drafting.checks import run_checks
from drafting.checks.case import Case
from drafting.facts import read_facts
from drafting.offline import compose_opening, compose_section
from drafting.outline import load_outline
from drafting.reference.style import SectionStyle
from drafting.report import Parts, compose_report, parse_report
from drafting.slots import Slots
from schemas.facts import FactKind, Facts
from schemas.finding import Severity
from schemas.outline import SectionSpec
from tests.support.composed import BANK, BUS, POLICE, SCHOOL, UNITS, VILLAGE, draft, facts, section

SAMPLE = read_facts(Path(str(files("samples") / "要点.yaml")))
NAMES = [known.unit for known in UNITS]


def style(*enumerators: str) -> SectionStyle:
    return SectionStyle("", enumerators, 500, 40, "")


def findings(known: Facts) -> list[str]:
    outline = load_outline()
    opening = Slots(known).fill(compose_opening(known, Slots(known), None)).text
    sections = {
        spec.id: (f"{number}、{spec.heading.format(year=known.year)}", section(spec.id, known))
        for number, spec in zip("一二三四", outline.sections, strict=True)
    }
    parts = Parts(
        title=known.report_title, byline="", salutation="", opening=opening, sections=sections,
        closing=outline.closing, signoff=(known.unit,), date=known.date,
    )  # fmt: skip
    case = Case(parse_report(compose_report(parts, outline), outline), outline, known)
    return [
        f"{finding.code}: {finding.message}"
        for finding in run_checks(case)
        if finding.severity is Severity.ERROR and "待补" not in finding.text
    ]


@pytest.mark.parametrize("known", [SAMPLE, *UNITS], ids=["sample", *NAMES])
def test_no_error_stands_against_a_composed_draft(known: Facts) -> None:
    assert findings(known) == []


@pytest.mark.parametrize("known", [SAMPLE, *UNITS], ids=["sample", *NAMES])
def test_it_is_sound_prose(known: Facts) -> None:
    text = draft(known)
    assert not re.search(r"[，。、；：！？]{2}|[{}]|\s\n|\n\n| $", text)
    assert not re.search(
        r"(支部|党支部)我|我(支部|党支部|我|本人)|(开展|召开|组织)\3|的的|将将|对对", text
    )
    for line in text.splitlines():
        assert line.endswith(("。", "】"))


def test_a_usual_set_of_facts_gives_a_report_of_usual_length() -> None:
    assert 1800 <= len(re.sub(r"\s", "", draft(SAMPLE))) <= 3500


def test_both_samples_say_the_same() -> None:
    assert read_facts(Path(str(files("samples") / "要点.md"))).model_dump() == SAMPLE.model_dump()


def test_subjects_have_headings_and_numbers_close_up() -> None:
    heads = re.findall(r"(?m)^（(.)）[^。]+。", section("work", SAMPLE))
    assert heads == list("一二三四")
    assert re.findall(r"(?m)^（(.)）", section("work", BUS)) == list("一二")


def test_a_single_subject_has_no_number() -> None:
    assert "（一）" not in section("work", facts(counts={"支委会": "12次"}))


@pytest.mark.parametrize(
    ("family", "first", "second"),
    [("一是", "一是", "二是"), ("第一，", "第一，", "第二，"), ("1.", "1.", "2."), ("（一）", "（一）", "（二）"),
     ("（1）", "（1）", "（2）"), ("①", "①", "②"), ("首先", "首先，", "其次，"), ("其一", "其一，", "其二，")],
)  # fmt: skip
def test_enumerators_are_those_of_the_reference(family: str, first: str, second: str) -> None:
    lines = section("shortcomings", SAMPLE, style(family)).splitlines()
    assert [line for line in lines if line.startswith((first, second))] == lines[1:3]


def test_more_items_than_four_are_not_counted_by_shouxian() -> None:
    assert "一是" in section("plan", SAMPLE, style("首先"))


def test_the_secretary_s_own_duty_is_told_in_the_first_person() -> None:
    assert re.search("我[^。]*讲党课2次", section("work", SCHOOL))
    assert "我本人" not in section("work", SCHOOL)
    assert re.search("本人[^。]*讲授党课2次", section("work", SAMPLE, person="本人"))


@pytest.mark.parametrize(
    ("unit", "post", "role"),
    [
        ("渝昆项目二分部党支部", "分部书记", "渝昆项目二分部党支部书记"),
        ("石门线路车间党支部", "车间书记", "石门线路车间党支部书记"),
        ("石门线路车间党支部", "车间副书记", "石门线路车间党支部副书记"),
        ("柳林村党总支", "支部书记", "柳林村党总支书记"),
        ("清河医院党支部", "护理部主任", "清河医院党支部护理部主任"),
    ],
)
def test_a_post_says_its_place_once(unit: str, post: str, role: str) -> None:
    known = facts(unit=unit, post=post)
    assert role in Slots(known).fill(compose_opening(known, Slots(known), None)).text


def test_only_a_secretary_is_the_first_responsible_person() -> None:
    deputy = Slots(POLICE).fill(compose_opening(POLICE, Slots(POLICE), None)).text
    assert "副书记" in deputy and "第一责任人" not in deputy


def test_unit_and_post_do_not_repeat_each_other() -> None:
    opening = Slots(SAMPLE).fill(compose_opening(SAMPLE, Slots(SAMPLE), None)).text
    assert "滨河综合体项目党支部书记" in opening
    assert "党支部项目党支部" not in opening
    assert "党总支书记" in Slots(BANK).fill(compose_opening(BANK, Slots(BANK), None)).text


@pytest.mark.parametrize("section_id", ["highlights", "shortcomings", "plan"])
def test_what_only_the_secretary_can_say_is_left_to_fill_in(section_id: str) -> None:
    assert re.fullmatch("【待补：.+】", section(section_id, facts(counts={"支委会": "12次"})))


def test_a_plan_names_the_shortcoming_it_answers_and_who_does_it_by_when() -> None:
    text = section("plan", SAMPLE)
    assert re.search("党建与生产经营融合不够的问题，[^。]*深化“党建\\+生产”攻关机制", text)
    for words in ("由我", "2026年6月底前", "形成可复制的做法"):
        assert words in text


def test_last_year_s_problems_stand_in_a_paragraph_of_their_own() -> None:
    lines = [line for line in section("work", SAMPLE).splitlines() if "理论学习不够系统" in line]
    assert len(lines) == 1
    assert "党建品牌特色不够鲜明" in lines[0] and "（一）" not in lines[0]


def test_an_outline_with_a_section_for_rectification_gets_one_item_a_line() -> None:
    spec = SectionSpec(
        id="rectify",
        word="整改",
        heading="整改情况",
        synonyms=("整改",),
        facts=(FactKind.RECTIFICATIONS,),
    )
    lines = compose_section(spec, SAMPLE, Slots(SAMPLE), style("一是")).splitlines()
    assert [line[:2] for line in lines[1:]] == ["一是", "二是", "三是"]


def test_no_bullet_stands_alone_as_it_was_typed() -> None:
    text = draft(SAMPLE)
    spoken = {re.sub("^(（.）|.是|[第其].，)", "", s) for s in re.split("[。\n]", text)}
    for _, item in SAMPLE.items():
        assert (
            item.name not in spoken or item.kind is FactKind.HIGHLIGHTS
        )  # a title is a topic sentence


def test_a_bullet_keeps_its_words_and_its_figures() -> None:
    text = section("work", VILLAGE)
    for words in (
        "走访慰问困难党员、老党员14人",
        "清运垃圾62车",
        "召开七一表彰大会",
        "引进香菇大棚20个，带动43户增收",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("honour", "told"),
    [
        (
            "7月拿了公司“先进基层党组织”，发文的是公司党委",
            "公司“先进基层党组织”称号，发文的是公司党委",
        ),
        ("拿到县里“红旗党支部”", "县里“红旗党支部”称号"),
        ("今年评上了市级文明村", "市级文明村。"),
        ("县教体局授予“先进基层党组织”", "获县教体局授予“先进基层党组织”称号"),
    ],
)
def test_an_honour_in_plain_words_is_told_in_those_of_a_report(honour: str, told: str) -> None:
    text = section("work", facts(honours=[{"text": honour}]))
    assert told in text
    assert not re.search("拿[了到]|评上", text)


@pytest.mark.parametrize(
    ("honour", "told"),
    [
        ("先进党支部 2025.6 院党委", "2025年6月[^。]*院党委授予的?先进党支部称号"),
        ("李某 三八红旗手（3月）", "3月，?李某[荣]?获得?三八红旗手称号"),
        ("陈静 校“优秀党务工作者”，2025.7", "2025年7月，?陈静荣?获得?校“优秀党务工作者”称号"),
        ("优秀共产党员 张伟", "张伟荣?获得?优秀共产党员称号"),
        ("周海涛“优秀党务工作者”", "周海涛荣?获得?“优秀党务工作者”称号"),
        ("曹敏：市级“优秀护理工作者”（5月）", "5月，?曹敏荣?获得?市级“优秀护理工作者”"),
        ("区税务局“青年岗位能手”邵晓雯（2025年5月）", "5月，?邵晓雯荣?获得?区税务局“青年岗位能手”"),
        ("李建国同志，全国劳动模范", "李建国荣?获得?全国劳动模范"),
        ("党支部：“五星级党支部”", "党支部荣?获得?“五星级党支部”称号"),
        ("县委：“五星级党支部”", "获得?县委授予的?“五星级党支部”称号"),
        ("“红旗”班组", "“红旗”班组"),
        ("李某 三八红旗手（第三名）", "李某荣?获得?三八红旗手（第三名）"),
        ("王丽萍获“市优秀共产党员”，2025.7", "2025年7月，?王丽萍获“市优秀共产党员”称号"),
        # not sure: as it was typed
        ("机关 先进党支部 2025.6", "荣誉[有是为]机关，先进党支部（2025年6月）"),
        ("优秀党员 先进工作者 张伟 李四", "荣誉[有是为]优秀党员，先进工作者，张伟，李四"),
        ("“文明单位”，“先进集体”，2025年7月", "荣誉[有是为]“文明单位”，“先进集体”，2025年7月"),
        ("获奖作品5件", "，获奖作品5件"),
    ],
)
def test_an_honour_names_person_giver_and_date_where_they_are_plain(
    honour: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "要点.md"
    path.write_text(f"单位：清河村党支部\n年度：2025\n述职人：周海涛\n荣誉\n- {honour}\n", "utf-8")
    known = read_facts(path)
    assert re.search(told, section("work", known))
    assert not any(f.startswith("facts.honour-missing") for f in findings(known))


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ("每季度开1次夜校", "，每季度开1次夜校。"),
        ("每学期开展专业+党建沙龙2次", "，每学期开展专业+党建沙龙2次。"),
        ("全年义诊不少于10场", "，全年义诊不少于10场。"),
        ("“双带头人”工作室", "有“双带头人”工作室。"),
        ("3月起推行积分制", "3月起推行积分制。"),
        ("存款净增不低于2亿元", "，存款净增不低于2亿元。"),
    ],
)
def test_a_plan_that_begins_with_how_often_or_has_no_verb_is_not_given_one(
    plan: str, told: str
) -> None:
    for answers in ([], [1]):
        known = facts(
            plans=[{"content": plan, "answers": answers}], shortcomings=[{"text": "学习不够"}]
        )
        text = section("plan", known)
        assert told in text and not re.search(r"(?:要|将|举办|组织|开展)(?:每|全年)", text)
        assert not any(finding.startswith("facts.plan-missing") for finding in findings(known))


@pytest.mark.parametrize(
    ("highlight", "told"),
    [
        (
            {"text": "三个一工作法，一线听、一站办"},
            "推行三个一工作法，一线听、一站办|实行三个一工作法，一线听",
        ),
        ({"text": "多学科会诊（MDT）下沉社区3个"}, "，多学科会诊（MDT）下沉社区3个。"),
        (
            {"title": "“三色”法", "content": "红色亮身份，黄色促整改"},
            "“三色”法：红色亮身份，黄色促整改。",
        ),
        (
            {"title": "“屋场会”", "content": "开了15场，解决问题23个"},
            "“屋场会”：开了15场，解决问题23个。",
        ),
        ({"text": "“党建+”服务——与12个村党支部结对"}, "“党建\\+”服务：与12个村党支部结对。"),
        ({"text": "“税务蓝”志愿队 - 服务企业320户次"}, "“税务蓝”志愿队：服务企业320户次。"),
        ({"text": "微光小站，一月一访"}, "，微光小站，一月一访。"),
    ],
)
def test_a_highlight_is_framed_by_its_first_words(highlight: dict[str, str], told: str) -> None:
    assert re.search(told, section("highlights", facts(highlights=[highlight])))


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ("要多学习", "支部要多学习。"),
        ("明年打算每季度开一次院坝会", "每季度开一次院坝会"),
        ("下一步建立流动党员台账，做到底数清", "建立流动党员台账，做到底数清"),
        ("准备建一个冷库", "建一个冷库"),
        ("明年演练4次", "明年开展演练4次"),
        ("明年党课8次", "开展党课8次"),
        ("打算演练4次", "开展演练4次"),
        ("明年3月底前建成冷库1座", "明年3月底前建成冷库1座"),
        ("给流动党员建档，3月底前", "3月底前给流动党员建档。"),
        ("明年争创示范党支部", "明年争创示范党支部。"),
        ("村务公开每季度一次", "，村务公开每季度一次。"),
        ("宣传报道不少于24篇", "，宣传报道不少于24篇。"),
        ("全年热线投诉回访率提到98%", "，将全年热线投诉回访率提到98%。"),
        ("故障率控制在0.1%以下，排好班次", "，将故障率控制在0.1%以下，排好班次。"),
        ("爆管修复时间缩短到2小时", "，将爆管修复时间缩短到2小时。"),
        ("外业参加率达到95%", "，外业参加率达到95%。"),
    ],
)
def test_a_plan_says_once_that_it_is_meant_and_is_found_again(plan: str, told: str) -> None:
    known = facts(plans=[{"text": plan}])
    assert told in section("plan", known)
    assert not any(finding.startswith("facts.plan-missing") for finding in findings(known))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("授予“工人先锋号”", "被授予“工人先锋号”"),
        ("被授予“工人先锋号”", "被授予“工人先锋号”"),
        ("集团授予“先进单位”", "获集团授予“先进单位”称号"),
    ],
)
def test_an_honour_is_given_by_somebody_or_to_the_branch(typed: str, told: str):
    assert told in section("work", facts(honours=[{"text": typed}]))


@pytest.mark.parametrize(
    ("highlight", "told"),
    [
        ("名医工作室党员带徒14名", "，名医工作室党员带徒14名。"),
        ("“板凳会”：晚上到院坝开会38场", "“板凳会”：晚上到院坝开会38场。"),
        ("“陪伴岗”：党员一对一结对失能老人14位", "“陪伴岗”：党员一对一结对失能老人14位。"),
    ],
)
def test_a_highlight_is_told_plainly(highlight: str, told: str) -> None:
    assert told in section("highlights", facts(highlights=[{"text": highlight}]))


@pytest.mark.parametrize(
    "problem",
    [
        "产业单一，花椒占收入八成",
        "消防演练少，全年就1次",
        "学习笔记抄写应付，有4人没记满",
        "党课形式老",
    ],
)
def test_a_shortcoming_says_no_more_than_its_words(problem: str) -> None:
    text = section("shortcomings", facts(shortcomings=[{"text": problem}])).splitlines()[1]
    rest = text.replace("、", "，").replace(problem, "")
    assert re.fullmatch("[^，]{0,12}，?(?:在工作中|还|工作中)?(?:存在|仍有)?(?:的问题)?。", rest), (
        text
    )


def test_a_problem_of_several_clauses_is_named_as_one() -> None:
    known = facts(
        rectifications=[
            {"problem": "集体经济薄弱，去年只有41万", "measure": "建冷库1座", "outcome": "已完成"}
        ]
    )
    text = section("work", known)
    assert "集体经济薄弱、去年只有41万的问题" in text and "支部建冷库1座" in text
