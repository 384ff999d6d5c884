"""Campaigns and congresses out of their time: not yet begun on the day of the report, or long over."""

from collections.abc import Iterator
from datetime import date

from drafting.report.day import day_of
from tests.support.defect import Defect
from tests.support.defects.original import Original, put_in

BEGAN = (
    ("党纪学习教育", date(2024, 4, 1)), ("深入贯彻中央八项规定精神学习教育", date(2025, 3, 12)),
    ("树立和践行正确政绩观学习教育", date(2026, 2, 24)),
    ("党的二十届四中全会精神", date(2025, 10, 20)), ("“十五五”规划纲要", date(2026, 3, 12)),
)  # fmt: skip
"""What reports speak of, and from when on they can."""
ENDED = (
    ("“不忘初心、牢记使命”主题教育", 2020), ("党史学习教育", 2021), ("党的十九大精神", 2022), ("党的十九届六中全会精神", 2022),
    ("学习贯彻习近平新时代中国特色社会主义思想主题教育", 2024), ("“三严三实”专题教育", 2015), ("“两学一做”学习教育", 2017),
    ("党纪学习教育", 2024), ("深入贯彻中央八项规定精神学习教育", 2025),
)  # fmt: skip
"""The same, and the year in which it ended."""
EARLY = (
    "支部把{}作为重要政治任务，做到人人参与、个个过关。",
    "围绕{}，支部书记带头交流、党员逐人发言。",
    "一年来，{}在支部落地有声，党员干劲更足。",
    "支部结合岗位实际学习{}，把要求落到班组。",
    "通过{}，党员进一步认清了肩上的责任。",
)
STALE = (
    "支部扎实推进{}，做到学习有计划、检查有记录。",
    "以{}为契机，支部着力解决职工的急难愁盼。",
    "{}中，支委带头对照检视，党员逐人表态。",
    "支部精心组织{}，引导党员学深悟透。",
    "全体党员积极投身{}，学习氛围日益浓厚。",
    "支部紧扣{}的要求，把工作落到实处。",
)


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with a sentence on something that is not of its time."""
    day = day_of(original.report, original.facts)
    early = [name for name, begins in BEGAN if begins > day]
    stale = [name for name, year in ENDED if date(year + 1, 7, 1) <= day]
    yield from _sentences(original, "wording.early", early, EARLY)
    yield from _sentences(original, "wording.stale", stale, STALE)


def _sentences(
    original: Original, code: str, names: list[str], sentences: tuple[str, ...]
) -> Iterator[Defect]:
    number = sum(map(ord, original.sample.name))
    for offset, name in enumerate(names):
        sentence = sentences[(number + offset) % len(sentences)].format(name)
        yield put_in(original, "out of its time", number + offset, sentence, code, name)
