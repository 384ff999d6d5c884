"""The zip file around a .docx: opened within limits, read part by part, written without recompressing.

A part that is copied from a template to a report keeps its compressed bytes.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from drafting.errors import DocumentError, Problem
from drafting.files.archive import Archive, Spent

MAX_ELEMENTS = 80_000  # of all parts that are read; a report has some thousands
MAX_ATTRIBUTES = 300_000  # of all parts that are read; a run of Word's has two or three
STRICT_NAMESPACES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip
SAVE_AGAIN = "请用 Word 或 WPS 打开，另存为 .docx 后再试"
WITHOUT_MACROS = "请在 Word 或 WPS 中另存为不带宏的 .docx 后再试"
MARK = b"shuzhi"
MEDIA = "/media/"
"""In the name of a part that is a picture or a sound."""


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


class Package(Archive):
    """An opened .docx whose entries have passed the limits."""

    suffix = ".docx"
    max_elements = MAX_ELEMENTS
    max_attributes = MAX_ATTRIBUTES
    renamed = STRICT_NAMESPACES

    def __init__(self, data: bytes, name: str, spent: Spent | None = None) -> None:
        """Open the file; raises DocumentError with the reason when it is no safe .docx."""
        self.name = name
        self._data = data
        self._refuse_other_kinds(data)
        super().__init__(data, name, spent)
        self.main = self.main_part("文件里没有 Word 正文")

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

    def is_read(self, name: str) -> bool:
        """Whether a part may have words in it; a picture, which packs as well as it is blank, has none."""
        return MEDIA not in name

    def refuse_entry(self, name: str) -> None:
        """Raise DocumentError for macros."""
        if name.rpartition("/")[2].lower() == "vbaproject.bin":
            raise self.error("文件带有宏，不安全", WITHOUT_MACROS)

    def error(self, message: str, suggestion: str = "") -> DocumentError:
        """Return the error that this file cannot be read, with the reason."""
        problem = Problem(self.name, "", "", message, suggestion or SAVE_AGAIN)
        return DocumentError("文件无法读取", [problem])

    def related(self, kind: str) -> etree._Element | None:
        """Return the root of the main part's styles, numbering, footnotes …, or None."""
        for found, target, external in self.relations(self.main):
            if found == kind and not external:
                return self.xml(target)
        return None

    @property
    def is_strict(self) -> bool:
        """Whether the file is in Word's strict variant, which uses other names for the same things."""
        return b"purl.oclc.org/ooxml" in self.text(self.main)

    def member(self, part: str) -> Member:
        """Return a part still compressed, its checksum proven."""
        entry = self.entry(part)
        self.read(part)
        header = self._data[entry.header_offset : entry.header_offset + 30]
        name_length, extra_length = struct.unpack("<HH", header[26:30])
        start = entry.header_offset + 30 + name_length + extra_length
        data = self._data[start : start + entry.compress_size]
        return Member(part, entry.compress_type, entry.CRC, entry.file_size, data)
