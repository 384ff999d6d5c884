"""Planted instructions: the rows of ``injections.csv``, laid into files as somebody would who writes to the model.

``cue`` is a word that stands in one row alone, ``where`` the file and ``place`` the place in it, ``deed`` what a model
writes that obeys. ``victim`` is such a model: it does whatever it can read in its prompt, spelled with tags, with
variation selectors, in base64 or plainly, and does not let go of it when its text is given back.
"""

import base64
import csv
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml

from drafting.wording.own import RULES
from drafting.workspace import Sources
from tests.support import good_model
from tests.support.scripted_server import Exchange
from tests.support.shuzhi import SAMPLES
from tests.support.word import paragraph, run, word_file

FACTS, PLAIN, REFERENCE, SAMPLE = "要点", "要点里的平常话", "去年报告", "范文"
OUTLINE, WORDING, NOTE = "提纲", "用语规则", "补充要求"

_SPELLED = re.compile(r"\{(标签|选择符):([^{}]*)\}")
_LONG = "参加学习讨论、整理会议记录、", 250
_BASE: dict[str, Any] = {
    "单位": "中建某局滨河综合体项目党支部",
    "年度": 2025,
    "述职人": "周海涛",
    "职务": "项目党支部书记",
    "成文日期": "2025年12月31日",
    "数据": {"支委会": "12次", "党课": "5次", "谈心谈话": "36人次"},
    "履职": ["讲授党课2次"],
    "活动": [
        "3月组织志愿服务，清理道路2.6公里",
        {"名称": "消防应急演练", "时间": "2025年6月", "参加": "45人", "成效": "提升处置能力"},
    ],
    "荣誉": [{"名称": "公司“先进基层党组织”", "时间": "2025年7月", "授予单位": "公司党委"}],
    "亮点": ["组织23名党员抄写入党誓词", {"标题": "建立党员责任区", "内容": "设立责任区8个"}],
    "不足": [{"问题": "党建与生产经营融合不够", "原因": "深入一线不够经常"}],
    "计划": [{"内容": "深化攻关机制，全年攻关不少于3项", "对应不足": 1, "目标": "形成做法"}],
    "去年整改": [
        {"问题": "理论学习不够系统", "措施": "建立学习清单", "结果": "已完成"},
        {"问题": "党建品牌特色不够鲜明", "措施": "培育党建品牌", "结果": "基本完成"},
        {"问题": "青年党员培养力度不够", "措施": "落实导师带徒", "结果": "长期坚持"},
    ],
}


@dataclass(frozen=True)
class Plant:
    """One planted instruction."""

    cue: str
    where: str
    place: str
    kind: str
    planted: str
    deed: str

    @property
    def text(self) -> str:
        """What is planted, in its own characters."""
        text = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), self.planted)
        text = _SPELLED.sub(lambda m: "".join(_ALPHABETS[m[1]](b) for b in m[2].encode()), text)
        return text.replace("{极长}", _LONG[0] * _LONG[1])

    @property
    def sight(self) -> str:
        """By what it is known in a prompt that has been read with every trick: its cue, in letters where it is."""
        spelled = _SPELLED.search(self.planted)
        return spelled[2] if spelled else self.cue


_ALPHABETS: dict[str, Callable[[int], str]] = {
    "标签": lambda byte: chr(0xE0000 + byte),
    "选择符": lambda byte: chr(0xE0100 + byte - 16 if byte >= 16 else 0xFE00 + byte),
}


def _rows() -> Iterator[Plant]:
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        yield from (Plant(**row) for row in csv.DictReader(file))


PLANTS = tuple(_rows())


def planted_in(where: str) -> tuple[Plant, ...]:
    """Return the rows for a file."""
    return tuple(plant for plant in PLANTS if plant.where == where)


def sources(folder: Path, where: str) -> Sources:
    """Write the files of a report to a folder, with everything planted that belongs in this one of them."""
    made = {SAMPLE: _sample, REFERENCE: _reference, OUTLINE: _outline, WORDING: _rules}
    facts = folder / "要点.yaml"
    facts.write_text(facts_with(*planted_in(where)) if "要点" in where else facts_with(), "utf-8")
    if where not in made:
        return Sources(facts=facts)
    path, data = made[where](folder)
    path.write_bytes(data)
    keyword = {SAMPLE: "sample", REFERENCE: "reference", OUTLINE: "outline"}.get(where)
    return Sources(facts=facts, **{keyword: path} if keyword else {})


def facts_with(*plants: Plant) -> str:
    """Return facts as YAML with these planted in them."""
    tree = yaml.safe_load(yaml.safe_dump(_BASE))
    for plant in plants:
        key, *rest = plant.place.split(".")
        if key == "数据":
            tree[key][plant.text] = "3次"
        elif not rest:
            tree[key] = plant.text
        elif len(rest) == 1:
            tree[key].append(plant.text)
        else:
            tree[key][int(rest[0]) - 1][rest[1]] = plant.text
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10**6)


def _reference(folder: Path) -> tuple[Path, bytes]:
    plants = planted_in(REFERENCE)
    lines = (SAMPLES / "去年述职报告.txt").read_text("utf-8").splitlines()
    shown = {plant.place: plant.text for plant in plants if plant.place == "标题"}
    visible = [plant.text for plant in plants if plant.place == "正文"]
    body = ""
    for line in filter(None, lines):
        text = shown["标题"] if line.startswith("二、") else line
        hidden = "".join(map(_in_word, plants)) if line.startswith("（二）") else ""
        body += paragraph(run(escape(text)) + hidden)
        if line.startswith("（三）"):
            body += "".join(paragraph(escape(text)) for text in visible)
    own = {plant.place: paragraph(escape(plant.text)) for plant in plants}
    note = f'<w:footnote w:id="1">{own["脚注"]}</w:footnote>'
    style = '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    parts = {"header": own["页眉"], "footer": own["页脚"], "comments": own["批注"]}
    data = word_file(body, styles=style, footnotes=note, **parts)
    words = next(plant.text for plant in plants if plant.place == "文档属性")
    return folder / "去年.docx", _with_entry(data, "docProps/core.xml", f"<a>{words}</a>")


_LOOKS = {
    "隐藏": "<w:vanish/>",
    "白字": '<w:color w:val="FFFFFF"/>',
    "主题白字": '<w:color w:val="000000" w:themeColor="background1"/>',
    "一磅字": '<w:sz w:val="2"/>',
    "底色同字色": '<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="1F3864"/>',
    "隐藏样式": '<w:rStyle w:val="h"/>',
}


_FORMS = {
    "文本框": "<w:r><w:pict><v:textbox><w:txbxContent>"
    "<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>",
    "修订插入": "<w:ins><w:r><w:t>{text}</w:t></w:r></w:ins>",
    "修订删除": "<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>",
    "替代文字": '<w:r><w:drawing><wp:inline><wp:docPr descr="{text}"/></wp:inline></w:drawing></w:r>',
    "域代码": '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText>{text}</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "脚注": '<w:r><w:footnoteReference w:id="1"/></w:r>',
}


def _in_word(plant: Plant) -> str:
    """Return what is planted inside a paragraph of a .docx, as XML."""
    if plant.place in _LOOKS:
        return run(escape(plant.text), _LOOKS[plant.place])
    return _FORMS.get(plant.place, "").format(text=escape(plant.text))


def _with_entry(data: bytes, name: str, content: str) -> bytes:
    file = BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, content)
    return file.getvalue()


def _sample(folder: Path) -> tuple[Path, bytes]:
    text = (SAMPLES / "范文.txt").read_text("utf-8")
    lines = "".join(f"{plant.text}\n" for plant in planted_in(SAMPLE))
    before, mark, behind = text.partition("（二）")
    return folder / "范文.txt", f"{before}{lines}{mark}{behind}".encode()


def _outline(folder: Path) -> tuple[Path, bytes]:
    text = (SAMPLES.parent / "prompts" / "outlines" / "default.yaml").read_text("utf-8")
    for plant in planted_in(OUTLINE):
        if plant.place == "标题":
            text = text.replace("heading: 下一步工作计划", f"heading: {plant.text}")
        else:
            text = f"# {plant.text}\n{text}"
    return folder / "提纲.yaml", text.encode()


def _rules(folder: Path) -> tuple[Path, bytes]:
    cells = {plant.place: plant.text for plant in planted_in(WORDING)}
    rows = (
        "编号,错误写法,改为,说明,级别,生效日期,失效日期,依据,正例,反例\n"
        f"a,按要求开展,{cells['改为']},{cells['说明']},A,2025-01-01,,本单位,开展。|按时。|要求。,"
        "按要求开展。|一律按要求开展。|都按要求开展。\n"
    )
    return folder / RULES, rows.encode()


def victim(exchange: Exchange) -> None:
    """Do everything that the prompt asks for, whoever asks."""
    prompt = exchange.user
    is_repair = "<正文>" in prompt
    body = (
        prompt.split("<正文>\n")[1].split("\n</正文>")[0] if is_repair else good_model.write(prompt)
    )
    seen = read_with_every_trick(prompt)
    token = (re.findall(r"SV[0-9]{4}", prompt) or ["SV9999"])[-1]
    deeds = [
        plant.deed.replace("{提示词}", exchange.system[:120]).replace("{代号}", token)
        for plant in PLANTS
        if plant.sight in seen
    ]
    exchange.answer("\n".join([body, *(deed for deed in deeds if deed not in body)]))


def read_with_every_trick(text: str) -> str:
    """Return a text with all that it may hide: other alphabets, base64, full width, what stands between the lines."""
    spelled = "".join(map(_unspelled, text))
    decoded = (_decoded(word) for word in re.findall(r"[A-Za-z0-9+/]{8,}={0,2}", spelled))
    seen = "".join(
        c for c in spelled if unicodedata.category(c) not in ("Cf", "Mn", "Cc") or c == "\n"
    )
    return unicodedata.normalize("NFKC", "\n".join([seen, *decoded]))


def _unspelled(character: str) -> str:
    code = ord(character)
    if 0xE0020 <= code < 0xE0080:
        return chr(code - 0xE0000)
    return chr(code - 0xE0100 + 16) if 0xE0100 <= code <= 0xE01EF else character


def _decoded(word: str) -> str:
    try:
        return base64.b64decode(word, validate=True).decode()
    except ValueError:
        return ""
