"""Reports put together by hand, and reports of many shapes for property tests."""

from hypothesis import strategies as st

from schemas.report import Paragraph, Report, Role


def report(*rows: tuple[Role, str] | tuple[Role, str, int] | tuple[Role, str, int, str]) -> Report:
    """Return a report of rows (role, text, level, run-in heading)."""
    text, paragraphs = "", []
    for role, line, *rest in rows:
        level = rest[0] if rest else 0
        heading = rest[1] if len(rest) > 1 else line if role is Role.HEADING else ""
        start = len(text)
        text += line
        paragraphs.append(
            Paragraph(
                role=role, section=None, start=start, end=len(text), level=level,
                heading_end=start + len(heading),
            )
        )  # fmt: skip
        text += "\n"
    return Report(text=text, paragraphs=tuple(paragraphs), sections=())


USUAL = report(
    (Role.TITLE, "中建某局滨河综合体项目党支部书记2025年度抓基层党建工作述职报告"),
    (Role.BYLINE, "项目党支部书记　周海涛"),
    (Role.SALUTATION, "各位领导、同志们："),
    (Role.OPENING, "2025年，项目党支部认真落实“三会一课”制度，全年召开支委会12次。现述职如下。"),
    (Role.HEADING, "一、2025年度抓党建工作情况", 1),
    (
        Role.TEXT,
        "（一）抓政治学习，筑牢思想根基。开展党课4次，培训覆盖率98.5%……我讲党课2次。",
        2,
        "（一）抓政治学习，筑牢思想根基。",
    ),
    (Role.HEADING, "（二）规范党员管理", 2),
    (Role.HEADING, "1.发展党员", 3),
    (Role.HEADING, "（1）预备党员转正", 4),
    (Role.TEXT, "转正1名——按期。"),
    (Role.HEADING, "二、存在不足", 1),
    (Role.TEXT, "一是融合不够。"),
    (Role.CLOSING, "以上述职，请予评议。"),
    (Role.SIGNOFF, "中建某局滨河综合体项目党支部"),
    (Role.DATE, "2025年12月31日"),
)

_LINE = (
    st.text(st.sampled_from("国党支部一二（）。、：“”…—·12 ,.AbZ%<>&'\"#\t喆𠮷　《》"), min_size=1, max_size=60)
    .map(str.strip)
    .filter(bool)
)  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a report with any roles in any order, run-in headings and levels included."""
    rows = []
    for role, line in draw(st.lists(st.tuples(st.sampled_from(Role), _LINE), max_size=12)):
        level = draw(st.integers(1 if role is Role.HEADING else 0, 4))
        length = draw(st.integers(0, len(line))) if role is Role.TEXT and level else len(line)
        heading = line[:length] if role is Role.HEADING or level else ""
        rows.append((role, line, level, heading))
    return report(*rows)
