"""XRF002, XRF003, XRF008 to XRF010: numbers of clauses, chapters and formulas with the wrong words around them."""

from __future__ import annotations

from collections.abc import Iterable

from qicao.model.inline import Citation, CrossReference
from qicao.model.words import chinese_numeral
from qicao.rules.context import Context
from qicao.rules.documents import of_other_document
from qicao.rules.passage import Passage
from qicao.rules.rule import Hit, Replacement, Report, Reports, Stretch, word_rule
from qicao.source.patterns import compiled

__all__ = ["CLAUSE", "WORD", "bare_chapter", "clause_word", "doubled_word", "formula_mention", "ordinal_clause"]

CLAUSE = r"(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){1,5}"
"""The number of a 条 as it is printed: 5.2, A.1."""
WORD = "(?:条款|条(?![件目例形码带纹幅理约状线文])|款(?![式项待])|小节|节(?![点能约日目奏省流气电拍]))"
NUMERALS = {chinese_numeral(number): str(number) for number in range(1, 40)}
"""十二 → 12."""
LED = r"(?:参见|详见|见|按照|按|根据|依据|符合|遵守|满足|执行)\s?$"
"""Text before a clause number that is mentioned, whether the clause exists or not."""
MENTIONED = "的?(?:规定|要求|方法|步骤|内容)|中|所|给出|[，。；、）和]|$"
"""Text after a clause number that is mentioned."""


@word_rule(
    "XRF002",
    "ordinal-clause",
    clause="9.5.3",
    words=("第",),
    pattern=rf"(?P<ordinal>第\s?)(?P<number>{CLAUSE})(?P<word>\s?(?:{WORD}|章))?(?![\d.版代期级次位届类集卷册轮稿])",
    fix="safe",
)
def ordinal_clause(context: Context, hit: Hit) -> Reports:
    """条的编号写成“第5.2条”。

    为什么：提及条时只写它的编号，前面不加“第”，后面不加“条”；只有章写“第5章”（9.5.3）。

    错：应符合第5.2条的规定。

    对：应符合5.2的规定。
    """
    passage, start = hit.passage, hit.match.start()
    if not passage.quoted(start) and not of_other_document(passage, start):
        yield Report(
            hit.stretch,
            f"条写成了“{hit.match[0]}”。",
            f"写成“{hit.match['number']}”。",
            _bare(context, hit, ("ordinal", "word")),
        )


@word_rule(
    "XRF003",
    "bare-chapter",
    clause="9.5.3",
    words=("章",),
    pattern=r"(?:参见|详见|见|按照|按|根据|依据|符合|遵守|满足|执行)\s?"
    r"(?:(?P<chapter>(?P<number>\d{1,2})\s?章)(?![节程])|(?P<spelled>第[一二三四五六七八九十]{1,3}章))"
    r"|^(?P<cell>(?P<alone>\d{1,2})\s?章)$",
    fix="safe",
)
def bare_chapter(context: Context, hit: Hit) -> Reports:
    """章的编号写成“5章”“第五章”。

    为什么：提及章时写“第5章”（9.5.3）。

    错：见5章。

    对：见第5章。
    """
    chapter = hit.group(next(name for name in ("spelled", "chapter", "cell") if hit.match[name]))
    number = hit.match["number"] or hit.match["alone"] or NUMERALS.get(chapter.text[1:-1], "")
    words = f"第{number}章"
    counted = hit.match["cell"] and hit.passage.form != "cell"
    if (
        number
        and not counted
        and not hit.passage.quoted(chapter.start)
        and not of_other_document(hit.passage, chapter.start)
    ):
        yield Report(chapter, f"章写成了“{chapter.text}”。", f"写成“{words}”。", _reference(context, chapter, words))


@word_rule(
    "XRF008",
    "formula-mention",
    clause="9.5.3",
    words=("式",),
    pattern=r"(?<![形方格模样款等程各版正表达仪])"
    r"(?:(?<!公)式\s?[（(](?P<a>(?:[A-Z]\.)?\d{1,3})[）)]|公式\s?\((?P<b>(?:[A-Z]\.)?\d{1,3})\)"
    r"|公?式\s?[\[［](?P<f>(?:[A-Z]\.)?\d{1,3})[\]］]"
    r"|公式\s（(?P<c>(?:[A-Z]\.)?\d{1,3})）|公式\s?(?P<d>(?:[A-Z]\.)?\d{1,2})(?![\d.%]|[-–—]\d|\s?[A-Za-z个种类次条步项])"
    r"|[（(](?P<g>(?:[A-Z]\.)?\d{1,3})[）)]\s?式(?=[计确求得算进换中给表，。；、）的]|$)"
    r"|(?<=[按照由用见据入和与、及从])式\s?(?P<e>(?:[A-Z]\.)?\d{1,2})(?![\d.%]|[-–—]\d|\s?[A-Za-z个种类次条步项]))",
    fix="safe",
)
def formula_mention(context: Context, hit: Hit) -> Reports:
    """公式写成“式（3）”“公式3”“公式(3)”。

    为什么：提及公式时写“公式（3）”，编号带全角括号（9.5.3）。

    错：按式（3）计算。

    对：按公式（3）计算。
    """
    start = hit.match.start()
    words = f"公式（{next(filter(None, hit.match.groups()))}）"
    if not hit.passage.quoted(start) and not of_other_document(hit.passage, start):
        yield Report(
            hit.stretch,
            f"公式写成了“{hit.match[0]}”。",
            f"写成“{words}”。",
            _reference(context, hit.stretch, words),
        )


@word_rule(
    "XRF009",
    "doubled-word",
    clause="9.5.3",
    near=r"第\s?第|章\s?章|表\s?表|图\s?图|附录\s?附录|式\s?公式",
    pattern=r"第\s?第\d+章?(?:\s?章节?)?|第\d+章\s?章节?|(?:(?<![代报仪列量钟手电水])表\s?表|(?<![地程构插制绘截视草蓝])图\s?图)(?=[A-Z\d])"
    r"|附录\s?附录(?=[A-Z])|公?式\s?公式(?=（)",
    fix="safe",
)
def doubled_word(_context: Context, hit: Hit) -> Reports:
    """编号前后的“第”“章”“表”“图”“附录”“公式”写了两遍。

    为什么：引用 [](#标签) 印出的就是“第5章”“表1”“附录A”“公式（3）”（9.5.3），前后不必再写这些字。

    错：应符合表[](#时限)的规定。

    对：应符合[](#时限)的规定。
    """
    extra = tuple(_typed_around(hit))
    if extra:
        edits = tuple(Replacement(stretch, "") for stretch in extra)
        words = "”“".join(stretch.text for stretch in extra)
        yield Report(extra[0], f"“{hit.match[0]}”多写了“{words}”。", "删去引用前后的这些字。", edits)


def _typed_around(hit: Hit) -> Iterable[Stretch]:
    """Yield the typed characters of a word that the reference beside it prints again."""
    passage, (start, end) = hit.passage, hit.match.span()
    piece = next((item for item in _printing(passage, CrossReference) if item[0] < end and item[1] > start), None)
    if piece is None:
        return
    if start < piece[0]:
        yield Stretch(passage, start, piece[0])
    if piece[1] < end:
        yield Stretch(passage, piece[1], end)


def _printing(passage: Passage, kind: type) -> list[tuple[int, int]]:
    return [(piece.start, piece.end) for piece in passage.pieces if isinstance(piece.inline, kind)]


@word_rule(
    "XRF010",
    "clause-word",
    clause="9.5.3",
    words=("条", "款", "节"),
    pattern=rf"(?<![\d.A-Za-z])(?P<ordinal>第\s?)?(?P<number>{CLAUSE})(?P<word>\s?{WORD})",
    fix="safe",
)
def clause_word(context: Context, hit: Hit) -> Reports:
    """条的编号后面写了“条”“款”“节”。

    为什么：提及条时只写它的编号（9.5.3）。

    错：按5.2条的规定执行。

    对：按5.2的规定执行。
    """
    number, word = hit.group("number"), hit.group("word")
    if hit.match["ordinal"] or hit.passage.quoted(number.start) or not _is_clause(context, number, word.end):
        return
    yield Report(
        word,
        f"“{number.text}{word.text}”在条的编号后面多写了“{word.text.strip()}”。",
        f"写成“{number.text}”。",
        _bare(context, hit, ("word",)),
    )


def _is_clause(context: Context, number: Stretch, after: int) -> bool:
    """Return whether a number before 条 is that of a clause and not a number of strips."""
    passage = number.passage
    if any(end == number.end for kind in (CrossReference, Citation) for _, end in _printing(passage, kind)):
        return True
    if of_other_document(passage, number.start):
        return False
    if compiled(LED).search(passage.text, 0, number.start):
        return True
    mentioned = number.text[:1].isalpha() or compiled(MENTIONED).match(passage.text, after)
    return bool(mentioned) and number.text in context.numbers


def _bare(context: Context, hit: Hit, groups: Iterable[str]) -> tuple[Replacement, ...]:
    """Return the edits that reduce the match to a reference to its number.

    It is the present reference, or one made from the typed number.
    """
    number = hit.group("number")
    piece = hit.passage.piece_at(number.start)
    if piece and not piece.literal:
        return tuple(Replacement(hit.group(name), "") for name in groups if hit.match[name])
    return _reference(context, hit.stretch, number.text)


def _reference(context: Context, stretch: Stretch, words: str) -> tuple[Replacement, ...]:
    """Return the edit that replaces the stretch by a reference, if the named place has a label."""
    label = context.numbers.get(words)
    return (Replacement(stretch, f"[](#{label})"),) if label else ()
