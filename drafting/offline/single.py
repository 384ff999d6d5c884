"""One sentence for one fact, for a text that somebody else wrote and that lacks it."""

from drafting.figures.known import YEAR_ON_YEAR, is_of_two_years
from drafting.offline.composer import Composer
from drafting.offline.count_runs import counts
from drafting.offline.counts import count_sentence, sum_clause
from drafting.offline.duties import duty_sentence
from drafting.offline.events import activity_event
from drafting.offline.honours import honour_sentence
from drafting.offline.judgements import (
    highlight_sentences,
    plan_sentences,
    shortcoming_sentences,
)  # fmt: skip
from drafting.offline.paragraph import Paragraph
from drafting.offline.rectifications import rectification_sentence
from schemas.facts import (
    Activity,
    Duty,
    Highlight,
    Honour,
    Item,
    Plan,
    Rectification,
    Shortcoming,
)  # fmt: skip
from schemas.figure import Figure


def sentence(fact_id: str, composer: Composer) -> str:
    """Return one sentence that states a count, a sum, or the item that an id belongs to; KeyError for no fact."""
    for count in counts(composer.slots):
        if count.fact_id == fact_id:
            return count_sentence(count, composer)
    figure = composer.slots.figures.get(fact_id)
    if figure and fact_id.startswith("合计."):
        return f"全年{sum_clause(figure, composer)}。"
    if figure and is_of_two_years(fact_id):
        return _compared(figure, composer)
    owner = composer.facts.owner(fact_id)
    parts = _sentences(dict(composer.facts.items())[owner], owner, composer)
    return "，".join(part.removesuffix("。") for part in parts) + "。"


def _compared(figure: Figure, composer: Composer) -> str:
    """Return a sentence that states a figure of last year, or by how much a count has changed since."""
    token = composer.slots.token(figure.id)
    if figure.id.startswith(f"{YEAR_ON_YEAR}."):
        return f"{figure.label}{composer.pen.write_alike('gain', gain=token)}。"
    return f"上年{figure.label}为{token}。"


def _sentences(item: Item, item_id: str, composer: Composer) -> list[str]:
    match item:
        case Highlight():
            return highlight_sentences(item, item_id, composer)
        case Shortcoming():
            return shortcoming_sentences(item, item_id, composer)
        case Plan():
            return plan_sentences(item, item_id, composer)
    return [_event(item, item_id, composer)]


def _event(item: Item, item_id: str, composer: Composer) -> str:
    match item:
        case Activity():
            paragraph = Paragraph(composer)
            paragraph.tell([activity_event(item, item_id, composer)])
            return paragraph.sentences[0]
        case Duty():
            return duty_sentence(item, item_id, composer)
        case Honour():
            return honour_sentence(item, item_id, composer)
        case Rectification():
            return rectification_sentence(item, item_id, composer)
    raise KeyError(item_id)
