"""Writes the files that are made by code: ``python -m tools.generate``. A test fails while one is out of date."""

from collections.abc import Iterator
from pathlib import Path

from drafting.docx import render, template
from drafting.facts import read_facts
from drafting.facts.json_schema import schema_text
from drafting.files import write_atomically
from drafting.form.draw import filled_form
from drafting.outline import load_outline
from drafting.report import parse_report
from tools.ledger_sample import ledger_sample

ROOT = Path(__file__).resolve().parents[1]


def generated() -> Iterator[tuple[Path, bytes]]:
    """Yield every generated file with the content that it shall have."""
    yield ROOT / "drafting/docx/template.docx", template.build()
    yield ROOT / "schemas/facts.schema.json", schema_text().encode()
    facts = read_facts(ROOT / "samples/要点.yaml")
    yield ROOT / "samples/要点.xlsx", filled_form(facts)
    yield ROOT / "samples/三会一课台账.xlsx", ledger_sample()
    last_year = (ROOT / "samples/去年述职报告.txt").read_text("utf-8")
    yield ROOT / "samples/去年述职报告.docx", render(parse_report(last_year, load_outline()))


if __name__ == "__main__":
    for path, content in generated():
        if not path.exists() or path.read_bytes() != content:
            write_atomically(path, content)
            print(path.relative_to(ROOT))
