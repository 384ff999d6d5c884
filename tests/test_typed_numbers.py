"""A model types no number: what it counts, denies or sticks to a token itself does not come through."""

import asyncio
from collections.abc import Sequence

import pytest

from drafting.body import Body
from drafting.draft import Draft, write_draft
from drafting.engines import ComposerEngine, Faults, Round, compose
from drafting.material import Material, load
from drafting.workspace import Sources
from schemas.outline import SectionSpec
from tests.support.shuzhi import FACTS


@pytest.fixture(scope="module")
def material() -> Material:
    return load(Sources(facts=FACTS))


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
