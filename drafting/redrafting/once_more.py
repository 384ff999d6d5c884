"""A draft beside the parts that stay: a chosen part that does not fit what is new is written as well."""

from dataclasses import replace

from drafting.material import Material
from drafting.redrafting.keeping import Kept, kept_parts
from drafting.redrafting.told import beside
from drafting.workspace import Workspace
from drafting.writing.draft import Draft, write_draft
from drafting.writing.engines import Engine


async def write_beside(
    material: Material, engine: Engine, workspace: Workspace, base: int | None, *, over_hand: bool
) -> tuple[Draft, Kept]:
    """Return the draft, with what a person acknowledged in its verdict, and what it left alone of the revision ``base``.

    ``over_hand`` as in ``kept_parts``. Raises as ``write_draft``.
    """
    accepted = workspace.acknowledged()

    async def written(kept: Kept) -> Draft:
        draft = await write_draft(beside(material, kept, workspace), engine, kept)
        return replace(draft, verdict=replace(draft.verdict, accepted=accepted))

    kept = kept_parts(workspace, base, material, over_hand=over_hand)
    draft = await written(kept)
    if faulty := kept.faulty(draft.verdict):  # beside what is new a chosen part may lack something
        kept = kept.without(faulty)
        draft = await written(kept)
    return draft, kept
