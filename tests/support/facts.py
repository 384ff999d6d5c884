"""Facts read from a text, as if it were a file of the secretary's."""

import tempfile
from pathlib import Path

from drafting.errors import FactsError, Problem
from drafting.facts import read_facts
from schemas.facts import Facts


def facts_from(content: str | bytes, name: str = "要点.yaml") -> Facts:
    """Return the facts of a file with this content and name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_facts(path)


def problems_of(content: str | bytes, name: str = "要点.yaml") -> list[Problem]:
    """Return the problems of a file with this content, an empty list for a good one."""
    try:
        facts_from(content, name)
    except FactsError as error:
        return list(error.problems)
    return []


def brief(problem: Problem) -> tuple[str, str]:
    """Return place and key of a problem."""
    return problem.place, problem.key
