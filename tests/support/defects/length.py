"""Sections that say next to nothing, and sentences and sections without end."""

from collections.abc import Iterator
from itertools import islice, product

from tests.support.defect import MISSING, Defect, edited
from tests.support.defects.original import Original

CODE = "text.length"
SHORT = (
    "各项工作有序推进。",
    "详见有关材料。",
    "支部按要求做好各项工作。",
    "总体情况良好，下面从略。",
    "有关情况已作说明。",
    "按上级部署执行。",
)
WHO = (
    "支部一班人",
    "全体党员干部",
    "各党小组",
    "青年骨干",
    "老同志们",
    "一线职工",
    "支委会成员",
    "各岗位负责人",
)
HOW = (
    "坚持从细处着手", "注重在实践中摸索", "克服人手紧张的困难", "结合岗位实际反复琢磨", "虚心听取各方意见",
    "着眼长远统筹安排", "主动向先进单位取经", "围绕职工关心的事情", "本着务实管用的原则", "依靠群众的智慧和力量",
)  # fmt: skip
WHAT = (
    "把会风文风改得更加清新", "使日常管理更有章法", "让谈心交流更有温度", "将活动安排得更加紧凑", "把服务送到职工身边",
    "使资料归档更加规范", "让身边榜样更有感召力", "把安全意识刻进日常", "使协作配合更加顺畅", "让学习氛围日益浓厚",
    "把工作标准立得更高", "使沟通渠道更加畅通",
)  # fmt: skip
SENTENCES = tuple(
    f"{who}{how}，{what}。"
    for number, (how, who, what) in enumerate(product(HOW, WHO, WHAT))
    if number % 7 == 0
)
ENDLESS = (
    "，".join(f"{who}{how}，{what}" for who, how, what in zip(WHO * 2, HOW, WHAT, strict=False))
    + "，"
    + "，".join(reversed(WHAT))
)


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with one section or sentence far from its usual length."""
    text = original.text
    for number, s in enumerate(original.report.sections):
        short = SHORT[(number + len(original.sample.name)) % len(SHORT)]
        yield edited(
            "section short", text, s.body_start, s.end, short + "\n", CODE,
            places=(), section=s.id, brings=MISSING, note=f"{s.heading}: {short}",
        )  # fmt: skip
    for number in range(2):
        at = original.joint(number * 3)
        words = f"{('支部', '一年来，我们')[number]}{ENDLESS}。"
        yield edited("sentence endless", text, at, at, words, CODE, note=f"{len(words)} characters")
    for section in original.report.sections[::2]:
        at = max(p.end for p in original.report.paragraphs if p.section == section.id)
        lines = ["".join(SENTENCES[i : i + 7]) for i in range(0, len(SENTENCES), 7)]
        words = "\n" + "\n".join(islice(lines, 18))
        yield edited(
            "section endless", text, at, at, words, CODE,
            places=(), section=section.id, note=f"{len(words)} characters",
        )  # fmt: skip
