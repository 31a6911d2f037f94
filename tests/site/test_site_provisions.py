"""The provisions of drafts on the site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from test_looks import faint

from drafts import DRAFTS
from qicao.site.build import build_site
from sites import copy_repository, whole_site

PAGE = "drafts/city-operation-centre/provisions.html"


def shown(page: Any) -> list[list[str]]:
    """The cells of the rows that are seen."""
    found: list[list[str]] = page.locator("tbody tr:visible").evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )
    return found


@pytest.mark.slow
def test_the_data_fit_their_schema() -> None:
    """Both are published; their numbers are those of the page."""
    site = whole_site()
    schema = json.loads((site / "_static/requirements.schema.json").read_text(encoding="utf-8"))
    for name in DRAFTS:
        given = json.loads((site / f"drafts/{name}/requirements.json").read_text(encoding="utf-8"))
        html = (site / f"drafts/{name}/provisions.html").read_text(encoding="utf-8")

        assert [error.message for error in Draft202012Validator(schema).iter_errors(given)] == []
        assert html.count("<tr id=") == len(given["requirements"]) > 30
        assert 'href="requirements.json"' in html
        assert 'href="../../_static/requirements.schema.json"' in html


@pytest.mark.slow
def test_an_edit_makes_only_its_own_list_again_and_what_is_gone_goes(tmp_path: Path) -> None:
    """A preview has no lists, and no links to them."""
    root = copy_repository(tmp_path, [DRAFTS["group-guide"], DRAFTS["test-method"]])
    out = build_site(root, root / "build/site").start.parent
    files = [out / "drafts" / name / "requirements.json" for name in ("group-guide", "test-method")]
    before = [file.stat().st_mtime_ns for file in files]
    text = root / "drafts/group-guide/index.md"
    text.write_text(text.read_text(encoding="utf-8") + "\n志愿者应带水。\n", encoding="utf-8")
    build_site(root, out)

    assert [file.stat().st_mtime_ns != time for file, time in zip(files, before, strict=True)] == [True, False]
    assert "志愿者应带水" in (out / "drafts/group-guide/provisions.html").read_text(encoding="utf-8")
    text.unlink()
    build_site(root, out)
    assert not (out / "drafts/group-guide").exists()
    build_site(root, root / "build/live", live=True)
    assert sorted(file.name for file in (root / "build/live/drafts/test-method").iterdir()) == ["index.html"]
    assert "provisions.html" not in (root / "build/live/drafts/test-method/index.html").read_text(encoding="utf-8")


@pytest.mark.browser
def test_they_are_listed_by_strength_role_and_level(page: Any, address: str) -> None:
    """From the page of the draft by a click, and further with the keyboard; the address keeps what was asked."""
    page.goto(f"{address}{PAGE.replace('provisions', 'index')}")
    page.locator(".downloads").get_by_role("link", name="要求 ").click()
    required = shown(page)
    page.get_by_label("主体").focus()
    page.keyboard.type("值班长")
    of_role = shown(page)
    page.reload()

    assert {row[2] for row in required} == {"要求"}
    assert len(required) == 150
    assert shown(page) == of_role
    assert all("值班长" in row[3] for row in of_role)
    assert 0 < len(of_role) < len(required)
    page.goto(f"{address}{PAGE}?级别=区")
    assert len(shown(page)) == 30
    assert {word for row in shown(page) for word in row[7].split("、")} == {"市", "区", "街镇"}
    page.get_by_placeholder("筛选").fill("专报  街镇")
    assert all("街镇" in "".join(row) for row in shown(page))
    page.goto(f"{address}{PAGE}")
    page.locator("tbody tr").nth(20).get_by_role("link").first.click()
    assert page.locator(":target").count() == 1


@pytest.mark.browser
def test_without_scripts_all_are_there(chromium: Any, address: str) -> None:
    """And on paper nothing of the filter."""
    made = chromium.new_page(java_script_enabled=False)
    made.goto(f"{address}{PAGE}?类型=推荐")

    assert made.locator("tbody tr:visible").count() == 202
    made.close()
    printed = chromium.new_page()
    printed.goto(f"{address}{PAGE}?类型=推荐")
    printed.emulate_media(media="print")
    assert printed.locator("tbody tr:visible").count() == 4
    assert printed.locator(".filter:visible, .side:visible").count() == 0
    printed.close()


@pytest.mark.browser
def test_on_a_telephone_nothing_is_wider_than_the_screen(chromium: Any, address: str) -> None:
    """And every word stands out enough, by day and by night."""
    for scheme in ("light", "dark"):
        made = chromium.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
        made.goto(f"{address}{PAGE}")

        assert made.evaluate("document.documentElement.scrollWidth") == 390
        assert faint(made) == []
        made.close()
