"""Findings that the author lets stand: what a comment holds for, and what is wrong with a comment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from casebook import data_text, draft_text
from commands import qicao
from qicao.check.draft import Checked, check_draft
from qicao.parse.draft import load_draft

MUST = "示例装置必须接地。"


def checked(folder: Path, piece: str, data: str = "") -> Checked:
    """What is found in a draft with that piece."""
    folder.mkdir(exist_ok=True)
    (folder / "standard.yaml").write_text(data_text(data), encoding="utf-8")
    (folder / "index.md").write_text(draft_text(piece)[0], encoding="utf-8")
    return check_draft(load_draft(folder))


def seen(result: Checked) -> tuple[list[str], list[tuple[str, str]]]:
    """The codes that count, and those that do not with their reasons; what other rules say is not asked here."""
    kept = [finding.code for finding in result.findings if finding.code.startswith(("MOD001", "SUP", "SYN"))]
    return kept, [(item.finding.code, item.reason) for item in result.suppressed]


HOLDS = {
    "段": f"% qicao: ignore MOD001 转述条例\n{MUST}\n",
    "隔一空行": f"% qicao: ignore MOD001 转述条例\n\n{MUST}\n",
    "跨标签": f"% qicao: ignore MOD001 转述条例\n\n{{#标签}}\n\n{MUST}\n\n见[](#标签)。\n",
    "列项全体": "要求如下：\n\n% qicao: ignore MOD001 转述条例\n\n- 必须接地；\n\n- 必须可靠。\n",
    "引语和列项": "% qicao: ignore MOD001 转述条例\n必须如下：\n- 必须接地；\n- 必须可靠。\n",
    "整个指令": f"% qicao: ignore MOD001 转述条例\n:::{{warning}}\n{MUST}\n\n{MUST}\n:::\n",
    "指令之内": f":::{{warning}}\n% qicao: ignore MOD001 转述条例\n{MUST}\n:::\n",
    "列项之内": "要求如下：\n\n- 接地；\n\n  % qicao: ignore MOD001 转述条例\n  必须可靠；\n\n- 试验。\n",
    "表": (
        "% qicao: ignore MOD001 转述条例\n\n:::{table} 要求\n| 项 | 值 |\n| --- | --- |\n| 接地 | 装置必须接地。 |\n:::\n\n"
        "{#b}\n\n示例装置应可靠。\n"
    ),
    "全角冒号": f"% qicao：ignore MOD001：转述条例\n{MUST}\n",
}


@pytest.mark.parametrize("place", HOLDS)
def test_a_comment_holds_for_what_follows_it(place: str, tmp_path: Path) -> None:
    """A block, a heading, a whole list or directive; no other finding comes of it."""
    kept, away = seen(checked(tmp_path / "draft", HOLDS[place]))

    assert "MOD001" not in kept
    assert not [code for code in kept if code.startswith("SUP")]
    assert set(away) == {("MOD001", "转述条例")}


def test_it_ends_at_the_blank_line(tmp_path: Path) -> None:
    """The next paragraph counts again."""
    piece = f"% qicao: ignore MOD001 转述条例\n{MUST}\n\n{MUST}\n"

    assert seen(checked(tmp_path / "draft", piece)) == (["MOD001"], [("MOD001", "转述条例")])


def test_a_heading_is_not_what_stands_under_it(tmp_path: Path) -> None:
    """Only the line of the heading is meant."""
    piece = f"## 维护\n\n% qicao: ignore STR006 MOD001 只此一条\n### 周期\n\n{MUST}\n"
    kept, away = seen(checked(tmp_path / "draft", piece))

    assert (sorted(kept), away) == (["MOD001", "SUP002"], [("STR006", "只此一条")])


NOTICE = {
    "行末": "important_notice: 装置必须接地。  # qicao: ignore MOD001 转述条例\n",
    "上一行": "# qicao: ignore MOD001 转述条例\nimportant_notice: 装置必须接地。\n",
    "键下的全部": "# qicao: ignore FWD001 转述条例\nforeword:\n  extra:\n  - 装置必须接地。\n  - 装置必须可靠。\n",
}


@pytest.mark.parametrize("place", NOTICE)
def test_in_the_data_a_comment_holds_for_its_line_or_the_next_key(place: str, tmp_path: Path) -> None:
    """With all that is indented below the key."""
    kept, away = seen(checked(tmp_path / "draft", "示例装置应接地。\n", f"number: DB31/T XXXX—XXXX\n{NOTICE[place]}"))

    code = "FWD001" if "foreword" in NOTICE[place] else "MOD001"
    assert code not in kept
    assert set(away) == {(code, "转述条例")}


def test_what_stands_in_a_value_or_a_verbatim_block_is_no_comment(tmp_path: Path) -> None:
    """Only real comments speak to the checker."""
    data = 'important_notice: "装置必须接地。 # qicao: ignore MOD001 原文如此"\n'
    result = checked(tmp_path / "draft", "```text\n% qicao: ignore MOD001 转述条例\n```\n", data)

    assert "MOD001" in seen(result)[0]
    assert seen(result)[1] == []


WRONG = {
    "没有原因": (f"% qicao: ignore MOD001\n{MUST}\n", ["SUP001"], ["MOD001"]),
    "只有标点不是原因": (f"% qicao: ignore MOD001：\n{MUST}\n", ["SUP001"], ["MOD001"]),
    "没有可忽略的": ("% qicao: ignore MOD001 转述条例\n示例装置应接地。\n", ["SUP002"], []),
    "后面没有内容": (f"{MUST}\n\n% qicao: ignore MOD001 转述条例\n", ["MOD001", "SUP002"], []),
    "两个代号中一个没有用": (f"% qicao: ignore MOD001 STR006 转述条例\n{MUST}\n", ["SUP002"], ["MOD001"]),
    "没有这个代号": (f"% qicao: ignore MOD001, MOD999 转述条例\n{MUST}\n", ["SUP003"], ["MOD001"]),
    "读取时的错误": ("% qicao: ignore SYN021 就要这样\n##题\n", ["SUP004", "SYN021"], []),
    "看不懂": (f"% qicao: ingore MOD001 转述条例\n{MUST}\n", ["SUP005", "MOD001"], []),
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_is_wrong_with_a_comment_is_a_finding(fault: str, tmp_path: Path) -> None:
    """At the comment, under a code of its own."""
    piece, expected, away = WRONG[fault]
    result = checked(tmp_path / "draft", piece)

    assert (sorted(seen(result)[0]), [code for code, _ in seen(result)[1]]) == (sorted(expected), away)


def test_a_warning_of_reading_may_be_let_stand(tmp_path: Path) -> None:
    """No text is lost by it."""
    kept, away = seen(checked(tmp_path / "draft", "% qicao: ignore SYN014 分段用\n***\n\n示例装置应接地。\n"))

    assert (kept, away) == ([], [("SYN014", "分段用")])


def test_the_command_counts_and_lists_what_is_let_stand(tmp_path: Path) -> None:
    """Counted always, listed when asked for; JSON has them with their reasons."""
    checked(tmp_path / "draft", HOLDS["段"])
    plain = qicao("check", "draft", "--select", "MOD", cwd=tmp_path)
    listed = qicao("check", "draft", "--select", "MOD", "--show-suppressed", cwd=tmp_path)
    data = json.loads(qicao("check", "draft", "--select", "MOD", "--format", "json", cwd=tmp_path).stdout)
    line = draft_text(HOLDS["段"])[1] + 2

    assert (plain.returncode, plain.stdout) == (
        0,
        "1 份草案：没有发现问题。已忽略 1 处，用 --show-suppressed 查看。\n",
    )
    assert f"draft/index.md:{line}:5: 已忽略 MOD001 “必须”不是要求型条款的能愿动词。原因：转述条例\n" in listed.stdout
    assert [(item["code"], item["line"], item["reason"]) for item in data["suppressed"]] == [
        ("MOD001", line, "转述条例")
    ]
