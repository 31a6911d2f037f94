"""Typst source: escaping, lengths, calls."""

from __future__ import annotations

import json
import re
from hashlib import blake2b

__all__ = ["call", "escape", "name_of", "quoted"]

SPECIAL = re.compile(r"[!-/:-@\[-`{-~]")


def escape(text: str) -> str:
    """*text* as markup that prints it and nothing else."""
    return SPECIAL.sub(r"\\\g<0>", text).replace("\n", " ").replace("\u00a0", "~")


def quoted(text: str) -> str:
    """*text* as a string of code."""
    return json.dumps(text, ensure_ascii=False)


def name_of(key: str) -> str:
    """The label for an id: always the same, of letters and digits."""
    return f"q{blake2b(key.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def call(name: str, content: str = "", **named: str) -> str:
    """A call of the template's function with code arguments and one content argument, on a line of its own."""
    arguments = ", ".join(f"{key.replace('_', '-')}: {value}" for key, value in named.items() if value)
    return f"#{name}({arguments})[{content}]\n"
