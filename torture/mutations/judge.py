"""What must hold of every file, whatever stands in it: it is read as text, or refused in words."""

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from json import dumps
from pathlib import Path
from time import process_time
from typing import Any
from unicodedata import category

from drafting.documents import word_text
from drafting.docx.form import TEMPLATE
from drafting.errors import InputError, RefusedError, ShuzhiError
from torture.mutations.readers import Reader

SECONDS = 2.0
"""Of processor time: to read a file, and for a whole reader of one with a text of a report's length."""
CHARACTERS = 20_000
"""Four reports; what is said of a longer text may take longer."""
AGAIN = 2
"""So many more times is done what took too long."""
MEGABYTES = 300
"""Of memory, for the whole process."""
_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_HAN = re.compile("[\u4e00-\u9fff]")
_IGNORABLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Default_Ignorable_Code_Point of the Unicode Character Database: what nobody sees."""


@dataclass(slots=True)
class Judgement:
    """How a file was taken, what must not be, and the most that it took in processor seconds and megabytes."""

    kind: str
    failures: list[str] = field(default_factory=list)
    seconds: float = 0
    megabytes: float = 0

    def to_json(self) -> dict[str, Any]:
        """Return it as data."""
        return asdict(self)


def judged(file: Path, text: str, readers: Mapping[str, Reader], *, keeps_text: bool) -> Judgement:
    """Let the readers read a file; ``text`` is that before it was changed, and must be so still if it ``keeps_text``."""
    forget_peak()
    start = process_time()
    kind, length = _kind(file, text)
    judgement = Judgement(kind)
    if kind.startswith("fault") or (keeps_text and kind != READ):
        judgement.failures.append(f"{kind}, where the text is what it was" if keeps_text else kind)
    _time(judgement, "reading", process_time() - start, SECONDS, partial(_kind, file, text))
    for word, reader in readers.items():
        read = partial(_faults, reader, file)
        start = process_time()
        judgement.failures += [f"{word}: {fault}" for fault in read()]
        allowed = SECONDS * max(1, length / CHARACTERS)
        _time(judgement, word, process_time() - start, allowed, read)
    judgement.megabytes = peak()
    if judgement.megabytes > MEGABYTES:
        judgement.failures.append(f"{judgement.megabytes:.0f} MB of memory")
    return judgement


def _time(
    judgement: Judgement, word: str, took: float, allowed: float, again: Callable[[], object]
) -> None:
    """Take note how long a reader took; where it was too long, it is done again: other processes slow it down."""
    for _ in range(AGAIN if took > allowed else 0):
        start = process_time()
        again()
        took = min(took, process_time() - start)
    judgement.seconds = max(judgement.seconds, took)
    if took > allowed:
        judgement.failures.append(f"{word}: {took:.1f} s of processor time")


READ = "read: as it was before"


def _kind(file: Path, text: str) -> tuple[str, int]:
    """Return how a report in the file is taken, and how long its text is."""
    try:
        found = word_text(file).text
    except ShuzhiError as error:
        told = error.problems[0].message if error.problems else error.message
        what = re.sub(r"（.*?）|“.*?”|[\w/.]+\.(xml|rels)|超过 .*", "", told)
        return f"refused: {what.strip()}", 0
    except Exception as fault:
        return f"fault: {type(fault).__name__}", 0
    if found == text:
        return READ, len(found)
    return "read: another text" if found.strip() else "read: no text", len(found)


def _faults(reader: Reader, file: Path) -> list[str]:
    """Return what is wrong with the way in which a reader takes a file."""
    try:
        lines, data = reader(file)
        shown = "\n".join(lines) + dumps(data, ensure_ascii=False)
    except (InputError, RefusedError) as error:
        return list(_faults_of(error, file))
    except ShuzhiError as error:
        return [f"{type(error).__name__} for what is wrong with the file: {error}"]
    except Exception as fault:
        return [_told(fault)]
    return [f"shows {sign!r}" for sign in unseen(shown)[:1]]


def _told(fault: Exception) -> str:
    place = traceback.extract_tb(fault.__traceback__)[-1]
    return (
        f"{type(fault).__name__} at {Path(place.filename).name}:{place.lineno}: {str(fault)[:200]}"
    )


def _faults_of(error: ShuzhiError, file: Path) -> Iterator[str]:
    told = str(error)
    if file.name not in told and TEMPLATE not in told:
        yield f"the message does not name the file: {told!r}"
    for problem in error.problems:
        if not _HAN.search(problem.message) or "\n" in str(problem):
            yield f"no line of Chinese: {problem.message!r}"
    yield from (f"the message shows {sign!r}" for sign in unseen(told)[:1])


def unseen(text: str) -> list[str]:
    """Return the control and hidden characters of a text, line feeds and tabs aside."""
    return [
        sign
        for sign in text
        if sign not in "\n\t" and not " " <= sign <= "~"
        and (category(sign) in ("Cc", "Cs", "Zl", "Zp") or _IGNORABLE.match(sign))
    ]  # fmt: skip


def forget_peak() -> None:
    """Begin to measure the most memory anew, where the system can."""
    if _RESET.exists():
        _RESET.write_text("5")


def peak() -> float:
    """Return the most memory that this process has had since, in MB."""
    return _memory("VmHWM")


def present() -> float:
    """Return the memory that this process has now, in MB."""
    return _memory("VmRSS")


def _memory(name: str) -> float:
    found = re.search(rf"{name}:\s*(\d+) kB", _STATUS.read_text()) if _STATUS.exists() else None
    return int(found[1]) / 1024 if found else 0
