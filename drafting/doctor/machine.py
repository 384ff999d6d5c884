"""What the program itself needs on this machine: Python, its libraries, folders that it may write to."""

import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from drafting.doctor.line import Line
from drafting.files import reason

OLDEST_PYTHON = (3, 11)
LIBRARIES = ("pydantic", "lxml", "python-docx", "openpyxl", "jinja2", "pyyaml")
MODEL_LIBRARIES = ("langchain", "langchain-openai", "openai")


def examine_python() -> Iterator[Line]:
    """Yield what runs: the version of Python and of the libraries, and which of them are missing."""
    found = f"Python {platform.python_version()}（{platform.system()} {platform.machine()}）"
    if sys.version_info[:2] < OLDEST_PYTHON:
        yield Line("运行环境", "fault", f"{found} 太旧：请安装 Python 3.11 以上的版本")
    else:
        yield Line("运行环境", "good", found)
    for names, use in ((LIBRARIES, "成文和导出"), (MODEL_LIBRARIES, "请模型来写")):
        versions = {name: _version(name) for name in names}
        missing = [name for name, number in versions.items() if not number]
        if missing:
            text = f"缺少{use}要用的 {'、'.join(missing)}：请重新安装本工具"
            yield Line("运行环境", "fault", text)
        else:
            listed = "，".join(f"{name} {number}" for name, number in versions.items())
            yield Line("运行环境", "good", f"{use}：{listed}")


def examine_folder(what: str, folder: Path) -> Line:
    """Return whether files can be written into a folder; one that is missing is judged by where it would stand."""
    try:
        nearest = next(path for path in (folder, *folder.parents) if path.exists())
        with tempfile.NamedTemporaryFile(dir=nearest, prefix=".shuzhi-"):
            pass
    except OSError as fault:
        advice = "请换一个文件夹，或改正它的权限"
        return Line("写入", "fault", f"{what} {folder} 不能写入（{reason(fault)}）：{advice}")
    state = "可以写入" if nearest == folder else "还没有，需要时可以建立"
    return Line("写入", "good", f"{what} {folder} {state}")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
