"""The text of an XML part of an office file: in UTF-8, whatever it came in."""

import codecs
import re

_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]*)")
_ENCODINGS = {
    b"utf-8": "utf-8", b"utf8": "utf-8", b"us-ascii": "utf-8", b"ascii": "utf-8",
    b"utf-16": "utf-8",  # by its bytes it is not
    b"iso-8859-1": "iso-8859-1", b"windows-1252": "cp1252",
    b"gb2312": "gb18030", b"gbk": "gb18030", b"gb18030": "gb18030",
}  # fmt: skip
"""What a part may declare, and how it is read."""


def in_utf8(data: bytes) -> bytes:
    """Return XML in UTF-8, whatever it was in; UnicodeDecodeError or LookupError for what is in no usual encoding.

    A .docx is in UTF-8 or UTF-16; programs that are made here also write GBK.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16").encode()
    if data.startswith((b"<\0", b"\0<")):
        return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be").encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    declared = _DECLARED.match(data)
    encoding = _ENCODINGS[declared[1].lower()] if declared else "utf-8"
    return data if encoding == "utf-8" else data.decode(encoding).encode()
