"""Ids survive every edit elsewhere; what became of provisions that were edited is told."""

from __future__ import annotations

import random
from pathlib import Path

from msgspec.structs import replace

from drafts import DRAFTS
from labels import provisions_in
from provisioned import found_in
from qicao.assess.provisions.following import follow, tell
from qicao.model.provision import Provision

BEFORE = """# 值守

值班员应签到。值班员应记录日志并交接设备。

# 处置

一级事件应在5 min内响应，二级事件应在10 min内响应。

处置结果应归档。

应定期演练。
"""
AFTER = """# 总则

城运中心应统一管理。

# 值守

值班员应签到。值班员宜记录日志并交接设备。

# 处置

一级事件应在5 min内响应。二级事件应在10 min内响应。

处置结果应归档。
"""


def test_what_became_of_each_is_told(tmp_path: Path) -> None:
    """Changed with its type, split, added, removed; all others keep their ids though their numbers changed."""
    before, after = found_in(tmp_path / "a", BEFORE), found_in(tmp_path / "b", AFTER)

    followed = follow(before, after)
    told = tell(followed, before, after)

    assert sorted(line.split("　")[0] for line in told) == ["删去", "增加", "拆分", "改动"]
    assert any("要求 → 推荐" in line for line in told)
    kept = {one.text: one.id for one in before}
    assert {one.text: one.id for one in followed.provisions if one.text in kept}.items() <= kept.items()


def test_a_changed_provision_keeps_its_earlier_id(tmp_path: Path) -> None:
    """So that what was written about it elsewhere still holds."""
    before, after = found_in(tmp_path / "a", BEFORE), found_in(tmp_path / "b", AFTER)
    first = next(one for one in before if "记录日志" in one.text)

    second = next(one for one in follow(before, after).provisions if "记录日志" in one.text)

    assert second.id == first.id
    assert second.strength == "推荐"


def test_two_hundred_edits_leave_other_ids_alone(tmp_path: Path) -> None:
    """Sentences put in, taken out, reworded or moved, chapters put in: only the provision that is edited gets a new id."""
    source = DRAFTS["city-operation-centre"] / "chapters/operation.md"
    lines = source.read_text(encoding="utf-8").split("\n")
    chosen = random.Random(14)
    text = [
        line
        for line in lines
        if line.endswith("。") and not line.startswith(("#", ":", "[", "|", "-", "注", *"0123456789"))
    ]
    before = _by_text(found_in(tmp_path, "\n\n".join(["# 运行", *text])))
    for edit in range(200):
        edited, touched = _edited(text, edit, chosen)
        after = _by_text(found_in(tmp_path, "\n\n".join(["# 运行", *edited])))
        wrong = {words for words in before.keys() & after.keys() if before[words] != after[words]}
        assert wrong == set(), (edit, touched)


def _by_text(provisions: tuple[Provision, ...]) -> dict[str, str]:
    return {one.text: one.id for one in provisions}


def _edited(text: list[str], edit: int, chosen: random.Random) -> tuple[list[str], str]:
    """The text with one edit: a sentence put in, taken out, reworded, moved, or a chapter put before it."""
    lines, at = list(text), chosen.randrange(len(text))
    words = lines[at]
    match edit % 5:
        case 0:
            lines[at] = f"{words}新增的第{edit}句应做到。"
        case 1:
            del lines[at]
        case 2:
            lines[at] = words.replace("应", "宜", 1)
        case 3:
            lines.insert(chosen.randrange(len(lines)), lines.pop(at))
        case _:
            lines.insert(0, f"应先做到第{edit}件事。\n\n# 第{edit}个新章")
    return lines, words


def test_every_id_is_its_own() -> None:
    """Over all drafts, also where the same words stand twice."""
    for folder in DRAFTS.values():
        ids = [one.id for one in provisions_in(folder)]
        assert len(ids) == len(set(ids))


def test_an_import_of_what_was_exported_changes_nothing() -> None:
    """A second run finds the same ids, and has nothing to tell."""
    found = provisions_in(DRAFTS["city-operation-centre"])

    followed = follow(found, found)

    assert followed.provisions == found
    assert followed.changes == ()
    assert replace(found[0]) == found[0]
