"""Persons: who is written with a telephone in one blank, and who is called nearly so."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import UsageError
from qicao.ledger.persons import near_names, person_of
from qicao.model.comment import Person
from rounds import desk_in

PHONE = "139" + "0" * 8
"""No number of anybody."""


@pytest.mark.parametrize(
    ("written", "name", "contact"),
    [
        (f"×××甲 {PHONE}", "×××甲", PHONE),
        (f"×××甲{PHONE}", "×××甲", PHONE),
        (f"×××甲（{PHONE}）", "×××甲", PHONE),
        (f"×××甲，电话：{PHONE}", "×××甲", PHONE),
        (f"×××甲/{PHONE}/a@example.org", "×××甲", f"{PHONE}，a@example.org"),
        ("×××甲 010-00000000", "×××甲", "010-00000000"),
        ("×××甲", "×××甲", ""),
        (PHONE, "", PHONE),
        ("×××2号", "×××2号", ""),
    ],
)
def test_a_number_beside_a_name_is_a_contact(written: str, name: str, contact: str) -> None:
    """However they are set apart; what is no number of a telephone stays in the name."""
    assert person_of(written) == Person(name, contact)


def test_a_contact_is_kept_once() -> None:
    """Where the form has it beside the name, too."""
    assert person_of(f"×××甲 {PHONE}", PHONE) == Person("×××甲", PHONE)


def test_near_names() -> None:
    """Those that contain it or are contained in it, and those that are nearly written so."""
    assert list(near_names("×甲", ["×甲乙", "丙丁", "×乙"])) == ["×甲乙", "×乙"]


@pytest.mark.parametrize("kept", [False, True])
def test_a_person_with_a_number_in_the_name_is_forgotten(kept: bool, tmp_path: Path) -> None:
    """By the name alone, also where an earlier version kept both as the name; a wrong name is told the near ones."""
    desk = desk_in(tmp_path)
    desk.run("add", "--mark", "a", "--body", "改。", "--person", f"×××甲 {PHONE}", "--unit", "×××单位")
    persons = desk.home / "reviews/1/persons.yaml"
    if kept:
        persons.write_text(f"p-a0001:\n  name: ×××甲 {PHONE}\n", encoding="utf-8")
    with pytest.raises(UsageError) as error:
        desk.run("forget", "×××乙")
    desk.run("forget", "×××甲")

    assert "×××甲" in error.value.hint
    assert PHONE not in persons.read_text(encoding="utf-8")


def test_a_form_with_a_number_beside_the_name_is_known_again(tmp_path: Path) -> None:
    """Its person is the one of the first time."""
    desk = desk_in(tmp_path)
    file = tmp_path / "意见.csv"
    file.write_text(f"章条编号,意见,姓名\n4.1,宜明确。,×××甲 {PHONE}\n", encoding="utf-8")
    desk.run("import", file)
    again = desk.run("import", file)

    assert "没有变化 1 条" in again
    assert 'name: "×××甲"\n' in (desk.home / "reviews/1/persons.yaml").read_text(encoding="utf-8")
