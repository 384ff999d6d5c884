"""A model that does what the prompt says, by rule: it reads the facts out of the prompt and writes them as prose.

It knows nothing but the prompt: no facts, no outline. Given a section back, it mends what it is told to mend.
"""

import re
from collections.abc import Iterator

TOKEN = re.compile(r"[SRDX]V[0-9]{4,6}")
_COUNT = re.compile(rf"- (.+?)：({TOKEN.pattern})(?:（[^）]*）)?(，可写可不写)?")
_ITEM = re.compile(r"\d+\. (.+)")
_FIELD = re.compile(
    r"(?:^|；)(名称|时间|参加|成效|授予单位|标题|内容|问题|原因|责任人|时限|目标|结果|措施|针对的不足)："
)
_NUMERALS = "一二三四五六七八九十"
_HEADINGS = {
    "数据": "规范组织生活，夯实基层基础",
    "履职": "扛牢第一责任，带头抓好党建",
    "活动": "开展主题活动，服务中心工作",
    "荣誉": "坚持争先进位，发挥先锋作用",
    "去年整改": "抓实问题整改，巩固工作成效",
}


def write(prompt: str) -> str:
    """Return the section that a prompt asks for, or the mended one."""
    if "<正文>" in prompt:
        return _mend(_between(prompt, "正文"), _between(prompt, "要改的地方"))
    counts, groups = _read(_between(prompt, "事实"))
    paragraphs: list[tuple[str, str]] = []
    if counts:
        told = "，".join(f"{label}{token}" for label, token in counts)
        paragraphs.append((_HEADINGS["数据"], f"一年来，支部按要求开展工作，{told}。"))
    for kind, items in groups.items():
        if kind == "亮点":
            paragraphs += [(item.get("标题") or "", _highlight(item)) for item in items]
        elif kind in _HEADINGS:
            paragraphs.append((_HEADINGS[kind], "".join(_sentence(kind, item) for item in items)))
        else:
            return "\n".join(
                f"{_NUMERALS[n % 10]}是{_sentence(kind, item)}" for n, item in enumerate(items)
            )
    return "\n".join(
        f"（{_NUMERALS[n % 10]}）{heading}。{text}" if heading else text
        for n, (heading, text) in enumerate(paragraphs)
    )


def _sentence(kind: str, item: dict[str, str]) -> str:
    text = item.get("", "").rstrip("。；")
    if text:
        return f"{text if text.startswith(('我', '本人')) or kind != '履职' else '我' + text}。"
    match kind:
        case "活动":
            parts = [
                item.get("时间"),
                f"支部组织开展{item.get('名称', '')}",
                _joined(item.get("参加")),
                item.get("成效"),
            ]
        case "荣誉":
            awarded = item.get("授予单位")
            parts = [
                item.get("时间"),
                f"支部获得{item.get('名称', '')}",
                awarded and f"由{awarded}授予",
            ]
        case "不足":
            cause = item.get("原因")
            parts = [item.get("问题"), cause and f"原因是{cause}"]
        case "计划":
            named = [f"{name}{item[name]}" for name in ("责任人", "时限", "目标") if name in item]
            parts = [item.get("内容"), *named]
        case _:
            parts = [f"针对{item.get('问题', '')}的问题", item.get("措施"), item.get("结果")]
    return "，".join(part.rstrip("。；") for part in parts if part) + "。"


def _highlight(item: dict[str, str]) -> str:
    text = item.get("内容") or item.get("", "")
    return f"{text.rstrip('。；')}。" if text else ""


def _joined(participants: str | None) -> str | None:
    return participants and (participants if "参加" in participants else f"{participants}参加")


def _read(facts: str) -> tuple[list[tuple[str, str]], dict[str, list[dict[str, str]]]]:
    """Return the counts that must be written, and the items by the heading above them."""
    counts: list[tuple[str, str]] = []
    groups: dict[str, list[dict[str, str]]] = {}
    kind = ""
    for line in facts.splitlines():
        if count := _COUNT.fullmatch(line):
            if not count[3]:
                counts.append((count[1], count[2]))
        elif item := _ITEM.fullmatch(line):
            groups.setdefault(kind, []).append(dict(_fields(item[1])))
        else:
            kind = line.split("（")[0]
    return counts, groups


def _fields(line: str) -> Iterator[tuple[str, str]]:
    parts = _FIELD.split(line)
    if parts[0]:
        yield "", parts[0]
    yield from zip(parts[1::2], parts[2::2], strict=True)


def _mend(body: str, faults: str) -> str:
    """Take out what has no ground and what is wrongly paired, and add what is missing."""
    sentences = [line for paragraph in body.splitlines() for line in _split(paragraph)]
    added: list[str] = []
    for fault in (match[1] for match in map(_ITEM.fullmatch, faults.splitlines()) if match):
        quoted = re.match(r"“(.+?)”(?:没有事实依据|不是给出的代号)", fault)
        told = re.search(r"：(.+?)。(?:把代号|说到这件事|代号里|名称照)", fault)
        if quoted:
            sentences = [s for s in sentences if quoted[1] not in s]
        elif told and "写错了" in fault:
            label, _, token = told[1].partition("：")
            sentences = [_without(s, label, token) for s in sentences]
            added.append(f"{label}{token}。")
        elif told:
            fields = dict(_fields(told[1]))
            plain = fields.get("")
            missing = plain.replace("：", "", 1) if plain and TOKEN.search(plain) else plain
            added.append(f"{missing or '，'.join(fields.values())}。")
    return "".join(sentences).strip() + ("\n" + "".join(added) if added else "")


def _split(paragraph: str) -> list[str]:
    pieces = re.findall(r"[^。]+。?", paragraph)
    return [*pieces[:-1], pieces[-1] + "\n"] if pieces else []


def _without(sentence: str, label: str, token: str) -> str:
    clauses = [c for c in re.split(r"(?<=[，。\n])", sentence) if label not in c and token not in c]
    text = "".join(clauses)
    return (
        text.rstrip("，\n")
        + ("。" if text.rstrip("，\n") and not text.rstrip().endswith("。") else "")
        + ("\n" if sentence.endswith("\n") else "")
    )


def _between(prompt: str, tag: str) -> str:
    return prompt.split(f"<{tag}>\n", 1)[1].split(f"\n</{tag}>", 1)[0]
