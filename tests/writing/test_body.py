"""A body keeps the origin of its words while sentences are taken out and put in."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drafting.workspace import Origin
from drafting.writing.body import Body

TEXT = "召开支委会12次。党员共7人。\n讲党课4次。"


def body(text: str = TEXT) -> Body:
    origins = tuple(
        Origin(text.index(figure), text.index(figure) + len(figure), "model", figure)
        for figure in ("12次", "7人", "4次")
        if figure in text
    )
    return Body(text, "model", text, origins)


def shown(it: Body) -> list[str]:
    return [it.text[o.start : o.end] for o in it.origins if o.fact]


def test_a_sentence_is_taken_out_with_its_origins():
    start = TEXT.index("7人")
    rest, removed = body().without([(start, start + 2)])
    assert removed == ("党员共7人。",)
    assert rest.text == "召开支委会12次。\n讲党课4次。"
    assert shown(rest) == ["12次", "4次"]


def test_a_paragraph_that_is_one_sentence_goes_with_its_line():
    text = "一。\n二7人。\n三4次。"
    rest, _ = body(text).without([(text.index("7人"), text.index("7人") + 1)])
    assert rest.text == "一。\n三4次。"
    assert shown(rest) == ["4次"]


def test_a_sentence_is_added_as_a_paragraph_and_noted_as_the_composers():
    added = body().with_sentence(
        Body("谈心9次。", "composer", "", (Origin(2, 4, "composer", "9次"),))
    )
    assert added.text == TEXT + "\n谈心9次。"
    assert shown(added) == ["12次", "7人", "4次", "9次"]
    whole = [o for o in added.origins if o.fact is None]
    assert [added.text[o.start : o.end] for o in whole] == ["谈心9次。"]
    assert whole[0].author == "composer"


def test_a_sentence_added_to_nothing_is_the_body():
    assert (
        replace(body(), text="", origins=()).with_sentence(Body("是。", "composer", "")).text
        == "是。"
    )


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 9)), max_size=4))
def test_origins_show_their_figure_whatever_is_taken_out(cuts: list[tuple[int, int]]):
    rest, removed = body().without([(start, start + length) for start, length in cuts])
    assert all(rest.text[o.start : o.end] == o.fact for o in rest.origins)
    assert sum(map(len, removed)) + len(rest.text) in (
        len(TEXT),
        len(TEXT) - 1,
    )  # a line end may go
