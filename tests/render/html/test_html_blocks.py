"""What a page says to those who do not see it."""

from __future__ import annotations

import re
from pathlib import Path

from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.render.html.page import render_article
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import document_of

TEXT = """\
# 范围

:::{table} 型号
:stub: 1

| 型号 | 长 |
| --- | --- |
| 甲 | 1 |
| 乙 | 2 |
:::
"""


def test_the_head_columns_of_a_table_head_their_rows(tmp_path: Path) -> None:
    """So that a screen reader says the row with each value."""
    page = render_article(
        document_of(TEXT).standard, formulas=Formulas(open_world(tmp_path)), pictures=Pictures(tmp_path, World(DISK))
    )

    assert re.findall(r"<(t[hd])[^>]*><p[^>]*>(\w+)</p>", page) == [
        ("th", "型号"), ("th", "长"), ("th", "甲"), ("td", "1"), ("th", "乙"), ("td", "2"),
    ]  # fmt: skip
