"""The tables of characters and words."""

from __future__ import annotations

from pypinyin import Style, pinyin

from qicao.rules.text.forms import FORMS


def readings(char: str) -> set[str]:
    """All readings of a character, without tones."""
    return set(pinyin(char, style=Style.NORMAL, heteronym=True)[0])


def test_forms_are_pairs_of_the_same_reading() -> None:
    """A slip in the table would show as another reading."""
    odd = {old + new for old, new in FORMS.items() if not readings(old) & readings(new)}
    assert odd <= {"濾滤", "鹼碱"}


def test_forms_in_use_are_never_replaced() -> None:
    """The old form is in no Chinese national character set, the new one in the first of them.

    後 is: GB/T 2312 has it for names, and the 通用规范汉字表 has not.
    """
    assert [old for old in FORMS if _is_national(old)] == ["後"]
    assert all(map(_is_national, FORMS.values()))


def _is_national(char: str) -> bool:
    """Whether GB/T 2312 has the character."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
