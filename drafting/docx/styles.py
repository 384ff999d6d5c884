"""The styles of a .docx: found by the name that a user sees, with the properties they hand down.

Word keeps a style's name when a template is edited but may change its id, so the name is the contract between
the template and the writer.
"""

from enum import StrEnum

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


MAX_BASES = 20  # Word itself allows fewer styles to be based on one another


class StyleName(StrEnum):
    """The styles that carry the layout of a report."""

    BODY = "Normal"
    TITLE = "Title"
    BYLINE = "Subtitle"
    SALUTATION = "称谓"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADING_4 = "heading 4"
    RUN_IN_1 = "段首一级标题"  # character styles: the heading sentence at the start of a paragraph
    RUN_IN_2 = "段首二级标题"
    SIGNOFF = "署名"
    DATE = "成文日期"
    NOTICE = "校验提示"


SHOWN_AS = {
    StyleName.BODY: "正文",
    StyleName.TITLE: "标题",
    StyleName.BYLINE: "副标题",
    StyleName.HEADING_1: "标题 1",
    StyleName.HEADING_2: "标题 2",
    StyleName.HEADING_3: "标题 3",
    StyleName.HEADING_4: "标题 4",
}
"""What a Chinese Word calls its built-in styles; the others show their own names."""


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """Return a w: attribute of an element that may be missing."""
    return None if element is None else element.get(W + attribute)


class Styles:
    """The styles part of a .docx."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else list(root.iter(W + "style"))
        self._by_id = {style.get(W + "styleId", ""): style for style in found}
        self._names = {
            id_: value(style.find(W + "name")) or "" for id_, style in self._by_id.items()
        }
        self._bases = {
            id_: value(style.find(W + "basedOn")) or "" for id_, style in self._by_id.items()
        }
        self._default = next(
            (
                style.get(W + "styleId", "")
                for style in found
                if style.get(W + "type") == "paragraph"
                and style.get(W + "default") in ("1", "true")
            ),
            "",
        )
        self._properties: dict[str, dict[str, etree._Element]] = {}
        """Of every style that was asked for one, its own properties by their paths."""
        self._found: dict[tuple[str, str], etree._Element | None] = {}
        self._document = None if root is None else root.find(W + "docDefaults")
        self._defaults: dict[str, etree._Element | None] = {}

    def id_of(self, name: str) -> str | None:
        """Return the id of the style of that name, or None."""
        wanted = name.casefold()
        return next((id_ for id_, found in self._names.items() if found.casefold() == wanted), None)

    def name_of(self, style_id: str | None) -> str:
        """Return the name of a style, of the default paragraph style without an id."""
        return self._names.get(self._default if style_id is None else style_id, "")

    def of_chain(self, style_id: str | None, path: str) -> etree._Element | None:
        """Return a property such as w:rPr/w:sz (in Clark notation) of the style or those below it, or None.

        Without an id it is that of the default paragraph style. What is found is kept for every style on the way.
        """
        key = (self._default if style_id is None else style_id), path
        if key in self._found:
            return self._found[key]
        asked: list[tuple[str, str]] = []
        found = None
        while key not in self._found and key[0] in self._by_id and len(asked) < MAX_BASES:
            asked.append(key)
            found = self._own(key[0]).get(path)
            if found is not None:
                break
            key = self._bases[key[0]], path
        else:
            found = self._found.get(key)
        self._found |= dict.fromkeys(asked, found)
        return found

    def _own(self, style_id: str) -> dict[str, etree._Element]:
        found = self._properties.get(style_id)
        if found is None:
            found = self._properties[style_id] = {}
            for group in self._by_id[style_id]:
                for element in group:
                    found.setdefault(f"{group.tag}/{element.tag}", element)
        return found

    def inherited(self, style_id: str | None, path: str) -> etree._Element | None:
        """Return a property of the style, else the document's default, or None."""
        found = self.of_chain(style_id, path)
        if found is None and self._document is not None:
            if path not in self._defaults:
                kind = path[len(W) :].partition("/")[0]
                self._defaults[path] = self._document.find(f"{W}{kind}Default/{path}")
            found = self._defaults[path]
        return found


class ParagraphProperties:
    """The properties of a paragraph, its own before those of its style; each is looked for once."""

    def __init__(self, paragraph: etree._Element, styles: Styles) -> None:
        self._styles = styles
        self._own: dict[str, etree._Element] = {}
        first = next(iter(paragraph), None)
        # they come first in it: no run of a long one is looked at
        for element in () if first is None or first.tag != f"{W}pPr" else first:
            self._own.setdefault(element.tag, element)
        self.style = value(self._own.get(f"{W}pStyle"))

    def named(self, tag: str) -> list[etree._Element]:
        """Return the property of that name: the paragraph's own, then that of its style, where there is one."""
        found = self._own.get(W + tag), self._styles.inherited(self.style, f"{W}pPr/{W}{tag}")
        return [element for element in found if element is not None]
