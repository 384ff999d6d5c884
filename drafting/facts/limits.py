"""Which values are absurd: half a meeting, a rate above 100 %, meetings by the hundred thousand (data)."""

import re
from decimal import Decimal

from drafting.lexicon import split, table
from schemas.figure import Quantity


def absurdity(label: str, quantity: Quantity) -> str:
    """Return what is absurd about a label's value, as half a Chinese sentence, or an empty string."""
    for row in table("limits"):
        units = split(row["units"])
        if (units and quantity.unit not in units) or not re.search(row["label"], label):
            continue
        fraction = quantity.value != quantity.value.to_integral_value()
        if row["whole"] and fraction:
            return f"不是整数，而{row['reason']}"
        if row["most"] == "0":
            return f"单位不对：{row['reason']}"
        if row["most"] and quantity.value > Decimal(row["most"]):
            return f"大得不合常理：{row['reason']}"
    return ""
