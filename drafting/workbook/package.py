"""The zip file of an .xlsx: its sheets in their order, and what they share."""

from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass

from lxml import etree

from drafting.docx.everything import lines_in, may_bear
from drafting.errors import WorkbookError
from drafting.files.archive import Archive
from drafting.workbook.unreadable import CHECK_FILE, MAX_SHEETS, SAVE_AGAIN, unreadable

_OTHER_KINDS = (
    ("word/", "这是 Word 文档", CHECK_FILE),
    ("ppt/", "这是演示文稿", CHECK_FILE),
    ("OFD.xml", "这是 OFD 版式文件", "请找到它的表格原稿"),
    ("xl/workbook.bin", "这是 .xlsb 格式的工作簿", SAVE_AGAIN),
    ("content.xml", "这是 ODF 表格（.ods）", SAVE_AGAIN),
    ("Index/", "这是 Numbers 表格", "请在 Numbers 中导出为 Excel（.xlsx）"),
)
"""What else may be a zip file, by the beginning of a part's name."""
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    is_hidden: bool


class WorkbookFile(Archive):
    """An opened .xlsx whose entries have passed the limits.

    ``sheets`` are those with cells; ``is_recalculated`` says that the results of its formulas are not to be trusted:
    whoever opens it must calculate them.
    """

    suffix = ".xlsx"
    max_entries = 3000
    max_expanded = 100_000_000
    max_elements = 300_000
    max_attributes = 1_200_000

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file; raises WorkbookError with the reason when it is no safe .xlsx."""
        super().__init__(data, name)
        for start, kind, suggestion in _OTHER_KINDS:
            if any(part.startswith(start) for part in self.names()):
                raise self.error(kind, suggestion)
        main = self.main_part("这不是 Excel 工作簿")
        root = self.xml(main)
        assert root is not None, "main_part names a part that is there"
        self.is_1904 = _attribute(root, "workbookPr", "date1904") in _TRUE
        self.is_recalculated = _attribute(root, "calcPr", "fullCalcOnLoad") in _TRUE
        relations = {key: (kind, part) for key, kind, part, _ in self.named_relations(main)}
        self.sheets = tuple(self._sheets(root, relations))
        shared = {kind: part for kind, part in relations.values() if part in self.names()}
        self.styles, self.texts = shared.get("styles"), shared.get("sharedStrings")

    def _sheets(
        self, root: etree._Element, relations: dict[str, tuple[str, str]]
    ) -> Iterator[Listed]:
        listed = [*root.iter("{*}sheet")]
        if len(listed) > MAX_SHEETS:
            raise self.error(f"有 {len(listed)} 张工作表，超过 {MAX_SHEETS} 张", CHECK_FILE)
        parts = set(self.names())
        for sheet in listed:
            keys = [str(value) for name, value in sheet.items() if str(name).endswith("}id")]
            kind, part = relations.get(keys[0] if keys else "", ("worksheet", ""))
            name = sheet.get("name", "")
            if kind != "worksheet":
                continue
            if part not in parts:
                raise self.error(f"文件已损坏：工作表“{name}”不在里面")
            parts.remove(part)  # each has its own
            yield Listed(name, part, sheet.get("state", "visible") != "visible")

    def is_read(self, name: str) -> bool:
        """Whether anybody reads such a part: pictures and macros stay as they are."""
        return name.lower().endswith((".xml", ".rels"))

    def error(self, message: str, suggestion: str = "") -> WorkbookError:
        """Return the error that this file cannot be read, with the reason."""
        return unreadable(self.name, message, suggestion or SAVE_AGAIN)

    def unseen(self, seen: Container[str]) -> Iterator[str]:
        """Yield the texts of all other parts in which the words of a marking stand: boxes, comments, properties."""
        for part in self.names():
            if part in seen or not self.is_read(part):
                continue
            with suppress(WorkbookError):  # nothing else is read from it
                if may_bear(self.text(part)):
                    yield from lines_in(self.xml(part))


def _attribute(root: etree._Element, element: str, name: str) -> str:
    found = root.find(f"{{*}}{element}")
    return "" if found is None else found.get(name, "")
