"""The user's own campaigns: a table beside the user's settings, which only grows, and what is taken into it."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafting.errors import Problem, SettingsError, WriteError
from drafting.files import read_text, write_atomically
from drafting.files.settings_file import user_folder
from drafting.lexicon import split
from drafting.wording.campaigns import (
    Campaign,
    read_campaign,
    rules_of,
    shipped_campaigns,
)
from drafting.wording.form import Fault, Form, faults_of_dates
from drafting.wording.own import EXAMPLES, unproven
from drafting.wording.rules import Rule

FILE = "campaigns.csv"
COLUMNS = {
    "名称": "name",
    "别称": "aliases",
    "开始日期": "begins",
    "结束日期": "ends",
    "依据": "source",
    "正例": "good",
    "反例": "bad",
}
FORM = Form(
    "活动期限表",
    COLUMNS,
    required=("name", "begins", "ends", "source", "good", "bad"),
    dates=("begins", "ends"),
)
SHORTEST = 3
"""Characters of a name that is nothing else's."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the rows of a file: by the names of their campaigns."""

    file: Path
    added: tuple[str, ...]
    corrected: tuple[str, ...]
    known: tuple[str, ...]


def own_file() -> Path:
    """Return where the user's own campaigns are kept."""
    return user_folder() / FILE


def own_campaigns() -> tuple[Campaign, ...]:
    """Return the user's own campaigns; the last row of a name tells. Raises SettingsError with every problem."""
    file = own_file()
    return tuple(_last_of_each(read_campaigns(file))) if file.exists() else ()


def own_campaign_rules() -> tuple[Rule, ...]:
    """Return their rules; one with the name of a shipped campaign takes its place."""
    return tuple(rules_of(own_campaigns()))


def read_campaigns(path: Path) -> tuple[Campaign, ...]:
    """Return the campaigns of a file, proven by their examples; raises SettingsError with every problem."""
    text = read_text(path, SettingsError)
    problems: list[Problem] = []
    found: list[Campaign] = []
    for row in FORM.rows(text, path.name, problems):
        faults = list(_faults_of(row.cells))
        if not faults:
            campaign = read_campaign(row.cells)
            found.append(campaign)
            faults = [fault for rule in rules_of([campaign]) for fault in unproven(rule)]
        problems += [FORM.problem(path.name, row.line, *fault) for fault in dict.fromkeys(faults)]
    if not found and not problems:
        problems.append(Problem(path.name, "", "", "没有内容", "请至少写一行"))
    if problems:
        raise SettingsError(f"活动期限表有 {len(problems)} 处问题，请逐项改正", problems)
    return tuple(found)


def take(path: Path) -> Taken:
    """Add the campaigns of a file to the user's own, behind those that are there; nothing is changed or taken out.

    Raises SettingsError with every problem of either file, WriteError where it cannot be written, or somebody else
    has written to it meanwhile.
    """
    new = tuple(_last_of_each(read_campaigns(path)))
    file = own_file()
    before = _bytes_of(file)
    known = {c.name: c for c in (*shipped_campaigns(), *own_campaigns())}
    fresh = [campaign for campaign in new if known.get(campaign.name) != campaign]
    if fresh:

        def unchanged(_: bytes) -> None:
            if _bytes_of(file) != before:
                raise WriteError(f"{file} 刚被另一个程序改过，没有写。请再运行一次")

        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(file, _with_lines(fresh, file), unchanged)
    return Taken(
        file,
        added=tuple(c.name for c in fresh if c.name not in known),
        corrected=tuple(c.name for c in fresh if c.name in known),
        known=tuple(c.name for c in new if c not in fresh),
    )


def taken_lines(taken: Taken) -> Iterator[str]:
    """Yield what the user is told."""
    for what, names in (("新加入", taken.added), ("更正", taken.corrected)):
        if names:
            yield f"{what} {len(names)} 条：{'、'.join(names)}。"
    if taken.known:
        yield f"与原有的相同、没有再写的 {len(taken.known)} 条：{'、'.join(taken.known)}。"
    if taken.added or taken.corrected:
        yield f"都记在 {taken.file}，从现在起与自带的一并使用；以前加入的一条也没有动。"
    else:
        yield "什么也没有写。"


def _faults_of(cells: Mapping[str, str]) -> Iterator[Fault]:
    for column in ("name", "begins", "source"):
        if not cells[column]:
            yield column, "没有填写", "请补上"
    for column in ("name", "aliases"):
        for name in split(cells[column]):
            if len(name.strip("“”‘’\"'…")) < SHORTEST:
                yield column, f"“{name}”太短", f"至少 {SHORTEST} 个字，免得与别的词混淆"
    yield from faults_of_dates(cells, "begins", "ends", "早于开始日期")
    for column in ("good", "bad"):
        if len(split(cells[column])) < EXAMPLES:
            yield column, f"不足 {EXAMPLES} 个", f"请至少写 {EXAMPLES} 句，句与句之间用 | 隔开"


def _last_of_each(campaigns: Sequence[Campaign]) -> Iterator[Campaign]:
    last = {campaign.name: campaign for campaign in campaigns}
    yield from last.values()


def _bytes_of(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


def _with_lines(campaigns: Sequence[Campaign], file: Path) -> bytes:
    """Return the file with more rows behind what is there, in the columns and the order that it has.

    It begins with a BOM, or Excel would not show it as Chinese.
    """
    before = read_text(file, SettingsError) if file.exists() else ""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    if before.strip():
        written.write(before.rstrip("\n") + "\n")
        names = next(csv.reader(before.splitlines()))
    else:
        names = list(COLUMNS)
        writer.writerow(names)
    for campaign in campaigns:
        cells = _cells(campaign)
        writer.writerow([cells.get(COLUMNS.get(name.strip(), name.strip()), "") for name in names])
    return written.getvalue().encode("utf-8-sig")


def _cells(campaign: Campaign) -> Mapping[str, str]:
    return {
        "name": campaign.name,
        "aliases": "|".join(campaign.aliases),
        "begins": campaign.begins.isoformat(),
        "ends": campaign.ends.isoformat() if campaign.ends else "",
        "source": campaign.source,
        "good": "|".join(campaign.good),
        "bad": "|".join(campaign.bad),
    }
