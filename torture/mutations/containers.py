"""Mutations of the zip file: flags, sizes that lie, bombs, and damage to its bytes."""

from collections.abc import Callable
from random import Random

from torture.mutations.archive import Archive, Entry, pack
from torture.mutations.mutation import mutation

_LIES = (0, 1, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)


@mutation("encrypted flag", 1)
def _encrypted(archive: Archive, random: Random) -> None:
    random.choice(archive.entries).flags |= random.choice((1, 0x40, 0x2000, 0x41))


@mutation("other flags and methods", 1)
def _method(archive: Archive, random: Random) -> None:
    entry = archive.any(random)
    if random.random() < 0.5:
        entry.flags = random.choice((0, 8, 0x808, 2, 0x20))
    else:
        entry.method = random.choice((0, 1, 6, 9, 12, 14, 93, 98, 99))


@mutation("sizes and checksums that lie", 2)
def _lying(archive: Archive, random: Random) -> None:
    entry = archive.any(random)
    lie = random.choice((*_LIES, len(entry.content) - 1, len(entry.content) + 1))
    what = random.randrange(3)
    entry.size = lie % 2**32 if what == 0 else None
    entry.packed_size = lie % 2**32 if what == 1 else None
    entry.checksum = lie % 2**32 if what == 2 else None


@mutation("sizes only in the directory", 1)
def _told_apart(archive: Archive, random: Random) -> None:
    archive.told_apart = True


@mutation("bomb", 1)
def _bomb(archive: Archive, random: Random) -> None:
    """Let a part unpack to far more than it is."""
    size = random.choice((2_000_000, 12_000_000, 60_000_000))
    filler = random.choice((b"\0", b" ", b"<w:p/>", b"a"))
    content = filler * (size // len(filler))
    if random.random() < 0.5:
        archive.entries.append(
            Entry(f"word/media/{size}.png", random.randbytes(size // 90) + content)
        )
    else:
        entry = archive.any(random)
        entry.content = entry.content.replace(b"</", content + b"</", 1)
    archive.level = 1


@mutation("bomb that says it is small", 1)
def _hidden_bomb(archive: Archive, random: Random) -> None:
    entry = archive.any(random)
    entry.content += b" " * 30_000_000
    entry.size = random.choice((1000, len(entry.content) // 100))


@mutation("too many parts", 1)
def _crowd(archive: Archive, random: Random) -> None:
    count = random.choice((300, 600, 70_000 if random.random() < 0.1 else 2000))
    archive.entries += [Entry(f"word/media/{number}", b"") for number in range(count)]


@mutation("bomb of files in the file", 1)
def _nested_bomb(archive: Archive, random: Random) -> None:
    """Embed many copies of a file that unpacks to much, each within the limits."""
    content = random.choice((bytes(900_000), "密".encode() + b"<w:a/>" * 70_000))
    inner = Archive([Entry(f"{number}.xml", content) for number in range(45)])
    root = archive.find("_rels/.rels")
    inner.entries += [Entry("word/document.xml", b"<x/>"), *([root] if root else [])]
    packed = pack(inner)
    archive.entries += [
        Entry(f"word/embeddings/{number}.bin", packed)
        for number in range(random.choice((10, 100, 400)))
    ]


Damage = Callable[[bytearray, Random], bytearray]
"""A change of the finished file."""


def _flipped(data: bytearray, random: Random) -> bytearray:
    for _ in range(random.choice((1, 1, 2, 8, 40))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return data


def _directory(data: bytearray, random: Random) -> bytearray:
    """Damage the directory at the end, or the head of an entry."""
    mark = random.choice((b"PK\x01\x02", b"PK\x05\x06", b"PK\x03\x04"))
    places = [at for at in range(len(data)) if data.startswith(mark, at)] or [0]
    at = random.choice(places) + random.randrange(4, 30)
    width = random.choice((1, 2, 4))
    data[at : at + width] = random.choice((random.randbytes(width), b"\xff" * width, bytes(width)))
    return data


def _cut(data: bytearray, random: Random) -> bytearray:
    start, end = sorted((random.randrange(len(data)), random.randrange(len(data) + 1)))
    return random.choice(
        (data[:start], data[start:], data[:start] + data[end:], data[:-1], data[:-22])
    )


def _zeros(data: bytearray, random: Random) -> bytearray:
    start = random.randrange(len(data))
    length = random.choice((1, 16, 512))
    data[start : start + length] = bytes(min(length, len(data) - start))
    return data


def _inserted(data: bytearray, random: Random) -> bytearray:
    at = random.choice((0, len(data), random.randrange(len(data))))
    piece = random.choice(
        (
            b"\0",
            b"PK\x05\x06" + bytes(18),
            b"PK\x01\x02",
            b"MZ" + bytes(60),
            random.randbytes(30),
            bytes(data[:2000]),
        )
    )
    data[at:at] = piece
    return data


def _twice(data: bytearray, random: Random) -> bytearray:
    return data + data


def _another_kind(data: bytearray, random: Random) -> bytearray:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return bytearray(random.choice((
        b"", b"PK", b"PK\x05\x06" + bytes(18), b"%PDF-1.7\n" + data, "述职报告\n一、工作情况".encode(), b"<html></html>",
        ole + "EncryptedPackage".encode("utf-16-le") + data, ole, ole + "_VBA_PROJECT".encode("utf-16-le"),
        b"Rar!\x1a\x07" + data, b"\x1f\x8b" + data, random.randbytes(3000),
    )))  # fmt: skip


MUTATIONS = (_encrypted, _method, _lying, _told_apart, _bomb, _hidden_bomb, _nested_bomb, _crowd)
DAMAGES: tuple[tuple[str, Damage, int], ...] = (
    ("bits flipped", _flipped, 4),
    ("directory damaged", _directory, 4),
    ("file cut", _cut, 2),
    ("zeros", _zeros, 2),
    ("bytes inserted", _inserted, 2),
    ("file twice", _twice, 1),
    ("another kind of file", _another_kind, 1),
)
"""What happens to the finished file: name, change, weight."""
