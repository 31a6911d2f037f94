"""A copy for reviewers has names of its own."""

from __future__ import annotations

from qicao.layout.copy import PLAIN, Review


def test_the_suffix_says_what_the_copy_has() -> None:
    """So that it does not take the place of the plain set."""
    assert [copy.suffix for copy in (PLAIN, Review(line_numbers=True), Review(watermark=True), Review(True, True))] == [
        "", "-行号", "-水印", "-行号-水印",
    ]  # fmt: skip
