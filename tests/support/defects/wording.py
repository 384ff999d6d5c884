"""Fixed expressions written wrongly, and language of another organ."""

import re
from collections.abc import Iterator

from tests.support.defect import Defect, edited
from tests.support.defects.formulas import FORMULAS
from tests.support.defects.original import Original, put_in, spread
from tests.support.defects.slips import dropped, misspelt, transposed

ROLE = (
    ("支部充分发挥领导核心作用，统揽全局、协调各方。", "领导核心"),
    ("党支部把方向、管大局、保落实，推动任务落地。", "把方向、管大局"),
    ("作为本单位的领导核心，党支部始终走在前列。", "领导核心"),
    ("支部切实履行把方向、管大局、促落实的领导职责。", "把方向、管大局"),
    ("我们坚持把党支部建设成为坚强的领导核心。", "领导核心"),
    ("支委会作为领导核心，对重大事项统一把关。", "领导核心"),
    ("一年来，党支部统揽全局、把方向管大局的能力不断增强。", "把方向管大局"),
    ("支部的领导核心地位在实践中更加巩固。", "领导核心"),
    ("党支部在各项工作中把方向、谋大局、定政策。", "把方向、谋大局"),
    ("坚持党支部的领导核心地位不动摇，凝聚起强大合力。", "领导核心"),
    ("支部注重早教育早培养，稳妥发展入党积极分子。", "发展入党积极分子"),
    ("全年按计划发展入党积极分子，队伍结构更加合理。", "发展入党积极分子"),
    ("支部要管大局、把方向，确保上级部署落地生根。", "管大局、把方向"),
)
_LEADING = re.compile(r"村党支部|社区|小学|中学|党委|党总支")
"""Branches that lead their village, community or school by the rules for these, and organs above a branch."""


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with one fixed expression changed, or with a sentence that is not for a branch to say."""
    yield from _formulas(original)
    if not _LEADING.search(original.facts.unit):
        for number, (sentence, words) in original.some(ROLE, 7):
            yield put_in(original, "role", number, sentence, "wording.role", words)


def _formulas(original: Original) -> Iterator[Defect]:
    text = original.text
    number = 0
    for formula in FORMULAS:
        start = text.find(formula)
        while start >= 0:
            for kind, wrong in _wrong(formula, number):
                yield edited(
                    f"formula {kind}", text, start, start + len(formula), wrong, "wording.formula"
                )
            number += 1
            start = text.find(formula, start + 1)


def _wrong(formula: str, number: int) -> Iterator[tuple[str, str]]:
    """Yield an expression with two characters misspelt, one left out and two exchanged, each time others."""
    length = len(formula)
    own = [i for i in range(length) if formula[i] not in "、一二两三四五八的"]
    for step, i in enumerate(spread(own[number % 2 :], 2)):
        yield "misspelt", misspelt(formula, i, number + step)
    at = own[(number * 3 + 1) % (len(own) - 1)]  # never the last: 民主集中 is right too
    yield "with a character less", dropped(formula, at)
    pairs = [i for i in own if i + 1 in own and formula[i] != formula[i + 1]]
    if pairs:
        yield "turned round", transposed(formula, pairs[(number * 2) % len(pairs)])
