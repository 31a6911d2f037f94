"""The 目次: what it lists, and in which order (GB/T 1.1—2020, 8.2)."""

from __future__ import annotations

from qicao.layout.contents import contents
from snippets import WHOLE, standard_of


def test_the_contents_list_what_the_norm_names_in_its_order() -> None:
    """Elements, chapters, 条 when wanted, annexes with their status, then figures, then tables."""
    yaml = "index: true\ncontents_depth: 2\ncontents_figures: true\ncontents_tables: true\n"
    assert [entry.text for entry in contents(standard_of(WHOLE, yaml))] == [
        *("前言", "引言"),
        *("1\u3000范围", "2\u3000规范性引用文件", "3\u3000术语和定义"),
        *("4\u3000要求", "4.1\u3000一般要求", "4.2\u3000检验"),
        *("附录A（规范性）\u3000方法", "A.1\u3000步骤", "A.2\u3000结果"),
        *("参考文献", "索引"),
        *("图1\u3000图题", "表1\u3000表题"),
    ]


def test_the_contents_leave_out_terminological_entries() -> None:
    """However deep they go (8.2)."""
    listed = [entry.text for entry in contents(standard_of(WHOLE, "contents_depth: 6\n"))]

    assert "3\u3000术语和定义" in listed
    assert not any("甲" in line for line in listed)
