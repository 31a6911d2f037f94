"""Filled templates: data cannot be taken for marks."""

from __future__ import annotations

import pytest

from qicao.render.system.filled import blocks_of


def test_data_stay_on_one_line_of_their_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """Line ends in a value begin no block."""
    monkeypatch.setattr(
        "qicao.render.system.filled.template_text", lambda _: "# 一\n\n值：{{ a }}\n\n- {{ b | stop(true) }}"
    )

    assert blocks_of("x", {"a": "甲\n\n# 乙", "b": "丙；"}) == ["# 一", "值：甲 # 乙", "- 丙。"]
