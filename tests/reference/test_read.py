"""The reference: its manner of writing comes through, its content does not."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.checks import text as check_text
from drafting.errors import DocumentError
from drafting.outline import load_outline
from drafting.reference import read_reference
from drafting.reference.masking import mask
from drafting.reference.names import own_units, persons
from drafting.reference.style import style_of
from drafting.report import parse_report
from tests.support.cases import case_of

SAMPLES = Path(__file__).parents[2] / "samples"
OUTLINE = load_outline()
DIGIT = re.compile(r"[0-9０-９]")
BLANK = re.compile(r"[XxＸ×]|某某")


@pytest.fixture(scope="module", params=["去年述职报告.txt", "范文.txt"])
def style(request):
    return read_reference(SAMPLES / request.param, OUTLINE).style


@pytest.fixture(scope="module")
def last_year():
    return read_reference(SAMPLES / "去年述职报告.txt", OUTLINE)


def style_from(text):
    return style_of(parse_report(text, OUTLINE))


def with_section(body="有序推进。", heading="三、存在不足", frame="2024年度述职报告"):
    return f"{frame}\n一、工作情况\n有序推进。\n{heading}\n{body}\n以上述职，请予评议。"


def everything(style):
    """Return all text of a style that could reach a prompt or a report."""
    parts = [style.salutation, style.byline_form, style.closing]
    for section in style.sections.values():
        parts += [section.heading, section.text]
    return "\n".join(parts)


def test_no_digit_blank_address_or_site_survives(style):
    text = everything(style)
    assert not DIGIT.search(text)
    assert not BLANK.search(text)
    assert not re.search(r"www|example|新文秘|文秘网", text)


def test_no_name_of_last_year_survives(last_year):
    text = everything(last_year.style)
    for name in (
        "周海涛",
        "滨河",
        "中建某局",
        "红色塔吊",
        "工地夜校",
        "沿江",
        "纪律处分条例",
        "党纪学习教育",
        "三中全会",
    ):
        assert name not in text


def test_fixed_expressions_stay(last_year):
    assert "“三重一大”会议［数］次" in last_year.style.sections["work"].text


def test_the_style_of_last_year(last_year):
    style = last_year.style
    assert list(style.sections) == ["work", "highlights", "shortcomings", "plan"]
    assert [s.heading for s in style.sections.values()] == [
        "{year}年度履行党建工作责任情况", "党建工作的特色和亮点", "存在的主要问题", "下一步工作打算",
    ]  # fmt: skip
    assert style.salutation == "各位领导、同志们："
    assert style.byline_form == "{post}　{name}"
    assert style.closing == "以上述职，请各位领导、同志们批评指正。"
    assert style.person == "本人"
    assert style.sections["work"].enumerators == ("（一）",)
    assert style.sections["shortcomings"].enumerators == ("一是",)
    assert 900 < style.sections["work"].characters < 1300
    assert 20 < style.sections["work"].sentence_length < 60


def test_the_sample_from_the_web_gives_a_style_too():
    style = read_reference(SAMPLES / "范文.txt", OUTLINE).style
    assert style.sections["work"].heading == "{year}年度抓党建工作情况"
    assert style.sections["highlights"].heading == "党建工作特色、亮点"
    assert style.sections["shortcomings"].heading == ""  # nobody knows where the site's name begins
    assert style.sections["plan"].heading == "下一步工作计划"
    assert style.byline_form == "{post}　{name}"


def test_a_mark_that_slips_into_a_report_is_found():
    for mark in ("［数］", "［日期］", "［名］"):
        findings = check_text.check(case_of(work=f"召开支委会{mark}次。"))
        assert [f.text for f in findings] == [mark]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("召开支委会12次。", "召开支委会［数］次。"),
        ("召开支委会十二次。", "召开支委会［数］次。"),
        ("谈心谈话２８人次。", "谈心谈话［数］人次。"),
        ("节约成本320余万元。", "节约成本［数］万元。"),
        ("覆盖率达98.5%。", "覆盖率达［数］%。"),
        ("攻关不少于3项。", "攻关不少于［数］项。"),
        ("3月5日，支部开会。", "［日期］，支部开会。"),
        ("2024年支部开会。", "［日期］支部开会。"),
        ("召开支委会XX次。", "召开支委会［数］次。"),
        ("X月X日开会。", "［日期］开会。"),
        ("在××项目慰问。", "在［名］项目慰问。"),
        ("严格落实“三会一课”制度。", "严格落实“三会一课”制度。"),
        ("打造“红色塔吊”品牌。", "打造“［名］”品牌。"),
        ("学习《中国共产党章程》。", "学习《［名］》。"),
        ("联系电话13812345678。", "联系电话。"),
        ("更多见www.example.com/a。", "更多见。"),
        ("投稿至dj@example.com。", "投稿至。"),
        ("到井冈山革命博物馆参观。", "到［名］参观。"),
        ("与滨江花园社区结对。", "与［名］结对。"),
        ("深入开展党纪学习教育。", "深入开展［名］。"),
        ("在公司党委的领导下。", "在公司党委的领导下。"),
        ("一是理论学习不够系统。", "一是理论学习不够系统。"),
        ("（一）抓理论武装。", "（一）抓理论武装。"),
        ("履行第一责任人职责。", "履行第一责任人职责。"),
        ("进一步统一思想。", "进一步统一思想。"),
    ],
)
def test_masks(text, masked):
    assert mask(text) == masked


def test_names_that_are_given_are_masked():
    assert mask("周海涛到滨河项目讲课。", ("周海涛", "滨河项目")) == "［名］到［名］讲课。"


@given(
    st.text(
        st.sampled_from(
            "一二三十百两0123456789０９XX××年月日次名%.-、，。“”《》（）党支部召开会议 \n"
        ),
        max_size=60,
    )
)
def test_no_digit_is_ever_left(text):
    assert not DIGIT.search(mask(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党支部书记周海涛主持会议", set()),
        ("由周海涛同志主持", {"周海涛"}),
        ("项目经理：李明", {"李明"}),
        ("欧阳建国书记讲党课", {"欧阳建国"}),
        ("党员王强、赵小军等带头", {"王强"}),
        ("全体党员同志参加", set()),
        ("项目经理部组织学习", set()),
        ("施工队长和班组长参加", set()),
        ("高级工程师授课", set()),
        ("支部书记讲党课", set()),
    ],
)
def test_persons_are_known_by_what_stands_beside_them(text, found):
    report = parse_report(with_section(body=f"{text}。"), OUTLINE)
    assert persons(report) >= found
    assert found or not persons(report)


@pytest.mark.parametrize(
    ("signature", "person"),
    [
        ("周海涛", "周海涛"),
        ("述职人：李明", "李明"),
        ("党支部书记　欧阳建国", "欧阳建国"),
        ("滨江小学党支部", ""),
    ],
)
def test_persons_are_known_by_their_signature(signature, person):
    report = parse_report(with_section() + f"\n{signature}\n2024年12月28日", OUTLINE)
    assert persons(report) == ({person} if person else set())


def test_the_own_unit_is_known_by_its_long_and_short_names():
    signed = with_section() + "\n中建某局滨河综合体项目党支部\n2024年12月28日"
    units = own_units(parse_report(signed, OUTLINE))
    assert {"中建某局滨河综合体项目党支部", "中建某局", "滨河综合体项目", "滨河综合体"} <= units


@pytest.mark.parametrize(
    ("heading", "style"),
    [
        ("三、存在的主要问题及原因", "存在的主要问题及原因"),
        ("三、2024年度存在的不足", "{year}年度存在的不足"),
        ("三、2025年存在的不足", "存在的不足"),
        ("三、放不下的几件难事与不足", "放不下的几件难事与不足"),
        ("三、存在的十几项不足", ""),
        ("第三部分 存在不足", "存在不足"),
        ("### 三、存在不足", "存在不足"),
        ("**存在不足**", "存在不足"),
        ("三、存在不足12", "存在不足"),
        ("三、存在不足（3）", "存在不足"),
        ("晨光范文网三、存在不足", "存在不足"),
        ("三、存在不足晨光范文网", ""),
        ("三、存在不足 www.example.com", "存在不足"),
        ("三、××项目存在不足", ""),
        ("三、滨河项目存在不足", "滨河项目存在不足"),
        ("三、2024年度青岛地铁6号线存在不足", ""),
        ("三、存在不足（共6项）", ""),
        ("三、存在不足 - 3 -", "存在不足"),
    ],
)
def test_a_heading_is_taken_over_without_what_is_stuck_to_it(heading, style):
    assert style_from(with_section(heading=heading)).sections["shortcomings"].heading == style


@pytest.mark.parametrize(
    ("body", "enumerators"),
    [
        ("（一）学习不够。\n（二）融合不够。", ("（一）",)),
        ("一是学习不够；二是融合不够。", ("一是",)),
        ("1.学习不够。\n2.融合不够。", ("1.",)),
        ("第一，学习不够。第二，融合不够。", ("第一，",)),
        ("（一）学习不够。一是计划不细；二是检查不严。\n1.其他。", ("（一）", "一是", "1.")),
        ("首先，学习不够。其次，融合不够。", ("首先",)),
        ("学习不够，统一是目标。", ()),
    ],
)
def test_enumerators_come_in_the_order_in_which_they_stand(body, enumerators):
    assert style_from(with_section(body)).sections["shortcomings"].enumerators == enumerators


@pytest.mark.parametrize(
    ("body", "person"),
    [
        ("我带头学习。我们共同进步。", "我"),
        ("本人带头学习，本人讲党课。我支部有序。", "本人"),
        ("我们共同进步，自我革命，我党我军。", ""),
        ("支部有序。", ""),
    ],
)
def test_the_person_is_how_the_secretary_speaks_of_himself(body, person):
    assert style_from(with_section(body)).person == person


@pytest.mark.parametrize(
    ("byline", "form"),
    [
        ("项目党支部书记　周海涛", "{post}　{name}"),
        ("述职人：周海涛", "述职人：{name}"),
        ("滨江小学党支部　书记　李明", "{unit}　{post}　{name}"),
        ("周海涛", "{name}"),
        ("（2024年12月28日）", "（{date}）"),
        ("向党和人民汇报", ""),
        ("", ""),
    ],
)
def test_the_byline_is_taken_over_by_its_form(byline, form):
    frame = "2024年度述职报告" + (f"\n{byline}" if byline else "") + "\n各位领导："
    assert style_from(with_section(frame=frame)).byline_form == form


def test_a_salutation_to_a_person_is_not_taken_over():
    frame = "2024年度述职报告\n尊敬的王建国书记、各位领导："
    assert style_from(with_section(frame=frame)).salutation == ""


def test_a_file_that_cannot_be_read_says_so(tmp_path):
    with pytest.raises(DocumentError):
        read_reference(tmp_path / "没有.docx", OUTLINE)
