"""Set phrases come from evergreen rows of the lexicon, while they hold."""

from drafting.lexicon import table
from drafting.offline.phrases import phrases
from tests.support.composed import UNITS, draft, facts

CAMPAIGN = "深入学习宣传贯彻党的二十大精神"


def test_a_campaign_is_never_taken_even_while_it_runs() -> None:
    assert CAMPAIGN in {row["text"] for row in table("phrases")}
    assert CAMPAIGN not in phrases("thought", facts(year=2023))


def test_a_phrase_is_not_used_before_it_existed() -> None:
    phrase = "深刻领悟“两个确立”的决定性意义"
    assert phrase in phrases("thought", facts(date="2021年11月11日", year=2021))
    assert phrase not in phrases("thought", facts(date="2021年11月10日", year=2021))


def test_without_a_date_the_year_s_last_day_counts() -> None:
    assert phrases("thought", facts(year=2021)) == phrases(
        "thought", facts(year=2021, date="2021年12月31日")
    )


def test_a_year_before_all_phrases_still_gives_a_report() -> None:
    known = facts(year=2005, counts={"支委会": "12次"}, plans=[{"text": "加强学习"}])
    assert "支委会12次" in draft(known)


def test_every_row_names_its_source_and_no_two_say_the_same() -> None:
    rows = [row for row in table("phrases") if row["evergreen"] == "是"]
    assert all(row["source"] and row["valid_from"] for row in rows)
    assert len({row["text"] for row in rows}) == len(rows)


def test_phrases_about_a_branch_are_not_said_of_a_committee() -> None:
    committees = [u for u in UNITS if not u.unit.endswith("支部")]
    assert committees
    for known in committees:
        assert "支部组织力" not in draft(known) and "党支部政治功能" not in draft(known)
