"""The law of identity where the words themselves change: the last text that was sent out tells who is who."""

from __future__ import annotations

from msgspec.structs import replace

from edits import read_after
from qicao.compare.carry import Current, find_earlier
from qicao.model.frozen import FrozenElement, FrozenText, freeze, own_text
from qicao.model.tree import iter_nodes
from qicao.parse.draft import parse_draft
from snippets import CATALOGUE, document_of, source_of

ONE = "# 范围\n\n本文件规定了充电柜的要求。\n\n# 要求\n\n## 一般要求\n\n充电柜应可靠接地，并应每日检查。\n"


def ids_of(text: str, frozen: FrozenText) -> dict[str, str]:
    """Id by words."""
    return {own_text(node): node.id for node in iter_nodes(read_after(frozen)(text)) if own_text(node)}


def test_an_id_is_carried_through_several_rounds() -> None:
    """The frozen text of the second knows what its words alone would be called."""
    two, three = ONE.replace("每日", "每班次"), ONE.replace("每日检查", "每班次巡查一次")
    first = freeze(document_of(ONE).standard, {})
    second_draft = parse_draft(replace(source_of(two), frozen=first), CATALOGUE)
    second = freeze(second_draft.standard, second_draft.keys)
    id_ = ids_of(ONE, first)["充电柜应可靠接地，并应每日检查。"]

    assert ids_of(two, second)["充电柜应可靠接地，并应每班次检查。"] == id_
    assert ids_of(three, second)["充电柜应可靠接地，并应每班次巡查一次。"] == id_
    assert ids_of(two, FrozenText())["充电柜应可靠接地，并应每班次检查。"] != id_


def test_what_is_new_gets_no_id_of_what_is_gone() -> None:
    """Not even in its place."""
    frozen = freeze(document_of(ONE).standard, {})
    new = ids_of(ONE.replace("充电柜应可靠接地，并应每日检查。", "门口不得堆放杂物。"), frozen)

    assert new["门口不得堆放杂物。"] not in {element.id for element in frozen.elements}


def test_what_went_up_in_another_gives_its_id_to_nobody_else() -> None:
    """Two sentences were joined; a third elsewhere that is rather like one of them is not that one."""
    whole, part = "采样箱装满后的总质量不应大于15 kg", "采样箱应能由一人携带"
    old = [("h", "clause", "", "携带"), ("a", "paragraph", "h", f"{whole}。"), ("b", "paragraph", "h", f"{part}。")]
    new = [
        Current("h", "clause", "", "携带"),
        Current("ab", "paragraph", "h", f"{whole}，{part}。"),
        Current("t", "clause", "", "箱"),
        Current("d", "paragraph", "t", "由一人携带的箱。"),
    ]
    frozen = FrozenText(tuple(FrozenElement(id_, kind, "", parent, text) for id_, kind, parent, text in old))

    assert find_earlier(new, (), frozen) == {"h": "h", "ab": "a"}


def test_a_label_takes_the_place_of_the_id() -> None:
    """The old id is nobody's then."""
    frozen = freeze(document_of(ONE).standard, {})
    text = ONE.replace("充电柜应可靠", "{#earth}\n充电柜应可靠")
    gone = ids_of(ONE, frozen)["充电柜应可靠接地，并应每日检查。"]
    new = ids_of(text, frozen)

    assert new["充电柜应可靠接地，并应每日检查。"] == "earth"
    assert gone not in new.values()
