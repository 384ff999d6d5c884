"""Mutants: which file is changed how, drawn from a seed and a number so that the same two give the same file."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from torture.mutations import containers, elements, harmless, markup, parts, piles
from torture.mutations.archive import pack, unpack
from torture.mutations.mutation import Mutation
from torture.mutations.originals import Original

_KINDS: tuple[tuple[int, Sequence[Mutation]], ...] = (
    (40, elements.MUTATIONS),
    (16, harmless.MUTATIONS),
    (12, markup.MUTATIONS),
    (16, parts.MUTATIONS),
    (9, piles.MUTATIONS),
    (7, containers.MUTATIONS),
)
"""Kinds of mutation by how often they are drawn."""
_DAMAGED = 0.12
"""The share of the files whose bytes are damaged too."""
_HARMLESS = 0.1
"""The share of the files that are changed only so that the same text must be read."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed file; ``text`` is that of the original."""

    seed: int
    number: int
    data: bytes
    original: str
    changes: tuple[str, ...]
    text: str
    keeps_text: bool
    """Whether it is what must be read still."""


def mutant(originals: Sequence[Original], seed: int, number: int) -> Mutant:
    """Return the mutant of that number."""
    random = Random(f"{seed} {number}")
    original = random.choice(originals)
    archive = unpack(original.data)
    count = random.choice((1, 1, 2, 3, 4, 6))
    if random.random() < _HARMLESS:
        chosen = [_drawn(harmless.MUTATIONS, random) for _ in range(count)]
    else:
        weights, kinds = zip(*_KINDS, strict=True)
        chosen = [_drawn(kind, random) for kind in random.choices(kinds, weights, k=count)]
    for change in chosen:
        change.apply(archive, random)
    names = [change.name for change in chosen]
    keeps = all(change.keeps_text for change in chosen)
    data = pack(archive)
    if not keeps and random.random() < _DAMAGED:
        damages = containers.DAMAGES
        name, damage, _ = random.choices(damages, [weight for *_, weight in damages])[0]
        data = bytes(damage(bytearray(data), random))
        names.append(name)
    return Mutant(seed, number, data, original.name, tuple(names), original.text, keeps)


def _drawn(mutations: Sequence[Mutation], random: Random) -> Mutation:
    return random.choices(mutations, [mutation.weight for mutation in mutations])[0]
