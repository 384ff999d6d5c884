"""Tree → Facts: every heading judged, every problem noted, and facts only where there is none."""

from annotated_types import MaxLen, MinLen
from pydantic import ValidationError

from drafting.facts.counts import read_counts
from drafting.facts.dates import read_date, read_year
from drafting.facts.items import Located, read_items
from drafting.facts.keys import FIELD_WORDS, ITEM_TYPES, KEYS, advice
from drafting.facts.reporter import name_and_posts
from drafting.facts.sums import read_optional, read_sums
from drafting.facts.tree import (
    TOP,
    Broken,
    Entry,
    Mapping,
    Node,
    Place,
    Problems,
    Sequence,
    Text,
    plain,
)  # fmt: skip
from schemas.facts import FactKind, Facts, Plan

_YEARS = range(2000, 2101)
_MISSING = "（没有写）"
_TEXTS = ("单位", "述职人", "职务", "标题", "台账")


def validate(tree: Node, problems: Problems) -> Facts:
    """Return the facts of a tree; raises FactsError with these problems, those noted before, and what could be read."""
    values: dict[str, object] = {}
    places: dict[str, Place] = {}
    if isinstance(tree, Mapping):
        values, places = _Judge(tree, problems).judge()
    elif not isinstance(tree, Broken):
        problems.add(
            tree.place, "", "没有看到“单位：…”“年度：…”这样的行", "冒号不能少，请照样例书写"
        )
    told = {
        fact: f"{place.file or problems.file} {place.text}"
        for fact, place in places.items()
        if place != TOP
    }
    if problems:
        error = problems.error()
        error.understood = _understood(values, told)
        raise error
    return Facts.model_validate(values).with_places(told, problems.remarks)


def _understood(values: dict[str, object], told: dict[str, str]) -> Facts | None:
    """Return what could be read of facts that have problems, None where nothing could."""
    try:
        facts = Facts.model_validate({"unit": _MISSING, "year": _YEARS[0]} | values)
    except ValidationError:
        return None
    return facts.with_places({f: p for f, p in told.items() if f not in KEYS or KEYS[f] in values})


def _is_said_again(value: Node, again: Node) -> bool:
    """Whether two values of one key are the same text."""
    return (
        isinstance(value, Text)
        and isinstance(again, Text)
        and plain(value.value) == plain(again.value)
    )


class _Judge:
    """Goes through the headings, those first that others refer to."""

    def __init__(self, tree: Mapping, problems: Problems) -> None:
        self._problems = problems
        self._entries = self._sorted(tree)
        self._places: dict[str, Place] = {}

    def judge(self) -> tuple[dict[str, object], dict[str, Place]]:
        """Return the values by attribute, and the place of every fact by its id."""
        values: dict[str, object] = {KEYS[key]: self._text(key) for key in _TEXTS}
        year = self._year()
        values |= {"year": year, "date": self._date(year)}
        counts = read_counts(self._node(FactKind.COUNTS), self._problems, year)
        sums = read_sums(self._node(FactKind.SUMS), counts, self._problems)
        values["counts"] = counts.quantities
        values["sums"] = {label: names for label, (names, _) in sums.items()}
        last_year = self._node(FactKind.LAST_COUNTS)
        if beside := tuple(counts.of_last_year):
            last_year = Sequence(last_year.place, (Mapping(beside[0].place, beside), last_year))
        last = read_counts(last_year, self._problems, year and year - 1, FactKind.LAST_COUNTS)
        values["last_counts"] = last.quantities
        values["optional"] = read_optional(self._node(FactKind.OPTIONAL), counts, self._problems)
        self._locate(FactKind.COUNTS, counts.places)
        self._locate(FactKind.LAST_COUNTS, last.places)
        self._locate(FactKind.SUMS, {label: place for label, (_, place) in sums.items()})
        for word in ITEM_TYPES:
            kind = FactKind(word)
            items = read_items(kind, self._node(kind), year, self._problems)
            values[KEYS[word]] = tuple(located.item for located in items)
            for number, located in enumerate(items, 1):
                self._locate(f"{kind}.{number}", located.places)
            if kind is FactKind.PLANS:
                self._check_answers(items)
        return {name: value for name, value in values.items() if value}, self._places

    def _sorted(self, tree: Mapping) -> dict[str, Entry]:
        """Return the entries by key; unknown keys and those that come twice are problems."""
        entries: dict[str, Entry] = {}
        for entry in tree.entries:
            key = "".join(plain(entry.key).split())
            if key not in KEYS and isinstance(entry.value, Broken):
                continue  # its line has been told to be unreadable
            if key not in KEYS:
                hint = advice(key, KEYS)
                if key in FIELD_WORDS:
                    hint = "它应写在某一条里面，请检查这一行的缩进"
                self._problems.add(entry.place, key, "不是要点里的键", hint)
            elif key in entries and _is_said_again(entries[key].value, entry.value):
                continue
            elif key in entries:
                first = entries[key].place.text
                self._problems.add(entry.place, key, f"写了两次（{first}已有）", "请合并成一处")
            else:
                entries[key] = entry
        return entries

    def _node(self, key: str) -> Node:
        return self._entries[key].value if key in self._entries else Text(TOP, "")

    def _locate(self, fact: str, places: dict[str, Place]) -> None:
        self._places |= {f"{fact}.{key}".rstrip("."): place for key, place in places.items()}

    def _text(self, key: str) -> str:
        """Return a single value, within the length that the model allows."""
        node = self._node(key)
        if isinstance(node, Broken):
            return ""
        if not isinstance(node, Text):
            self._problems.add(node.place, key, "应是一行文字", f"请写成“{key}：…”")
            return ""
        text = plain(node.value)
        if key == "述职人":
            text = self._reporter(text, node.place)
        field = Facts.model_fields[KEYS[key]]
        least = next((m.min_length for m in field.metadata if isinstance(m, MinLen)), 0)
        most = next((m.max_length for m in field.metadata if isinstance(m, MaxLen)), len(text))
        if not text and field.is_required():
            hint = f"请加上一行“{key}：…”" if node.place == TOP else f"请写上{key}"
            self._problems.add(node.place, key, "没有写", hint)
        elif text and len(text) < least:
            self._problems.add(node.place, key, f"写的是“{text}”，太短", "请写全称")
        elif len(text) > most:
            self._problems.add(
                node.place,
                key,
                f"有 {len(text)} 个字，太长（最多 {most} 个）",
                "请检查是否多写了别的内容",
            )
        self._places[key] = node.place
        return text

    def _reporter(self, text: str, place: Place) -> str:
        """Return the name of 述职人; what stands beside it is a problem, since it is no part of a name."""
        name, posts = name_and_posts(text) if text else ("", "")
        if not posts:
            return text.replace(" ", "")  # 张 三 is how forms line up names
        hint = f"“述职人”请只写姓名“{name}”；“{posts}”请写到“职务”一行"
        self._problems.add(place, "述职人", f"写的是“{text}”，姓名和别的话写在了一起", hint)
        return ""

    def _year(self) -> int | None:
        node = self._node("年度")
        if isinstance(node, Broken):
            return None
        text = plain(node.value) if isinstance(node, Text) else ""
        year = read_year(text)
        self._places["年度"] = node.place
        if not text:
            hint = "请加上一行，如“年度：2025”" if node.place == TOP else "请写四位数字，如 2025"
            self._problems.add(node.place, "年度", "没有写", hint)
        elif year not in _YEARS:
            self._problems.add(
                node.place, "年度", f"写的是“{text}”，不是年份", "请写四位数字，如 2025"
            )
            return None
        return year

    def _date(self, year: int | None) -> str:
        """Return 成文日期 as 2025年12月31日; a report is signed in its year or the next."""
        text = self._text("成文日期")
        date = read_date(text)
        if not text:
            return ""
        message, suggestion = "", ""
        if not date or not date.year:
            message, suggestion = "不是完整的日期", "请写年月日，如 2025年12月31日"
        elif not date.is_real:
            message, suggestion = "没有这一天", "请核对月份和日期"
        elif year and date.year not in (year, year + 1):
            message, suggestion = f"和年度{year}对不上", f"成文日期应在{year}年或{year + 1}年"
        else:
            return f"{date.year}年{date.month}月{date.day}日"
        self._problems.add(
            self._places["成文日期"], "成文日期", f"写的是“{text}”，{message}", suggestion
        )
        return ""

    def _check_answers(self, plans: tuple[Located, ...]) -> None:
        """Every 对应不足 must be the number of a 不足, also of one that has problems of its own."""
        shortcomings = self._node(FactKind.SHORTCOMINGS)
        if isinstance(shortcomings, Broken):
            return
        count = len(shortcomings.values) if isinstance(shortcomings, Sequence) else 0
        for number, located in enumerate(plans, 1):
            for answer in located.item.answers if isinstance(located.item, Plan) else ():
                if not 1 <= answer <= count:
                    self._problems.add(
                        located.places["对应不足"],
                        f"{FactKind.PLANS}.{number}.对应不足",
                        f"写的是第{answer}条不足，而不足"
                        + (f"只有 {count} 条" if count else "一条也没有"),
                        "请改成有的那一条，或删去",
                    )
