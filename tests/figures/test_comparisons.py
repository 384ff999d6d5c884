"""What a sentence says of last year: which number, of which label, more or less."""

from collections.abc import Callable

import pytest

from drafting.figures import scan
from drafting.figures.bind import bind
from drafting.figures.comparison_words import compares, way_before
from drafting.figures.comparisons import comparisons
from drafting.figures.known import LastYear
from drafting.lexicon.labels import names_of
from tests.support.growth import grows_linearly

LAST = LastYear(2024, {}, {}, names_of())


def read(text: str) -> str:
    """Return what a text compares as kind:number=labels, with + or - for the way and ? where nothing says last year."""
    mentions = bind(text, scan(text), LAST.names)
    return " ".join(
        f"{c.kind}:{c.mention.numeral.text}={'/'.join(c.labels)}{'-?+'[c.way + 1] if c.way else ''}"
        f"{'' if c.is_plain else '?'}"
        for c in comparisons(text, mentions, LAST)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支委会12次，较上年增加2次", "change:2次=支委会+"),
        ("支委会12次，比去年少2次", "change:2次=支委会-"),
        ("支委会比上一年度多召开了2次", "change:2次=支委会+"),
        ("较去年多讲党课1次", "change:1次=党课+"),
        ("支委会12次，同比增长20%", "change:20%=支委会+"),
        ("支委会12次，增幅达20%", "change:20%=支委会+?"),
        ("支委会12次，较上年增加2次（20%）", "change:2次=支委会+ change:20%=支委会"),
        ("支委会由上年的10次增加到12次", "last:10次=支委会 now:12次=支委会+"),
        ("支委会从10次降到8次", "last:10次=支委会 now:8次=支委会-"),
        ("支委会由原来的10次增至12次", "last:10次=支委会 now:12次=支委会+"),
        ("支委会从去年的10次，增加到今年的12次", "last:10次=支委会 now:12次=支委会+"),
        ("党员队伍由21名壮大到23名", "last:21名=党员人数 now:23名=党员人数+"),
        ("支委会、党课由上年的10次、4次增加到12次、5次", "last:10次=支委会 last:4次=党课 now:12次=支委会+ now:5次=党课+"),
        ("支委会、党课由10次、4次分别增至12次、5次", "last:10次=支委会 last:4次=党课 now:12次=支委会+ now:5次=党课+"),
        ("去年召开支委会10次、讲党课4次，今年分别为12次、5次", "last:10次=支委会 last:4次=党课"),
        ("去年召开支委会10次、今年讲党课5次", "last:10次=支委会 own:5次="),
        ("去年召开支委会10次，党课4次", "last:10次=支委会 last:4次=党课?"),
        ("较上年多召开支委会2次、主题党日1次", "change:2次=支委会+ change:1次=主题党日+"),
        ("支委会较上年增加到12次", "now:12次=支委会+"),
        ("支委会12次，是去年的2倍", "times:2倍=支委会"),
        ("支委会、党课分别是去年的1.2倍、2倍", "times:1.2倍=支委会 times:2倍=党课"),
        ("支委会12次，多于去年的10次", "last:10次=支委会"),
        ("针对去年支委会只开10次的问题", "last:10次=支委会"),
        ("支委会12次（上年10次）", "last:10次=支委会"),
        ("2024年召开支委会10次", "last:10次=支委会"),
        ("去年，支部召开支委会10次", "last:10次=支委会"),
        ("支委会比上年的10次多2次", "last:10次=支委会 change:2次=支委会+"),
        ("在上年10次的基础上，支委会增加2次", "last:10次=支委会 change:2次=支委会+"),
        ("支委会、主题党日分别较上年增加2次、1次", "change:2次=支委会+ change:1次=主题党日+"),
        ("支委会、主题党日较上年分别增加2次、减少1次", "change:2次=支委会+ change:1次=主题党日-"),
        ("支委会12次、党课5次，较上年分别增加2次、1次", "change:2次=支委会+ change:1次=党课+"),
        ("支委会、主题党日均较上年增加1次", "change:1次=支委会/主题党日+"),
        ("支委会12次、党课5次，均较上年增加1次", "change:1次=支委会/党课+"),
        ("谈心谈话36人次，同比增加8人次、增长28.6%", "change:8人次=谈心谈话+ change:28.6%=谈心谈话+"),
        ("召开支委会12次。较上年增加2次", "change:2次=支委会+"),
        ("党课5次，支委会12次；党课较上年增加1次", "change:1次=党课+"),
        ("支委会较去年持平", "trend:持平=支委会"),
        ("支委会、党员大会与上年持平", "trend:持平=支委会/支部党员大会"),
        ("支委会12次，和去年一样多", "trend:一样多=支委会"),
        ("党课数量较上年有所增加", "trend:增加=党课+"),
        # a list goes on with the comparison that governs it, or whose words are all that is left out
        ("较上年增加支委会2次、党课1次", "change:2次=支委会+ change:1次=党课+"),
        ("较上年增加支委会2次和党课1次", "change:2次=支委会+ change:1次=党课+"),
        ("较上年增加支委会2次、1次党课", "change:2次=支委会+ change:1次=党课+"),
        ("较上年增加2次支委会、1次党课", "change:2次=支委会+ change:1次=党课+"),
        ("较上年多召开支委会2次、讲党课1次", "change:2次=支委会+ change:1次=党课+"),
        ("支委会较上年增加2次、党课1次", "change:2次=支委会+ change:1次=党课+"),
        ("去年召开10次支委会、讲4次党课", "last:10次=支委会 last:4次=党课"),
        ("支委会去年10次、党课4次", "last:10次=支委会 last:4次=党课"),
        # one that is said of what is counted already ends with its number
        ("支委会12次，较上年增加2次、党员大会4次、党课5次", "change:2次=支委会+ own:4次= own:5次="),
        ("支委会12次，较上年增加2次、召开党员大会4次", "change:2次=支委会+ own:4次="),
        ("支委会12次，较上年增加2次、4次党员大会", "change:2次=支委会+ own:4次="),
        ("12次支委会，较上年增加2次、4次党员大会", "change:2次=支委会+ own:4次="),
        ("支委会12次，较上年增加2次和党员大会4次", "change:2次=支委会+ own:4次="),
        ("支委会12次，较上年增加2次以及4次党员大会", "change:2次=支委会+ own:4次="),
        ("支委会12次，同比增长20%、党员大会4次", "change:20%=支委会+ own:4次="),
        ("支委会12次、上年10次、党课5次、上年4次、党员大会4次", "last:10次=支委会 own:5次= last:4次=党课 own:4次="),
        ("召开支委会12次。较上年增加2次、党员大会4次", "change:2次=支委会+ own:4次="),
        ("支委会、党课较上年分别增加2次、1次、党员大会4次", "change:2次=支委会+ change:1次=党课+ own:4次="),
        ("支委会、党课较上年分别增加2次、1次、4次党员大会", "change:2次=支委会+ change:1次=党课+ own:4次="),
        ("支委会、党课均较上年增加1次、党员大会4次", "change:1次=支委会/党课+ own:4次="),
        ("支委会由10次增加到12次、党员大会4次", "last:10次=支委会 now:12次=支委会+ own:4次="),
        # nor does it go on where the item has more than its label: a verb, a sum, the year; or where the list repeats it
        ("支委会较上年增加2次、召开党员大会4次", "change:2次=支委会+ own:4次="),
        ("支委会较上年增加2次、党员大会共4次", "change:2次=支委会+ own:4次="),
        ("支委会较上年增加2次、4次党员大会", "change:2次=支委会+ own:4次="),
        ("较上年增加支委会2次、召开党员大会4次", "change:2次=支委会+ own:4次="),
        ("较上年多召开支委会2次、共召开党员大会4次", "change:2次=支委会+ own:4次="),
        ("与上年相比，支委会增加2次、党课增加1次、党员大会4次", "change:2次=支委会+ change:1次=党课+ own:4次="),
        # the label is not plain, so none is guessed
        ("支委会12次，参加人数同比增长20%", "change:20%=+"),
        ("支委会研究的议题较上年增加5个", "change:5个=+"),
        ("支委会的质量较上年有所提高", "trend:提高=+"),
        ("党员教育较上年有所加强，学习与上年持平", "trend:持平="),
        ("支委会12次，较去年上半年增加2次", "change:2次=+"),
        # nothing is compared with last year
        ("支委会较上半年增加2次", ""),
        ("支委会12次，比计划多2次", ""),
        ("支委会比党课多7次", ""),
        ("支委会环比增加2次", ""),
        ("明年支委会较今年增加2次", ""),
        ("力争支委会较上年增加2次", ""),
        ("去年5月召开支委会2次", ""),
        ("较去年，支委会12次", ""),
        ("支委会较前年增加2次", ""),
        ("发展党员2名", ""),
        ("去年遗留的2名预备党员按期转正", ""),
        ("上年度述职时查摆问题3个", ""),
        ("自去年以来召开支委会12次", ""),
        ("支委会多次研究，全年不少于12次", ""),
        ("次数不减少、质量不下滑，全年召开支委会13次", ""),
        ("由党委书记讲党课1次", ""),
        ("从严管理，召开支委会12次", ""),
        ("党课占比20%", ""),
        ("新增党员2名", ""),
        ("支委会与上年基本持平", ""),
        ("召开支委会12次。同去年一样，坚持每月一次", ""),
        ("召开支委会12次。与上年相比有所提高", "trend:提高=+"),
    ],
)  # fmt: skip
def test_what_is_compared_with_last_year(text: str, expected: str) -> None:
    assert read(text + "。") == expected


def test_among_the_plans_only_what_names_last_year_looks_back() -> None:
    text = "支委会增加2次。支委会较上年增加2次。支委会与上年持平。"
    mentions = bind(text, scan(text), LAST.names)
    found = comparisons(text, mentions, LAST, [(0, len(text))])
    assert [(c.kind, c.start) for c in found] == [("change", 14)]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("较上年增加", True), ("可防性案件下降", True), ("由", True), ("现场党课由上年的", True), ("讲党课", False), ("开展活动", False)],
)  # fmt: skip
def test_words_that_compare(text: str, is_one: bool) -> None:
    assert compares(text, 2024) == is_one


@pytest.mark.parametrize(
    ("text", "words"), [("较上年增加", "增加"), ("降幅为", "降幅为"), ("比去年多了", "多了"), ("增加到", ""), ("党课", "")]
)  # fmt: skip
def test_the_words_before_a_comparison(text: str, words: str) -> None:
    assert way_before(text) == words


@pytest.mark.parametrize(
    "piece",
    [
        "支委会12次，较上年增加2次，",
        "由10次增加到12次、",
        "去年，召开1次",
        "支委会12次、较上年增加2次、4次党课、",
        "较上年持平，",
        "与去年相比",
    ],
)
def test_a_text_without_end_marks_is_read_in_linear_time(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = piece * size
        mentions = bind(text, scan(text), LAST.names)
        return lambda: list(comparisons(text, mentions, LAST))

    assert grows_linearly(work, 200)
