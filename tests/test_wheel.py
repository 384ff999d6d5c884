"""The wheel holds everything that the command needs: built, installed elsewhere and run there."""

import os
import shutil
import subprocess
import sys
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
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--target",
        str(elsewhere),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    done = subprocess.run(
        [str(elsewhere / "bin" / "shuzhi"), "draft", str(FACTS), "-o", "a.docx"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(elsewhere), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "核对通过" in done.stdout and (tmp_path / "a.docx").exists()
    where = subprocess.run(
        [sys.executable, "-c", "import cli, drafting; print(cli.__file__, drafting.__file__)"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(elsewhere)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.count(str(elsewhere)) == 2
