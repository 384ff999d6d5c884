"""The zip file around a .docx: opened within limits, read part by part, written without recompressing.

A .docx comes from anyone, so nothing of it is believed: how many parts it has, how large they unpack, what they
are called. A part that is copied from a template to a report keeps its compressed bytes.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from drafting.characters import printable
from drafting.docx.xml_text import in_usual_variant, in_utf8, is_strict
from drafting.errors import DocumentError, Problem

MAX_ENTRIES = 500
MAX_EXPANDED = 50_000_000
MAX_RATIO = 100
SMALL = 1_000_000  # below this a high ratio harms nobody: a page of one character packs 200 to 1
MAX_XML = 10_000_000  # one part; a report of 5,000 characters has 0.1 MB
MAX_ELEMENTS = 80_000  # of all parts that are read; a report has some thousands
MAX_ATTRIBUTES = 300_000  # of all parts that are read; a run of Word's has two or three
MAX_DEPTH = 200
MAX_NAME = 60  # characters of a part's name that are told
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
SAVE_AGAIN = "请用 Word 或 WPS 打开，另存为 .docx 后再试"
WITHOUT_MACROS = "请在 Word 或 WPS 中另存为不带宏的 .docx 后再试"
MARK = b"shuzhi"
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError,
    ValueError, OverflowError, OSError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """One entry of a zip file as it stands there: compressed."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes


def deflate(name: str, content: bytes) -> Member:
    """Return the content as a compressed entry."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = packer.compress(content) + packer.flush()
    return Member(name, zipfile.ZIP_DEFLATED, zlib.crc32(content), len(content), data)


def pack(members: Iterable[Member]) -> bytes:
    """Return a zip file of the entries in their order, without times: the same entries give the same bytes."""
    body, directory, count = bytearray(), bytearray(), 0
    for member in members:
        name = member.name.encode()
        # version 2.0, UTF-8 names, method, 1980-01-01 00:00, checksum, sizes, lengths of name and extra field
        common = struct.pack(
            "<HHHHHIIIHH", 20, 0x800, member.method, 0, 0x21, member.crc,
            len(member.data), member.size, len(name), 0,
        )  # fmt: skip
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name
        body += b"PK\x03\x04" + common + name + member.data
        count += 1
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + b"PK\x05\x06" + end)


def marked(data: bytes) -> bytes:
    """Return a zip file without comment, now with our mark as that: no office program keeps it."""
    return data[:-2] + struct.pack("<H", len(MARK)) + MARK


def is_marked(data: bytes) -> bool:
    """Whether a file is one that was marked here, by no other hand since."""
    return data.startswith(b"PK") and data.endswith(MARK)


@dataclass(slots=True)
class Spent:
    """What has been unpacked and read so far, against the limits."""

    expanded: int = 0
    elements: int = 0
    attributes: int = 0


class Package:
    """An opened .docx whose entries have passed the limits. ``name`` is the file's name for messages."""

    def __init__(self, data: bytes, name: str, spent: Spent | None = None) -> None:
        """Open the file; raises DocumentError with the reason when it is no safe .docx.

        Files that have the same ``spent`` share what they may take.
        """
        self.name = name
        self._spent = spent or Spent()
        self._data = data
        self._refuse_other_kinds(data)
        # every entry of the directory begins with this mark: count before anything is built from them
        if data.count(b"PK\x01\x02") > MAX_ENTRIES:
            raise self.error(f"压缩包内的文件超过 {MAX_ENTRIES} 个")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE:
            raise self.error("文件已损坏，或不是 .docx 文件") from None
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._check_entries()
        self.main = self._main_part()

    def _refuse_other_kinds(self, data: bytes) -> None:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise self.error("文件设有打开密码", "请在 Word 中取消密码后再试")
            raise self.error("这是旧版 Word 文档（.doc）")
        if data.startswith(b"{\\rtf"):
            raise self.error("这是 RTF 文档")
        if data.startswith(b"%PDF"):
            raise self.error("这是 PDF 文件", "请改用它的 Word 原稿")
        if not data:
            raise self.error("文件是空的", "请检查是否选错文件")

    def _check_entries(self) -> None:
        entries = self._zip.infolist()
        names = {entry.filename.casefold() for entry in entries}
        if len(names) < len(entries):
            raise self.error("压缩包内有重名文件")
        for entry in entries:
            if entry.flag_bits & 0x41:
                raise self.error("压缩包内的文件已加密", "请取消密码后再试")
            if re.search(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|\\|:|\0", entry.filename):
                raise self.error("压缩包内有越界的文件名")
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise self.error("压缩方式不是 .docx 所用的")
            if entry.file_size > max(SMALL, MAX_RATIO * entry.compress_size):
                raise self.error(f"压缩比超过 {MAX_RATIO}，疑似压缩炸弹")
            if entry.filename.rpartition("/")[2].lower() == "vbaproject.bin":
                raise self.error("文件带有宏，不安全", WITHOUT_MACROS)
        self._spent.expanded += sum(entry.file_size for entry in entries)
        if self._spent.expanded > MAX_EXPANDED:
            raise self.error(f"展开后超过 {MAX_EXPANDED // 1_000_000} MB")

    def _main_part(self) -> str:
        for kind, target, _ in self.relations(""):
            if kind == "officeDocument":
                if target in self._entries:
                    return target
                break
        raise self.error("文件里没有 Word 正文")

    def error(self, message: str, suggestion: str = SAVE_AGAIN) -> DocumentError:
        """Return the error that this file cannot be read, with the reason."""
        return DocumentError("文件无法读取", [Problem(self.name, "", "", message, suggestion)])

    def read(self, part: str) -> bytes:
        """Return the content of a part; raises DocumentError when it is damaged."""
        entry = self._entries[part]
        try:
            with self._zip.open(entry) as stream:
                return stream.read(entry.file_size)
        except _DAMAGE:
            raise self._damaged(part) from None

    def text(self, part: str) -> bytes:
        """Return the text of an XML part in UTF-8; raises DocumentError when it is damaged or too large."""
        if self._entries[part].file_size > MAX_XML:
            raise self.error(f"{_named(part)} 展开后超过 {MAX_XML // 1_000_000} MB")
        try:
            return in_utf8(self.read(part))
        except (UnicodeDecodeError, LookupError):
            raise self._damaged(part) from None

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of an XML part, or None when the file has no such part.

        Entities are never resolved, nothing is fetched; raises DocumentError for a DOCTYPE, for XML that is
        damaged, and for more of it than any report has.
        """
        if part not in self._entries:
            return None
        data = self.text(part)
        if b"<!DOCTYPE" in data:
            raise self.error("文件里有 DOCTYPE 声明，不安全")
        # a tree takes forty times the room of its text: what is too much is counted before one is made
        self._spent.attributes += data.count(b"=")
        is_large = data.count(b"<") > 2 * MAX_ELEMENTS or self._spent.attributes > MAX_ATTRIBUTES
        if is_large or self._spent.elements > MAX_ELEMENTS:
            raise self._too_much(part)
        parser = etree.XMLParser(
            encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(in_usual_variant(data), parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._damaged(part) from None
        self._spent.elements += int(str(root.xpath("count(//*)")).partition(".")[0])
        if self._spent.elements > MAX_ELEMENTS or root.xpath(f"boolean({'/*' * MAX_DEPTH})"):
            raise self._too_much(part)
        return root

    def _damaged(self, part: str) -> DocumentError:
        return self.error(f"文件已损坏（{_named(part)}）")

    def _too_much(self, part: str) -> DocumentError:
        return self.error(f"内容过多或嵌套过深（{_named(part)}）")

    def relations(self, part: str) -> list[tuple[str, str, bool]]:
        """Return (kind, target, external) of what a part refers to; "" is the package itself.

        ``kind`` is the last word of the relationship's type, e.g. styles; ``target`` is the name of a part.
        """
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
            found.append((kind, target, external))
        return found

    def related(self, kind: str) -> etree._Element | None:
        """Return the root of the main part's styles, numbering, footnotes …, or None."""
        for found, target, external in self.relations(self.main):
            if found == kind and not external:
                return self.xml(target)
        return None

    @property
    def is_strict(self) -> bool:
        """Whether the file is in Word's strict variant."""
        return is_strict(self.text(self.main))

    def names(self) -> list[str]:
        """Return the names of the parts in their order."""
        return [name for name in self._entries if not name.endswith("/")]

    def member(self, part: str) -> Member:
        """Return a part still compressed, its checksum proven."""
        entry = self._entries[part]
        self.read(part)
        header = self._data[entry.header_offset : entry.header_offset + 30]
        name_length, extra_length = struct.unpack("<HH", header[26:30])
        start = entry.header_offset + 30 + name_length + extra_length
        data = self._data[start : start + entry.compress_size]
        return Member(part, entry.compress_type, entry.CRC, entry.file_size, data)


def _named(part: str) -> str:
    """Return a part's name as it may be shown: a stranger chose it."""
    name = " ".join(printable(part).split())
    return name if len(name) <= MAX_NAME else f"{name[:MAX_NAME]}…"
