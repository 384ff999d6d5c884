"""What a person is told where last year's report has a part on problems and not all of it could be read as some."""

from drafting.checks.quoting import inner, shortened
from drafting.rectification.items import Reading
from drafting.report.headings import numbering

SHOWN = 5
"""Passages that are quoted."""


def nothing_read(reading: Reading) -> str:
    """Return what is said where no problem was read."""
    if not reading.headings:
        return "去年的报告里没有找到写不足的一节，没有读出问题，请自己对照。"
    heading = reading.headings[0]
    name = inner(heading[numbering(heading).end :].strip("：:。 "))
    quoted = f"这一节写的是：{_shown(reading)}" if reading.unread else ""
    return f"去年的报告里有“{name}”一节，但没有读出问题，请自己对照。{quoted}"


def partly_read(reading: Reading) -> str:
    """Return what is said where some problems were read and some passages were not."""
    return f"去年的报告里这几处没有读成问题，请自己对照：{_shown(reading)}"


def _shown(reading: Reading) -> str:
    """Return the passages that were not read as problems, each quoted, shortened."""
    quoted = (f"“{shortened(item.text.replace(chr(9), ' '))}”" for item in reading.unread)
    more = len(reading.unread) - SHOWN
    return "".join(list(quoted)[:SHOWN]) + (f"等 {len(reading.unread)} 处" if more > 0 else "")
