"""Records as YAML: whatever is written is read back the same, by any reader."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert

from qicao.model.comment import Anchor, Answer, Comment, Decision, Round, Unit
from qicao.source.emit import emit, load_plain

TEXT = st.text(max_size=40) | st.text(alphabet="ab中 \n:#-'\"|>\t\r\\\x85\u2028，。1", max_size=20)
ITEMS = st.lists(TEXT, min_size=1) | st.dictionaries(TEXT, TEXT, min_size=1)
VALUES = st.dictionaries(TEXT, TEXT | ITEMS | st.lists(st.dictionaries(TEXT, TEXT, min_size=1), min_size=1), min_size=1)


@given(VALUES)
@pytest.mark.slow
def test_what_is_written_is_read_back(value: dict[str, object]) -> None:
    """By libyaml and by the reader in Python."""
    assert load_plain(emit(value).encode()) == value
    assert yaml.load(emit(value), Loader=yaml.BaseLoader) == value  # noqa: S506 -- the strict half of the law


def test_a_comment_is_easy_to_read() -> None:
    """What has its default is left out, lines are lines, and only what YAML would misread has quotation marks."""
    comment = Comment(
        "2026-1-a0042",
        "form",
        "建议改为“宜”。\n\n  见 5.2: a) #1",
        date="2026-11-20",
        anchor=Anchor("5.2 a)", others=("x", "y")),
        decision=Decision("不采纳", "no"),
    )

    assert emit(comment) == (
        'id: "2026-1-a0042"\nchannel: form\nbody: |-\n  建议改为“宜”。\n\n    见 5.2: a) #1\ndate: "2026-11-20"\n'
        'anchor:\n  place: "5.2 a)"\n  others:\n    - x\n    - "y"\ndecision:\n  kind: 不采纳\n  reason: "no"\n'
    )


def test_no_field_is_lost() -> None:
    """A nought is not nothing, and an empty text is not a default that has words."""
    for value in (
        Comment("a", "form", ""),
        Comment("a", "form", "x", anchor=Anchor(start=0, end=0, whole=True), resolved=True),
        Round("1", stage="", iteration=0, units=(Unit("甲"),), documents={"a": "b"}),
        Answer("a", "", words=""),
    ):
        assert convert(load_plain(emit(value).encode()), type(value), strict=False) == value


def test_what_is_no_yaml_is_told_with_its_line() -> None:
    """So that a finding can name it."""
    with pytest.raises(ValueError, match="第 2 行"):
        load_plain(b"a: 1\nb: c: d\n")
