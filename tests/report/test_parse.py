"""Text and report: each line gets its role, sections are known by meaning, and nothing is lost on the way."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.report import Parts, compose_report, parse_report, parts_of
from schemas.report import Role
from tests.support.cases import OUTLINE
from tests.support.growth import grows_linearly

SAMPLES = Path(__file__).parents[2] / "samples"
LAST_YEAR = (SAMPLES / "去年述职报告.txt").read_text("utf-8")
FROM_THE_WEB = (SAMPLES / "范文.txt").read_text("utf-8")

WHOLE = Parts(
    title="中建某局滨河综合体项目党支部\n2025年度抓党建工作述职报告",
    byline="项目党支部书记　周海涛\n（2025年12月31日）",
    salutation="各位领导、同志们：",
    opening="2025年，支部围绕中心抓党建。现将有关情况报告如下：",
    sections={
        "work": ("一、2025年度抓党建工作情况", "（一）抓学习。全年讲党课4次。\n（二）抓制度\n存在不足的地方已改。"),
        "highlights": ("二、党建工作特色、亮点", "一是“红色塔吊”立得住。"),
        "shortcomings": ("三、存在不足", "1.学习不够系统。\n2.融合不够紧密。"),
        "plan": ("四、下一步工作计划", "下一步，我将从三个方面努力。"),
    },
    closing="以上述职，请予评议。",
    signoff=("中建某局滨河综合体项目党支部", "周海涛"),
    date="2025年12月31日",
)  # fmt: skip


def parse(text):
    return parse_report(text, OUTLINE)


def sections_of(text):
    return [(s.id, s.heading) for s in parse(text).sections]


def roles_of(text):
    return [p.role for p in parse(text).paragraphs]


def with_heading(heading, section):
    """Return a usual report in which one heading is spelt differently."""
    body = WHOLE.sections[section][1]
    parts = Parts(title=WHOLE.title, sections={**WHOLE.sections, section: (heading, body)})
    return compose_report(parts, OUTLINE)


def test_a_composed_report_gives_its_parts_back():
    assert parts_of(parse(compose_report(WHOLE, OUTLINE))) == WHOLE


def test_composing_puts_sections_into_the_order_of_the_outline():
    shuffled = Parts(sections=dict(reversed(WHOLE.sections.items())))
    assert [s.id for s in parse(compose_report(shuffled, OUTLINE)).sections] == list(WHOLE.sections)


def test_composing_refuses_a_section_that_the_outline_does_not_know():
    with pytest.raises(KeyError):
        compose_report(Parts(sections={"summary": ("五、小结", "完。")}), OUTLINE)


@pytest.mark.parametrize("text", [LAST_YEAR, FROM_THE_WEB])
def test_a_sample_is_the_same_after_parsing_and_composing(text):
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    assert compose_report(parts_of(parse(text)), OUTLINE).split("\n")[:-1] == lines


@pytest.mark.parametrize(
    ("section", "heading"),
    [
        ("work", "一、2025年度履行党建工作责任情况"),
        ("work", "第一部分 主要工作及成效"),
        ("work", "一、履职情况"),
        ("work", "一．2025年抓基层党建工作的主要做法"),
        ("work", "## 一、抓党建工作情况"),
        ("work", "晨光范文网一、2025年度抓党建工作情况"),
        ("highlights", "二、特色亮点工作"),
        ("highlights", "（二）创新做法和经验"),
        ("highlights", "2.工作亮点"),
        ("highlights", "二、党建工作特色、亮点www.example.com/a.html"),
        ("shortcomings", "三、存在的主要问题及原因"),
        ("shortcomings", "三、存在的不足"),
        ("shortcomings", "三、问题与短板"),
        ("shortcomings", "**三、存在问题**"),
        ("shortcomings", "三、存在不足："),
        ("shortcomings", "三、存在的差距和不足。"),
        ("shortcomings", "存在不足"),
        ("shortcomings", "三、存在不足12"),
        ("shortcomings", "12三、存在不足"),
        ("shortcomings", "三 存在的薄弱环节"),
        ("shortcomings", "百度文库 三、存在不足"),
        ("plan", "四、下一步工作打算"),
        ("plan", "四、2026年工作思路"),
        ("plan", "四、今后努力方向"),
        ("plan", "四、针对存在问题的改进措施"),
        ("plan", "第四部分：下步工作安排"),
        ("plan", "下一步工作计划"),
        ("plan", "十四、下一步工作计划"),
    ],
)
def test_a_heading_is_known_by_its_meaning(section, heading):
    found = sections_of(with_heading(heading, section))
    expected = {name: own for name, (own, _) in WHOLE.sections.items()} | {section: heading}
    assert found == list(expected.items())


@pytest.mark.parametrize(
    "headings",
    [
        ("一、工作情况", "二、特色亮点", "三、存在问题", "四、下一步打算"),
        ("第一部分 工作情况", "第二部分 特色亮点", "第三部分 存在问题", "第四部分 下一步打算"),
        ("（一）工作情况", "（二）特色亮点", "（三）存在问题", "（四）下一步打算"),
        ("1.工作情况", "2.特色亮点", "3.存在问题", "4.下一步打算"),
        ("1、工作情况", "2、特色亮点", "3、存在问题", "4、下一步打算"),
        ("工作情况", "特色亮点", "存在问题", "下一步打算"),
        ("# 工作情况", "# 特色亮点", "# 存在问题", "# 下一步打算"),
        ("**工作情况**", "**特色亮点**", "**存在问题**", "**下一步打算**"),
        ("一、工作情况", "二、特色亮点", "存在问题", "四、下一步打算"),
    ],
)
def test_sections_are_found_in_any_numbering(headings):
    bodies = "支部召开会议。\n1.创新学习方式。每月一课。\n2.存在不足的地方立即改。"
    text = "2025年度述职报告\n" + "\n".join(f"{heading}\n{bodies}" for heading in headings)
    assert sections_of(text) == list(zip(WHOLE.sections, headings, strict=True))


@pytest.mark.parametrize(
    "line",
    [
        "存在不足的主要原因是学习不够。",
        "对存在不足的党员，支部逐一谈话。",
        "（三）存在问题整改情况",
        "（四）存在的不足",
        "3.存在不足",
        "一是存在不足",
        "主要存在以下不足：",
        "下一步，我将从以下三个方面努力：",
        "三是下一步工作计划已经制定",
        "（二）下一步工作计划早谋划。全年计划已经印发。",
    ],
)
@pytest.mark.parametrize("section", ["work", "highlights", "plan"])
def test_a_line_inside_a_section_is_not_taken_for_a_section(line, section):
    heading, body = WHOLE.sections[section]
    parts = Parts(sections={**WHOLE.sections, section: (heading, f"{body}\n{line}\n{body}")})
    assert [s.id for s in parse(compose_report(parts, OUTLINE)).sections] == list(WHOLE.sections)


def test_a_heading_with_two_meanings_is_the_first():
    text = "述职报告\n一、工作情况\n有序推进。\n二、特色亮点\n有。\n三、存在不足及下一步打算\n有。"
    assert [name for name, _ in sections_of(text)] == ["work", "highlights", "shortcomings"]


def test_a_section_may_begin_on_the_line_of_its_heading():
    report = parse("述职报告\n一、工作情况\n有序。\n三、存在不足：一是学习不够；二是融合不够。")
    section = report.section("shortcomings")
    assert section.heading == "三、存在不足："
    assert report.body(section) == "一是学习不够；二是融合不够。"
    assert report.paragraphs[-1].role is Role.TEXT


def test_a_second_heading_of_the_same_meaning_continues_the_section():
    text = "述职报告\n一、履职情况\n甲。\n二、抓党建工作情况\n乙。\n三、存在问题\n丙。\n四、问题的原因\n丁。"
    report = parse(text)
    assert [s.id for s in report.sections] == ["work", "shortcomings"]
    assert report.body(report.sections[0]) == "甲。\n二、抓党建工作情况\n乙。"


def test_a_section_written_twice_is_listed_twice():
    text = compose_report(WHOLE, OUTLINE)
    heading, body = WHOLE.sections["shortcomings"]
    twice = text.replace("四、下一步", f"{heading}\n{body}\n四、下一步")
    assert [s.id for s in parse(twice).sections].count("shortcomings") == 2


def test_a_peer_that_the_outline_does_not_know_stands_in_no_section():
    text = "述职报告\n一、工作情况\n甲。\n二、廉洁自律情况\n乙。\n三、存在问题\n丙。"
    report = parse(text)
    assert report.body(report.sections[0]) == "甲。"
    assert [p.section for p in report.paragraphs] == [
        None, "work", "work", None, None, "shortcomings", "shortcomings",
    ]  # fmt: skip


def test_a_list_inside_a_section_that_begins_at_one_again_stays_inside():
    text = "述职报告\n一、工作情况\n一、政治建设\n甲。\n二、组织建设\n乙。\n二、特色亮点\n丙。"
    assert sections_of(text) == [("work", "一、工作情况"), ("highlights", "二、特色亮点")]


def test_the_frame_is_recognised():
    assert roles_of(compose_report(WHOLE, OUTLINE)) == [
        *[Role.TITLE] * 2, *[Role.BYLINE] * 2, Role.SALUTATION, Role.OPENING,
        Role.HEADING, Role.TEXT, Role.HEADING, Role.TEXT,
        Role.HEADING, Role.TEXT, Role.HEADING, Role.TEXT, Role.TEXT, Role.HEADING, Role.TEXT,
        Role.CLOSING, Role.SIGNOFF, Role.SIGNOFF, Role.DATE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "closing",
    [
        "以上述职，请予评议。",
        "以上报告，请予审议。",
        "以上述职，不妥之处，敬请批评指正。",
        "特此报告。",
        "以上是我一年来的履职情况，请各位领导和同志们批评指正。谢谢大家！",
        "我的述职完毕，谢谢大家！",
        "不妥之处，恳请批评指正。",
    ],
)
@pytest.mark.parametrize(
    "signoff",
    [
        (),
        ("中建某局滨河综合体项目党支部",),
        ("周海涛",),
        ("述职人：周海涛",),
        ("滨江小学党支部", "党支部书记：李明"),
    ],
)
@pytest.mark.parametrize(
    "date", ["", "2025年12月31日", "二〇二五年十二月三十一日", "（2025年12月）"]
)
def test_closing_signoff_and_date_end_the_last_section(closing, signoff, date):
    parts = Parts("述职报告", sections=WHOLE.sections, closing=closing, signoff=signoff, date=date)
    assert parts_of(parse(compose_report(parts, OUTLINE))) == parts


@pytest.mark.parametrize("date", ["2025年12月31日", "二〇二五年十二月三十一日"])
def test_a_signoff_needs_no_closing(date):
    parts = Parts(
        "述职报告", sections=WHOLE.sections, signoff=("滨江小学党支部", "李明"), date=date
    )
    assert parts_of(parse(compose_report(parts, OUTLINE))) == parts


def test_the_last_words_of_a_section_are_not_taken_for_a_closing():
    sections = {
        **WHOLE.sections,
        "plan": ("四、下一步工作计划", "以上问题，我将逐项整改。\n请各支部配合做好三件事。"),
    }
    parts = Parts("述职报告", sections=sections)
    assert parts_of(parse(compose_report(parts, OUTLINE))).sections == sections


@pytest.mark.parametrize(
    ("line", "role", "level", "heading"),
    [
        ("（一）抓学习，强根基。全年讲党课4次。", Role.TEXT, 2, "（一）抓学习，强根基。"),
        ("（一）抓学习，强根基", Role.HEADING, 2, "（一）抓学习，强根基"),
        ("（一）抓学习，强根基。", Role.HEADING, 2, "（一）抓学习，强根基。"),
        ("(一)抓学习", Role.HEADING, 2, "(一)抓学习"),
        ("1.抓学习", Role.HEADING, 3, "1.抓学习"),
        ("1．抓学习。全年讲党课4次。", Role.TEXT, 3, "1．抓学习。"),
        ("（1）抓学习", Role.HEADING, 4, "（1）抓学习"),
        ("1.全年讲党课4次。", Role.TEXT, 0, ""),
        ("1.5万元用于党员活动。", Role.TEXT, 0, ""),
        ("一是抓学习。全年讲党课4次。", Role.TEXT, 0, ""),
        ("第一，抓学习。", Role.TEXT, 0, ""),
        ("全年讲党课4次。", Role.TEXT, 0, ""),
        ("三会一课制度执行到位。", Role.TEXT, 0, ""),
        ("十一月，支部召开会议。", Role.TEXT, 0, ""),
    ],
)
def test_headings_inside_a_section_have_a_level(line, role, level, heading):
    report = parse(f"述职报告\n一、工作情况\n{line}\n其余照常。")
    paragraph = report.paragraphs[2]
    found = report.text[paragraph.start : paragraph.heading_end]
    assert (paragraph.role, paragraph.level, found) == (role, level, heading)


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "　\n ", "\ufeff", "一、", "述职报告", "。", "XX", "\x0b\x0c", "2025年12月31日"],
)
def test_any_text_is_a_report(text):
    assert_sound(text)


def test_line_ends_and_bom_are_made_uniform():
    assert parse("\ufeff述职报告\r\n一、工作情况\r有序。").text == "述职报告\n一、工作情况\n有序。"


def assert_sound(text):
    report = parse(text)
    lines = [line.strip() for line in report.text.split("\n") if line.strip()]
    assert [report.text_of(p) for p in report.paragraphs] == lines
    ends = [0]
    for p in report.paragraphs:
        assert ends[-1] <= p.start <= p.heading_end <= p.end <= len(report.text)
        ends.append(p.end)
    position = 0
    for s in report.sections:
        assert position <= s.start < s.body_start <= s.end <= len(report.text)
        assert report.text[s.start :].startswith(s.heading)
        position = s.end
    return report


_PIECES = st.sampled_from(
    [
        *LAST_YEAR.split("\n"),
        *FROM_THE_WEB.split("\n"),
        "",
        "　",
        "存在不足",
        "三、存在不足",
        "# 四、打算",
    ]
)
_LINES = st.lists(st.one_of(_PIECES, st.text(max_size=30)), max_size=40)


@given(_LINES)
def test_paragraphs_cover_every_line_in_order(lines):
    assert_sound("\n".join(lines))


@given(_LINES)
def test_no_line_is_lost_between_text_and_parts(lines):
    report = parse("\n".join(lines))
    composed = compose_report(parts_of(report), OUTLINE).split("\n")[:-1]
    if [s.id for s in report.sections] == sorted(
        {s.id for s in report.sections}, key=list(WHOLE.sections).index
    ):
        assert sorted(composed) == sorted(report.text_of(p) for p in report.paragraphs)


_HAN = st.text(
    st.sampled_from("党员学习服务群众组织生活安全生产质量作风建设"), min_size=2, max_size=12
)
_SENTENCES = st.lists(_HAN.map(lambda words: f"{words}。"), min_size=1, max_size=4).map("\n".join)


@given(
    st.builds(
        Parts,
        title=_HAN.map(lambda words: f"{words}述职报告"),
        byline=st.sampled_from(["", "党支部书记　周海涛", "（2025年12月31日）"]),
        salutation=st.sampled_from(["", "各位领导、同志们："]),
        opening=st.one_of(st.just(""), _SENTENCES),
        sections=st.fixed_dictionaries({name: st.tuples(st.just(heading), _SENTENCES) for name, (heading, _) in WHOLE.sections.items()}),
        closing=st.sampled_from(["", "以上述职，请予评议。"]),
        signoff=st.sampled_from([(), ("滨江小学党支部", "李明")]),
        date=st.just("2025年12月31日"),
    )
)  # fmt: skip
def test_parts_survive_composing_and_parsing(parts):
    assert parts_of(parse(compose_report(parts, OUTLINE))) == parts


def test_parsing_grows_with_the_length_and_no_faster():
    def work(times):
        body = LAST_YEAR * times
        return lambda: parse(body)

    assert grows_linearly(work, 8)


def test_a_first_heading_in_other_words_is_the_first_section() -> None:
    text = "2025年度述职报告\n一、守正笃实、担当作为\n甲。\n二、特色亮点\n乙。\n三、存在不足\n丙。\n四、下一步计划\n丁。\n"
    report = parse_report(text, OUTLINE)
    assert [s.id for s in report.sections] == ["work", "highlights", "shortcomings", "plan"]


@pytest.mark.parametrize(
    "line",
    [
        "党建品牌不响亮",
        "特色亮点\n品牌建设",
        "（一）下一步计划",
        "1.存在不足",
        "一、党务不熟悉",
        "存在不足",
    ],
)
def test_a_list_of_what_might_be_headings_grows_no_faster_either(line):
    def work(times):
        body = "述职报告\n一、工作情况\n主要问题有：\n" + f"{line}\n" * times
        return lambda: parse(body)

    assert grows_linearly(work, 100)


def test_a_section_without_a_word_is_still_one_where_no_heading_has_a_number():
    text = "述职报告\n工作情况\n\n特色亮点\n品牌立得住。\n存在问题\n\n下步计划\n抓学习。\n"
    assert [section_id for section_id, _ in sections_of(text)] == [
        "work",
        "highlights",
        "shortcomings",
        "plan",
    ]


FOUR = ["抓党建的主要做法", "特色亮点", "存在不足", "下一步计划"]


def four(at: int, words: str) -> str:
    """Return a report of four sections, one of them called otherwise."""
    headings = [*FOUR[:at], words, *FOUR[at + 1 :]]
    return "述职报告\n" + "".join(
        f"{number}、{heading}\n甲乙丙丁。\n"
        for number, heading in zip("一二三四", headings, strict=True)
    )


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (1, "叫得响的几项工作"),
        (1, "叫得响的几件事"),
        (1, "值得一说的三件实事"),
        (2, "心里放不下的几件事"),
        (3, "往前再走一步"),
    ],
)
def test_the_one_heading_that_is_left_is_the_one_section_that_is_missing(at: int, words: str):
    sections = parse(four(at, words)).sections
    assert [s.id for s in sections] == ["work", "highlights", "shortcomings", "plan"]
    assert sections[at].heading[2:] == words


@pytest.mark.parametrize(
    "text",
    [
        # a matter that reports have besides
        four(1, "上年度问题整改情况"),
        four(1, "廉洁自律情况"),
        four(1, "党风廉政建设"),
        four(1, "服务中心工作"),
        four(3, "其他需要说明的事"),
        # not in its place
        "述职报告\n一、叫得响的几件事\n甲。\n二、抓党建的主要做法\n乙。\n三、存在不足\n丙。\n四、下一步计划\n丁。\n",
        # two are left, or two are missing
        four(1, "叫得响的几件事") + "五、讲给大家听的话\n戊。\n",
        four(1, "叫得响的几件事").replace("三、存在不足", "三、放不下的几件事"),
        # no heading of the first rank
        four(1, "叫得响的几件事").replace("二、叫", "（二）叫"),
    ],
)
def test_a_heading_that_may_be_of_something_else_is_of_no_section(text: str):
    assert len({section.id for section in parse(text).sections}) < len(FOUR)
