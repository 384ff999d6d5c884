"""What ``draft`` says of the headings that it does not take over from last year's report."""

from collections.abc import Iterator

from drafting.material import Material
from schemas.report import Report, Section

_ADVICE = "要换，在 Word 里改了再用 shuzhi take 收回"


def untaken_headings(material: Material) -> Iterator[str]:
    """Yield a line on each section whose heading is not that of last year's report, which gives the manner."""
    if material.reference is None or material.style != material.reference.style:
        return
    report = material.reference.report
    had = {section.id: section for section in reversed(report.sections)}
    strangers = "”“".join(_strangers(report))
    for spec in material.outline.sections:
        heading = material.heading(spec)
        if section := had.get(spec.id):
            if not _is_taken(material, section):
                yield (
                    f"去年的标题“{section.heading.strip()}”里有去年的内容，“{spec.word}”的标题写成“{heading}”。{_ADVICE}"
                )
        elif strangers:
            yield (
                f"去年的报告里没有认出“{spec.word}”一节（“{strangers}”看不出是哪一节），标题写成“{heading}”。{_ADVICE}"
            )
        else:
            yield f"去年的报告里没有“{spec.word}”一节，标题写成“{heading}”。{_ADVICE}"


def _is_taken(material: Material, section: Section) -> bool:
    return bool(material.style.sections[section.id].heading)


def _strangers(report: Report) -> Iterator[str]:
    """Yield the headings of the first rank that stand in no section."""
    for paragraph in report.paragraphs:
        if paragraph.level == 1 and paragraph.section is None:
            yield report.text[paragraph.start : paragraph.heading_end].strip()
