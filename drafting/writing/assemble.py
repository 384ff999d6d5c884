"""The whole report from its section texts and the frame that follows from facts and style."""

from collections.abc import Mapping

from drafting.material import Material
from drafting.report import Parts, compose_report, parse_report
from drafting.writing.body import Body
from schemas.outline import ORDINALS
from schemas.report import Report

OPENING = "opening"
Bodies = Mapping[str, Body]
"""The opening and the sections, by id."""

USUAL_BYLINE = "{post}　{name}"


def assemble(material: Material, bodies: Bodies) -> Report:
    """Return the report; every section of the outline and the opening must be among the bodies."""
    facts, style, outline = material.facts, material.style, material.outline
    byline = _byline(material)
    parts = Parts(
        title=facts.report_title,
        byline=byline,
        salutation=style.salutation,
        opening=bodies[OPENING].text,
        sections={
            spec.id: (f"{ordinal}、{material.heading(spec)}", bodies[spec.id].text)
            for ordinal, spec in zip(ORDINALS, outline.sections, strict=False)
        },
        closing=style.closing or outline.closing,
        signoff=tuple(line for line in (facts.unit, facts.reporter) if line),
        date="" if facts.date and facts.date in byline else facts.date,
    )
    return parse_report(compose_report(parts, outline), outline)


def _byline(material: Material) -> str:
    """Return the lines under the title in the manner of the reference, without those that nothing is known for."""
    facts = material.facts
    known = {
        "unit": facts.unit, "post": facts.post, "name": facts.reporter, "date": facts.date
    }  # fmt: skip
    lines = (material.style.byline_form or USUAL_BYLINE).split("\n")
    return "\n".join(
        line.format(**known)
        for line in lines
        if all(known[key] for key in known if f"{{{key}}}" in line)
    )
