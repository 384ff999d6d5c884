"""The checks against last year's report on whole reports that were edited at random: none breaks, none grows too fast."""

from collections.abc import Callable
from random import Random

import pytest

from drafting.checks.case import Case
from drafting.checks.facts import check as check_facts
from drafting.checks.reference import check
from drafting.rectification.matrix import rows
from drafting.report import parse_report
from tests.support.corpus import OUTLINE, samples
from tests.support.edits import edit
from tests.support.growth import grows_linearly
from tests.support.pairs import pairs

TIMES = 150


@pytest.mark.parametrize("part", range(2))
def test_no_edits_of_either_report_break_the_checks(part: int) -> None:
    random = Random(part)
    for number in range(TIMES):
        pair = random.choice(pairs())
        now, last = pair.now.text, pair.last.text
        for _ in range(1 + number % 30):
            now, last = edit(now, random), edit(last, random)
        report, reference = (parse_report(text, OUTLINE) for text in (now, last))
        facts = pair.facts if number % 4 else None
        case = Case(report, OUTLINE, facts, reference, sample=reference if number % 3 else None)
        for finding in (*check(case), *check_facts(case)):
            assert 0 <= finding.start <= finding.end <= len(report.text), (now, last)
            assert finding.text == report.text[finding.start : finding.end], (now, last)
            assert finding.message and finding.suggestion
        for row in rows(reference, OUTLINE, facts):
            for item in (*([row.problem] if row.problem else []), *row.promises):
                assert reference.text[item.start : item.end] == item.text
                assert item.text


@pytest.mark.parametrize("sample", samples()[:6], ids=lambda sample: sample.name)
def test_a_report_is_all_taken_over_from_itself_and_nothing_from_nothing(sample) -> None:
    report, nothing = parse_report(sample.text, OUTLINE), parse_report("无", OUTLINE)
    found = [
        f for f in check(Case(report, OUTLINE, sample.facts, report)) if "similarity" in f.code
    ]
    assert len(found) == len(report.sections)
    assert list(check(Case(report, OUTLINE, sample.facts, nothing))) == []
    assert list(check(Case(nothing, OUTLINE, None, report))) == []


@pytest.mark.parametrize(
    "piece",
    [
        "支部组织青年突击队清理河岸12次，打造“塔哨{n}”党建品牌，老党员廖德明带出徒弟{n}名，7月{n}日结束。",
        "针对去年述职查摆的“学习不够{n}”的问题，",
        "一是学习不够{n}。\n",
        "（一）抓学习{n}\n",
        "党史学习教育、党纪学习教育{n}，",
        "慰问困难户王秀兰，李秀珍、王保国两名同志转正，与河西村党支部共建，荣获“工人先锋号”称号，投入八万。",
    ],
)  # fmt: skip
def test_time_grows_with_the_reports_and_not_with_their_square(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        body = "".join(piece.format(n=number % 28 + 1) for number in range(size))
        text = f"2025年度述职报告\n一、工作情况\n{body}\n三、存在不足\n{body}"
        report = parse_report(text, OUTLINE)
        reference = parse_report(text.replace("2025", "2024"), OUTLINE)

        def judge() -> None:
            case = Case(report, OUTLINE, None, reference)
            list(check(case))
            rows(reference, OUTLINE, None)

        return judge

    assert grows_linearly(work, 60)
