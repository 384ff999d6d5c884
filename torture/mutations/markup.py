"""Mutations of the text of a part's XML: what no well-formed tree can say."""

import codecs
from collections.abc import Callable
from random import Random

from torture.mutations.archive import Archive
from torture.mutations.mutation import Mutation

_ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]>'
    % b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 9)),
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE x SYSTEM "http://169.254.169.254/x.dtd">',
    b'<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///dev/zero"> %a;]>',
    b"<!DOCTYPE x>",
    b'<!DOCTYPE x [<!ATTLIST x a CDATA "1">]>',
)
_ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "gb18030",
    "gbk",
    "latin-1",
    "utf-7",
    "cp037",
    "big5",
)
_DECLARED = (
    b"UTF-16",
    b"GBK",
    b"UTF-7",
    b"latin1",
    b"IBM037",
    b"UCS-4",
    b"ascii",
    b"x-unknown",
    b"",
    b"utf-8\x00",
)
_PIECES = (
    b"&#0;", b"&#x1b;[31m", b"&#xD800;", b"&#xFFFF;", b"&#1114112;", b"&undefined;", b"&", b"<", b">", b"]]>", b"<![CDATA[<w:p>]]>",
    b"<?xml version='1.0'?>", b"<?php x?>", b"<!-- -- -->", b"\x00", b"\x1b[2J", b"\x08", b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80", b"<w:t>", b"</w:p>", b"<x:y/>", b" w:val='1'", b"<xi:include href='/etc/passwd'/>", b"\xef\xbb\xbf",
)  # fmt: skip


def _on_bytes(name: str, weight: int = 1) -> Callable[[Callable[[bytes, Random], bytes]], Mutation]:
    """Make a mutation of a function that changes the bytes of an XML part."""

    def made(change: Callable[[bytes, Random], bytes]) -> Mutation:
        def apply(archive: Archive, random: Random) -> None:
            entry = archive.any_xml(random)
            entry.content = change(entry.content, random)

        return Mutation(name, apply, weight)

    return made


def _after_declaration(data: bytes, piece: bytes) -> bytes:
    head, mark, rest = data.partition(b"?>")
    return head + mark + piece + rest if mark else piece + data


@_on_bytes("DOCTYPE and entities")
def _doctype(data: bytes, random: Random) -> bytes:
    declared = _after_declaration(data, random.choice(_ENTITIES))
    return declared.replace(b"</w:t>", b"&a8;&a;</w:t>") if random.random() < 0.5 else declared


@_on_bytes("another encoding than declared")
def _encoding(data: bytes, random: Random) -> bytes:
    encoding = random.choice(_ENCODINGS)
    text = data.decode("utf-8", "replace")
    if random.random() < 0.6:
        text = text.replace("UTF-8", encoding, 1)
    return text.encode(encoding, "replace")


@_on_bytes("another encoding declared")
def _declared(data: bytes, random: Random) -> bytes:
    return data.replace(b"UTF-8", random.choice(_DECLARED), 1)


@_on_bytes("a mark of byte order")
def _order(data: bytes, random: Random) -> bytes:
    return (
        random.choice(
            (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF8 * 2)
        )
        + data
    )


@_on_bytes("a piece of markup or controls", 2)
def _piece(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(_PIECES) + data[at:]


@_on_bytes("a piece of markup in a text", 2)
def _in_text(data: bytes, random: Random) -> bytes:
    places = data.split(b"</w:t>")
    at = random.randrange(len(places))
    places[at] += random.choice(_PIECES)
    return b"</w:t>".join(places)


@_on_bytes("XML cut short")
def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


@_on_bytes("a tag lost")
def _untagged(data: bytes, random: Random) -> bytes:
    start = data.find(b"<", random.randint(0, len(data)))
    return data[:start] + data[data.find(b">", start) + 1 :] if start >= 0 else data


@_on_bytes("bytes of the XML changed")
def _flipped(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 3, 20))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


@_on_bytes("a letter of the markup changed", 2)
def _letter(data: bytes, random: Random) -> bytes:
    """Change one letter: a tag, an attribute or a namespace that nobody knows."""
    places = [
        at
        for at in (random.randrange(len(data) or 1) for _ in range(40))
        if data[at : at + 1].isalpha()
    ]
    if not places:
        return data
    return data[: places[0]] + bytes([random.choice(b"abxyz")]) + data[places[0] + 1 :]


@_on_bytes("namespaces declared anew")
def _namespaces(data: bytes, random: Random) -> bytes:
    return data.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        random.choice((b"", b"urn:x", b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://www.w3.org/2000/xmlns/")),
        1,
    )  # fmt: skip


MUTATIONS = (
    _doctype, _encoding, _declared, _order, _piece, _in_text, _cut, _untagged, _flipped, _letter, _namespaces,
)  # fmt: skip
