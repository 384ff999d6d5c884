"""Slots: tokens that survive a model, and come back as the facts they stand for."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.facts.inventory import inventory
from drafting.figures import parse_quantity
from drafting.slots import TOKEN, Filled, FilledSpan, Slots
from schemas.facts import Activity, Facts, Honour, Plan

FACTS = Facts(
    unit="中建某局滨河综合体项目党支部",
    year=2025,
    reporter="周海涛",
    counts={
        label: parse_quantity(text)
        for label, text in {
            "支委会": "12次", "谈心谈话": "36人次", "党课": "4次", "节约成本": "320余万元", "党员人数": "23名",
            "培训覆盖率": "98.5%", "走访": "近百人", "制度": "3项", "班组": "3个",
        }.items()
    },
    activities=(
        Activity(title="消防应急演练", time="2025年6月", participants="45人"),
        Activity(text="3月开展“学雷锋”志愿服务，周海涛带队，32人参加"),
    ),
    honours=(Honour(title="中建某局滨河综合体项目党支部获评“先进基层党组织”"),),
    plans=(Plan(content="全年攻关不少于3项", deadline="2026年6月30日"),),
)  # fmt: skip
SLOTS = Slots(FACTS)


def t(figure_id: str) -> str:
    return SLOTS.token(figure_id)


COMMITTEE, TALKS, LECTURES = t("数据.支委会"), t("数据.谈心谈话"), t("数据.党课")


def test_every_figure_date_and_name_has_a_token_of_its_own():
    ids = [*(figure.id for figure in inventory(FACTS)), "单位", "述职人"]
    tokens = [t(figure_id) for figure_id in ids]
    assert len(set(tokens)) == len(ids)
    assert all(TOKEN.fullmatch(token) for token in tokens)


def test_without_a_name_there_is_no_token_for_it():
    with pytest.raises(KeyError):
        Slots(FACTS.model_copy(update={"reporter": ""})).token("述职人")


def test_the_same_facts_always_have_the_same_tokens_and_a_new_fact_moves_none_of_these():
    more = FACTS.model_copy(update={"counts": {"主题党日": parse_quantity("11次"), **FACTS.counts}})
    for figure in inventory(FACTS):
        assert Slots(FACTS).token(figure.id) == t(figure.id) == Slots(more).token(figure.id)


def many(count: int) -> Slots:
    counts = {f"数据{n}": parse_quantity(f"{n + 1}次") for n in range(count)}
    return Slots(Facts(unit="某项目党支部", year=2025, counts=counts))


def tokens_of(slots: Slots) -> list[str]:
    return [slots.token("单位"), *(slots.token(figure_id) for figure_id in slots.figures)]


@pytest.mark.parametrize("count", [5, 60, 250])
def test_no_slip_of_the_keyboard_turns_one_token_into_another(count):
    for first, second in itertools.combinations(tokens_of(many(count)), 2):
        different = [n for n, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        assert len(different) >= 2
        if len(different) == 2:
            left, right = different
            swapped = first[left] == second[right] and first[right] == second[left]
            assert not swapped


def test_there_are_tokens_for_thousands_of_figures():
    slots = many(2000)
    assert len(set(tokens_of(slots))) == 2001
    assert slots.fill(f"召开{slots.token('数据.数据7')}。").text == "召开8次。"


def test_no_token_reads_as_a_year():
    assert all(int(token[2:6]) >= 2100 for token in tokens_of(many(250)))


def test_masking_leaves_no_figure_no_date_and_no_name():
    masked = SLOTS.mask("活动.2", FACTS.activities[1].text)
    assert masked == f"{t('活动.2@1')}开展“学雷锋”志愿服务，{t('述职人')}带队，{t('活动.2#1')}参加"
    honour = SLOTS.mask("荣誉.1.名称", FACTS.honours[0].title)
    assert honour == f"{t('单位')}获评“先进基层党组织”"


def test_filling_a_masked_text_gives_the_text():
    for item_id, item in FACTS.items():
        for field, text in item.fields():
            fact_id = f"{item_id}.{field}" if field else item_id
            assert SLOTS.fill(SLOTS.mask(fact_id, text)).text == text


def test_spans_say_where_each_fact_stands():
    filled = SLOTS.fill(f"召开支委会{COMMITTEE}、谈心谈话{TALKS}。")
    assert filled == Filled(
        "召开支委会12次、谈心谈话36人次。",
        (FilledSpan(5, 8, "数据.支委会"), FilledSpan(13, 17, "数据.谈心谈话")),
        (),
    )


@pytest.mark.parametrize(
    "written",
    [
        "{}", "【{}】", "[{}]", "[[{}]]", "[[ {} ]]", "{{{{{}}}}}", "{{{{ {} }}}}", "〔{}〕", "<{}>", "｛{}｝", "［{}］",
    ],
)  # fmt: skip
def test_brackets_around_a_token_go(written):
    assert SLOTS.fill("召开支委会" + written.format(COMMITTEE) + "。").text == "召开支委会12次。"


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in text)


@pytest.mark.parametrize(
    "written",
    [
        COMMITTEE.lower(), full_width(COMMITTEE), full_width(COMMITTEE.lower()), " ".join(COMMITTEE),
        COMMITTEE[:2] + " " + COMMITTEE[2:], COMMITTEE[:2] + "-" + COMMITTEE[2:], COMMITTEE[:2] + "_" + COMMITTEE[2:],
        COMMITTEE[:4] + "\u200b" + COMMITTEE[4:], COMMITTEE.capitalize(),
    ],
)  # fmt: skip
def test_a_token_is_read_however_it_is_written(written):
    assert SLOTS.fill(f"召开支委会{written}，").text == "召开支委会12次，"


def test_tokens_may_stand_side_by_side():
    assert SLOTS.fill(COMMITTEE + TALKS).text == "12次36人次"


REPEATED = [
    ("召开支委会{数据.支委会}次。", "召开支委会12次。"),
    ("召开支委会{数据.支委会} 次。", "召开支委会12次。"),
    ("召开支委会{数据.支委会}（次）。", "召开支委会12次。"),
    ("谈心谈话{数据.谈心谈话}人次。", "谈心谈话36人次。"),
    ("讲党课{数据.党课}堂。", "讲党课4次。"),
    ("共有党员{数据.党员人数}人，", "共有党员23名，"),
    ("{数据.党员人数}名党员", "23名党员"),
    ("节约成本{数据.节约成本}万元。", "节约成本320余万元。"),
    ("节约成本{数据.节约成本}元。", "节约成本320余万元。"),
    ("节约成本{数据.节约成本}余万元。", "节约成本320余万元。"),
    ("节约成本约{数据.节约成本}。", "节约成本320余万元。"),
    ("走访近{数据.走访}。", "走访近百人。"),
    ("走访将近{数据.走访}人。", "走访近百人。"),
    ("全年攻关不少于{计划.1.内容#1}项。", "全年攻关不少于3项。"),
    ("覆盖率{数据.培训覆盖率}%。", "覆盖率98.5%。"),
    ("{活动.1.时间}月，组织演练", "2025年6月，组织演练"),
    ("{计划.1.时限}日前完成", "2026年6月30日前完成"),
    ("{单位}党支部坚持", "中建某局滨河综合体项目党支部坚持"),
    ("{单位}支部坚持", "中建某局滨河综合体项目党支部坚持"),
    ("{述职人}海涛同志", "周海涛同志"),
]  # fmt: skip
KEPT = [
    ("{活动.1.参加#1}参加", "45人参加"),
    ("{数据.党员人数}党员", "23名党员"),
    ("{数据.制度}项目管理制度", "3项项目管理制度"),
    ("{数据.班组}个人先进", "3个个人先进"),
    ("{数据.支委会}次数", "12次次数"),
    ("{数据.支委会}支部党员大会", "12次支部党员大会"),
    ("{数据.支委会}组织生活会", "12次组织生活会"),
    ("{数据.支委会}，节约", "12次，节约"),
    ("约{数据.支委会}", "约12次"),
    ("节约成本{数据.节约成本}，元旦", "节约成本320余万元，元旦"),
    ("截至{计划.1.时限}日常工作", "截至2026年6月30日日常工作"),
    ("附近{数据.支委会}", "附近12次"),
]


def written(template: str) -> str:
    for figure_id in [*SLOTS.figures, "单位", "述职人"]:
        template = template.replace("{" + figure_id + "}", t(figure_id))
    return template


@pytest.mark.parametrize(("template", "filled"), REPEATED)
def test_what_the_token_already_says_is_not_said_twice(template, filled):
    assert SLOTS.fill(written(template)).text == filled


@pytest.mark.parametrize(("template", "filled"), KEPT)
def test_words_that_only_look_like_a_repetition_stay(template, filled):
    assert SLOTS.fill(written(template)).text == filled


@pytest.mark.parametrize(
    "template",
    [
        "演练，{活动.1.参加#1}人次参加", "开展{数据.支委会}场。", "召开{数据.支委会}场支委会", "第1{数据.支委会}",
        "制定制度{数据.班组}项。",
    ],
)  # fmt: skip
def test_a_token_in_the_wrong_place_is_left_standing_and_told(template):
    filled = SLOTS.fill(written(template))
    assert filled.spans == ()
    assert len(filled.unknown) == 1
    assert filled.text == written(template)


@pytest.mark.parametrize(
    "stranger",
    [
        "SV9999",
        "SV99",
        "SV4632100",
        "sv 9999",
        "QX4821",
        "ＳＶ９９９９",
        COMMITTEE + "5",
        COMMITTEE[:-1],
    ],
)
def test_a_token_that_names_no_fact_stays_visible(stranger):
    filled = SLOTS.fill(f"召开支委会{stranger}。")
    assert filled.text == f"召开支委会{stranger}。"
    assert len(filled.unknown) == 1


def with_text(text: str) -> tuple[Facts, Slots]:
    facts = FACTS.model_copy(update={"activities": (Activity(text=text),)})
    return facts, Slots(facts)


@pytest.mark.parametrize(
    "fake",
    [COMMITTEE, COMMITTEE.lower(), full_width(COMMITTEE), f"【{COMMITTEE}】", " ".join(COMMITTEE)],
)
def test_a_fake_token_in_the_facts_is_inert(fake):
    """Whoever knows the facts can work out a token; the facts' own texts are never read as one."""
    text = f"在{fake}标段开展演练"
    _, slots = with_text(text)
    filled = slots.fill(slots.mask("活动.1", text))
    assert filled.text == text
    assert filled.spans == ()
    assert filled.unknown == ()
    assert slots.fill(f"召开支委会{slots.token('数据.支委会')}").text == "召开支委会12次"


def test_codes_of_the_facts_are_no_strangers():
    _, slots = with_text("通过ISO9001认证，完成G318国道施工")
    assert slots.fill("通过ISO9001认证，完成G318国道施工").unknown == ()
    assert slots.fill("通过ISO9002认证").unknown == ("ISO9002",)


prose = st.text(
    st.sampled_from("召开支委会党课次人名约近，。（）【】[]{} SVDRX0123456789ＳＶ１"), max_size=30
)


@given(st.lists(st.tuples(prose, st.sampled_from(sorted(SLOTS.figures))), max_size=6), prose)
def test_spans_always_show_the_value_of_their_fact(pieces, end):
    text = "".join(before + t(figure_id) for before, figure_id in pieces) + end
    filled = SLOTS.fill(text)
    position = 0
    for span in filled.spans:
        assert position <= span.start < span.end <= len(filled.text)
        assert filled.text[span.start : span.end] == SLOTS.figures[span.figure_id].text
        position = span.end


@given(prose)
def test_a_text_without_tokens_comes_back_as_it_is(text):
    filled = SLOTS.fill(text)
    assert filled.spans or filled.text == text


@given(st.sampled_from(sorted(SLOTS.figures)), st.integers(2, 5), st.sampled_from("0123456789"))
def test_one_wrong_digit_never_names_a_fact(figure_id, place, digit):
    token = t(figure_id)
    slipped = token[:place] + digit + token[place + 1 :]
    assert slipped == token or SLOTS.fill(f"共{slipped}。").spans == ()


TWO_YEARS = FACTS.model_copy(
    update={"last_counts": {"支委会": parse_quantity("10次"), "党课": parse_quantity("5次"), "培训覆盖率": parse_quantity("97%")}}
)  # fmt: skip
COMPARED = Slots(TWO_YEARS)


def test_a_comparison_says_itself_whether_it_is_more_or_less():
    more, rate, less = (
        COMPARED.token(f"同比.{name}") for name in ("支委会", "支委会.比例", "党课")
    )
    points, last = COMPARED.token("同比.培训覆盖率"), COMPARED.token("去年数据.支委会")
    filled = COMPARED.fill(
        f"支委会较上年{more}，同比{rate}；党课比去年{less}；覆盖率{points}，由上年的{last}增加到{COMMITTEE}。"
    )
    assert filled.text == (
        "支委会较上年增加2次，同比增长20%；党课比去年减少1次；覆盖率提高1.5个百分点，由上年的10次增加到12次。"
    )
    assert not filled.unknown
    spans = {filled.text[s.start : s.end]: s.figure_id for s in filled.spans}
    assert spans["增加2次"] == "同比.支委会" and spans["10次"] == "去年数据.支委会"


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("较上年增加", "较上年增加2次"),
        ("较上年增加了", "较上年增加2次"),
        ("较上年减少", "较上年增加2次"),  # the way is a fact as well
        ("比去年多", "比去年增加2次"),
        ("比去年多了约", "比去年增加2次"),
        ("增幅为", "增加2次"),
        ("较上年", "较上年增加2次"),
        ("开会不少，较上年", "开会不少，较上年增加2次"),
    ],
)
def test_a_word_for_more_or_less_before_it_is_not_said_twice(before: str, told: str):
    assert COMPARED.fill(f"{before}{COMPARED.token('同比.支委会')}次。").text == f"{told}。"


def test_comparisons_move_no_token_of_the_other_figures():
    assert all(COMPARED.token(figure.id) == t(figure.id) for figure in inventory(FACTS))
