"""Chinese characters, for the patterns of rules."""

from __future__ import annotations

__all__ = ["HAN"]

HAN = r"[^\W\d_A-Za-z\x80-ӿ⁰-⓿ぁ-ヿＡ-ｚ]"
"""One Chinese character: a letter that belongs to no other script.

It is defined by exclusion, because Python compiles ranges of characters one by one: twenty thousand take a millisecond.
"""
