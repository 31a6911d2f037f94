"""The levels and roles that a provision names."""

from __future__ import annotations

import pytest

from qicao.assess.provisions.applying import levels_in, roles_in


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("市级和区级每班", ("市", "区")),
        ("区级以上城运中心", ("市", "区")),
        ("街镇级城运中心", ("街镇",)),
        ("三级城运中心", ("市", "区", "街镇")),
        ("社区级服务站", ()),
        ("区域内的设施", ()),
        ("全市统一", ("市",)),
    ],
)
def test_levels(text: str, levels: tuple[str, ...]) -> None:
    """From the highest to the lowest; words that only contain such a sign name none."""
    assert levels_in([text]) == levels


def test_the_nearest_text_decides() -> None:
    """The first of the texts that names a level."""
    assert levels_in(["值班员", "区级", "市级"]) == ("区",)


def test_roles_are_people_and_organisations() -> None:
    """Not things."""
    assert roles_in("值班长和值班员") == ("值班长", "值班员")
    assert roles_in("按期办结率") == ()
