"""The form as LibreOffice saves it: the same facts, the same lists and checks."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from drafting.form.draw import blank_form
from tests.support.facts import facts_from, problems_of
from tests.support.forms import by_office, form
from tests.support.render import require
from tests.support.shuzhi import SAMPLES

SAMPLE = (SAMPLES / "要点.xlsx").read_bytes()


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_a_form_that_libreoffice_has_saved_says_the_same(kind: str, tmp_path: Path):
    require("calc")
    saved = by_office(SAMPLE, kind, tmp_path)
    facts = facts_from(saved, f"要点.{kind}")
    assert facts == facts_from(SAMPLE, "要点.xlsx") and not facts.remarks
    assert facts_from(saved, "要点.et") == facts


def fill(book: openpyxl.Workbook) -> None:
    """Type a rate and a day, with the formats that show them."""
    book["数据"]["B7"], book["数据"]["C7"] = "培训覆盖率", 0.985
    book["数据"]["C7"].number_format = "0.0%"
    book["活动"]["B5"], book["活动"]["C5"] = "演练", date(2025, 6, 1)
    book["活动"]["C5"].number_format = 'yyyy"年"m"月"'


def test_an_old_file_is_read_as_it_shows_its_numbers_and_dates(tmp_path: Path):
    require("calc")
    facts = facts_from(by_office(form(change=fill), "xls", tmp_path), "要点.xls")
    assert facts.counts["培训覆盖率"].text == "98.5%"
    assert facts.activities[0].time == "2025年6月"
    assert not facts.remarks


def test_what_a_file_does_not_tell_is_asked_about_or_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("drafting.form.read.number_formats", lambda data, name: None)
    (problem,) = problems_of(form(change=fill), "要点.xlsx")
    assert problem.place == "工作表“数据”C7格" and "0.985% 还是 98.5%" in problem.message
    assert "这种文件看不出格里显示的是哪一个" in problem.message
    facts = facts_from(form({"活动": {"B5": "演练", "C5": date(2025, 6, 1)}}), "要点.xlsx")
    assert facts.activities[0].time == "2025年6月1日"
    assert facts.remarks == (
        "工作表“活动”C5格里是表格程序的日期，读作“2025年6月1日”。这种文件看不出显示的是哪几位，请核对",
    )


def test_an_old_file_is_still_the_form_when_it_becomes_a_new_one(tmp_path: Path):
    require("calc")
    old = by_office(SAMPLE, "xls", tmp_path)
    assert facts_from(by_office(old, "xlsx", tmp_path, "xls"), "要点.xlsx") == facts_from(
        SAMPLE, "要点.xlsx"
    )


def test_one_saved_for_libreoffice_itself_is_to_be_saved_as_xlsx(tmp_path: Path):
    require("calc")
    (problem,) = problems_of(by_office(SAMPLE, "ods", tmp_path), "要点.ods")
    assert ".xlsx" in problem.suggestion


def test_lists_and_checks_survive(tmp_path: Path):
    require("calc")
    before = openpyxl.load_workbook(io.BytesIO(blank_form()))
    after = openpyxl.load_workbook(io.BytesIO(by_office(blank_form(), "xlsx", tmp_path)))
    assert after.sheetnames == before.sheetnames and set(after.defined_names) == set(
        before.defined_names
    )
    for sheet in before.worksheets:
        rules = {
            str(rule.sqref): (rule.formula1, rule.prompt, rule.error)
            for rule in sheet.data_validations.dataValidation
            if rule.type
        }
        kept = {
            str(rule.sqref): (rule.formula1, rule.prompt, rule.error)
            for rule in after[sheet.title].data_validations.dataValidation
            if rule.type
        }
        assert kept == rules


def test_the_check_of_numbers_lets_in_what_has_a_digit(tmp_path: Path):
    """LibreOffice calculates the formula of the check beside each number."""
    require("calc")
    typed = {12: True, "320余": True, "十余": True, "98.5%": True, "很多": False, "若干": False}
    book = openpyxl.load_workbook(io.BytesIO(blank_form()))
    (rule,) = (r for r in book["数据"].data_validations.dataValidation if r.type == "custom")
    cells = {f"C{n}": value for n, value in enumerate(typed, 3)}
    formulas = {
        f"J{n}": f"={rule.formula1.replace('C3', f'C{n}')}" for n in range(3, 3 + len(typed))
    }
    saved = by_office(form({"数据": {**cells, **formulas}}), "xlsx", tmp_path)
    sheet = openpyxl.load_workbook(io.BytesIO(saved), data_only=True)["数据"]
    assert [sheet[reference].value for reference in formulas] == list(typed.values())
