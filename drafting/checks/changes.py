"""figures.mismatch: the right number with another sense, what something came to told as the change, or the reverse."""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.figures import name_of, source_of
from drafting.figures.likeness import Context
from drafting.figures.reached import Change, change_before
from schemas.finding import Finding

_SENSES = {True: "变到多少", False: "变化了多少"}


def check(case: Case) -> Iterator[Finding]:
    """Yield the numbers before which 到 was left out or put in, so that they claim something else."""
    if case.facts is None or case.proof is None:
        return
    around = case.given.contexts
    figures = {figure.id: figure for figure in case.figures}
    text = case.report.text
    for figure_id, mentions in case.proof.present.items():
        known = _change(around.get(figure_id))
        for mention in mentions if known else ():
            numeral = mention.numeral
            said = change_before(text, numeral.start)
            if known is None or said is None or said.is_reached is known.is_reached:
                continue
            figure = figures[figure_id]
            start = numeral.start - len(said.words)
            right = f"{known.words}{figure.text}"
            yield case.finding(
                "figures.mismatch",
                start,
                numeral.end,
                f"{name_of(figure)}与要点意思不同：报告写“{text[start : numeral.end]}”，说的是{_SENSES[said.is_reached]}；"
                f"{source_of(case.facts, figure)}“{right}”，说的是{_SENSES[known.is_reached]}",
                f"改为“{right}”",
                fact=figure_id,
            )


def _change(context: Context | None) -> Change | None:
    if context is None:
        return None
    return change_before(context.beside.lead, len(context.beside.lead))
