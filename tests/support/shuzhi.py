"""The command as a user runs it: a process of its own, or ``main`` in this one."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
FACTS = SAMPLES / "要点.md"
REFERENCE = SAMPLES / "去年述职报告.docx"


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str


def shuzhi(*arguments: str | Path, cwd: Path, **variables: str) -> Run:
    """Run the command in a folder; its environment has no settings but those given."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SHUZHI_")}
    home = {"HOME": str(cwd), "XDG_CONFIG_HOME": str(cwd / ".config")}
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
        cwd=cwd,
        env=kept | home | variables,
        capture_output=True,
        check=False,
    )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
