"""The colours of letters and of what is behind them: written out, or as those of the theme."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from drafting.docx.styles import value

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
NEAR = (
    0x30  # in each of red, green and blue: less apart, a text is not seen unless one looks for it
)
CLEAR = 85_000  # of 100,000: as transparent as this, nothing is seen


class Colour(NamedTuple):
    """Red, green and blue, from 0 to 255."""

    red: int
    green: int
    blue: int


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)
NAMED = {
    "black": BLACK, "white": WHITE, "blue": Colour(0, 0, 255), "cyan": Colour(0, 255, 255), "green": Colour(0, 255, 0),
    "magenta": Colour(255, 0, 255), "red": Colour(255, 0, 0), "yellow": Colour(255, 255, 0), "darkBlue": Colour(0, 0, 128),
    "darkCyan": Colour(0, 128, 128), "darkGreen": Colour(0, 128, 0), "darkMagenta": Colour(128, 0, 128),
    "darkRed": Colour(128, 0, 0), "darkYellow": Colour(128, 128, 0), "darkGray": Colour(128, 128, 128),
    "lightGray": Colour(192, 192, 192),
}  # fmt: skip
"""The colours of a text marker."""
_THEME = {
    "background1": WHITE, "light1": WHITE, "bg1": WHITE, "lt1": WHITE, "text1": BLACK, "dark1": BLACK, "tx1": BLACK,
    "dk1": BLACK, "background2": Colour(231, 230, 230), "light2": Colour(231, 230, 230), "bg2": Colour(231, 230, 230),
    "lt2": Colour(231, 230, 230),
}  # fmt: skip
"""The colours of a theme that are those of paper and ink in nearly every one; the others stand written out beside."""


def is_near(one: Colour, other: Colour) -> bool:
    """Whether two colours can hardly be told apart."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < NEAR


def colour_of(element: etree._Element | None) -> Colour | None:
    """Return the colour of letters; None where the page decides."""
    return _colour(element, "val", "themeColor", "themeTint", "themeShade")


def fill_of(shade: etree._Element | None) -> Colour | None:
    """Return the colour of a shading; None for none."""
    if value(shade) == "solid":
        return _colour(shade, "color", "themeColor", "themeTint", "themeShade")
    return _colour(shade, "fill", "themeFill", "themeFillTint", "themeFillShade")


def text_fills(fill: etree._Element | None) -> Sequence[Colour | None] | None:
    """Return the colours of a w14:textFill, None for one that is clear; None for no fill, or one of unknown colour."""
    if fill is None:
        return None
    if fill.find(f"{W14}noFill") is not None:
        return (None,)
    colours: list[Colour | None] = []
    for tag in ("srgbClr", "schemeClr"):
        for element in fill.iter(W14 + tag):
            name = element.get(f"{W14}val", "")
            alpha = element.find(f"{W14}alpha")
            clear = alpha is not None and _number(alpha.get(f"{W14}val")) >= CLEAR
            colour = _THEME.get(name) or _written(name)
            if colour is None and not clear:
                return None
            colours.append(None if clear else colour)
    return colours or None


def _colour(
    element: etree._Element | None, written: str, theme: str, tint: str, shade: str
) -> Colour | None:
    base = _THEME.get(value(element, theme) or "")
    if base is None:
        return _written(value(element, written) or "auto")
    lighter, darker = _part(value(element, tint)), _part(value(element, shade))
    return Colour(*(round((255 - (255 - part) * lighter) * darker) for part in base))


def _written(text: str) -> Colour | None:
    try:
        parts = bytes.fromhex(text)
    except ValueError:
        return None
    return Colour(*parts) if len(parts) == 3 else None


def _part(text: str | None) -> float:
    """Return a share that is written as 00 to FF; the whole where nothing is written."""
    return int(text, 16) / 255 if text and re.fullmatch("[0-9A-Fa-f]{1,2}", text) else 1.0


def _number(text: str | None) -> float:
    try:
        return float((text or "0").removesuffix("%"))
    except ValueError:
        return 0.0
