"""Data are understood without pydantic just as pydantic understands them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from drafts import DRAFTS
from qicao.model.data import StandardData
from qicao.source.construct import Unfit, construct

Values = st.SearchStrategy[Any]
SCHEMA = TypeAdapter(StandardData)
WRONG = st.sampled_from([None, "", "甲", "-7", "7", "2026-02-30", [], ["甲", None], {}, {"甲": "乙"}, [["甲"]]])
"""What may stand where something else is asked for."""


def plain(kind: Any, wrong: Values) -> Values:
    """YAML values that spell the type the plain way, with a *wrong* one here and there."""
    return st.one_of(fitting(kind, wrong), fitting(kind, wrong), fitting(kind, wrong), wrong)


def fitting(kind: Any, wrong: Values) -> Values:
    """YAML values of the right shape."""
    if is_dataclass(kind):
        return mapping(kind, wrong)
    kinds = get_args(kind)
    inner = [
        plain(child, wrong) for child in kinds if get_origin(kind) is not Literal and child not in {..., type(None)}
    ]
    makers: dict[Any, Callable[[], Values]] = {
        str: lambda: st.text(max_size=5),
        int: lambda: st.integers(1, 6).map(str),
        bool: lambda: st.sampled_from(["true", "false"]),
        dt.date: lambda: st.dates().map(dt.date.isoformat),
        Literal: lambda: st.sampled_from(kinds),
        tuple: lambda: st.lists(inner[0], max_size=2),
        dict: lambda: st.dictionaries(inner[0].filter(lambda key: isinstance(key, str)), inner[1], max_size=2),
        UnionType: lambda: st.one_of(st.none(), inner[0]),
    }
    return makers[get_origin(kind) or kind]()


def mapping(kind: Any, wrong: Values) -> Values:
    """Some of the fields, with those that must be there unless something is *wrong*."""
    must = [field for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING]
    some = {field.name: plain(field.type, wrong) for field in fields(kind) if field not in must}
    return st.fixed_dictionaries(
        {field.name: plain(field.type, wrong) for field in must}, optional={**some, "levle": wrong}
    )


def by_pydantic(value: object) -> StandardData | None:
    """What pydantic makes of it."""
    try:
        return SCHEMA.validate_python(value)
    except ValidationError:
        return None


def by_hand(value: object) -> StandardData | None:
    """What we make of it."""
    try:
        made: StandardData = construct(StandardData, value)
    except Unfit:
        return None
    return made


@given(plain(StandardData, st.nothing()))
def test_good_data_are_the_value_that_pydantic_makes(value: object) -> None:
    """Of any data in plain spelling."""
    assert by_hand(value) == by_pydantic(value) is not None


@given(plain(StandardData, WRONG))
def test_bad_data_are_refused_as_pydantic_refuses_them(value: object) -> None:
    """And what happens to be good is the same value."""
    assert by_hand(value) == by_pydantic(value)


ODD = {"contents_depth": ["+2", " 2", "2.0", "０"], "index": ["yes", "ON", "1"], "completed": ["2026-05-01T00:00:00"]}


@pytest.mark.parametrize(("key", "word"), [(key, word) for key, words in ODD.items() for word in words])
def test_an_odd_spelling_is_left_to_pydantic(key: str, word: str) -> None:
    """It may take it or not."""
    good = {"number": "GB/T 1", "title": {"zh": {"main": "甲"}}, "level": "local", "function": "规范"}

    assert by_hand(good) == by_pydantic(good) is not None
    assert by_hand({**good, key: word}) is None


@pytest.mark.parametrize("name", DRAFTS)
def test_good_data_are_read_without_pydantic(name: str) -> None:
    """Importing it takes longer than checking a draft of some pages."""
    program = (
        "import sys; from pathlib import Path; from qicao.source.draft import read_draft; from qicao.source.files import DISK; from qicao.source.world import World;"
        f"read_draft(World(DISK), Path({str(DRAFTS[name])!r})); sys.exit('pydantic' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_command_does_not_import_pydantic() -> None:
    """Nor does whatever reads its arguments."""
    program = f"""\
import sys
from qicao.cli import main
sys.argv = ["qicao", "check", {str(DRAFTS["group-guide"])!r}]
try:
    main()
except SystemExit as end:
    sys.exit(end.code or 3 * ("pydantic" in sys.modules))
"""

    assert subprocess.run([sys.executable, "-c", program], check=False, capture_output=True).returncode == 0
