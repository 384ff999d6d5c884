"""Which text of a .docx nobody sees: hidden, of the colour of its ground, or too small; it must not reach a prompt."""

from lxml import etree

from drafting.docx.styles import Styles, W, value

NEARLY_WHITE = 0xF0  # each of red, green and blue at least this
MIN_SIZE = 4  # half points
MIN_SCALE = 10  # per cent of the character's width
PAPER = ("background1", "light1")  # colours of the theme


def is_on(toggle: etree._Element | None) -> bool:
    """Whether an on/off property is on: there, and not switched off by its value."""
    return toggle is not None and value(toggle) not in ("0", "false", "off")


def is_invisible(run: etree._Element, properties: etree._Element | None, styles: Styles) -> bool:
    """Whether a reader of the page cannot see the run; ``properties`` are those of its paragraph."""
    character_style = value(run.find(f"{W}rPr/{W}rStyle"))
    own_style = None if properties is None else properties.find(f"{W}pStyle")
    paragraph_style = value(own_style)

    def prop(tag: str) -> etree._Element | None:
        own = run.find(f"{W}rPr/{W}{tag}")
        if own is None and character_style is not None:
            own = styles.of_chain(character_style, f"{W}rPr/{W}{tag}")
        return styles.inherited(paragraph_style, f"{W}rPr/{W}{tag}") if own is None else own

    def fills() -> list[str]:  # the nearest first
        cell = next(run.iterancestors(f"{W}tc"), None)
        grounds = (
            prop("shd"),
            None if properties is None else properties.find(f"{W}shd"),
            styles.inherited(paragraph_style, f"{W}pPr/{W}shd"),
            None if cell is None else cell.find(f"{W}tcPr/{W}shd"),
        )
        found = (value(ground, "fill") or "auto" for ground in grounds if ground is not None)
        return [fill.upper() for fill in found if fill != "auto"]

    if is_on(prop("vanish")):
        return True
    if _is_below(prop("sz"), MIN_SIZE) or _is_below(prop("w"), MIN_SCALE):
        return True
    color = _color(prop("color"))
    highlight = value(prop("highlight")) or "none"
    if not color or highlight not in ("none", "white"):
        return False
    grounds = fills()
    if all(map(_is_white, grounds)):
        return _is_white(color)
    return grounds[0] == color


def _color(element: etree._Element | None) -> str:
    """Return the colour of the letters as RRGGBB, that of the paper as white; empty where the page decides."""
    is_paper = value(element, "themeColor") in PAPER and value(element, "themeShade") is None
    return "FFFFFF" if is_paper else (value(element) or "auto").upper().removeprefix("AUTO")


def _is_white(color: str) -> bool:
    try:
        parts = bytes.fromhex(color)
    except ValueError:
        return False
    return len(parts) == 3 and min(parts) >= NEARLY_WHITE


def _is_below(element: etree._Element | None, limit: int) -> bool:
    text = (value(element) or "").removesuffix("%")
    return text.isdecimal() and int(text[:9]) <= limit
