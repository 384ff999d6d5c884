"""text.repetition: no paragraph, sentence or word stands twice, and what grammar or duty repeats is left alone."""

import pytest

from drafting.checks import repetition
from schemas.finding import Severity
from tests.support.cases import HEADINGS, SPEAKING, case, case_of, facts

SENTENCE = "支部坚持把学习成果转化为破解施工难题的实际举措，推动重点任务按期完成"
OTHER = "组织青年骨干到一线班组蹲点调研，梳理安全管理短板并逐项销号"
PARAGRAPH = f"{SENTENCE}。{OTHER}。"


def found(text="", given=None, **bodies):
    return [f.text for f in repetition.check(case_of(given, work=text or SPEAKING, **bodies))]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("认真落实认真落实责任制。", "认真落实认真落实"),
        ("扎实开展开展主题党日。", "开展开展"),
        ("对隐患进行了进行整改。", "进行了进行"),
        ("全年召开召开支委会12次。", "召开召开"),
        ("党员的的先锋作用发挥明显。", "的的"),
        ("支部召开了了支委会。", "了了"),
        ("与社区党支部和和物业公司共建。", "和和"),
        ("组织党员学习学习党章。", "学习学习"),
        ("一年来，召召开支委会12次。", "召召"),
        ("开开展谈心谈话36人次。", "开开"),
        ("深入学习贯彻党的二十大精神深入学习贯彻党的二十大精神。", "深入学习贯彻党的二十大精神" * 2),
        ("坚持问题导向，坚持问题导向，逐项整改。", "坚持问题导向"),
        ("强化责任担当；强化责任担当。", "强化责任担当"),
        ("以“党建引领，多元共治党建引领，多元共治”为主线。", ""),
        ("不断完善完善工作机制", "完善完善"),
        ("党支部党支部战斗力增强。", "党支部党支部"),
    ],
)  # fmt: skip
def test_flags_what_is_typed_twice(text, shown):
    assert found(text) == ([shown] if shown else [])


@pytest.mark.parametrize(
    "text",
    [
        "人人尽责、事事有人管，时时放心不下，层层压实责任。",
        "常常下沉一线，处处严格要求，家家户户走到，年年有进步。",
        "一步一步推进，一件一件落实，一项制度一项制度完善，逐条逐条过。",
        "大家研究研究、商量商量，把事情办得扎扎实实、清清楚楚。",
        "为了了解职工诉求，本人逐户走访。",
        "党组织组织生活质量提高，滨河项目项目部配合有力。",
        "以提高服务质量为目的的活动受到欢迎。",
        "社会更加公平和和谐。",
        "参与与会人员的讨论，存在在职党员报到少的问题。",
        "有的同志学习、学习、再学习，落实落实再落实。",
        "做到实实在在、认认真真、原原本本学。",
        "党员员工积极性高，工作作风扎实，安全全员负责，人民民主充分。",
        "看看台账、听听意见、想想办法。",
        "强化理论武装，强化责任担当，强化作风建设。",
        "讲身边人、说身边事，以评促改、以评促优，亮身份、亮承诺、亮业绩。",
        "收入是不是不够、制度能不能不变，要问群众。",
        "不了了之的现象得到纠正，矛盾的确化解了。",
        "会上层层传导，会下步步跟进，天天调度。",
    ],
)
def test_passes_reduplication_and_words_that_meet(text):
    assert found(text.replace("落实落实再落实", "抓落实、抓落实、再抓落实")) == []


@pytest.mark.parametrize(
    ("work", "plan"),
    [
        (f"（一）抓学习。{SENTENCE}。", f"下一步，认真部署。{SENTENCE}。"),
        (f"{SENTENCE}。", f"{SENTENCE}！"),
        (f"{SENTENCE}。", f"（一）抓学习。{SENTENCE}。"),
        (f"{SENTENCE}。", f"{SENTENCE.replace('实际举措', '务实举措')}。"),
        (f"{SENTENCE}。", f"{SENTENCE.replace('支部坚持把', '支部始终把')}。"),
        (f"{SENTENCE}。", f"{SENTENCE.replace('按期', '顺利')}。"),
        (f"{SENTENCE}。", f"{SENTENCE.replace('，', '；')}。".replace("；", "，")),
        (f"{OTHER}。{SENTENCE}。", f"{OTHER}。{SENTENCE}。好。"),
        (f"一是抓学习；{SENTENCE}。", f"{SENTENCE}；二是抓队伍。"),
        (f"全年12次，{SENTENCE}。", f"全年12次，{SENTENCE}。"),
        (f"“先锋”行动中，{OTHER}。", f"“先锋”行动中，{OTHER}。"),
        (f"{SENTENCE}。", f"{SPEAKING}{SENTENCE}。"),
    ],
)
def test_a_sentence_that_comes_again_is_flagged_where_it_does(work, plan):
    judged = case_of(work=work, plan=f"{plan}做到善始善终。")
    (finding,) = repetition.check(judged)
    assert finding.section == "plan" and finding.severity is Severity.WARNING
    assert len(finding.text) <= 30
    assert f"“{HEADINGS['work']}”一节" in finding.message and "重复" in finding.message


@pytest.mark.parametrize(
    ("work", "plan"),
    [
        ("全年组织党员干部集中学习研讨并深入一线宣讲12次，反响良好。", "明年组织党员干部集中学习研讨并深入一线宣讲15次，务求实效。"),
        ("第一季度组织党员骨干赴一线班组开展安全隐患排查整治。", "第二季度组织党员骨干赴一线班组开展安全隐患排查整治。"),
        ("坚持以习近平新时代中国特色社会主义思想为指导，抓好学习。", "坚持以习近平新时代中国特色社会主义思想为指导，抓好整改。"),
        ("强化政治引领，筑牢思想根基。", "强化政治引领，筑牢思想根基。"),
        ("支委会12次。党课4次。", "支委会12次。党课4次。"),
        (f"{SENTENCE}。", f"{OTHER}。"),
        ("党建与业务融合不够：对重点难点问题研究不深、办法不多。", "针对党建与业务融合不够、对重点难点问题研究不深、办法不多的问题，每月开展1次专题攻关，形成清单。"),
        ("（一）强化政治引领，把学习成果转化为破解难题的实际举措。\n强化政治引领，把学习成果转化为破解难题的实际举措，是第一位的任务。", ""),
        ("对上年度述职评议指出的两个问题，逐项抓好整改。", "对上年度巡察反馈的三个问题，逐项抓好整改落实。"),
        ("与三家企业党组织签订联建协议，共同解决停车难。", "与五家企业党组织签订联建协议，共同解决充电难。"),
        ("本人讲党课2次，联系班组3个，解决难题6个。", "本人讲党课4次，联系班组3个，解决难题9个。"),
        ("2025年，支部认真落实“三会一课”制度。", "2026年，支部认真落实“三会一课”制度。"),
    ],
)  # fmt: skip
def test_what_is_repeated_with_reason_passes(work, plan):
    assert found(work, plan=plan or SPEAKING) == []


def test_a_paragraph_word_for_word_must_be_acknowledged():
    judged = case_of(work=f"（一）{PARAGRAPH}", highlights=f"（一）抓品牌。好。\n（二）{PARAGRAPH}")
    (finding,) = repetition.check(judged)
    assert finding.severity is Severity.ACKNOWLEDGE and finding.section == "highlights"
    assert finding.text.startswith("（二）支部坚持") and len(finding.text) <= 40
    assert "这一段" in finding.message and "“支部坚持把学习成果转化为…”" in finding.message


def test_several_sentences_in_a_row_are_one_repetition():
    judged = case_of(work=f"{PARAGRAPH}抓好整改。", plan=f"认真部署。{PARAGRAPH}")
    assert len(list(repetition.check(judged))) == 1


def test_a_section_that_stands_twice_is_reported_by_itself():
    bodies = [f"{heading}\n{PARAGRAPH}{name}" for name, heading in HEADINGS.items()]
    judged = case("\n".join(("述职报告", *bodies[:2], bodies[1], *bodies[2:])))
    found = [f.section for f in repetition.check(judged)]
    assert found == ["highlights", "shortcomings", "plan"]


def test_an_item_of_the_facts_may_be_named_twice():
    name = "推动支部标准化规范化建设与重点工程安全质量提升深度融合工作机制"
    given = facts(亮点=[{"标题": name}])
    assert found(f"{name}。", given, highlights=f"{name}。") == []
    assert found(f"{name}。", highlights=f"{name}。") != []


def test_the_finding_of_a_doubled_word_says_what_is_doubled():
    (finding,) = repetition.check(case_of(work="认真落实认真落实责任制。"))
    assert finding.message == "“认真落实”写了两遍" and finding.suggestion == "请删去一处"


def test_an_empty_report_repeats_nothing():
    assert list(repetition.check(case(""))) == []


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("支部被评为先进，这是肯定，更是鞭策。这是肯定，更是鞭策。", "这是肯定，更是鞭策。"),
        ("会议作了部署，大家备受鼓舞。大家备受鼓舞。", "大家备受鼓舞"),
    ],
)
def test_a_short_sentence_pasted_behind_itself_is_found(text: str, again: str) -> None:
    (finding,) = repetition.check(case_of(work=text))
    assert finding.text.startswith(again)


def test_short_sentences_that_only_begin_alike_pass() -> None:
    text = "党员带头学。党员带头干。人人争先。事事争先。"
    assert list(repetition.check(case_of(work=text))) == []
