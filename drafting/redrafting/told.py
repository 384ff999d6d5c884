"""What a draft need not say again: figures that were adopted from the words of a part that stays as it is."""

import re
from dataclasses import replace

from drafting.material import Material
from drafting.redrafting.keeping import Kept
from drafting.workspace import Workspace
from schemas.facts import FactKind

_CLAUSE = re.compile(r"[，。；：！？\n]")


def beside(material: Material, kept: Kept, workspace: Workspace) -> Material:
    """Return the material for what is written beside the parts that stay.

    Those parts prove what a person adopted from them: a count whose label and figure stand in one of their clauses,
    an activity that stands there word for word.
    """
    notes = [r.note for r in workspace.revisions() if r.action == "adopt"]
    texts = [version.text for version in kept.versions if version.part in kept]
    clauses = [clause for text in texts for clause in _CLAUSE.split(text)]
    summed = {label for labels in material.facts.sums.values() for label in labels}
    told = {
        f"{FactKind.COUNTS}.{label}"
        for label, quantity in material.facts.counts.items()
        if label not in summed
        and any(f"{label}{quantity.text}" in note for note in notes)
        and any(label in clause and quantity.text in clause for clause in clauses)
    }
    told |= {
        f"{FactKind.ACTIVITIES}.{number}"
        for number, item in enumerate(material.facts.activities, 1)
        if any(item.name in note for note in notes) and any(item.name in text for text in texts)
    }
    return replace(material, told=frozenset(told))
