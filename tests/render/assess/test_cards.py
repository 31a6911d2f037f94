"""Cards of indicators."""

from __future__ import annotations

from drafts import ROOT
from qicao.indicators.rated import rating_words
from qicao.indicators.read import read_set
from qicao.render.assess.cards import card_page, set_list, texs_of
from qicao.render.system.pages.html import Writer, write_page
from qicao.render.system.pages.values import Link
from qicao.source.files import DISK

ONE = read_set(DISK, ROOT, "operation")


def test_a_card_tells_what_the_standard_tells() -> None:
    """With the same words for the rating, all formulas, and a link to the formula of the draft."""
    math = {tex: f"<math>{number}</math>" for number, tex in enumerate(texs_of(ONE))}
    home = Link("drafts/c/index", "城运中心")
    page = card_page(ONE, math, {"city-operation-centre": home}, {}, "{}")
    html = write_page(Writer(page.name, {}, frozenset({home.page})), page)

    assert page.title == "城运中心运行评价指标"
    assert [row.value.title for row in ONE.indicators if rating_words(row.value) not in html] == []
    assert [number for number in range(len(math)) if f"<math>{number}</math>" not in html] == []
    assert 'href="../drafts/c/index.html#%E6%8C%89%E6%9C%9F%E5%8A%9E%E7%BB%93%E7%8E%87">城运中心 按期办结率</a>' in html
    assert "$" not in html.replace("$schema", "")


def test_the_list_leads_to_every_set() -> None:
    """With what is scored, and how often."""
    page = set_list([ONE])
    html = write_page(Writer(page.name, {}, frozenset({"indicators/set-operation"})), page)

    assert '<a href="../indicators/set-operation.html">城运中心运行评价指标</a>' in html
    assert ">区<" in html
    assert ">季<" in html
