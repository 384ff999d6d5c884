"""Prints the table: ``python -m bench``. Ratios count; absolute times belong to the machine of the run."""

from bench import checks, compare, export, ledger, model, start, workbook

COLUMNS = "{:>12}{:>12}{:>9}{:>9}  {}"


def main() -> None:
    """Measure every row and print it."""
    print(COLUMNS.format("ours", "peer", "ratio", "limit", "what (against)"))
    for module in (export, checks, compare, workbook, ledger, start, model):
        for row in module.measure():
            ratio = row.ours / row.other
            verdict = "" if ratio <= row.at_most else "  <-- over its limit"
            print(
                COLUMNS.format(
                    _shown(row.ours, row.unit), _shown(row.other, row.unit),
                    f"{ratio:.3f}", f"{row.at_most:g}", f"{row.name} ({row.against}){verdict}",
                )
            )  # fmt: skip


def _shown(value: float, unit: str) -> str:
    return f"{value * 1000:.2f} ms" if unit == "s" else f"{value:.1f} {unit}"


if __name__ == "__main__":
    main()
