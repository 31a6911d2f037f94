"""GitLab's code quality: the keys it asks for, and what it knows a finding by."""

from __future__ import annotations

import json

from findings import HINT, LINES, MUST, PLACE, read_line
from qicao.check.reports.gitlab import render_gitlab
from qicao.model.finding import Finding
from qicao.model.span import Span


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
