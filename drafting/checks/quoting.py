"""How the messages of the checks quote what facts and reports say."""

from drafting.text.strings import in_short

_INNER = str.maketrans("“”", "‘’")
_SHOWN = 30


def inner(text: str) -> str:
    """Return a text as it stands between quotes: its own are single ones, as GB/T 15834 has it."""
    return text.translate(_INNER)


def shortened(name: str) -> str:
    """Return the name of an item as a message quotes it: in one line and not at length."""
    return in_short(inner(name), _SHOWN)
