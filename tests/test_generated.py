"""What is made by code is up to date."""

import io
import zipfile

from tools.generate import ROOT, generated


def contents(data: bytes) -> object:
    """What a file says; of a .docx its parts, because builds of zlib differ in how they pack the same."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_generated_file_is_up_to_date():
    stale = [
        str(path.relative_to(ROOT))
        for path, content in generated()
        if contents(path.read_bytes()) != contents(content)
    ]
    assert not stale, "run make generate"
