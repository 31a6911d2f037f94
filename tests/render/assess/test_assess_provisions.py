"""The page of the provisions of a draft."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from drafts import DRAFTS, read_draft
from qicao.model.provision import Provision, Quantity
from qicao.render.assess.provisions import counted, render_provisions
from sites import page_of, whole_site

ONE = Provision(
    "c-1", "p-1", "5.1 a)", "办结时间<30 min；", "要求", subject="值班员", values=(Quantity("≤", 30, "min"),),
    verification=("没有这一条", "逐件查看"), levels=("市", "区"), lead="应符合下列规定：",
)  # fmt: skip


def cells(html: str) -> list[str]:
    """The cells of the only row."""
    return re.findall(r"<td[^>]*>(.*?)</td>", html)


def test_a_row_tells_all_of_a_provision() -> None:
    """An item with its lead-in; what cannot be linked is words, what is not there a dash."""
    found = cells(render_provisions(read_draft("group-guide").standard, [ONE]))

    assert found[0] == '<a href="index.html#p-1">5.1 a)</a>'
    assert found[1] == "应符合下列规定： 办结时间&lt;30 min；"
    assert found[2:] == ["要求", "值班员", "—", "≤30 min", "没有这一条；逐件查看", "市、区"]


def test_a_draft_without_provisions_says_so() -> None:
    """Without a table."""
    found = render_provisions(read_draft("group-guide").standard, [])

    assert "共 0 条。" in found
    assert "<table" not in found


def test_kinds_are_counted_in_the_order_of_the_norm() -> None:
    """Those that there are."""
    assert counted(["允许", "要求", "要求", "别的"], ("要求", "推荐", "允许")) == (("要求", 2), ("允许", 1))


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAFTS)
def test_every_link_leads_to_its_element(name: str) -> None:
    """On the page of the draft, by the number of the provision and by that of its proof."""
    html = (whole_site() / f"drafts/{name}/provisions.html").read_text(encoding="utf-8")
    wanted = {unquote(found) for found in re.findall(r'href="index.html#([^"]+)"', html)}

    assert len(wanted) > 10
    assert wanted <= set(re.findall(r' id="([^"]+)"', page_of(name)))
