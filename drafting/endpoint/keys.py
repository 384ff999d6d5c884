"""The key in the operating system's keyring: under the name "shuzhi", one entry for each host.

The library ``keyring`` is the user's to add (README): it brings cryptography and D-Bus, and most units' own servers
want no key at all. Where it is missing, or knows no keyring on this machine, there is no key here.
"""

import re
from importlib import import_module

SERVICE = "shuzhi"


def keyring_key(host: str) -> str:
    """Return the key that ``keyring set shuzhi HOST`` has stored, or an empty text."""
    try:
        keyring = import_module("keyring")
    except ImportError:
        return ""
    try:
        key = keyring.get_password(SERVICE, host) or ""
    except Exception:  # locked, refused, no keyring at all: backends raise what they like
        return ""
    return key if re.fullmatch(r"[!-~]*", key) else ""  # anything else fits into no header
