"""The law of identity: whatever is edited elsewhere, an element keeps its id, and no other ever gets it."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from drafts import DRAFTS
from edits import EDITS, Key, Text, elements, sections_of, text_of
from qicao.model.block import Note
from qicao.model.standard import Clause, iter_nodes
from snippets import document_of
from strategies import GeneratedDraft, drafts

TEXTS = {name: text_of(DRAFTS[name]) for name in ("city-operation-centre", "everything", "group-guide", "tables")}
Elements = dict[Key, tuple[str, str, str]]


def twins(found: Elements) -> set[Key]:
    """The elements that share their words with others of their kind."""
    counts = Counter((key[1], words) for key, (_, words, _) in found.items())
    return {key for key, (_, words, _) in found.items() if counts[key[1], words] > 1 or not words}


def siblings(found: Elements) -> set[Key]:
    """The elements that stand beside others of their kind with the same words."""
    counts = Counter((key[1], around) for key, (_, _, around) in found.items())
    return {key for key, (_, _, around) in found.items() if counts[key[1], around] > 1}


def broken(old: Elements, new: Elements) -> list[str]:
    """What the law has to say against the step from the *old* text to the *new* one."""
    owners = {id_: key for key, (id_, _, _) in old.items()}
    shared, beside = twins(old) | twins(new), siblings(old) | siblings(new)
    passed = [
        f"{id_} 从 {old[owners[id_]][1]!r} 到 {words!r}"
        for key, (id_, words, _) in new.items()
        if id_ in owners and owners[id_] != key and not {key, owners[id_]} & beside
    ]
    lost = [
        f"{words!r} 从 {old[key][0]} 到 {id_}"
        for key, (id_, words, _) in new.items()
        if key in old and old[key][1] == words and old[key][0] != id_ and key not in shared
    ]
    return passed + lost


def edited(text: Text, random: Random, steps: int) -> Text:
    """The text after so many edits."""
    for _ in range(steps):
        text = random.choice(EDITS)(text, random)
    return text


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("seed", range(12))
def test_ids_survive_edits_of_real_drafts(name: str, seed: int) -> None:
    """Insertions, deletions, moves, other titles and words, new parents, other levels."""
    random = Random(seed)
    new = edited(TEXTS[name], random, random.randint(1, 12))

    assert broken(elements(TEXTS[name]), elements(new)) == []


@settings(max_examples=25, derandomize=True, deadline=None, phases=[Phase.generate])
@given(drafts(), st.integers(0, 10**6))
def test_ids_survive_edits_of_generated_drafts(draft: GeneratedDraft, seed: int) -> None:
    """Every construct of the dialect, one in another."""
    random = Random(seed)
    text = sections_of(draft.text)
    new = edited(text, random, random.randint(1, 12))

    assert broken(elements(text), elements(new)) == []


def test_an_untitled_clause_among_others_changes_no_id() -> None:
    """A third of the clauses of the sample once got another's id so."""
    text = TEXTS["city-operation-centre"]
    known = {id_ for id_, *_ in elements(text).values()}
    for at in (i for i, section in enumerate(text) if section.level == 2):
        (added,) = sections_of("##\n\n新加的一条应有自己的标识。")

        assert known <= {id_ for id_, *_ in elements((*text[:at], added, *text[at:])).values()}


@pytest.mark.parametrize(("one", "other"), [("## 一般要求", "## 一般要求"), ("应登记。", "应登记。")])
def test_siblings_of_the_same_words_are_named(one: str, other: str) -> None:
    """The second of them, with the advice to write a label."""
    document = document_of(f"# 要求\n\n{one}\n\n{other}\n")

    assert [(item.code, item.span.line, item.severity) for item in document.findings if item.code == "LBL005"] == [
        ("LBL005", 5, "info")
    ]


def test_equal_words_are_told_apart_by_what_they_hold_and_by_what_holds_them() -> None:
    """The clauses keep their ids whatever their chapters are called, the notes whatever follows them."""
    text = "# 甲\n\n## 一般要求\n\n应登记。\n\n注：同上。\n\n# 乙\n\n## 一般要求\n\n应归档。\n\n注：同上。\n"
    old, new = (document_of(words) for words in (text, text.replace("# 甲", "# 丙")))
    ids = [{node.id for node in iter_nodes(known.standard) if isinstance(node, (Clause, Note))} for known in (old, new)]

    assert len(ids[0] & ids[1]) == len(ids[0]) - 1
    assert not [item for item in old.findings if item.code == "LBL005"]
