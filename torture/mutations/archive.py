"""A .docx in pieces, to be changed and packed again: also into a zip file that lies about itself."""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from random import Random

MAIN = "word/document.xml"
UTF8 = 0x800
"""The flag of a name in UTF-8."""


@dataclass(slots=True)
class Entry:
    """One entry; what is None is told as it is, else as the number says."""

    name: str
    content: bytes
    method: int = zipfile.ZIP_DEFLATED
    flags: int = UTF8
    size: int | None = None
    packed_size: int | None = None
    checksum: int | None = None
    raw_name: bytes | None = None
    """The bytes of a name that is no UTF-8."""


@dataclass(slots=True)
class Archive:
    """The entries of a .docx in their order, and what stands before and after them."""

    entries: list[Entry]
    before: bytes = b""
    comment: bytes = b""
    level: int = 6
    told_apart: bool = False
    """Whether the headers of the entries say other sizes than the directory."""

    @property
    def names(self) -> list[str]:
        """The names of the entries."""
        return [entry.name for entry in self.entries]

    def find(self, name: str) -> Entry | None:
        """Return the first entry of that name, or None."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def main(self) -> Entry:
        """Return the main part, or what stands in its place."""
        return self.find(MAIN) or self.entries[0]

    def xml(self) -> list[Entry]:
        """Return the entries that are XML by their names."""
        return [entry for entry in self.entries if entry.name.endswith((".xml", ".rels"))]

    def any(self, random: Random) -> Entry:
        """Return an entry, the main part in every third case."""
        return self.main() if random.random() < 1 / 3 else random.choice(self.entries)

    def any_xml(self, random: Random) -> Entry:
        """Return an XML part, the main one in more than every second case."""
        return self.main() if random.random() < 0.6 else random.choice(self.xml() or self.entries)


def unpack(data: bytes) -> Archive:
    """Return a good .docx in pieces."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return Archive([Entry(name, file.read(name)) for name in file.namelist()])


def pack(archive: Archive) -> bytes:
    """Return the zip file."""
    body, directory = bytearray(archive.before), bytearray()
    for entry in archive.entries:
        data = entry.content
        if entry.method == zipfile.ZIP_DEFLATED:
            packer = zlib.compressobj(archive.level, zlib.DEFLATED, -zlib.MAX_WBITS)
            data = packer.compress(data) + packer.flush()
        name = entry.name.encode() if entry.raw_name is None else entry.raw_name
        checksum = zlib.crc32(entry.content) if entry.checksum is None else entry.checksum
        packed = len(data) if entry.packed_size is None else entry.packed_size
        size = len(entry.content) if entry.size is None else entry.size
        head = struct.pack("<HHHHHI", 20, entry.flags, entry.method, 0, 0x21, checksum)
        common = struct.pack("<IIHH", packed, size, len(name), 0)
        local = struct.pack("<IIHH", 0, 0, len(name), 0) if archive.told_apart else common
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + head + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name
        body += b"PK\x03\x04" + head + local + name + data
    count = min(len(archive.entries), 0xFFFF)
    end = struct.pack("<HHHHII", 0, 0, count, count, len(directory), len(body))
    end += struct.pack("<H", len(archive.comment)) + archive.comment
    return bytes(body + directory + b"PK\x05\x06" + end)
