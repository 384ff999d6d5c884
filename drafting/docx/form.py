"""A template as a form: taken apart once, its parts still compressed, its page and styles measured.

A user's own template comes from Word, with other style ids, other margins, other sizes; and it must not carry
anything into a report that refers outside or runs.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from importlib.resources import files

from lxml import etree

from drafting.docx.package import Member, Package
from drafting.docx.styles import SHOWN_AS, StyleName, Styles, W, value
from drafting.errors import DocumentError, Problem

TEMPLATE = "模板.docx"
"""The name of a user's own, in the report's folder."""
TITLE_MARGIN = 1  # character: fonts differ, and a line that just fits may not


@dataclass(frozen=True, slots=True)
class Form:
    """A template taken apart: what goes round the paragraphs, and what its page and styles measure."""

    members: tuple[Member, ...]
    main: str
    section: str
    ids: dict[StyleName, str]
    """As they are written into an attribute."""
    columns: float
    """Characters of a sign-off line."""
    title_columns: float
    character: float
    """Width of one of them, in twips."""


@cache
def own_form() -> Form:
    """Return the project's own template."""
    return form_of((files("drafting.docx") / "template.docx").read_bytes())


@lru_cache(maxsize=4)
def form_of(template: bytes) -> Form:
    """Return a template taken apart; raises DocumentError when it cannot be used, e.g. lacks a style."""
    package = Package(template, TEMPLATE)
    if any(external for part in package.names() for _, _, external in package.relations(part)):
        raise package.error("模板引用了外部文件", "请删除模板中的链接和外部模板后再试")
    types = package.read("[Content_Types].xml") if "[Content_Types].xml" in package.names() else b""
    if package.is_strict or b"wordprocessingml.document.main+xml" not in types:
        raise package.error("模板的格式不是普通的 .docx")
    styles = Styles(package.related("styles"))
    document = package.xml(package.main)
    section = None if document is None else document.find(f"{W}body/{W}sectPr")
    if section is None:
        raise package.error("模板没有页面设置", "请在 Word 中设置页边距后保存，再试")
    ids = _style_ids(styles)
    etree.cleanup_namespaces(section)
    character = _character(styles, ids[StyleName.SIGNOFF])
    text_width = _text_width(section)
    return Form(
        members=tuple(package.member(name) for name in package.names()),
        main=package.main,
        section=etree.tostring(section, encoding="unicode"),
        ids=ids,
        columns=text_width // character,
        title_columns=text_width // _character(styles, ids[StyleName.TITLE]) - TITLE_MARGIN,
        character=character,
    )


def _style_ids(styles: Styles) -> dict[StyleName, str]:
    ids = {name: styles.id_of(name) for name in StyleName}
    missing = [SHOWN_AS.get(name, name) for name, style_id in ids.items() if style_id is None]
    if missing:
        suggestion = "请以自带的模板为底本修改，不要删除样式或改变样式名称"
        problems = [Problem(TEMPLATE, "", name, "样式不存在", suggestion) for name in missing]
        raise DocumentError("模板缺少样式", problems)
    return {name: escape(style_id) for name, style_id in ids.items() if style_id is not None}


def _character(styles: Styles, style_id: str) -> float:
    """Return the pitch of a style's characters in twips: its size, plus what it sets them apart."""
    size = value(styles.inherited(style_id, f"{W}rPr/{W}sz"))
    apart = value(styles.inherited(style_id, f"{W}rPr/{W}spacing"))
    return max(_number(size, 32) * 10 + _number(apart, 0), 100)


def _text_width(section: etree._Element) -> float:
    page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    taken = sum(_number(value(margins, side), 0) for side in ("left", "right", "gutter"))
    return max(_number(value(page, "w"), 11906) - taken, 2000)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,5}", text, re.ASCII) else default
