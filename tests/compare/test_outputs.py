"""What a person reads of a comparison, and what a program: whole outputs, colour only for eyes, nothing from outside."""

import html.parser
import json
import re

from drafting.compare.as_json import comparison_json
from drafting.compare.page import is_unchanged, page
from drafting.compare.terminal import comparison_lines
from tests.support.compared import LAST_YEAR, both_years, compared
from tests.support.snapshots import assert_unchanged

CODES = re.compile(r"\033\[\d+m")


def lines(*, colour: bool) -> str:
    return "".join(f"{line}\n" for line in comparison_lines(both_years(), colour=colour))


def test_the_terminal_shows_all_four_layers():
    assert_unchanged("diff.txt", lines(colour=False))


def test_colour_only_adds_to_it():
    coloured = lines(colour=True)
    assert CODES.sub("", coloured) == lines(colour=False)
    assert "〔\033[31m10次\033[0m→\033[32m12次\033[0m〕" in coloured


def test_of_the_same_report_twice_nothing_is_shown():
    shown = list(comparison_lines(compared(LAST_YEAR, LAST_YEAR), colour=False))
    assert shown == ["旧：去年.docx", "新：今年.docx", "", "两份报告一字不差。"]


def test_many_figures_without_a_label_are_only_counted():
    old = "述职报告\n一、工作情况\n" + "".join(
        f"整治第{n}号河道，清运杂物{n}.5吨。" for n in range(1, 12)
    )
    shown = "\n".join(comparison_lines(compared(old, "述职报告\n一、工作情况\n"), colour=False))
    assert "不再写：另有没有固定名称的 11 个，加 --html 可逐个看" in shown


def test_the_page_is_as_it_was():
    assert_unchanged("diff.html", page(both_years()).decode())


class Tags(html.parser.HTMLParser):
    """Collects the tags of a page with their attributes, and what is open at its end."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_takes_nothing_from_elsewhere():
    text = page(both_years()).decode()
    tags = Tags(text)
    assert tags.open == []
    assert not {tag for tag, _ in tags.found} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "form",
    }
    targets = [v for _, attrs in tags.found for n, v in attrs.items() if n in ("href", "src")]
    assert targets and all(target and target.startswith("#part-") for target in targets)
    ids = {attrs["id"] for _, attrs in tags.found if "id" in attrs}
    assert {target.removeprefix("#") for target in targets if target} <= ids
    assert "url(" not in text and "@import" not in text and "http:" not in text
    policy = next(a["content"] for t, a in tags.found if a.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_what_a_user_wrote_is_never_markup():
    sentence = "召开支委会12次<script>alert(1)</script>，“A&B”<b onclick='x'>."
    old, new = (f"述职报告<i>\n一、工作情况\n{s}\n{s}新。" for s in ("甲乙。", sentence))
    text = page(compared(old, new)).decode()
    assert not {tag for tag, _ in Tags(text).found} & {"script", "b"}
    assert "12次&lt;script&gt;alert(1)&lt;/script&gt;" in text and "“A&amp;B”" in text


def test_a_page_that_a_hand_has_changed_is_ours_no_longer():
    data = page(both_years())
    assert is_unchanged(data)
    for other in (
        data.replace("支委会".encode(), "党委会".encode(), 1),
        data[:-1],
        data + b"\n",
        b"",
    ):
        assert not is_unchanged(other)


def test_the_same_reports_give_the_same_page():
    assert page(both_years()) == page(both_years())


def test_programs_are_told_every_layer_with_its_places():
    comparison = both_years()
    found = json.loads(json.dumps(comparison_json(comparison), ensure_ascii=False))
    assert found["summary"] == {
        "figures": {"changed": 12, "gone": 3, "new": 3, "unchanged": 4},
        "facts": {"carried-over": 4, "gone": 4, "new": 5},
        "sentences": {"unchanged": 12, "changed": 13, "new": 5, "gone": 6, "moved": 1},
    }
    figure = next(f for f in found["figures"] if f["label"] == "支委会")
    assert (figure["old"]["value"], figure["new"]["value"]) == ("10", "12")
    assert (figure["difference"], figure["percent"], figure["change"]) == ("2", "20", "changed")
    text = comparison.new.report.text
    assert text[figure["new"]["start"] : figure["new"]["end"]] == "12次"
    for line in found["sentences"]:
        if line["new"]:
            assert text[line["new"]["start"] : line["new"]["end"]] == line["new"]["text"]
    changed = next(line for line in found["sentences"] if line["change"] == "changed")
    assert changed["words"][0] == {"old": "2024年度", "new": "2025年度"}
    assert {item["kind"] for item in found["facts"]} == {"活动", "荣誉", "亮点", "不足", "计划"}
