"""Mutations of the package: its parts, their names, what they refer to, and what they pretend to be."""

import re
from random import Random

from torture.mutations.archive import Archive, Entry, pack
from torture.mutations.mutation import mutation

NAMES = (
    "../evil.xml", "word/../../evil.xml", "/etc/passwd", "C:/evil.xml", "..\\evil", "word\\document.xml", "word//document.xml",
    "./word/document.xml", "word/document.xml/", "word/\x1b[31mred.xml", "word/\x9b31m.xml", "word/\u202etxt.xml", "word/\nx.xml",
    "word/文档.xml", "WORD/DOCUMENT.XML", "x" * 3000 + ".xml", "", " ", "con.xml", "word/document.xml\x00.png", "word/.rels",
)  # fmt: skip
TARGETS = (
    "", "document.xml", "../word/document.xml", "nowhere.xml", "../../../etc/passwd", "/word/document.xml", "/", "..", "styles.xml",
    "http://169.254.169.254/", "file:///etc/passwd", "\\\\host\\share", "numbering.xml", "footnotes.xml", "%2e%2e/x", "x" * 3000,
    "media/image1.png", "_rels/document.xml.rels", "\x9b31m.xml", "\u202e.xml",
)  # fmt: skip
KINDS = (
    "officeDocument",
    "styles",
    "numbering",
    "footnotes",
    "comments",
    "hyperlink",
    "attachedTemplate",
    "oleObject",
    "x",
)
MACROS = ("word/vbaProject.bin", "word/VBAPROJECT.BIN", "vbaProject.bin", "word/sub/vbaProject.bin")


@mutation("part dropped", 3)
def _dropped(archive: Archive, random: Random) -> None:
    if len(archive.entries) > 1:
        archive.entries.remove(random.choice(archive.entries))


@mutation("part renamed", 2)
def _renamed(archive: Archive, random: Random) -> None:
    entry = archive.any(random)
    new = random.choice((*NAMES, *archive.names))
    if random.random() < 0.5 and entry.name:  # and what refers to it along with it
        short = entry.name.rpartition("/")[2].encode()
        for other in archive.xml():
            told = new.rpartition("/")[2].replace("&", "").replace("<", "").replace('"', "")
            other.content = other.content.replace(short, re.sub(r"[\x00-\x1f]", "", told).encode())
    entry.name = new


@mutation("part of an odd name added", 2)
def _added(archive: Archive, random: Random) -> None:
    content = random.choice(
        (b"", b"<x/>", random.randbytes(200), "密".encode(), archive.main().content)
    )
    archive.entries.append(Entry(random.choice(NAMES), content))


@mutation("two parts of one name", 1)
def _twice(archive: Archive, random: Random) -> None:
    entry = archive.any(random)
    name = random.choice((entry.name, entry.name.upper(), entry.name.swapcase()))
    archive.entries.insert(
        random.randint(0, len(archive.entries)), Entry(name, archive.any(random).content)
    )


@mutation("a name that is no UTF-8", 1)
def _misnamed(archive: Archive, random: Random) -> None:
    entry = random.choice(archive.entries)
    entry.raw_name = random.choice(
        (b"\xff\xfe\x00", "正文.xml".encode("gbk"), b"word/\xe6\x96", b"a" * 60_000)
    )
    entry.flags = random.choice((0, 0x800))


@mutation("contents of two parts exchanged", 2)
def _exchanged(archive: Archive, random: Random) -> None:
    one, other = random.choice(archive.entries), random.choice(archive.entries)
    one.content, other.content = other.content, one.content


@mutation("part emptied or no XML", 2)
def _emptied(archive: Archive, random: Random) -> None:
    entry = archive.any(random)
    entry.content = random.choice(
        (b"", b" ", b"<x/>", random.randbytes(500), b"<?xml version='1.0'?>", "内".encode())
    )


@mutation("content types wrong", 3)
def _content_types(archive: Archive, random: Random) -> None:
    entry = archive.find("[Content_Types].xml")
    if entry is None:
        return
    found = re.findall(rb'ContentType="([^"]*)"', entry.content) or [b"x"]
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    entry.content = random.choice((
        entry.content.replace(random.choice(found), random.choice(found), 1),
        entry.content.replace(random.choice(found), macros),
        entry.content.replace(b"Override", b"Default"),
        re.sub(rb"<Override[^>]*>", b"", entry.content),
    ))  # fmt: skip


def _relations(archive: Archive, random: Random) -> Entry | None:
    found = [entry for entry in archive.entries if entry.name.endswith(".rels")]
    return random.choice(found) if found else None


@mutation("relationship to elsewhere", 5)
def _elsewhere(archive: Archive, random: Random) -> None:
    entry = _relations(archive, random)
    if entry is None:
        return
    found = re.findall(rb' Target="[^"]*"', entry.content) or [b" "]
    mode = random.choice(
        ("", "", ' TargetMode="External"', ' TargetMode="Internal"', ' TargetMode="x"')
    )
    target = f' Target="{random.choice(TARGETS)}"{mode}'
    entry.content = entry.content.replace(
        random.choice(found), target.encode(), random.choice((1, -1))
    )


@mutation("relationship of another kind", 3)
def _other_kind(archive: Archive, random: Random) -> None:
    entry = _relations(archive, random)
    if entry is None:
        return
    found = re.findall(rb'(\w+)" Target=', entry.content) or [b"x"]
    entry.content = entry.content.replace(
        random.choice(found) + b'"', random.choice(KINDS).encode() + b'"', random.choice((1, -1))
    )


@mutation("relationships many or twice", 2)
def _many(archive: Archive, random: Random) -> None:
    entry = _relations(archive, random)
    if entry is None:
        return
    rows = re.findall(rb"<Relationship [^>]*>", entry.content) or [b"<Relationship/>"]
    times = random.choice((1, 1, 300, 3000))
    entry.content = entry.content.replace(
        b"</Relationships>", random.choice(rows) * times + b"</Relationships>"
    )


@mutation("relationships of relationships", 1)
def _circular(archive: Archive, random: Random) -> None:
    """Make parts refer to themselves and to one another."""
    entry = _relations(archive, random)
    if entry:
        folder, _, file = entry.name.rpartition("/")
        archive.entries.append(Entry(f"{folder}/_rels/{file}.rels", entry.content))
        entry.content = entry.content.replace(b"styles.xml", b"document.xml").replace(
            b"numbering.xml", b"styles.xml"
        )


@mutation("macros", 1)
def _macros(archive: Archive, random: Random) -> None:
    archive.entries.append(Entry(random.choice(MACROS), random.randbytes(100)))


@mutation("a file in the file", 2)
def _embedded(archive: Archive, random: Random) -> None:
    """Embed the file in itself some times over."""
    for _ in range(random.choice((1, 2, 5))):
        data = random.choice(
            (pack(archive), pack(archive)[:-30], b"PK\x03\x04" + random.randbytes(300))
        )
        name = random.choice(
            ("word/embeddings/a.docx", "word/embeddings/oleObject1.bin", "customXml/x.xml")
        )
        archive.entries = [entry for entry in archive.entries if entry.name != name] + [
            Entry(name, data)
        ]


MUTATIONS = (
    _dropped, _renamed, _added, _twice, _misnamed, _exchanged, _emptied, _content_types, _elsewhere, _other_kind, _many,
    _circular, _macros, _embedded,
)  # fmt: skip
