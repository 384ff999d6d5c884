"""Mutated .docx files are read as text or refused in words; ``make torture`` tries many times as many."""

import pytest

from tests.support.word import paragraph, word_file
from torture.fuzz import fuzzed
from torture.mutations.archive import pack, unpack
from torture.mutations.judge import unseen
from torture.mutations.mutants import mutant
from torture.mutations.originals import Original, originals


@pytest.fixture(scope="module")
def files() -> tuple[Original, ...]:
    return originals(whole=False)


def test_mutated_files_are_read_or_refused(files):
    outcome = fuzzed(files, 5, range(1, 120), thorough=False)
    assert not outcome.failures, "\n".join(outcome.failures)
    assert sum(outcome.counts.values()) == outcome.runs == 119
    assert {kind.partition(":")[0] for kind in outcome.counts} == {"read", "refused"}


def test_the_same_seed_and_number_give_the_same_file(files):
    assert mutant(files, 1, 7) == mutant(files, 1, 7)
    assert mutant(files, 1, 7) != mutant(files, 2, 7) != mutant(files, 2, 8)


def test_a_file_packs_again_as_it_was(files):
    assert all(unpack(pack(unpack(file.data))) == unpack(file.data) for file in files)


def test_what_must_not_be_is_told_with_its_file(monkeypatch):
    wrong = Original("wrong", word_file(paragraph("国")), "别的")
    monkeypatch.setattr("torture.mutations.mutants._HARMLESS", 2)
    outcome = fuzzed([wrong], 3, [11])
    [failure] = outcome.failures
    assert failure.startswith("seed 3, number 11, wrong with ")
    assert "3-11.docx" in failure and "where the text is what it was" in failure


@pytest.mark.parametrize(
    "sign", ["\x1b", "\x9b", "\u200b", "\u202e", "\ufe0f", "\ud800", "\u2028", "\U000e0041"]
)
def test_what_nobody_sees_is_seen_here(sign):
    assert unseen(f"党\n支\t部{sign}　“一”★") == [sign]
