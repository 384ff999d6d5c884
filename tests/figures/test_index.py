"""A number is held against the figures whose words stand near it, and of a few against all."""

from decimal import Decimal

import pytest

from drafting.figures import scan
from drafting.figures.bind import bind
from drafting.figures.index import FEW, Index
from drafting.figures.known import Known
from drafting.figures.likeness import Surroundings, named
from drafting.lexicon.labels import names_of
from drafting.text.strings import bigrams
from schemas.figure import Figure, Quantity


def known(number: int, words: str) -> Known:
    quantity = Quantity(value=Decimal(3), unit="个", text="3个")
    figure = Figure(id=f"活动.{number}#1", label="", text="3个", quantity=quantity)
    return Known(figure, quantity, "", bigrams(words), named(words))


def near(index: Index, text: str) -> list[str]:
    (mention,) = bind(text, scan(text), names_of())
    return [k.figure.id for k in index.near(Surroundings(text), mention)]


def figures(count: int, common: str = "解决问题") -> list[Known]:
    return [
        known(n, f"{chr(0x4E00 + 40 * n)}{chr(0x5E00 + 40 * n)}，{common}") for n in range(count)
    ]


def test_a_few_figures_are_all_asked() -> None:
    assert len(near(Index(figures(FEW)), "走访了3个社区。")) == FEW


def test_of_many_only_those_are_asked_whose_words_stand_near() -> None:
    index = Index([*figures(2 * FEW), known(500, "东河，解决问题")])
    assert near(index, "支部在东河走访。解决问题3个。") == ["活动.500#1"]


@pytest.mark.parametrize("text", ["解决问题3个。", "走访了3个社区。"])
def test_a_figure_whose_words_belong_to_many_is_asked_anywhere(text: str) -> None:
    index = Index([*figures(2 * FEW), known(500, "解决问题")])
    assert near(index, text) == ["活动.500#1"]
