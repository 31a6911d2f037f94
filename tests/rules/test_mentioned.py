"""What is mentioned: by a cross-reference, by a number typed as text, inside a range (GB/T 1.1—2020, 9.6.1.2, 9.7.1.2, 9.8.1.2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.model.block import Figure, Table
from qicao.model.standard import Annex
from qicao.rules.context import Context
from qicao.rules.mentioned import occurrences
from snippets import draft_of

TEXT = """\
# 范围

本文件规定了装置的要求。

# 要求

{text}

{{#一}}
:::{{table}} 其一
| 项目 | 值 |
| --- | --- |
| []{{#行}}长 | 表1 |

注：表1的值可变。
:::

:::{{table}} 其二
| 项目 | 值 |
| --- | --- |
| 长 | 1 |
:::

:::{{table}} 其三
| 项目 | 值 |
| --- | --- |
| 长 | 1 |
:::

::::{{figure}}
外形

{{#左}}
:::{{figure}}
```dot
digraph {{ 甲 }}
```
左视
:::
::::

{{#附 .annex .normative}}
# 方法

附录A给出方法。

{{#附条}}
## 步骤

先做。

## 结果

后做。

{{.annex .normative}}
# 计算

计算。

{{.annex .normative}}
# 报告

报告。
"""
MENTIONS = {
    "数值见[](#一)。": ["表1"],
    "第3行见[](#行)。": ["表1"],
    "数值见表2。": ["表2"],
    "数值见表1～表3。": ["表1", "表2", "表3"],
    "数值见表2至3。": ["表2", "表3"],
    "外形见[](#左)。": ["图1"],
    "方法见[](#附条)。": ["附录A"],
    "方法见附录A.2。": ["附录A"],
    "方法见附录A和C。": ["附录A", "附录C"],
    "方法见附录A～附录C。": ["附录A", "附录B", "附录C"],
    "方法见GB/T 1.1—2020的附录A和{see}`GB/T 1.1—2020，表1`。": [],
    "代表2名，见表4，又见表A.1。": [],
}


@pytest.mark.parametrize("text", MENTIONS)
def test_things_are_mentioned_from_outside_themselves(text: str, tmp_path: Path) -> None:
    """What stands in the table or annex itself does not count, nor do numbers of other documents."""
    draft = draft_of(tmp_path / "draft", TEXT.format(text=text))
    context = Context(draft.standard, draft.source.yaml, draft.catalogue, draft.files)
    numbered = [
        node for node, _ in context.nodes if isinstance(node, (Annex, Figure, Table)) and "）" not in node.number
    ]

    assert [node.number for node in numbered if occurrences(context, node)] == MENTIONS[text]
