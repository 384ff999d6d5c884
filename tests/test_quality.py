"""docs/quality.md is the table of this corpus, and what it promises is enough."""

import re
from collections import Counter

from tests.support.corpus import FOLDER, samples
from tests.support.defects import defects
from tools.quality import PAGE

FIGURES, OTHERS, ALONE = 0.99, 0.97, 0.97
_ROW = re.compile(
    r"^\| `([a-z.-]+)` \| ([^|]*?) \| ([\d,]+) \| ([\d.]+) \| ([\d.]+) \|$", re.MULTILINE
)
_CODE = re.compile(r"^\| `([a-z.-]+)` \| [\d,]+ \| ([\d.]+) \| ([\d.]+) \|", re.MULTILINE)  # fmt: skip


def test_the_page_counts_the_defects_that_are_made_now() -> None:
    made = Counter((d.codes[0], d.kind) for sample in samples(FOLDER) for d in defects(sample))
    rows = _ROW.findall(PAGE.read_text("utf-8"))
    told = {(code, kind): int(count.replace(",", "")) for code, kind, count, _, _ in rows}
    assert told == made, "run make quality"


def test_every_code_on_the_page_is_found_as_often_as_promised() -> None:
    rows = _CODE.findall(PAGE.read_text("utf-8"))
    assert len(rows) > 20
    for code, recall, alone in rows:
        usual = FIGURES if code.startswith("figures.") else OTHERS
        assert float(recall) >= usual, code
        assert float(alone) >= ALONE, code
