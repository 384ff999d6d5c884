"""The zip file of an office program: opened within limits, read part by part.

Such a file comes from anyone, so nothing of it is believed: how many parts it has, how large they unpack, what they
are called.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from abc import ABC, abstractmethod
from dataclasses import dataclass

from lxml import etree

from drafting.errors import InputError
from drafting.text.characters import printable
from drafting.text.xml_text import in_utf8

MAX_RATIO = 100
SMALL = 1_000_000  # below this a high ratio harms nobody: a page of one character packs 200 to 1
MAX_DEPTH = 200
MAX_NAME = 60  # characters of a part's name that are told
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OUTSIDE = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|\\|:|\0")
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError,
    ValueError, OverflowError, OSError,
)  # fmt: skip


@dataclass(slots=True)
class Spent:
    """What has been unpacked and parsed so far, against the limits."""

    expanded: int = 0
    elements: int = 0
    attributes: int = 0


class Archive(ABC):
    """An opened file whose entries have passed the limits. ``name`` is the file's name for messages."""

    suffix: str
    """Of the files that it is for, for messages."""
    max_entries = 500
    max_expanded = 50_000_000
    max_xml = 10_000_000  # one part that is parsed
    max_elements: int
    max_attributes: int
    """Of all parts that are parsed."""
    renamed: tuple[tuple[bytes, bytes], ...] = ()
    """What stands in XML for something else, and that."""

    def __init__(self, data: bytes, name: str, spent: Spent | None = None) -> None:
        """Open the file; raises ``error`` with the reason when it is not safe.

        Files that have the same ``spent`` share what they may take.
        """
        self.name = name
        self._spent = spent or Spent()
        # every entry of the directory begins with this mark: count before anything is built from them
        if data.count(b"PK\x01\x02") > self.max_entries:
            raise self.error(f"压缩包内的文件超过 {self.max_entries} 个")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE:
            raise self.error(f"文件已损坏，或不是 {self.suffix} 文件") from None
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._check_entries()

    @abstractmethod
    def error(self, message: str, suggestion: str = "") -> InputError:
        """Return the error that this file cannot be read, with the reason; without a suggestion the usual one."""

    def is_read(self, name: str) -> bool:
        """Whether such a part is read for what the file says; one that is not may be of any size until it is."""
        return True

    def refuse_entry(self, name: str) -> None:  # noqa: B027 - nothing more is refused as a rule
        """Raise ``error`` for an entry that such a file may not have."""

    def _check_entries(self) -> None:
        entries = self._zip.infolist()
        names = {entry.filename.casefold() for entry in entries}
        if len(names) < len(entries):
            raise self.error("压缩包内有重名文件")
        for entry in entries:
            if entry.flag_bits & 0x41:
                raise self.error("压缩包内的文件已加密", "请取消密码后再试")
            if _OUTSIDE.search(entry.filename):
                raise self.error("压缩包内有越界的文件名")
            self.refuse_entry(entry.filename)
            if not self.is_read(entry.filename):
                continue
            if entry.file_size > max(SMALL, MAX_RATIO * entry.compress_size):
                raise self.error(f"压缩比超过 {MAX_RATIO}，疑似压缩炸弹")
            self._admit(entry)

    def _admit(self, entry: zipfile.ZipInfo) -> None:
        """Count what an entry unpacks to; raises ``error`` where all of them are more than any such file has."""
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.error(f"压缩方式不是 {self.suffix} 所用的")
        self._spent.expanded += entry.file_size
        if self._spent.expanded > self.max_expanded:
            raise self.error(f"展开后超过 {self.max_expanded // 1_000_000} MB")

    def entry(self, part: str) -> zipfile.ZipInfo:
        """Return what the directory says of a part."""
        return self._entries[part]

    def names(self) -> list[str]:
        """Return the names of the parts in their order."""
        return [name for name in self._entries if not name.endswith("/")]

    def read(self, part: str) -> bytes:
        """Return the content of a part; raises ``error`` when it is damaged."""
        entry = self._entries[part]
        if not self.is_read(part):  # nobody counted it when the file was opened
            self._admit(entry)
        try:
            with self._zip.open(entry) as stream:
                return stream.read(entry.file_size)
        except _DAMAGE:
            raise self._damaged(part) from None

    def text(self, part: str) -> bytes:
        """Return the text of an XML part in UTF-8; raises ``error`` when it is damaged or too large."""
        if self._entries[part].file_size > self.max_xml:
            raise self.error(f"{_named(part)} 展开后超过 {self.max_xml // 1_000_000} MB")
        try:
            return in_utf8(self.read(part))
        except (UnicodeDecodeError, LookupError):
            raise self._damaged(part) from None

    def refuse_doctype(self, data: bytes) -> None:
        """Raise ``error`` for XML that declares a document type, and with it may declare entities."""
        if b"<!DOCTYPE" in data or b"<\0!\0D\0" in data or b"\0<\0!\0D" in data:
            raise self.error("文件里有 DOCTYPE 声明，不安全")

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of an XML part, or None when the file has no such part.

        Entities are never resolved, nothing is fetched; raises ``error`` for a DOCTYPE, for XML that is damaged, and
        for more of it than any such file has.
        """
        if part not in self._entries:
            return None
        data = self.text(part)
        self.refuse_doctype(data)
        # a tree takes forty times the room of its text: what is too much is counted before one is made
        spent = self._spent
        spent.attributes += data.count(b"=")
        if (
            data.count(b"<") > 2 * self.max_elements
            or spent.attributes > self.max_attributes
            or spent.elements > self.max_elements
        ):
            raise self._too_much(part)
        for strict, usual in self.renamed:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._damaged(part) from None
        spent.elements += int(str(root.xpath("count(//*)")).partition(".")[0])
        if spent.elements > self.max_elements or root.xpath(f"boolean({'/*' * MAX_DEPTH})"):
            raise self._too_much(part)
        return root

    def _damaged(self, part: str) -> InputError:
        return self.error(f"文件已损坏（{_named(part)}）")

    def _too_much(self, part: str) -> InputError:
        return self.error(f"内容过多或嵌套过深（{_named(part)}）")

    def relations(self, part: str) -> list[tuple[str, str, bool]]:
        """Return (kind, target, external) of what a part refers to; "" is the package itself.

        ``kind`` is the last word of the relationship's type, e.g. styles; ``target`` is the name of a part.
        """
        return [
            (kind, target, external) for _, kind, target, external in self.named_relations(part)
        ]

    def named_relations(self, part: str) -> list[tuple[str, str, str, bool]]:
        """Return (id, kind, target, external) of what a part refers to; as above."""
        folder, _, file = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        if root is None:
            return []
        found = []
        for relation in root.iter(f"{RELATIONSHIPS}Relationship"):
            kind = relation.get("Type", "").rpartition("/")[2]
            target = relation.get("Target", "")
            external = relation.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append((relation.get("Id", ""), kind, target, external))
        return found

    def main_part(self, missing: str) -> str:
        """Return the name of the part that is the document itself; raises ``error`` with the message for none."""
        for kind, target, _ in self.relations(""):
            if kind == "officeDocument":
                if target in self._entries:
                    return target
                break
        raise self.error(missing)


def _named(part: str) -> str:
    """Return a part's name as it may be shown: a stranger chose it."""
    name = " ".join(printable(part).split())
    return name if len(name) <= MAX_NAME else f"{name[:MAX_NAME]}…"
