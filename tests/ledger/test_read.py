"""A ledger is read from a file of any kind."""

import pytest

from drafting.errors import InputError, LedgerError
from drafting.ledger.read import read_ledger
from tests.support.ledgers import TODAY, counts

ROWS = "会议类型,时间,实到\n支委会,2025.3.5,5\n党课,3月6日,20人\n"


def test_a_text_file_is_a_ledger_too(tmp_path):
    path = tmp_path / "台账.csv"
    path.write_bytes(ROWS.encode("gb18030"))
    found = read_ledger(path, None, TODAY)
    assert (found.file, found.year, counts(found)) == ("台账.csv", 2025, {"支委会": 1, "党课": 1})


def test_a_file_that_is_not_there_or_no_ledger_is_told_by_its_name(tmp_path):
    with pytest.raises(InputError, match="没有这本"):
        read_ledger(tmp_path / "没有这本.xlsx", 2025, TODAY)
    (tmp_path / "账目.csv").write_text("收入,支出\n1,2\n", "utf-8")
    with pytest.raises(LedgerError, match=r"账目\.csv：没有找到标题行，看到的是“收入”、“支出”"):
        read_ledger(tmp_path / "账目.csv", 2025, TODAY)
