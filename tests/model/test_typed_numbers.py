"""A model types no number: what it counts, denies or sticks to a token itself does not come through."""

import asyncio
from collections.abc import Sequence

import pytest

from drafting.material import Material, load
from drafting.workspace import Sources
from drafting.writing.body import Body
from drafting.writing.draft import Draft, write_draft
from drafting.writing.engines import ComposerEngine, Faults, Round, compose
from schemas.outline import SectionSpec
from tests.support.shuzhi import FACTS


@pytest.fixture(scope="module")
def material() -> Material:
    return load(Sources(facts=FACTS))


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """The sample's facts, with some of last year's."""
    file = tmp_path_factory.mktemp("facts") / "要点.md"
    last = "\n## 去年数据\n- 支委会10次，党课4次，主题党日12次\n"
    file.write_text(FACTS.read_text("utf-8") + last, "utf-8")
    return load(Sources(facts=file))


class Stubborn(ComposerEngine):
    """A model that writes what is right, and something of its own that it does not let go of."""

    repairs = 2

    def __init__(self, own: str) -> None:
        self.own = own

    async def write(self, material: Material, specs: Sequence[SectionSpec]) -> Round:
        return Round({spec.id: self._section(material, spec) for spec in specs})

    async def repair(self, material: Material, faults: Faults) -> Round:
        specs = [spec for spec in material.outline.sections if spec.id in faults]
        return await self.write(material, specs)

    def _section(self, material: Material, spec: SectionSpec) -> Body:
        raw = compose(material, spec).raw + (self.own if spec.id == "work" else "")
        return Body.filled(raw, material.slots, "model", "stubborn")


def drafted(material: Material, own: str) -> Draft:
    return asyncio.run(write_draft(material, Stubborn(own)))


def token(material: Material, label: str) -> str:
    return material.slots.token(f"数据.{label}")


@pytest.mark.parametrize(
    "own",
    [
        "支委会𝟗𝟗次。", "全年支委会开了⁹⁹次。", "支委会㊾次。", "支委会Ⅻ次。", "支委会⑨⑨次。", "支委会九九次。",
        "支委会٢٤次。", "支委会IX次。", "支委会㊈次。", "支委会〇次。", "覆盖率¾。", "覆盖率½。", "合格率百分百。",
        "党费收缴一个亿。", "党费收缴过亿。", "慰问群众九户又九户。", "慰问群众半数。", "支委会两轮。",
        "没有召开支委会。", "支委会一次也没有开。", "谈心谈话未开展。",
        "周海涛同志受贿。", "建议提拔周海涛同志。", "书记贪污公款。", "全体党员退党。", "台独分子参加了活动。",
        "联系客服微信领取优惠。", "周海涛同志家里很有钱。",
    ],
)  # fmt: skip
def test_what_a_model_makes_up_is_taken_out_and_told(material: Material, own: str):
    draft = drafted(material, own)
    assert draft.verdict.passed
    assert own.rstrip("。") not in draft.verdict.case.report.text
    assert own in "".join(draft.mended.removed)


@pytest.mark.parametrize(
    "form",
    [
        "不足{}", "未满{}", "{}不到", "-{}", "⁹{}", "{}𝟎", "{}⁹", "{}半", "{}万", "第{}", "去年{}", "取消{}",
        "超过{}", "近{}", "{}以上", "九{}", "百{}", "{}的三倍", "计划召开{}",
    ],
)  # fmt: skip
def test_what_a_model_sticks_to_a_token_does_not_change_it(material: Material, form: str):
    own = f"支委会{form.format(token(material, '支委会'))}。"
    draft = drafted(material, own)
    assert draft.verdict.passed
    assert form.format("12次") not in draft.verdict.case.report.text.replace("\n", "")


@pytest.mark.parametrize(
    "own",
    [
        "一年来，支部按要求开展工作，做到了一步一个脚印。",
        "支部从两个方面入手，一是抓学习，二是抓作风。",
        "支部落实“三会一课”制度，人人讲党性、事事见担当。",
        "大家都说，一名党员就是一面旗帜。",
    ],
)
def test_what_claims_nothing_stays(material: Material, own: str):
    draft = drafted(material, own)
    assert own in draft.verdict.case.report.text
    assert not draft.mended.removed


COMPARED = {
    "差": "同比.支委会",
    "率": "同比.支委会.比例",
    "上": "去年数据.支委会",
    "今": "数据.支委会",
}


def in_tokens(material: Material, form: str) -> str:
    for sign, figure_id in COMPARED.items():
        form = form.replace(f"{{{sign}}}", material.slots.token(figure_id))
    return form


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("支委会较上年{差}。", "支委会较上年增加2次。"),
        ("支委会比去年增加{差}，同比增长{率}。", "支委会比去年增加2次，同比增长20%。"),
        ("支委会由上年的{上}增加到{今}。", "支委会由上年的10次增加到12次。"),
        ("支委会由上年{上}增至{今}，{差}。", "支委会由上年10次增至12次，增加2次。"),
        ("去年召开支委会{上}，今年召开{今}。", "去年召开支委会10次，今年召开12次。"),
        ("主题党日次数与去年持平。", "主题党日次数与去年持平。"),
    ],
)
def test_what_a_model_says_of_last_year_with_tokens_stays(
    two_years: Material, form: str, told: str
):
    draft = drafted(two_years, in_tokens(two_years, form))
    assert draft.verdict.passed
    assert told in draft.verdict.case.report.text
    assert not draft.mended.removed


@pytest.mark.parametrize(
    ("form", "gone"),
    [
        ("支委会较上年增加两成。", "增加两成"),
        ("支委会同比增长20%。", "增长20%"),
        ("支委会增加到{差}。", "增加到增加2次"),
        ("支委会较上年{差}半。", "增加2次半"),
        ("去年召开支委会{今}。", "去年召开支委会12次"),
        ("今年召开支委会{上}。", "今年召开支委会10次"),
        ("党课较上年{差}。", "党课较上年增加2次"),
        ("计划召开支委会{上}。", "计划召开支委会10次"),
        ("主题党日次数较去年有所增加。", "有所增加"),
        ("支委会次数与去年持平。", "与去年持平"),
    ],
)
def test_what_a_model_makes_up_of_last_year_is_taken_out(two_years: Material, form: str, gone: str):
    draft = drafted(two_years, in_tokens(two_years, form))
    assert draft.verdict.passed
    assert gone not in draft.verdict.case.report.text
    assert gone in "".join(draft.mended.removed)
