"""The ledger as a secretary meets it: counted by ``facts``, held against 数据, shown as a source."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support.margin import comments
from tests.support.shuzhi import SAMPLES, shuzhi

LEDGER = "三会一课台账.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the sample facts, which name the sample ledger."""
    shutil.copy(SAMPLES / LEDGER, tmp_path)
    text = (SAMPLES / "要点.yaml").read_text("utf-8")
    text = text.replace("\n数据:\n", f"\n台账: {LEDGER}\n数据:\n", 1)
    (tmp_path / "要点.yaml").write_text(text, "utf-8")
    return tmp_path


def rewrite(folder: Path, old: str, new: str) -> None:
    file = folder / "要点.yaml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_a_ledger_alone_is_counted_and_says_how_it_comes_into_the_facts(folder: Path):
    run = shuzhi("facts", LEDGER, cwd=folder)
    assert run.code == 0 and "支委会12次，共57人次参加" in run.out
    assert "工作表“三会一课”第9–20行" in run.out and "可能重复" in run.out
    assert f"“台账：{LEDGER}”" in run.out and "\n- 支部党员大会：台账\n" in run.out
    told = json.loads(shuzhi("facts", LEDGER, "--json", cwd=folder).out)
    assert {t["label"]: t["count"] for t in told["tallies"]}["主题党日"] == 12


def test_the_sample_ledger_bears_out_the_sample_facts(folder: Path):
    run = shuzhi("facts", "要点.yaml", cwd=folder)
    assert run.code == 0 and "与台账没有不一致的地方" in run.out


def test_a_count_that_differs_is_told_with_both_numbers_and_stops_the_export(folder: Path):
    rewrite(folder, "支委会: 12次", "支委会: 11次")
    rewrite(folder, "[支委会, 支部党员大会, 党课]", "[支部党员大会, 党课]")
    told = shuzhi("facts", "要点.yaml", cwd=folder)
    assert told.code == 1
    assert "“支委会”写的是11次，台账里是12次（工作表“三会一课”第9–20行）" in told.out
    run = shuzhi("draft", "要点.yaml", "--engine", "offline", cwd=folder)
    assert run.code == 1 and "台账里是12次" in run.out and "--accept" in run.out
    assert "清点了34条记录" in run.err and not (folder / "述职报告.docx").exists()


def test_a_count_taken_from_the_ledger_keeps_its_rows_to_the_margin_and_the_table(folder: Path):
    rewrite(folder, "支委会: 12次", "支委会: 台账")
    assert shuzhi("draft", "要点.yaml", "--engine", "offline", cwd=folder).code == 0
    shuzhi("export", "--annotated", cwd=folder)
    said = {c.text for c in comments((folder / "述职报告（带批注）.docx").read_bytes())}
    rows = f"{LEDGER} 工作表“三会一课”第9–20行"
    assert any("支委会12次" in text and rows in text for text in said)
    proof = json.loads(shuzhi("check", "--json", cwd=folder).out)["proof"]
    assert next(f["place"] for f in proof["facts"] if f["id"] == "数据.支委会").endswith(rows)


def test_what_only_the_ledger_has_is_no_duty_of_the_report(folder: Path):
    rewrite(folder, "  主题党日: 12次\n", "")
    assert shuzhi("draft", "要点.yaml", "--engine", "offline", cwd=folder).code == 0


def test_a_ledger_is_no_facts_file_to_draft_from(folder: Path):
    run = shuzhi("draft", LEDGER, cwd=folder)
    assert run.code == 3 and f"台账: {LEDGER}" in run.err
