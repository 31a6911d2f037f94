"""Where things stand on the page and in which letters: GB/T 1.1—2020, chapter 10, annexes E and F.

One character (一个汉字) of 五号 is 210 twips, of 小五 180; a line takes 312. The official tools set lengths to a few
twips beside these, and so do we.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.shared import Length, Twips

from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.render.docx.template import read_template
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import document_of
from word import Look, lines, list_level, look, number, styled, word_file, word_of

CHARACTER, SMALL, LINE, MM = 210, 180, 312, 56.7
"""Twips of a character of 五号, of 小五, of a line, of a millimetre."""
SIZES = {"一号": 26, "三号": 16, "四号": 14, "五号": 10.5, "小五": 9}


def near(twips: float, wanted: float) -> bool:
    """Whether a length is the wanted one, but for the rounding of the official tools."""
    return abs(twips - wanted) <= 16


@cache
def seen(style: str) -> Look:
    """What the style says in the Word file of the draft of everything."""
    return look(word_of("everything"), style)


@cache
def sections() -> Any:
    """The sections of that file: cover, front pages, text, and what follows."""
    return word_of("everything").sections


def test_pages_are_a4_with_the_measures_of_annex_e() -> None:
    """210 mm × 297 mm; 25 mm at the side that is bound, 20 mm at the other, so that the text takes 165 mm."""
    section = sections()[1]
    inner, outer = Twips(section.left_margin.twips + section.gutter.twips), section.right_margin

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(inner.mm), round(outer.mm)) == (25, 20)
    assert near(text_width(), 165 * MM)
    assert round(section.header_distance.mm) == 25
    assert round(section.footer_distance.mm) == 20
    with pypdfium2.PdfDocument(pages_of("# 范围\n\n段。\n")) as pdf:
        assert {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in pdf} == {(210, 297)}


def text_width() -> int:
    """From the left edge of the text to the right one."""
    section = sections()[1]
    margins = section.left_margin + section.gutter + section.right_margin
    return Length(section.page_width - margins).twips


def test_number_and_page_stand_at_the_outer_side() -> None:
    """Right on odd pages, left on even ones (10.1.3)."""
    document = word_of("everything")
    section = sections()[1]

    assert document.settings.odd_and_even_pages_header_footer
    assert [section.header.paragraphs[0].text, section.even_page_header.paragraphs[0].text] == ["GB/T XXXXX—XXXX"] * 2
    assert [seen(f"标准文件_页{kind}数页").align for kind in ("眉奇", "眉偶", "脚奇", "脚偶")] == [
        *("right", "left"),
        *("right", "left"),
    ]


def test_front_pages_have_roman_numbers_and_the_text_begins_with_1() -> None:
    """From the contents on; the text begins on an odd page (10.1.3, 10.1.4)."""
    counts = [section._sectPr.find(qn("w:pgNumType")) for section in sections()[:3]]

    assert counts[0] is None
    assert [(item.get(qn("w:fmt")), number(item, "w:start")) for item in counts[1:]] == [
        ("upperRoman", 1),
        ("decimal", 1),
    ]
    assert [section.start_type.name for section in sections()[:3]] == ["NEW_PAGE", "NEW_PAGE", "ODD_PAGE"]


def test_what_begins_on_a_new_page() -> None:
    """The contents and the text by their sections; foreword, introduction, annexes, 参考文献, 索引 (10.3.3, 10.3.6, 10.4.1)."""
    names = ("前言、引言标题", "附录标识", "参考文献标题", "索引标题")
    heads = styled(word_of("everything"), *(f"标准文件_{name}" for name in names))

    assert [item.text.split("\n")[-1] for item in heads] == [
        *("前言", "引言"),
        *("试验方法", "检验记录", "记录的填写"),
        *("参考文献", "索引"),
    ]
    assert all(item.paragraph_format.page_break_before for item in heads)
    assert [seen(f"标准文件_{name}").align for name in names] == ["center"] * 4


def test_the_end_line_takes_a_quarter_of_the_width() -> None:
    """A thick line in the middle, the last thing in the document (10.1.5)."""
    last = word_of("everything").paragraphs[-1]
    form, border = seen("终结线"), last._p.find(f".//{qn('w:pBdr')}/{qn('w:top')}")

    assert last.style.name == "终结线"
    assert near(text_width() - 2 * form.left, text_width() / 4)
    assert number(border, "w:sz") == 8


ANNEX_F = """
文件编号 四号黑体 标准文件_文件编号
代替文件编号 五号黑体 标准文件_替换文件编号
文件名称 一号黑体 标准文件_文件名称
发布日期 四号黑体 其他发布日期
实施日期 四号黑体 其他实施日期
发布 四号黑体 标准文件_发布
目次 三号黑体 标准文件_目录标题
目次内容 五号宋体 toc,1
前言、引言 三号黑体 标准文件_前言、引言标题
正文首页的名称 三号黑体 标准文件_正文标准名称
重要提示 五号黑体 标准文件_提示
条目内容 五号宋体 标准文件_段
附录编号、性质、标题 五号黑体 标准文件_附录标识
参考文献 五号黑体 标准文件_参考文献标题
参考文献的内容 五号宋体 标准文件_参考文献条目
索引 五号黑体 标准文件_索引标题
索引的内容 五号宋体 标准文件_索引项
章 五号黑体 标准文件_章标题
条 五号黑体 标准文件_一级条标题
条 五号黑体 标准文件_五级条标题
无标题条 五号宋体 标准文件_一级无标题
列项 五号宋体 标准文件_一级项
列项 五号宋体 标准文件_字母编号列项（一级）
来源 五号宋体 标准文件_来源
图题 五号黑体 标准文件_正文图标题
表题 五号黑体 标准文件_正文表标题
附录的图题 五号黑体 标准文件_附录图标题
附录的表题 五号黑体 标准文件_附录表标题
分图题 小五黑体 分图标题
单位 小五宋体 单位陈述
表中的文字 小五宋体 标准文件_表格
示例 小五宋体 标准文件_示例内容
注 小五宋体 标准文件_注：
条文脚注 小五宋体 标准文件_条文脚注
图表脚注 小五宋体 标准文件_图表脚注
书眉 五号黑体 标准文件_页眉奇数页
页码 小五宋体 标准文件_页脚奇数页
"""
"""What, in which letters, and the style that it has."""


@pytest.mark.parametrize("line", [line for line in ANNEX_F.split("\n") if line])
def test_fonts_and_sizes_are_those_of_annex_f(line: str) -> None:
    """Table F.1."""
    _, letters, style = line.split(" ")
    found = seen(style.replace(",", " "))

    assert (found.size, found.font) == (SIZES[letters[:2]], letters[2:])


@pytest.mark.parametrize(("style", "letters"), [("Header", "五号黑体"), ("封面标准英文名称", "四号黑体")])
def test_what_the_styles_of_the_tools_say_otherwise_is_set_on_the_words(style: str, letters: str) -> None:
    """ICS, CCS and the English name on the cover."""
    words = [run for item in styled(word_of("everything"), style)[:2] for run in item.runs if run.text.strip()]
    found = {(run.font.size.pt, run._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))) for run in words}

    assert found == {(SIZES[letters[:2]], letters[2:])}


@pytest.mark.parametrize(
    ("style", "mark"),
    [
        ("标准文件_注：", "%1注："),
        ("标准文件_注×：", "注%1："),
        ("标准文件_示例：", "%1示例："),
        ("标准文件_术语条二", "%1%2.%3.%4\u3000"),
    ],
)
def test_the_words_before_notes_and_entries_are_in_bold_letters(style: str, mark: str) -> None:
    """“注：”, “示例：” and the number of an entry in 黑体, although what follows is not (table F.1, 22, 42, 44)."""
    levels = {level.text: level.run.fonts for listed in read_template().lists for level in listed.levels}
    fonts = levels[mark]

    assert fonts is not None
    assert fonts.east_asia == "黑体", style


def test_headings_stand_at_the_margin_with_room_around_them() -> None:
    """A line above and below a chapter, half a line around a 条 (10.2.1)."""
    assert (seen("标准文件_章标题").lines, seen("标准文件_章标题").first) == ((100, 100), 0)
    for level in "一二三四五":
        form = seen(f"标准文件_{level}级条标题")
        assert (form.lines, form.room, form.first) == ((50, 50), (LINE // 2, LINE // 2), 0)


def test_text_of_an_untitled_clause_follows_its_number() -> None:
    """On the same line, at the margin (10.2.1)."""
    form = seen("标准文件_一级无标题")

    assert "采样箱装满后的总质量不应大于15 kg。" in lines(word_of("everything"), "标准文件_一级无标题")
    assert (form.lines, form.first) == ((0, 0), 0)


def test_where_text_begins() -> None:
    """Paragraphs and entries of lists of documents after two characters, their further lines at the margin (10.2.1, 10.3.4)."""
    entries = [
        item for item in word_of("everything").paragraphs if item.text.startswith(("GB/T 2260\u3000", "ISO XXXXX"))
    ]

    assert (seen("标准文件_段").first, seen("标准文件_段").left) == (2 * CHARACTER, 0)
    assert {item.style.name for item in entries} == {"标准文件_段"}
    _, first, left, _ = list_level(word_of("everything"), "标准文件_参考文献条目")
    assert (first, left) == (2 * CHARACTER, 0)


def test_where_items_begin() -> None:
    """Marks after two and four characters, the text in the places of the fifth and the seventh (10.2.2)."""
    word = word_of("everything")
    first = [list_level(word, style) for style in ("标准文件_一级项", "标准文件_字母编号列项（一级）")]
    second = [list_level(word, style) for style in ("标准文件_二级项2", "标准文件_数字编号列项（二级）")]

    assert [mark for mark, *_ in (*first, *second)] == ["%1——", "%1)", "·", "%2)"]
    assert all(near(start, 2 * CHARACTER) and near(text, 4 * CHARACTER) for _, start, text, _ in first)
    assert all(near(start, 4 * CHARACTER) and near(text, 6 * CHARACTER) for _, start, text, _ in second)


def test_the_contents_are_indented_by_level() -> None:
    """One character more a level, dots before the page number, more room around elements and chapters."""
    forms = [seen(f"toc {level}") for level in range(1, 6)]

    assert [round(form.first / CHARACTER) for form in forms] == [0, 1, 2, 3, 4]
    assert {form.tabs for form in forms} == {(("right", "dot", 9344),)}


def test_an_annex_begins_with_three_centred_lines() -> None:
    """Number, status, title (9.6.2, 10.4.1)."""
    assert lines(word_of("everything"), "标准文件_附录标识") == [
        *("\n（规范性）\n试验方法", "\n（资料性）\n检验记录", "\n（资料性）\n记录的填写")
    ]
    assert list_level(word_of("everything"), "标准文件_附录标识")[0] == "附录%1"
    assert seen("标准文件_附录标识").align == "center"


def test_titles_of_figures_stand_below_and_of_tables_above() -> None:
    """In the middle, half a line above and below, one character behind the number (10.4.2.1)."""
    body = list(word_of("everything").element.body)
    tags = [child.tag.split("}")[1] if child.tag.endswith("tbl") else _style(child) for child in body]
    tables = [at for at, tag in enumerate(tags) if tag == "tbl"]

    assert tables
    assert all(tags[at - 1] in {"StdTableTitle", "StdAnnexTableTitle", "UnitStatement"} for at in tables)
    assert tags.index("Picture") < tags.index("StdFigureTitle")
    for style, mark in (("标准文件_正文图标题", "图%1\u3000"), ("标准文件_正文表标题", "表%1\u3000")):
        assert (seen(style).lines, seen(style).align) == ((50, 50), "center")
        assert list_level(word_of("everything"), style)[0] == mark


def _style(child: Any) -> str:
    found = child.find(f".//{qn('w:pStyle')}")
    return "" if found is None else found.get(qn("w:val"))


def test_a_figure_is_one_picture_that_no_page_parts() -> None:
    """It stands in a line of text, so it is never continued on the next page (9.7.3)."""
    pictures = styled(word_of("everything"), "图形")

    assert pictures
    for item in pictures:
        assert len(item._p.findall(f".//{qn('wp:inline')}")) == 1
        assert item._p.find(f".//{qn('wp:anchor')}") is None


def test_a_common_unit_stands_at_the_upper_right() -> None:
    """“单位为…” above the right edge of figure and table (9.7.4.1, 9.8.4)."""
    word = word_of("everything")
    order = [item.style.name for item in word.paragraphs]
    at = [place for place, name in enumerate(order) if name == "单位陈述"]

    assert [word.paragraphs[place].text for place in at] == ["单位为毫米", "单位为毫米"]
    assert seen("单位陈述").align == "right"
    assert [order[at[0] - 1], order[at[1] + 1]] == ["标准文件_正文表标题", "图形"]


def test_frame_and_head_of_a_table_have_thick_lines() -> None:
    """And so have the lines around notes and footnotes; the others are thin (10.4.2.2)."""
    table = word_of("everything").tables[1]
    frame = {side.tag.split("}")[1]: number(side, "w:sz") for side in table._tbl.find(f".//{qn('w:tblBorders')}")}
    head = {number(side, "w:sz") for side in table._tbl.findall(f".//{qn('w:tcBorders')}/{qn('w:bottom')}")}
    foot = table.rows[-1].cells[0]._tc.find(f".//{qn('w:tcBorders')}/{qn('w:top')}")

    assert frame == {"top": 8, "left": 8, "bottom": 8, "right": 8, "insideH": 4, "insideV": 4}
    assert head == {8}
    assert number(foot, "w:sz") == 8


def test_a_table_ends_with_paragraphs_notes_and_footnotes_in_its_frame() -> None:
    """In this order, across all columns (9.11.1, 9.12.2)."""
    foot = word_of("everything").tables[1].rows[-1].cells[0]

    assert [item.style.name for item in foot.paragraphs] == [
        *("标准文件_表格", "标准文件_注×：", "标准文件_注×："),
        *("标准文件_图表脚注", "标准文件_图表脚注"),
    ]
    assert [item.text for item in foot.paragraphs][:2] == ["表中的尺寸不包括提手。", "尺寸为公称值。"]


LONG = "# 范围\n\n:::{table} 长表\n:unit: 毫米\n\n| 项目 | 数值 |\n| --- | --- |\n" + "| 甲 | 1 |\n" * 90 + ":::\n"


def test_a_table_that_runs_on_repeats_title_head_and_unit() -> None:
    """“表1　长表（续）” on the pages after the first (9.8.3); Word repeats the head."""
    rows = word_file(document_of(LONG).standard).tables[0].rows
    with pypdfium2.PdfDocument(pages_of(LONG)) as pdf:
        texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    pages = [text for text in texts if "长表" in text]

    assert len(pages) > 2
    assert ["表1长表（续）" in text for text in pages] == [False] + [True] * (len(pages) - 1)
    assert all("单位为毫米项目数值" in text for text in pages)
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in rows[:2]] == [True, False]


def pages_of(text: str) -> bytes:
    """The PDF of a text."""
    work = Path(mkdtemp())
    return render_pdf(
        document_of(text).standard, formulas=Formulas(open_world(work)), pictures=Pictures(work, World(DISK))
    ).data


def test_formulas_are_centred_and_dots_lead_to_their_numbers() -> None:
    """The number at the right edge."""
    formulas = styled(word_of("everything"), "标准文件_正文公式", "标准文件_附录公式")

    assert [seen(style).tabs for style in ("标准文件_正文公式", "标准文件_附录公式")] == [
        (("center", "", 4678), ("right", "middleDot", 9356))
    ] * 2
    assert formulas[0].text == "\t\t（1）"
    assert all(item.text.startswith("\t") for item in formulas)


def test_the_explanation_of_a_formula_ends_with_a_stop() -> None:
    """“式中：” on a line of its own, then “符号——释文；” line by line (10.4.3)."""
    word = word_of("everything")
    texts = lines(word, "标准文件_公式后的破折号")[:4]

    assert "式中：" in lines(word, "标准文件_段")
    assert [text.rsplit("（")[-1][-1] for text in texts] == ["；", "；", "；", "。"]
    assert all("——" in text for text in texts)


def test_variables_are_slanted_and_numbers_upright() -> None:
    """Word slants what is not marked as plain; an index of words is (10.4.6)."""
    text = "# 范围\n\n$$\nR_{\\mathrm{b}} = 2\n$$\n"
    formula = word_file(document_of(text).standard).element.body.find(f".//{qn('m:oMath')}")
    upright = {run.find(qn("m:t")).text: run.find(f".//{qn('m:sty')}") is not None for run in formula.iter(qn("m:r"))}

    assert (upright["R"], upright["b"]) == (False, True)


def test_where_notes_begin() -> None:
    """After two characters, further lines under the text; footnotes in the places of the fifth and fourth (10.4.4, 10.4.5)."""
    word = word_of("everything")
    _, note, text, _ = list_level(word, "标准文件_注：")
    _, example, _, _ = list_level(word, "标准文件_示例：")
    _, _, table_footnote, _ = list_level(word, "标准文件_图表脚注")
    more = styled(word_file(document_of("# 要求\n\n:::{note}\n一。\n\n二。\n:::\n").standard), "标准文件_注后")[0]

    assert near(note, 2 * SMALL)
    assert near(example, 2 * SMALL)
    assert more.paragraph_format.left_indent.twips == text
    assert 'w:left="720" w:hangingChars="0" w:firstLineChars="0" w:hanging="360"' in footnotes_of("everything")
    assert near(table_footnote, 3 * SMALL)


def footnotes_of(name: str) -> str:
    """The part of the Word file that holds the footnotes."""
    parts = word_of(name).part.package.iter_parts()
    return next(part.blob.decode() for part in parts if str(part.partname).endswith("footnotes.xml"))


def test_footnotes_of_the_text_stand_at_the_foot_of_the_page() -> None:
    """As Word's own footnotes, with a raised mark “1)” (9.12.1)."""
    word = word_of("everything")
    marks = list(word.element.body.iter(qn("w:footnoteReference")))

    raised = [mark.getparent().find(f".//{qn('w:vertAlign')}").get(qn("w:val")) for mark in marks]
    behind = [mark.getparent().getnext().find(qn("w:t")).text for mark in marks]

    assert raised
    assert set(raised) == {"superscript"}
    assert set(behind) == {")"}
    assert any(part.partname == "/word/footnotes.xml" for part in word.part.package.iter_parts())


def test_the_index_leads_to_its_numbers_with_dots() -> None:
    """Word, dots, numbers of chapters, clauses, annexes (10.3.6)."""
    entries = lines(word_of("everything"), "标准文件_索引项")

    assert [line for line in entries if line.startswith("冷藏")] == ["冷藏\t3.2.1"]
    assert seen("标准文件_索引项").tabs == (("right", "dot", 9344),)
