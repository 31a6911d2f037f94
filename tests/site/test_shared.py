"""What the site gives to other programmes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
from jsonschema import Draft202012Validator

from qicao.catalog.exchange.differ import changes
from qicao.catalog.exchange.states import parse_exchange
from qicao.site.build import build_site
from sites import harbour_repository

NAMES = ("system.json", "entries.csv", "terms.csv", "exchange.schema.json", "feed.xml")


def test_a_site_gives_its_system_away(tmp_path: Path) -> None:
    """Valid against the schema beside it, with the terms of the drafts; every page leads there."""
    root, out = harbour_repository(tmp_path)
    built = build_site(root, out)
    folder = out / "system"
    given = json.loads((folder / "system.json").read_text(encoding="utf-8"))
    schema = json.loads((folder / "exchange.schema.json").read_text(encoding="utf-8"))
    html = (folder / "index.html").read_text(encoding="utf-8")

    assert built.errors == ()
    assert [error.message for error in Draft202012Validator(schema).iter_errors(given)] == []
    assert {term["draft"] for term in given["terms"]} <= {"rubbish"}
    assert len(given["entries"]) == (folder / "entries.csv").read_text(encoding="utf-8-sig").count("\n") - 1
    assert [name for name in NAMES if f'href="../system/{name}"' not in html] == []
    assert re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]*feed\.xml">', html)
    feed = feedparser.parse((folder / "feed.xml").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == 1


def test_frozen_days_are_told_in_the_feed_and_a_damaged_one_stops_nothing(tmp_path: Path) -> None:
    """The site warns of the damage with the name of the file."""
    root, out = harbour_repository(tmp_path)
    build_site(root, out)
    today = parse_exchange((out / "system/system.json").read_bytes())
    states = root / "metadata/states"
    states.mkdir()
    for day in ("2020-01-01", "2020-02-01"):
        text = (out / "system/system.json").read_text(encoding="utf-8").replace(f'"{today.state}"', f'"{day}"', 1)
        (states / f"{day}.json").write_text(text, encoding="utf-8")
        assert changes(parse_exchange(text.encode()), today) == ()
    build_site(root, out)
    assert len(feedparser.parse((out / "system/feed.xml").read_bytes()).entries) == 2

    (states / "2020-02-01.json").write_text("{", encoding="utf-8")
    built = build_site(root, out)
    assert len(feedparser.parse((out / "system/feed.xml").read_bytes()).entries) == 1
    assert "2020-02-01.json" in "".join(built.warnings)


def test_they_go_with_the_system_and_a_preview_has_none(tmp_path: Path) -> None:
    """No page leads to a file that is not there."""
    root, out = harbour_repository(tmp_path)
    build_site(root, out)
    there = [name for name in NAMES if (out / "system" / name).is_file()]
    build_site(root, out, live=True)
    live = [name for name in NAMES if (out / "system" / name).exists()]
    page = (out / "system/index.html").read_text(encoding="utf-8")
    build_site(root, out)
    (root / "metadata/system.yaml").unlink()
    build_site(root, out)

    assert there == list(NAMES)
    assert live == []
    assert "feed.xml" not in page
    assert not (out / "system").exists()
