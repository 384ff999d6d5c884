"""A .docx that was exported, as Word leaves it when somebody has edited it."""

import zipfile
from pathlib import Path

from tests.support.word import R_NS, W_NS, zipped

DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"


def edit(
    file: Path, *changes: tuple[str, str], target: Path | None = None, comments: str = ""
) -> Path:
    """Change the words of a document, each change once; it may get comments. Return the file that was written."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    xml = parts[DOCUMENT].decode()
    for old, new in changes:
        assert xml.count(old) >= 1, old
        xml = xml.replace(old, new, 1)
    parts[DOCUMENT] = xml.encode()
    if comments:
        parts["word/comments.xml"] = (
            f'<w:comments xmlns:w="{W_NS}">{comments}</w:comments>'.encode()
        )
        relation = f'<Relationship Id="c1" Type="{R_NS}/comments" Target="comments.xml"/>'
        parts[RELATIONS] = parts[RELATIONS].replace(
            b"</Relationships>", f"{relation}</Relationships>".encode()
        )
    target = target or file
    target.write_bytes(zipped(parts))
    return target


def in_runs(text: str) -> str:
    """Return text as runs, for what stands between two others of one paragraph."""
    return f'</w:t></w:r>{text}<w:r><w:t xml:space="preserve">'


def inserted(text: str) -> str:
    """Return text that was put in with changes tracked, for the middle of a run's text."""
    return in_runs(
        f'<w:ins w:id="91" w:author="李书记"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'
    )


def deleted(text: str) -> str:
    """Return text that was taken out with changes tracked, for the middle of a run's text."""
    return in_runs(
        f'<w:del w:id="92" w:author="李书记"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    )


def insert_before(file: Path, words: str, xml: str) -> Path:
    """Put something before the paragraph that has these words; return the file."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = parts[DOCUMENT].decode()
    at = document.rindex("<w:p>", 0, document.index(words))
    parts[DOCUMENT] = (document[:at] + xml + document[at:]).encode()
    file.write_bytes(zipped(parts))
    return file


def in_footer(file: Path, words: str) -> Path:
    """Put words into the footers of a file; return it."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    run = f"<w:r><w:t>{words}</w:t></w:r></w:p>".encode()
    footers = {
        name: data.replace(b"</w:p>", run, 1) for name, data in parts.items() if "footer" in name
    }
    file.write_bytes(zipped({**parts, **footers}))
    return file


def moved(file: Path, first: str, last: str, before: str) -> Path:
    """Move the paragraphs from the one with the first words to the one before the last words; return the file."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = parts[DOCUMENT].decode()
    start, stop, target = (
        document.rindex("<w:p>", 0, document.index(words)) for words in (first, last, before)
    )
    block = document[start:stop]
    document = document[:target] + block + document[target:]
    parts[DOCUMENT] = (document[:start] + document[stop:]).encode()
    file.write_bytes(zipped(parts))
    return file
