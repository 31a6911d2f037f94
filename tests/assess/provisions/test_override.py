"""What the author says of a provision, in one line of the source."""

from __future__ import annotations

from pathlib import Path

from provisioned import found_in, write_text
from qicao.parse.draft import load_draft

TEXT = """# 值守

{strength="推荐" subject="值班长" levels="市 区" verification="6.1" roles="值班长、值班员"}
按预案处置。

应完成下列工作：

1. []{subject="值班员"}记录日志；
2. 交接。
"""


def test_attributes_replace_what_was_found(tmp_path: Path) -> None:
    """Before a paragraph, or at the beginning of an item; only that provision changes."""
    found = found_in(tmp_path, TEXT)

    assert (found[0].strength, found[0].subject, found[0].levels) == ("推荐", "值班长", ("市", "区"))
    assert (found[0].verification, found[0].roles) == (("6.1",), ("值班长", "值班员"))
    assert [one.subject for one in found[2:]] == ["值班员", ""]
    assert load_draft(write_text(tmp_path / "again", TEXT)).findings == load_draft(tmp_path / "again").findings


def test_a_slip_in_an_attribute_is_told(tmp_path: Path) -> None:
    """Unknown keys, and values that a key cannot have."""
    draft = load_draft(write_text(tmp_path, '# 值守\n\n{strength="强" subjekt="值班长"}\n应值班。\n'))

    assert [one.message for one in draft.findings if one.code == "SYN019"] == [
        "属性“strength”在这里没有作用。",
        "属性“subjekt”在这里没有作用。",
    ]
