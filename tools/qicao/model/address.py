"""Addresses of links: those to which a document may lead its readers."""

from __future__ import annotations

import re
from urllib.parse import unquote

__all__ = ["is_live"]

LIVE = re.compile(r"(?:https?://[^\s/\\?#]+(?:[/?#][^\\]*)?|mailto:[^\s@\\]+@[^\s@\\]+)", re.IGNORECASE)
"""A host or a mailbox; other schemes start programs, read files, or send the reader's name to a machine."""
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Characters that programs drop or that hide others."""


def is_live(address: str) -> bool:
    """Return whether a document may link to the address: http, https or mailto, also after all escapes are decoded."""
    plain = unquote(address)
    while plain != address:
        if not LIVE.fullmatch(address) or UNSEEN.search(address):
            return False
        address, plain = plain, unquote(plain)
    return bool(LIVE.fullmatch(address)) and not UNSEEN.search(address)
