"""意见反馈表 in every form that people use: whatever the file, the order of the columns and the merges, the records are one."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Mapping, Sequence
from io import StringIO

import pytest
from msgspec.structs import replace

from qicao.intake.read import read_comments
from qicao.intake.taken import Taken
from qicao.model.comment import Arrived
from qicao.model.frozen import FrozenText
from wordfiles import p, table, word_bytes, workbook

Row = dict[str, str]
COMMENTS: Sequence[Row] = (
    {
        "place": "全文",
        "quote": "",
        "body": "术语前后不一致。",
        "proposed": "统一为“值班”。",
        "reason": "便于理解。",
        "kind": "总体",
    },
    {
        "place": "5.2.1 a)",
        "quote": "应24 h值班",
        "body": "宜明确人数。",
        "proposed": "应24 h双人值班",
        "reason": "",
        "kind": "技术",
    },
    {
        "place": "表3第2行",
        "quote": "限值",
        "body": "单位有误。",
        "proposed": "限值（mg/L）",
        "reason": "GB/T 1 有规定。",
        "kind": "编辑",
    },
    {
        "place": "附录B",
        "quote": "见图1",
        "body": "一、图号有误；\n二、缺图题。",
        "proposed": "见图B.1",
        "reason": "甲\n乙",
        "kind": "编辑",
    },
)
"""Every field has an awkward value somewhere: several lines, nothing, several comments in one cell."""
ISO_KINDS = {"总体": "ge", "技术": "te", "编辑": "ed"}
VARIANTS: Mapping[str, tuple[Sequence[tuple[str, str]], Sequence[str]]] = {
    "A": (
        (("序号", "number"), ("章条编号", "place"), ("修改意见（意见内容）", "body"), ("理由", "reason")),
        ("body", "reason"),
    ),
    "B": (
        (
            ("序号", "number"),
            ("标准章条编号", "place"),
            ("原文内容", "quote"),
            ("修改建议", "proposed"),
            ("理由", "reason"),
        ),
        ("quote", "proposed", "reason"),
    ),
    "C": (
        (("序号", "number"), ("章条编号", "place"), ("意见（内含“原文/建议/理由”）", "parts")),
        ("quote", "proposed", "reason"),
    ),
    "D": ((("章条号", "place"), ("意见或建议", "body")), ("body",)),
    "E": (
        (
            ("MB/NC1", "unit"),
            ("Line number\n(e.g. 17)", "line"),
            ("Clause/ Subclause\n(e.g. 3.1)", "place"),
            ("Paragraph/ Figure/ Table/\n(e.g. Table 1)", "part"),
            ("Type of comment2", "iso"),
            ("Comments", "body"),
            ("Proposed change", "proposed"),
            ("Observations of the secretariat", "observation"),
        ),
        ("body", "proposed", "kind"),
    ),
}
"""Of each variant its columns, and the fields that it can hold beside the place."""
UNIT = "甲市乙局"


def cell(row: Row, name: str) -> str:
    """What stands in the column."""
    if name == "parts":
        named = (("原文", row["quote"]), ("建议", row["proposed"]), ("理由", row["reason"]))
        return "\n".join(f"{label}：{text}" for label, text in named if text)
    return {"iso": ISO_KINDS[row["kind"]], "unit": UNIT}.get(name) or row.get(name, "")


def grid(columns: Sequence[tuple[str, str]], rows: Sequence[Row]) -> list[list[str]]:
    """The table with its head."""
    numbered = [{**row, "number": str(number)} for number, row in enumerate(rows, 1)]
    return [[head for head, _ in columns], *([cell(row, name) for _, name in columns] for row in numbered)]


def shuffled(variant: str, seed: int) -> list[tuple[str, str]]:
    """The columns of the variant in another order."""
    columns = [*VARIANTS[variant][0]]
    random.Random(seed).shuffle(columns)
    return columns


FACTS = [
    ["标准名称", "城市运行", "<", "<"],
    ["提出单位（盖章）", UNIT, "联系人", "×××"],
    ["电话", "0000", "日期", "2026年10月8日"],
]


def as_docx(rows: list[list[str]]) -> bytes:
    """A form as Word has it: facts in a table, then the comments, then notes."""
    return word_bytes(
        p("征求意见表") + table(FACTS) + table(rows) + p("填写说明：可另附页。没有意见也请写明“无意见”。")
    )


def as_docx_in_words(rows: list[list[str]]) -> bytes:
    """The same with facts in paragraphs."""
    head = p(f"提出单位：{UNIT}　　　　（盖章）　　联系人：×××") + p("电话：0000　　日期：2026年10月8日")
    return word_bytes(p("意见反馈表") + head + table(rows))


def as_xlsx(rows: list[list[str]]) -> bytes:
    """A form as a sheet: the facts above, the head in the fifth row, a day below."""
    return workbook({"意见": [["征求意见表"], *FACTS, *rows]})


def as_csv(rows: list[list[str]], encoding: str, delimiter: str = ",") -> bytes:
    """The comments alone, with the facts in lines above."""
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows(
        [["提出单位", UNIT, "联系人", "×××"], ["电话", "0000", "日期", "2026年10月8日"], *rows]
    )
    return text.getvalue().encode(encoding)


FILES: Mapping[str, tuple[str, Callable[[list[list[str]]], bytes]]] = {
    "docx": ("表.docx", as_docx),
    "docx with facts in words": ("表.docx", as_docx_in_words),
    "xlsx": ("表.xlsx", as_xlsx),
    "csv": ("表.csv", lambda rows: as_csv(rows, "utf-8")),
    "csv with a mark": ("表.csv", lambda rows: as_csv(rows, "utf-8-sig")),
    "csv in GBK": ("表.csv", lambda rows: as_csv(rows, "gbk")),
    "csv in GB 18030": ("表.csv", lambda rows: as_csv(rows, "gb18030")),
    "csv in UTF-16": ("表.csv", lambda rows: as_csv(rows, "utf-16")),
    "tsv in UTF-16 without a mark": ("表.txt", lambda rows: as_csv(rows, "utf-16-le", "\t")),
    "csv with semicolons": ("表.csv", lambda rows: as_csv(rows, "gbk", ";")),
}


def read(name: str, data: bytes) -> Taken:
    """What is taken from the file."""
    return read_comments(name, data, FrozenText())


def records(taken: Taken) -> list[dict[str, str]]:
    """The fields of the comments."""
    return [
        {
            "place": one.place,
            "quote": one.exact,
            "body": one.body,
            "proposed": one.proposed,
            "reason": one.reason,
            "kind": one.kind,
        }
        for one in taken.arrived
    ]


def expected(variant: str) -> list[dict[str, str]]:
    """The comments as far as the variant can hold them."""
    fields = {"place", *VARIANTS[variant][1]}
    return [{name: text if name in fields else "" for name, text in row.items()} for row in COMMENTS]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_in_every_file_gives_the_same_records(variant: str, file: str) -> None:
    """The columns in three orders each."""
    name, write = FILES[file]
    for seed in range(3):
        data = write(grid(shuffled(variant, seed), COMMENTS))

        taken = read(name, data)

        assert records(taken) == expected(variant), seed
        assert {(one.unit, one.date) for one in taken.arrived} == {(UNIT, "2026-10-08")}
        assert {(one.person, one.contact) for one in taken.arrived} == {("×××", "0000")}
        assert taken.doubts == ()


def test_traditional_characters_in_big5() -> None:
    """An encoding whose bytes are good ones of another, too."""
    rows = [["序號", "章條編號", "意見內容", "理由"], ["1", "5.1", "建議刪去，與標準的規定不符。", "沒有依據"]]

    taken = read("表.csv", "\n".join(map(",".join, rows)).encode("big5hkscs"))

    assert [(one.place, one.body, one.reason) for one in taken.arrived] == [("5.1", rows[1][2], rows[1][3])]


def test_keys_are_the_numbers_as_printed() -> None:
    """So that an amended form is known again; without numbers the words are the key."""
    numbered = read("表.docx", as_docx(grid(VARIANTS["A"][0], COMMENTS)))
    unnumbered = read("表.docx", as_docx(grid(VARIANTS["D"][0], COMMENTS)))

    assert [one.source.key for one in numbered.arrived] == ["1", "2", "3", "4"]
    assert len({one.source.key for one in unnumbered.arrived}) == 4
    assert numbered.arrived[0].source.place == "第2个表第2行"


HEAD = ["序号", "章条编号", "意见内容", "修改建议", "理由"]
MERGED: Mapping[str, tuple[list[list[str]], list[tuple[str, str, str, str]]]] = {
    "one place for two comments": (
        [HEAD, ["1", "5.1", "甲。", "乙", ""], ["2", "^", "丙。", "丁", ""]],
        [("5.1", "甲。", "乙", ""), ("5.1", "丙。", "丁", "")],
    ),
    "one comment for two places": (
        [HEAD, ["1", "5.1", "甲。", "乙", ""], ["^", "5.2", "^", "^", "^"]],
        [("5.1、5.2", "甲。", "乙", "")],
    ),
    "one reason for two comments": (
        [HEAD, ["1", "5.1", "甲。", "乙", "同理"], ["2", "5.2", "丙。", "丁", "^"]],
        [("5.1", "甲。", "乙", "同理"), ("5.2", "丙。", "丁", "同理")],
    ),
    "comment and proposal in one cell": (
        [HEAD, ["1", "5.1", "甲，改为乙。", "<", "理由"]],
        [("5.1", "甲，改为乙。", "", "理由")],
    ),
    "a head of two rows": (
        [
            ["序号", "章条编号", "意见", "<", "<"],
            ["^", "^", "原文", "修改建议", "理由"],
            ["1", "5.1", "甲", "乙", "丙"],
        ],
        [("5.1", "", "乙", "丙")],
    ),
    "the head again on the next page": (
        [HEAD, ["1", "5.1", "甲。", "", ""], HEAD, ["2", "5.2", "乙。", "", ""]],
        [("5.1", "甲。", "", ""), ("5.2", "乙。", "", "")],
    ),
    "a row for a kind of comments": (
        [HEAD, ["一、总体意见", "<", "<", "<", "<"], ["1", "5.1", "甲。", "", ""]],
        [("5.1", "甲。", "", "")],
    ),
    "a whole row of words": (
        [HEAD, ["1", "5.1", "甲。", "", ""], ["建议全文统一体例。", "<", "<", "<", "<"]],
        [("5.1", "甲。", "", ""), ("", "建议全文统一体例。", "", "")],
    ),
    "empty rows and notes": (
        [HEAD, ["1", "5.1", "甲。", "", ""], ["2", "", "", "", ""], ["说明：可另附页。", "<", "<", "<", "<"]],
        [("5.1", "甲。", "", "")],
    ),
    "a day in the last row": (
        [HEAD, ["1", "5.1", "甲。", "", ""], ["2026年10月9日", "<", "<", "<", "<"]],
        [("5.1", "甲。", "", "")],
    ),
}


@pytest.mark.parametrize("name", MERGED)
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_merged_cells(kind: str, name: str) -> None:
    """Words count for all rows and columns that their cell covers."""
    rows, wanted = MERGED[name]
    data = word_bytes(table(rows)) if kind == "docx" else workbook({"表": rows})

    taken = read(f"表.{kind}", data)

    assert [(one.place, one.body, one.proposed, one.reason) for one in taken.arrived] == wanted


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_several_tables(kind: str) -> None:
    """Of one file all are read, also one that goes on without a head; numbers that begin again are told apart."""
    first = [HEAD, ["1", "5.1", "甲。", "", ""]]
    second = [["章条编号", "理由", "意见内容"], ["6", "乙", "丙。"]]
    third = [["7", "", "丁。"]]
    data = (
        word_bytes(table(first) + p("续") + table(second) + table(third))
        if kind == "docx"
        else workbook({"甲": first, "乙": second, "丙": third})
    )

    taken = read(f"表.{kind}", data)

    assert [(one.place, one.body) for one in taken.arrived] == [("5.1", "甲。"), ("6", "丙。"), ("7", "丁。")]
    assert len({one.source.key for one in taken.arrived}) == 3


@pytest.mark.parametrize("words", ["无意见", "无", "我单位无意见。", "/"])
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_no_comment_is_an_answer(kind: str, words: str) -> None:
    """It is no comment, and the unit answered."""
    rows = [HEAD, ["1", "", words, "", ""], ["2", "", "", "", ""]]

    taken = read(f"表.{kind}", as_docx(rows) if kind == "docx" else as_xlsx(rows))

    assert taken.arrived == ()
    assert [(one.unit, one.words, one.date) for one in taken.answers] == [(UNIT, words, "2026-10-08")]


def test_no_comment_beside_the_table() -> None:
    """Some write it below an empty form."""
    taken = read("表.docx", word_bytes(table(FACTS) + table([HEAD, ["1", "", "", "", ""]]) + p("我单位无意见。")))

    assert [one.unit for one in taken.answers] == [UNIT]


def test_an_empty_form_is_doubted() -> None:
    """Nobody knows whether it is an answer."""
    taken = read("表.docx", as_docx([HEAD, ["1", "", "", "", ""]]))

    assert (taken.arrived, taken.answers) == ((), ())
    assert taken.doubts == ("表里没有意见，也没有写“无意见”",)


def test_units_in_a_column() -> None:
    """A table in which the comments of many are collected."""
    rows = [
        ["序号", "章条编号", "意见内容", "提出单位"],
        ["1", "5.1", "甲。", "丙局"],
        ["2", "5.2", "乙。", "^"],
        ["3", "", "无意见", "丁公司"],
    ]

    taken = read("汇集.xlsx", workbook({"表": rows}))

    assert taken.taken_for == "sheet"
    assert [(one.unit, one.body) for one in taken.arrived] == [("丙局", "甲。"), ("丙局", "乙。")]
    assert [one.unit for one in taken.answers] == ["丁公司"]


def test_units_in_rows() -> None:
    """The unit stands over its comments."""
    rows = [
        HEAD,
        ["一、丙局（1条）", "<", "<", "<", "<"],
        ["1", "5.1", "甲。", "", ""],
        ["二、丁公司", "<", "<", "<", "<"],
        ["2", "6", "乙。", "", ""],
    ]

    taken = read("汇集.xlsx", workbook({"表": rows}))

    assert [(one.unit, one.body) for one in taken.arrived] == [("丙局", "甲。"), ("丁公司", "乙。")]


TABLE = ["序号", "标准章条编号", "意见内容", "修改建议", "提出单位", "处理意见", "备注"]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_decisions_of_a_table(kind: str) -> None:
    """征求意见汇总处理表: kind and reason of each decision, the reason in either column."""
    rows = [
        TABLE,
        ["1", "5.1", "甲。", "", "丙局", "采纳", ""],
        ["2", "5.2", "乙。", "", "丁公司", "部分采纳：只改第一句", ""],
        ["3", "6", "丙。", "", "丁公司", "不采纳", "与 GB/T 1 不一致"],
        ["4", "7", "丁。", "", "丁公司", "", ""],
        ["说明：① 发送《征求意见稿》的单位数：8 个；", "<", "<", "<", "<", "<", "<"],
    ]

    taken = read(f"表.{kind}", word_bytes(table(rows)) if kind == "docx" else workbook({"表": rows}))

    assert taken.taken_for == "table"
    assert [(one.decision.kind, one.decision.reason) if one.decision else None for one in taken.arrived] == [
        ("采纳", ""),
        ("部分采纳", "只改第一句"),
        ("不采纳", "与 GB/T 1 不一致"),
        None,
    ]


def test_a_list_of_units() -> None:
    """Who was asked, and who answered without a comment."""
    rows = [["序号", "单位名称", "发送方式", "回函情况"], ["1", "丙局", "函", "无意见"], ["2", "丁公司", "邮件", ""]]

    taken = read("名单.xlsx", workbook({"表": rows}))

    assert taken.taken_for == "units"
    assert [(unit.name, unit.how) for unit in taken.units] == [("丙局", "函"), ("丁公司", "邮件")]
    assert [one.unit for one in taken.answers] == ["丙局"]


def test_a_unit_from_outside() -> None:
    """It stands where the file names none, and no doubt is left."""
    rows = [HEAD, ["1", "5.1", "甲。", "", ""]]
    data = word_bytes(table(rows))

    assert read("表.docx", data).doubts == ("没有写提出单位，请用 --unit 指明",)
    named = read_comments("表.docx", data, FrozenText(), "丙局")
    assert ([one.unit for one in named.arrived], named.doubts) == (["丙局"], ())


def test_a_formula_is_text() -> None:
    """Whatever a cell wants to compute."""
    formula = '=HYPERLINK("http://example.com","点我")'

    taken = read("表.xlsx", workbook({"表": [HEAD, ["1", "5.1", formula, "", ""]]}))

    assert [one.body for one in taken.arrived] == [formula]


def plain_records(arrived: Sequence[Arrived]) -> list[Arrived]:
    """The comments without where they were read."""
    return [replace(one, source=type(one.source)()) for one in arrived]


def test_word_and_sheet_give_equal_comments() -> None:
    """Every field is one, but for the place in the file."""
    for variant in VARIANTS:
        rows = grid(VARIANTS[variant][0], COMMENTS)
        one, other = read("表.docx", as_docx(rows)), read("表.xlsx", as_xlsx(rows))

        assert plain_records(one.arrived) == plain_records(other.arrived)
        assert [item.source.key for item in one.arrived] == [item.source.key for item in other.arrived]


ONE = [HEAD, ["1", "5.1", "甲。", "", ""]]
OTHER = [HEAD, ["1", "6", "乙。", "", ""]]


def unit_rows(unit: str) -> list[list[str]]:
    """The facts of a form in its own table."""
    return [["提出单位", unit, "日期", "2026年10月8日"]]


SEVERAL: Mapping[str, tuple[str, bytes]] = {
    "forms with facts in words": (
        "合.docx",
        word_bytes(p("提出单位：丙局") + table(ONE) + p("第二份") + p("提出单位：丁公司") + table(OTHER)),
    ),
    "forms with facts in tables": (
        "合.docx",
        word_bytes(table(unit_rows("丙局")) + table(ONE) + table(unit_rows("丁公司")) + table(OTHER)),
    ),
    "sheets with facts": (
        "合.xlsx",
        workbook({"甲": [*unit_rows("丙局"), *ONE], "乙": [*unit_rows("丁公司"), *OTHER]}),
    ),
    "sheets with the names of units": ("合.xlsx", workbook({"丙局": ONE, "丁公司": OTHER})),
}


@pytest.mark.parametrize("name", SEVERAL)
def test_forms_of_several_units_in_one_file(name: str) -> None:
    """Each comment has the unit of its own form."""
    file, data = SEVERAL[name]

    taken = read(file, data)

    assert [(one.unit, one.body) for one in taken.arrived] == [("丙局", "甲。"), ("丁公司", "乙。")]
    assert len({one.source.key for one in taken.arrived}) == 2


@pytest.mark.parametrize("nothing", ["无", "/", "—", "－"])
def test_a_stroke_in_a_cell_is_nothing(nothing: str) -> None:
    """Where somebody has no wording and no reason, none is proposed."""
    (one,) = read("表.docx", word_bytes(table([HEAD, ["1", "5.1", "甲。", nothing, nothing]]))).arrived

    assert (one.body, one.proposed, one.reason) == ("甲。", "", "")
