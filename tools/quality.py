"""Prints how many of the defects of tests/corpus are found: ``python -m tools.quality [--write] [--show CODE]``.

Every clean report gets every defect that code can make, one at a time; those of the held-out corpus also the ones
that a person made. ``--write`` puts the table into docs/quality.md. ``--show CODE`` lists what was missed, of the
clean corpus: nobody tunes to the other.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.support.corpus import FOLDER, HELD_OUT, Sample, hand_made, samples
from tests.support.defects import defects
from tests.support.defects.by_hand import defect_of
from tests.support.measure import Outcome, Tally, alarms, outcomes, tallies

PAGE = Path(__file__).resolve().parents[1] / "docs" / "quality.md"
INTRODUCTION = """\
# Quality

What `shuzhi check` finds, measured on the reports of `tests/corpus`. This page is written by `make quality`.

*Recall* is the share of the defects that are found at their place, with a span of at most 40 characters; *alone* the
share of the defective reports in which nothing is found beside the defect. Checks are written with the clean corpus
in view; the held-out one is only measured, after what each of its reports showed at first sight was read once. The
*defects by hand* are those of `tests/corpus/held_out/defects.csv`.
"""


@dataclass(frozen=True)
class Corpus:
    """One folder of reports as it was measured."""

    reports: tuple[Sample, ...]
    made: tuple[Outcome, ...]
    by_hand: tuple[Outcome, ...]

    @property
    def characters(self) -> int:
        """The length of all clean reports."""
        return sum(len(sample.text) for sample in self.reports)


def main() -> None:
    """Measure, print, and write the page where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/quality.md")
    parser.add_argument(
        "--show", metavar="CODE", help="list what is missed or not alone, of codes that begin so"
    )
    arguments = parser.parse_args()
    with ProcessPoolExecutor() as pool:
        clean, held_out = (_measured(pool, folder) for folder in (FOLDER, HELD_OUT))
    page = page_of(clean, held_out)
    print(page)
    if arguments.show is not None:
        print("\n".join(_shown(clean.made, arguments.show)))
    if arguments.write:
        PAGE.write_text(page, "utf-8")


def _measured(pool: ProcessPoolExecutor, folder: Path) -> Corpus:
    reports = samples(folder)
    longest_first = sorted(reports, key=lambda sample: -len(sample.text))
    results = list(pool.map(_outcomes, ((folder, sample.name) for sample in longest_first)))
    made = tuple(outcome for some, _ in results for outcome in some)
    by_hand = tuple(outcome for _, some in results for outcome in some)
    return Corpus(reports, made, by_hand)


def _outcomes(of: tuple[Path, str]) -> tuple[list[Outcome], list[Outcome]]:
    """Return the outcomes of the defects of one report, made by code and by hand."""
    folder, name = of
    sample = next(sample for sample in samples(folder) if sample.name == name)
    rows = [defect_of(row, sample) for row in hand_made(folder) if row.report == name]
    return list(outcomes(sample, defects(sample))), list(outcomes(sample, rows))


def page_of(clean: Corpus, held_out: Corpus) -> str:
    """Return the page with all tables."""
    made, other, hand = (tallies(o) for o in (clean.made, held_out.made, held_out.by_hand))
    codes = sorted({code for tally in (made, other, hand) for code, _ in tally})
    kinds = [key for key in made if key[1]]
    parts = [
        INTRODUCTION,
        "## Clean reports",
        _table(
            ("", "clean", "held out"),
            [
                ("reports, each of another unit", *(_units(c) for c in (clean, held_out))),
                ("characters", *(f"{c.characters:,}" for c in (clean, held_out))),
                ("errors and acknowledges", *(_stopping(c) for c in (clean, held_out))),
                ("warnings per 1,000 characters", *(_warnings(c) for c in (clean, held_out))),
            ],
        ),
        "## Defects by code",
        _table(
            ("code", *(f"{name}{what}" for name in ("", "held out: ", "by hand: ") for what in ("made", "recall", "alone"))),
            [(f"`{code}`", *(_cells(t.get((code, ""))) for t in (made, other, hand))) for code in codes]
            + [("**all**", *(_cells(_sum(t)) for t in (made, other, hand)))],
        ),
        "## Defects by kind, clean corpus",
        _table(
            ("code", "kind", "made", "recall", "alone"),
            [(f"`{code}`", kind, _cells(made[code, kind])) for code, kind in kinds],
        ),
    ]  # fmt: skip
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(tally: Tally | None) -> str:
    if tally is None:
        return "– | – | –"
    return f"{tally.made:,} | {tally.recall:.3f} | {tally.purity:.3f}"


def _sum(counts: Mapping[tuple[str, str], Tally]) -> Tally:
    whole = [tally for (_, kind), tally in counts.items() if not kind]
    return Tally(
        sum(t.made for t in whole), sum(t.found for t in whole), sum(t.alone for t in whole)
    )


def _units(corpus: Corpus) -> str:
    assert len({sample.facts.unit for sample in corpus.reports}) == len(corpus.reports)
    return str(len(corpus.reports))


def _stopping(corpus: Corpus) -> str:
    found = [alarms(sample) for sample in corpus.reports]
    return str(sum(some["error"] + some["acknowledge"] for some in found))


def _warnings(corpus: Corpus) -> str:
    found = sum(alarms(sample)["warning"] for sample in corpus.reports)
    return f"{1000 * found / corpus.characters:.2f}"


def _shown(made: Iterable[Outcome], code: str) -> Iterator[str]:
    for outcome in made:
        if outcome.code.startswith(code) and not outcome.found:
            yield f"MISSED {outcome.note}"
        elif outcome.code.startswith(code) and outcome.beside:
            yield f"BESIDE {outcome.note}: {outcome.beside[0]}"


if __name__ == "__main__":
    main()
