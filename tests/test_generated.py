"""What is made by code is up to date."""

from tools.generate import ROOT, generated


def test_every_generated_file_is_up_to_date():
    stale = [path.relative_to(ROOT) for path, content in generated() if path.read_bytes() != content]
    assert not stale, "run make generate"
