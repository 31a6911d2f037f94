"""Where the check says that a sign of the dialect was forgotten: at the line in which it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook import data_text
from qicao.check.draft import check_draft
from qicao.parse.draft import load_draft

HEAD = "# 范围\n\n本文件规定了装置的要求，描述了对应的证实方法。\n\n本文件适用于装置的使用者。\n\n"
TERMS = "# 术语和定义\n\n{mark}## 水箱\n\n:en: tank\n\n装水的箱。\n\n# 要求\n\n水箱应接地，水箱应有盖。\n"
TABLE = """\
# 要求

装置应符合[](#表)的规定。

{#表}
:::{table} 装置
| 项目 | 数量[^a] |
| --- | --- |
| 甲 | 1 |
| 乙 | 2 |

[^a] 不含备用的。
:::
"""


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEAD + TERMS.format(mark="{#t}\n"), "SYN041", "{#t}"),
        (HEAD + TERMS.format(mark="{.titled}\n"), "SYN041", "{.titled}"),
        (HEAD + TERMS.format(mark=""), "SYN041", "## 水箱"),
        (HEAD + TABLE, "SYN080", "[^a] 不含备用的。"),
        (HEAD + "# 要求\n\n装置应接地[^b]。\n\n[^b] 依法检查的除外。\n", "SYN080", "[^b] 依法检查的除外。"),
        (HEAD + "# 要求\n\n装置应接地[^b]。\n", "SYN080", "装置应接地[^b]。"),
    ],
)
def test_the_line_is_that_of_the_sign(text: str, code: str, line: str, tmp_path: Path) -> None:
    """The mark of a term above its heading; the colon of a footnote; without either, what stands for them."""
    folder = tmp_path / "draft"
    folder.mkdir()
    (folder / "standard.yaml").write_text(data_text(""), encoding="utf-8")
    (folder / "index.md").write_text(text, encoding="utf-8")
    found = [item.span.line for item in check_draft(load_draft(folder)).findings if item.code == code]
    assert [text.split("\n")[number - 1] for number in found] == [line]
