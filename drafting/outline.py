"""The outline of a report: the default in prompts/outlines/, or what the user's committee prescribes."""

import re
from collections.abc import Hashable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from drafting.errors import Problem, SettingsError
from drafting.facts.yaml_events import parse_events
from drafting.files import read_text
from drafting.files.markings import refuse_marked_values, values_in
from drafting.report.headings import Meaning, words
from schemas.facts import FactKind
from schemas.outline import ORDINALS, Outline, SectionSpec

DEFAULT = "default.yaml"
RESERVED = ("title", "byline", "salutation", "opening", "extra", "closing", "signoff")
"""Parts of a report that are no sections."""
KEYS = "name、closing、min_characters、max_characters、prescribes_lengths、sections（其中 id、word、heading、synonyms、excludes、facts、min_characters、max_characters）"


def load_outline(path: Path | None = None) -> Outline:
    """Return the outline of a YAML file, or the default one.

    Raises SettingsError with every problem: keys, types, repeated ids, words and facts, patterns that do not
    compile, headings that their own synonyms do not know again.
    """
    if path is None:
        return _outline((files("prompts") / "outlines" / DEFAULT).read_text("utf-8"), DEFAULT)
    return _outline(read_text(path, SettingsError), path.name)


def _outline(text: str, file: str) -> Outline:
    tree = _tree(text, file)
    try:
        outline = Outline.model_validate(tree)
    except ValidationError as fault:
        raise _failure(_translated(fault, file)) from None
    if problems := list(_problems(outline, file)):
        raise _failure(problems)
    return outline


def _failure(problems: list[Problem]) -> SettingsError:
    return SettingsError(f"提纲有 {len(problems)} 处问题，请逐项改正", problems)


class _RepeatedKeyError(yaml.MarkedYAMLError):
    """A key comes twice."""


class _Loader(yaml.SafeLoader):
    """A safe loader to which a key that comes twice is an error, not the last one's luck."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise _RepeatedKeyError(problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _tree(text: str, file: str) -> dict[str, object]:
    """Return the YAML as plain data; aliases are refused, a small file could grow without limit by them."""
    try:
        events = parse_events(text)
        if any(isinstance(event, yaml.AliasEvent) for event in events):
            problem = Problem(file, "", "", "用了 YAML 的引用（*名称）", "请把引用的内容写全")
            raise _failure([problem])
        tree = yaml.load(text, _Loader)
    except yaml.MarkedYAMLError as fault:
        line = f"第{fault.problem_mark.line + 1}行" if fault.problem_mark else ""
        message = "不合 YAML 的写法"
        suggestion = "请检查缩进和冒号，缩进用空格，不用 Tab；含有 ? * [ ] 等符号的词请加引号"
        if isinstance(fault, _RepeatedKeyError):
            message, suggestion = "同一个键写了两次", "请合并成一处"
        raise _failure([Problem(file, line, "", message, suggestion)]) from None
    except yaml.YAMLError:
        problem = Problem(file, "", "", "层次太多，或含有不能用的字符", "请照默认提纲书写")
        raise _failure([problem]) from None
    refuse_marked_values(values_in(tree), file)
    if not isinstance(tree, dict):
        problem = Problem(file, "", "", "不是提纲", f"提纲的各项是：{KEYS}；冒号用半角")
        raise _failure([problem])
    return tree


_REASONS = {
    "missing": ("没有写", "请补上"),
    "extra_forbidden": ("不是提纲的项目", f"可用的有：{KEYS}"),
    "enum": ("不是要点的标题", f"可用的有：{'、'.join(FactKind)}"),
    "string_pattern_mismatch": ("写法不对", "请用小写英文字母，如 work"),
    "too_short": ("是空的", "请至少写一节"),
    "too_long": ("太多", f"最多 {len(ORDINALS)} 节"),
    "int_parsing": ("不是整数", "请写成整数，如 600"),
    "int_type": ("不是整数", "请写成整数，如 600"),
    "tuple_type": ("不是列表", "请写成列表，如 [不足, 问题]"),
    "string_type": ("不是文字", "请写成文字，必要时加引号"),
}


def _translated(fault: ValidationError, file: str) -> list[Problem]:
    problems = []
    for error in fault.errors():
        message, suggestion = _REASONS.get(error["type"], ("写法不对", "请对照默认提纲改正"))
        key = ".".join(str(p + 1) if isinstance(p, int) else p for p in error["loc"])
        problems.append(Problem(file, "", key, message, suggestion))
    return problems


def _problems(outline: Outline, file: str) -> Iterator[Problem]:
    """Yield what the types do not see."""
    owner: dict[tuple[str, str], str] = {}
    faulty = False
    for spec in outline.sections:
        for key, values in (("id", [spec.id]), ("word", [spec.word]), ("facts", spec.facts)):
            for value in values:
                if (key, value) in owner:
                    message = f"中的“{value}”在 {owner[key, value]} 一节已经写过"
                    yield Problem(file, "", f"{spec.id}.{key}", message, "请只保留一处")
                owner.setdefault((key, value), spec.id)
        for key, patterns in (("synonyms", spec.synonyms), ("excludes", spec.excludes)):
            for pattern in patterns:
                if not _compiles(pattern):
                    faulty = True
                    message = f"中的“{pattern}”不是正确的匹配式"
                    yield Problem(
                        file, "", f"{spec.id}.{key}", message, "请写成普通词语，如 存在问题"
                    )
        if spec.id in RESERVED:
            yield Problem(file, "", f"{spec.id}.id", "是程序留用的名称", "请换一个，如 work")
        if re.search(r"[{}]", spec.heading.replace("{year}", "")):
            message = f"“{spec.heading}”里有花括号"
            yield Problem(
                file, "", f"{spec.id}.heading", message, "花括号只能写成 {year}，表示年份"
            )
    parts: list[tuple[str, Outline | SectionSpec]] = [("", outline)]
    parts += [(f"{spec.id}.", spec) for spec in outline.sections]
    for prefix, part in parts:
        if part.min_characters > part.max_characters:
            message = "大于 max_characters"
            yield Problem(file, "", f"{prefix}min_characters", message, "请改正")
    if not faulty:
        yield from _unrecognised(outline, file)


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _unrecognised(outline: Outline, file: str) -> Iterator[Problem]:
    """Yield the headings that their own synonyms would not know again in a report."""
    for spec in outline.sections:
        understood = Meaning(outline).sections(words(spec.heading))[:1]
        if understood != (spec.id,):
            taken = f"会被认作 {understood[0]} 一节" if understood else "认不出来"
            message = f"“{spec.heading}”{taken}"
            suggestion = "请在 synonyms 中加上标题里的词语，或用 excludes 排除"
            yield Problem(file, "", f"{spec.id}.heading", message, suggestion)
