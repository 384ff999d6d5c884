"""The names of parts that an outline of before had: its sections may still stand in the report, or be locked."""

from collections.abc import Iterator
from contextlib import suppress

from drafting.errors import ShuzhiError, UsageError
from drafting.outline import load_outline
from drafting.parts import part_named
from drafting.words import FRAME, section_name
from drafting.workspace import Workspace
from schemas.outline import Outline, SectionSpec


def named(name: str, workspace: Workspace, outline: Outline) -> str:
    """Return the id of the part that a person names, as ``part_named``; also by the word of an outline of before."""
    try:
        return part_named(name, outline)
    except UsageError:
        for spec in _specs(workspace):
            if name in (spec.id, spec.word):
                return spec.id
        raise


def word_of(part: str | None, workspace: Workspace, outline: Outline) -> str:
    """Return the name of a part of the report, as ``section_name``; that of an outline of before where it had it."""
    if part in FRAME or any(spec.id == part for spec in outline.sections):
        return section_name(part, outline)
    words = (spec.word for spec in _specs(workspace) if spec.id == part)
    return next(words, section_name(part, outline))


def _specs(workspace: Workspace) -> Iterator[SectionSpec]:
    """Yield the sections of every outline that the report was made by, the last one first, then of the usual one."""
    for path in (*workspace.outlines(), None):
        with suppress(ShuzhiError, OSError):  # the file may be gone
            yield from load_outline(path).sections
