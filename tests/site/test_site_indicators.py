"""The indicators on the site, and their examples computed by the browser."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import unquote

import pytest
from test_looks import faint

from drafts import DRAFTS, ROOT
from qicao.assess.scores.rating import points_of
from qicao.indicators.evaluate import evaluate, in_base, in_unit
from qicao.indicators.formula import Formula
from qicao.indicators.read import FOLDER, ReadSet, read_set
from qicao.model.formula import Aggregate, Name
from qicao.site.build import build_site
from qicao.source.files import DISK
from sites import copy_repository, serve

SETS = sorted(path.stem for path in (ROOT / FOLDER).glob("*.yaml"))
ROUNDS = 20
TRY = """([id, given]) => {
  const form = document.querySelector(`form[data-trial="${id}"]`);
  return given.map((values) => {
    for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
    form.dispatchEvent(new Event("input"));
    return [form.dataset.value ?? null, form.dataset.points ?? null, form.querySelector("output").textContent];
  });
}"""


@cache
def site() -> Path:
    """A site with the draft that the sets name."""
    root = copy_repository(Path(mkdtemp()), [DRAFTS["city-operation-centre"]])
    return build_site(root, root / "build/site", live=True).start.parent


@pytest.fixture(scope="module")
def indicators() -> Iterator[str]:
    """The address of the pages of indicators."""
    with serve(site()) as found:
        yield f"{found}indicators/"


def lookup(one: ReadSet, given: dict[str, list[float]]) -> Any:
    """What the program takes for names, written anew for the test."""

    def value(node: Name | Aggregate) -> float:
        unit = one.item_of[node.id].value.unit
        if isinstance(node, Name):
            return in_base(given[node.id][0], unit)
        values = [in_base(each, unit) for each in given[f"{node.id}@{node.over}"]]
        mean = sum(values) / len(values)
        return {"sum": sum(values), "mean": mean, "least": min(values), "greatest": max(values)}[node.function]

    return value


def invented(one: ReadSet, names: list[str], chosen: random.Random) -> dict[str, list[float]]:
    """Numbers that may be: whole ones where they count, none greater than what it must not exceed."""
    found: dict[str, list[float]] = {}

    def of(name: str) -> list[float]:
        if name not in found:
            item = one.item_of[name.partition("@")[0]].value
            above = name.replace(item.id, item.at_most, 1) if item.at_most else ""
            tops = of(above) if above else [min(item.greatest or 500.0, 500.0)] * (3 if "@" in name else 1)
            raw = [chosen.uniform(top * 0.6, top) for top in tops]
            found[name] = [float(int(each)) if item.kind == "count" else round(each, 3) for each in raw]
        return found[name]

    for name in names:
        of(name)
    return found


@pytest.mark.browser
@pytest.mark.parametrize("name", SETS)
def test_the_browser_computes_what_the_program_computes(page: Any, indicators: str, name: str) -> None:
    """Value and points of every indicator, for twenty seeded inputs each; at first it says what the page says alone."""
    one, chosen = read_set(DISK, ROOT, name), random.Random(14)
    page.goto(f"{indicators}set-{name}.html")
    html = (site() / f"indicators/set-{name}.html").read_text(encoding="utf-8")
    printed = re.findall(r'<output aria-live="polite">(.*?)</output>', html)
    assert page.locator(".trial output").all_text_contents() == [text.replace("&gt;", ">") for text in printed]
    for row in one.indicators:
        formula = one.formulas[row.value.id]
        assert isinstance(formula, Formula)
        names = page.locator(f'form[data-trial="{row.value.id}"] input').evaluate_all("all => all.map(one => one.name)")
        given = [invented(one, names, chosen) for _ in range(ROUNDS)]
        texts = [{key: "、".join(map(repr, values[key])) for key in names} for values in given]
        for values, (value, points, words) in zip(given, page.evaluate(TRY, [row.value.id, texts]), strict=True):
            found = evaluate(formula.tree, lookup(one, values))
            assert isinstance(found, float)
            expected = in_unit(found, row.value.unit)
            assert value is not None, words
            assert float(value) == pytest.approx(expected, rel=1e-9, abs=1e-12)
            assert float(points) == pytest.approx(points_of(row.value, expected), rel=1e-9, abs=1e-9)


@pytest.mark.browser
def test_rubbish_is_not_computed(page: Any, indicators: str) -> None:
    """The field is marked, and the reason told; nothing typed is run."""
    page.goto(f"{indicators}set-operation.html")
    cases = [
        ({"due": "0", "closed_on_time": "0"}, "除数为0"),
        ({"due": "100", "closed_on_time": "101"}, "不应大于"),
        ({"due": "100", "closed_on_time": "9.5"}, "应为整数"),
        ({"due": "100", "closed_on_time": "-1"}, "不应小于0"),
        ({"due": "100", "closed_on_time": ""}, "没有填"),
        ({"due": "alert(1)", "closed_on_time": "1"}, "不是数"),
        ({"due": "1e999", "closed_on_time": "1"}, "算不出"),
    ]
    for (value, points, words), (_, reason) in zip(
        page.evaluate(TRY, ["timely", [given for given, _ in cases]]), cases, strict=True
    ):
        assert (value, points) == (None, None)
        assert reason in words
    assert page.locator("[aria-invalid]").count() == 1
    page.locator('#timely input[name="due"]').fill("200")
    page.locator("#timely").get_by_label("按期办结的事件数（件）", exact=True).fill("１９０")
    assert "＝95%；得85分，乘以权重0.3，计25.5分。" in page.locator("#timely output").inner_text()


@pytest.mark.browser
def test_a_strict_policy_stops_nothing_of_it(chromium: Any, indicators: str) -> None:
    """Scripts from the site alone, no text run as code."""
    faults: list[str] = []
    made = chromium.new_page()
    made.on("console", lambda message: faults.append(message.text))
    policy = "script-src 'self'; connect-src 'self'; object-src 'none'; default-src 'self' data: 'unsafe-inline'"
    made.route("**/*.html", lambda route: _with_policy(route, policy))
    made.goto(f"{indicators}set-operation.html")

    assert made.locator('form[data-trial="timely"]').get_attribute("data-points") == "60"
    assert [fault for fault in faults if "Policy" in fault] == []
    made.close()


def _with_policy(route: Any, policy: str) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index", *(f"set-{name}" for name in SETS)])
def test_on_a_telephone_and_without_scripts(chromium: Any, indicators: str, name: str) -> None:
    """Nothing is wider than the screen, every field has a name, no words are faint, and all can be read."""
    for scheme in ("light", "dark"):
        made = chromium.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
        made.goto(f"{indicators}{name}.html")
        assert made.evaluate("document.documentElement.scrollWidth") == 390
        assert (
            made.evaluate("[...document.querySelectorAll('main input')].filter((one) => !one.labels.length).length")
            == 0
        )
        assert faint(made) == []
        made.close()


@pytest.mark.slow
def test_the_pages_are_found_and_lead_to_the_draft() -> None:
    """From every page and from the system; the formula of the draft is where a card says."""
    start = (site() / "index.html").read_text(encoding="utf-8")
    system = (site() / "system/index.html").read_text(encoding="utf-8")
    card = (site() / "indicators/set-operation.html").read_text(encoding="utf-8")
    draft = (site() / "drafts/city-operation-centre/index.html").read_text(encoding="utf-8")
    links = {unquote(one) for one in re.findall(r'href="../drafts/city-operation-centre/index.html#([^"]+)"', card)}

    assert 'href="indicators/index.html">指标</a>' in start
    assert system.count('href="../indicators/index.html"') == 2
    assert links == {"按期办结率", "返工率", "在线率", "权重"}
    assert [one for one in links if f' id="{one}"' not in draft] == []
    assert '"indicators/set-operation"' in (site() / "_static/search-data.js").read_text(encoding="utf-8")
    assert json.loads((site() / "indicators/set-operation.json").read_text(encoding="utf-8"))["id"] == "operation"
    assert (site() / "_static/indicators.schema.json").is_file()


def test_a_folder_with_sets_alone_has_a_site(tmp_path: Path) -> None:
    """And what is gone from it is gone from the site."""
    (tmp_path / FOLDER).mkdir(parents=True)
    for name in ("operation", "street"):
        (tmp_path / FOLDER / f"{name}.yaml").write_bytes((ROOT / FOLDER / f"{name}.yaml").read_bytes())
    out = build_site(tmp_path, tmp_path / "build/site").start.parent
    both = sorted(file.name for file in (out / "indicators").iterdir())
    (tmp_path / FOLDER / "street.yaml").unlink()
    build_site(tmp_path, out)

    assert both == ["index.html", "set-operation.html", "set-operation.json", "set-street.html", "set-street.json"]
    assert sorted(file.name for file in (out / "indicators").iterdir()) == both[:3]
    assert not (out / "system").exists()
