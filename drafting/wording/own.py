"""The user's own rules on wording: a CSV file of the same form as ``lexicon/wording.csv``, proven when it is read."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from drafting.errors import Problem, SettingsError
from drafting.files import read_text
from drafting.lexicon import split
from drafting.wording.find import Finder
from drafting.wording.form import Fault, Form, faults_of_dates
from drafting.wording.rules import LEVELS, Rule, parts_of, read_rule
from drafting.wording.slips import SHORTEST
from drafting.wording.squeezed import Squeezed

RULES = "用语规则.csv"
COLUMNS = {
    "编号": "id",
    "类别": "code",
    "规范表述": "expression",
    "错误写法": "pattern",
    "涉及词语": "needs",
    "旁证": "cue",
    "例外": "allowed",
    "不适用单位": "not_for",
    "改为": "suggestion",
    "说明": "message",
    "级别": "level",
    "生效日期": "valid_from",
    "失效日期": "valid_to",
    "依据": "source",
    "正例": "good",
    "反例": "bad",
}
"""The columns by the name that a secretary may give them, each with its own."""
REQUIRED = ("id", "suggestion", "level", "valid_from", "valid_to", "source", "good", "bad")
CODES = ("wording.formula", "wording.role", "wording.early", "wording.stale")
EXAMPLES = 3

DATES = ("valid_from", "valid_to")
_REGULAR = ("pattern", "cue", "allowed")


FORM = Form(
    "用语规则", COLUMNS, REQUIRED, DATES, either=("pattern", "expression"), usual={"code": CODES[0]}
)


def rules_file(facts: Path | None, home: Path | None) -> Path | None:
    """Return the file of the rules, which lies beside the facts or in the report's folder, if there is one."""
    folders = (facts.parent if facts else None, home)
    return next((f / RULES for f in folders if f and (f / RULES).is_file()), None)


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Return the rules of a file; raises SettingsError with every problem, and the row, column and example of each.

    UTF-8, with or without BOM, and GB 18030 are read, with any line ends.
    """
    text = read_text(path, SettingsError)
    problems: list[Problem] = []
    rules: list[Rule] = []
    seen: dict[str, int] = {}
    for row in FORM.rows(text, path.name, problems):
        faults = list(faults_of(row.cells))
        first = seen.setdefault(row.cells["id"], row.line)
        if row.cells["id"] and first != row.line:
            faults.append(("id", f"与第{first}行的编号相同", "请换一个编号"))
        problems += [FORM.problem(path.name, row.line, *fault) for fault in faults]
        if not faults:
            rule = read_rule(row.cells)
            rules.append(rule)
            problems += [FORM.problem(path.name, row.line, *fault) for fault in unproven(rule)]
    if problems:
        raise SettingsError(f"用语规则有 {len(problems)} 处问题，请逐项改正", problems)
    return tuple(rules)


def faults_of(cells: Mapping[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with the cells of a row, before its examples are tried."""
    for column in ("id", "source"):
        if not cells[column]:
            yield column, "没有填写", "请补上"
    if not cells["expression"] and not cells["pattern"]:
        yield "pattern", "没有填写", "请写明规范表述，或写明错误写法"
    if not cells["expression"] and not cells["suggestion"]:
        yield "suggestion", "没有填写", "请写明应当改成什么"
    parts = parts_of(cells["expression"])
    if len(parts) < 3 and any(len(part) < SHORTEST for part in parts):
        yield (
            "expression",
            f"“{cells['expression']}”太短",
            f"至少 {SHORTEST} 个字；再短的请用错误写法来查",
        )
    for column in _REGULAR:
        if cells[column] and (fault := _fault_of(cells[column])):
            yield column, f"“{cells[column]}”{fault}", "请写成普通词语，几种写法之间用 | 隔开"
    if cells["code"] not in CODES:
        yield "code", f"“{cells['code']}”不是用语规则的类别", f"可用的有：{'、'.join(CODES)}"
    if cells["level"] not in LEVELS:
        yield "level", f"“{cells['level']}”不是级别", "请写 A（须确认才能导出）或 W（只提示）"
    yield from faults_of_dates(cells, "valid_from", "valid_to", "早于生效日期")
    for column in ("good", "bad"):
        if len(split(cells[column])) < EXAMPLES:
            yield column, f"不足 {EXAMPLES} 个", f"请至少写 {EXAMPLES} 句，句与句之间用 | 隔开"


def unproven(rule: Rule) -> Iterator[Fault]:
    """Yield the examples of a rule by which it does not do as they show."""
    finder = Finder([rule])

    def flags(sentence: str) -> bool:
        return any(True for _ in finder.find(Squeezed(sentence), lambda _: True))

    for sentence in rule.bad:
        if not flags(sentence):
            yield "bad", f"“{sentence}”应当查出，却没有查出", "请改正规则或这一句"
    for sentence in rule.good:
        if flags(sentence):
            yield "good", f"“{sentence}”不应当查出，却查出了", "请改正规则或这一句"


def _fault_of(pattern: str) -> str:
    try:
        found = re.compile(pattern).match("")
    except (re.error, RecursionError, OverflowError):
        return "不是正确的匹配式"
    return "什么文字都会匹配" if found else ""
