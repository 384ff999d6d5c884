"""Campaigns become rules on wording: each row does as it shows, and holds in its time only."""

from datetime import date

import pytest

from drafting.lexicon import table
from drafting.wording.campaigns import EARLY, STALE, read_campaign, rules_of, shipped_campaigns
from drafting.wording.own import unproven
from drafting.wording.own_campaigns import COLUMNS
from schemas.finding import Severity

CAMPAIGNS = {campaign.name: campaign for campaign in shipped_campaigns()}
HISTORY = CAMPAIGNS["党史学习教育"]


@pytest.mark.parametrize("campaign", CAMPAIGNS.values(), ids=lambda campaign: campaign.name)
def test_every_campaign_does_as_it_shows(campaign):
    assert len(campaign.good) >= 3 and len(campaign.bad) >= 3
    assert [fault for rule in rules_of([campaign]) for fault in unproven(rule)] == []


def test_every_name_stands_once_and_every_window_is_one():
    assert len(CAMPAIGNS) == len(table("campaigns"))
    assert all(c.source and (c.ends is None or c.begins < c.ends) for c in CAMPAIGNS.values())


def test_the_table_has_the_columns_that_a_user_may_write():
    assert list(table("campaigns")[0]) == list(COLUMNS.values())


@pytest.mark.parametrize(
    ("name", "begins", "ends"),
    [
        ("党的群众路线教育实践活动", "2013-06-18", "2014-10-08"),
        ("“三严三实”专题教育", "2015-04-21", "2015-12-31"),
        ("“两学一做”学习教育", "2016-02-24", "2017-03-20"),
        ("“不忘初心、牢记使命”主题教育", "2019-05-31", "2020-01-08"),
        ("党史学习教育", "2021-02-20", "2021-12-24"),
        ("学习贯彻习近平新时代中国特色社会主义思想主题教育", "2023-04-03", "2024-01-31"),
        ("党纪学习教育", "2024-04-01", "2024-07-31"),
        ("深入贯彻中央八项规定精神学习教育", "2025-03-12", "2025-07-31"),
        ("树立和践行正确政绩观学习教育", "2026-02-24", "2026-07-31"),
        ("党的十九大精神", "2017-10-24", "2022-10-22"),
        ("党的二十大", "2022-10-16", None),
        ("党的十九届六中全会精神", "2021-11-08", "2022-10-22"),
        ("党的二十届三中全会", "2024-07-15", None),
        ("党的二十届四中全会", "2025-10-20", None),
        ("“十四五”规划", "2020-10-29", "2025-12-31"),
        ("“十五五”规划纲要", "2026-03-12", None),
    ],
)
def test_the_windows_of_what_reports_speak_of(name, begins, ends):
    campaign = CAMPAIGNS[name]
    assert str(campaign.begins) == begins
    assert campaign.ends == (date.fromisoformat(ends) if ends else None)


def test_what_has_an_end_gives_a_rule_for_before_and_one_for_long_after():
    early, stale = rules_of([HISTORY])
    assert (early.code, early.level, str(early.valid_to)) == (
        EARLY,
        Severity.ACKNOWLEDGE,
        "2021-02-19",
    )
    assert (stale.code, stale.level, str(stale.valid_from)) == (
        STALE,
        Severity.WARNING,
        "2022-07-01",
    )


def test_what_has_no_end_is_never_stale():
    assert [rule.code for rule in rules_of([CAMPAIGNS["党的二十大"]])] == [EARLY]


def test_nothing_is_stale_in_a_report_that_says_no_year():
    assert not any(rule.holds(date.max, "") for rule in rules_of(CAMPAIGNS.values()))


@pytest.mark.parametrize(("year", "current"), [(2020, False), (2021, True), (2022, False)])
def test_the_years_in_which_it_was_of_the_day(year, current):
    assert HISTORY.is_current(year) is current


def test_a_name_may_leave_out_what_lies_between():
    row = dict(table("campaigns")[0]) | {"name": "十九大和十九届…全会精神", "aliases": ""}
    _, stale = rules_of([read_campaign(row)])
    assert len(list(unproven(stale))) == 3  # its examples are another's
    assert stale.needs == ("十九大和十九届",)
