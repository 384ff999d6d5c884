"""The wheel holds everything that the command needs: built, unpacked elsewhere and run there."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.support.shuzhi import FACTS, ROOT

PARTS = (
    "cli.py",
    "drafting",
    "prompts",
    "schemas",
    "samples",
    "pyproject.toml",
    "README.md",
    "LICENSE",
)


def test_the_wheel_drafts_a_report_far_from_the_source(tmp_path: Path):
    source = tmp_path / "source"
    source.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(
                ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / part, source / part)
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "-o",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(build, check=True, capture_output=True)
    [wheel] = tmp_path.glob("shuzhi-*.whl")
    elsewhere = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(elsewhere)
    run = (
        "import sys, cli, drafting; assert drafting.__file__.startswith(sys.argv[1]);"
        " sys.exit(cli.main(sys.argv[2:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", run, str(elsewhere), "draft", str(FACTS), "-o", "a.docx"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(elsewhere), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "核对通过" in done.stdout and (tmp_path / "a.docx").exists()
