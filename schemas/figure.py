"""A figure: one number of the facts, with its unit, its qualifier and the label it belongs to."""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict


class Quantity(BaseModel):
    """A number as a person wrote it: value, unit and qualifier.

    ``value`` has 百, 千, 万, 亿 folded in (1.2万元 is 12000 元); ``unit`` is the unit as written, without
    them, ``%`` for 百分之; ``qualifier`` is one of the words of FIGURES (余, 多, 近, 约, 不少于 …) or empty;
    ``text`` is what the report shall show, e.g. ``12,480元`` or ``320余万元``.
    """

    model_config = ConfigDict(frozen=True)

    value: Decimal
    unit: str
    qualifier: str = ""
    text: str


class Figure(BaseModel):
    """A quantity in its place among the facts.

    ``id`` is the contract's id: ``数据.支委会``, ``合计.“三会一课”``, ``活动.1.参加#1``, ``活动.3#1``, and for
    dates ``活动.1.时间``. ``label`` names what is counted (for figures inside texts: the nearest name, may be
    empty). ``required`` is true where the report must state it. Dates have no quantity, only text.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    label: str
    text: str
    quantity: Quantity | None
    required: bool = True

    @property
    def is_date(self) -> bool:
        """Whether this is a date rather than a measure."""
        return self.quantity is None
