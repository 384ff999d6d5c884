"""Prints the table: ``python -m bench``. Ratios count; absolute times belong to the machine of the run."""

from bench import checks, export, start

COLUMNS = "{:<46}{:>12}{:>12}{:>9}  {}"


def main() -> None:
    """Measure every row and print it."""
    print(COLUMNS.format("what", "ours", "peer/limit", "ratio", "ratio is"))
    for module in (export, checks, start):
        for row in module.measure():
            ratio = row.ours / row.other
            verdict = "" if ratio <= row.at_most else f"  <-- over {row.at_most:g}"
            print(
                COLUMNS.format(
                    row.name, _shown(row.ours, row.unit), _shown(row.other, row.unit),
                    f"{ratio:.3f}", f"ours / {row.against}{verdict}",
                )
            )  # fmt: skip


def _shown(value: float, unit: str) -> str:
    return f"{value * 1000:.2f} ms" if unit == "s" else f"{value:.1f} {unit}"


if __name__ == "__main__":
    main()
