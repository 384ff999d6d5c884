"""述职人 is a name: posts beside it are told apart, and asked for in a line of their own."""

import pytest

from drafting.facts.reporter import name_and_posts
from tests.support.facts import facts_from, problems_of

HEAD = "单位：某支部\n年度：2025\n"


@pytest.mark.parametrize(
    ("text", "name", "posts"),
    [
        ("赵立新，党支部书记、村委会主任", "赵立新", "党支部书记、村委会主任"),
        ("赵立新（院长）", "赵立新", "院长"),
        ("赵立新 副所长", "赵立新", "副所长"),
        ("支部书记 赵立新", "赵立新", "支部书记"),
        ("赵立新主任", "赵立新", "主任"),
        ("书记赵立新", "赵立新", "书记"),
        ("买买提江·吐尔逊（书记）", "买买提江·吐尔逊", "书记"),
        ("苏婉（副校长兼）", "苏婉", "副校长兼"),
        ("苏婉，副校长兼", "苏婉", "副校长兼"),
        ("苏婉(女)", "苏婉", "女"),
        ("书记（赵立新）", "赵立新", "书记"),
    ],
)
def test_posts_are_told_from_the_name(text: str, name: str, posts: str) -> None:
    assert name_and_posts(text) == (name, posts)


@pytest.mark.parametrize(
    "text",
    ["赵立新", "赵 新", "欧阳建国", "阿卜杜拉·买买提", "赵立新、钱家明", "王书记", "孙部长", "，"],
)
def test_a_name_alone_is_left_alone(text: str) -> None:
    assert name_and_posts(text) == (text, "")


@pytest.mark.parametrize("suffix", ["要点.md", "要点.yaml"])
def test_posts_in_the_name_are_a_problem_that_says_what_to_write(suffix: str) -> None:
    (problem,) = problems_of(f"{HEAD}述职人：赵立新（院长）\n".replace("：", ": "), suffix)
    assert problem.place == "第3行" and problem.key == "述职人"
    assert "“赵立新”" in problem.suggestion and "“院长”请写到“职务”" in problem.suggestion


def test_a_single_value_may_be_said_again_in_the_same_words() -> None:
    text = f"书记 赵立新\n{HEAD}述职人：赵立新\n"
    assert facts_from(text, "要点.md").reporter == "赵立新"
    (problem,) = problems_of(text.replace("人：赵立新", "人：钱家明"), "要点.md")
    assert "写了两次" in problem.message
