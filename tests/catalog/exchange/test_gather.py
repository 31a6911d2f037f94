"""What a system gives to others."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from drafts import ROOT
from qicao.catalog.exchange.gather import gather, terms_of
from qicao.catalog.exchange.written import render_exchange
from qicao.catalog.read import TABLES, read_system
from qicao.source.files import DISK
from qicao.source.schema import EXCHANGE_PATH
from qicao.source.world import open_world
from systems import YWTB


def test_every_table_is_given() -> None:
    """With all its rows."""
    system = read_system(DISK, ROOT)
    given = gather(system)

    assert {table.name: len(getattr(given, table.name)) for table in TABLES} == {
        table.name: len(getattr(system, table.name)) for table in TABLES
    }
    assert (given.title, given.state) == (system.head.value.title, system.programme.value.state)


def test_the_terms_are_those_of_the_drafts() -> None:
    """Number, words in both languages and definition, without marks."""
    terms = terms_of(open_world(ROOT / "build/.cache"), ROOT)
    centre = next(term for term in terms if term.term == "城运中心")

    assert (centre.draft, centre.number, centre.english) == (
        "city-operation-centre",
        "3.2",
        ("urban operation centre",),
    )
    assert centre.definition.startswith("承担城市运行")


def test_what_is_given_fits_the_published_schema() -> None:
    """Of both programmes; a slip of the pen does not fit."""
    schema = Draft202012Validator(json.loads((ROOT / EXCHANGE_PATH).read_text(encoding="utf-8")))
    terms = terms_of(open_world(ROOT / "build/.cache"), ROOT)
    for root in (ROOT, YWTB):
        given = json.loads(render_exchange(gather(read_system(DISK, root), terms)))
        assert [error.message for error in schema.iter_errors(given)] == []
        for slip in ({"version": 2}, {"colour": "red"}, {"entries": [{"id": "A-001"}]}, {"title": None}):
            assert list(schema.iter_errors({**given, **slip}))
