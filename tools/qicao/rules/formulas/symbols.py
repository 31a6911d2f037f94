"""EQN001, EQN002, EQN005, EQN006: symbols of formulas and their explanations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from qicao.model.block import Example, Formula, Symbol, SymbolList, Where
from qicao.model.inline import Math, plain_text
from qicao.model.span import Span
from qicao.model.standard import Division
from qicao.rules.context import Context
from qicao.rules.formulas.gaps import gap_for
from qicao.rules.formulas.places import place_in
from qicao.rules.han import HAN
from qicao.rules.locate import place_of
from qicao.rules.passage import Place
from qicao.rules.rule import Report, Reports, rule
from qicao.rules.tex import Variable, all_variables, as_tex, explains, is_unit, read_tex
from qicao.source.patterns import compiled, passing

__all__ = [
    "abbreviation_as_symbol",
    "explained_unused",
    "two_meanings",
    "two_symbols",
    "unexplained_symbol",
    "where_order",
]

NAMED = rf"(?<={HAN})(?<![附录图表类型级法点例步第])[A-Za-zα-ωΑ-Ω]{{1,3}}(?=[，。；：、（）=]|为|表示|——)"
"""A single letter after the name of its quantity: 长半轴a，."""


COUNTS = frozenset("ijklmn")
"""Letters that count things; published texts explain the limit of a sum after the summed quantity."""


class Explanation(Struct, frozen=True):
    """Explained symbols, and the place of the explanation, after which they are known."""

    position: int
    division: Division | None
    variables: tuple[Variable, ...]
    everywhere: bool = False


@rule("EQN001", "unexplained-symbol", clause="9.9.3.1")
def unexplained_symbol(context: Context) -> Reports:
    r"""公式中的变量没有解释。

    为什么：公式中的变量在“符号和缩略语”中列出，或在公式之后的“式中”解释（9.9.3.1）。前文已解释的、求和的序号和下标的字母不必再解释。

    错：$R = \frac{N_1}{N_0}$，式中只解释了$R$和$N_1$。

    对：在“式中”补上$N_0$——……。
    """
    explained = _Explained(_explanations(context))
    seen = _defined(context)
    for node, place in context.of(Formula):
        position = context.positions[id(node)]
        if not place.holder(Example):
            known = explained.at(position, place.division)
            variables = [item for item in read_tex(node.tex).variables if _wanting(item, known)]
            names = {(item.base, item.index): item for item in reversed(variables)}.keys() - seen
            missing = [item for item in variables if (item.base, item.index) in names]
            seen |= names
            span = place_in(context, node, missing[0].start, missing[0].end) if missing else None
            if span:
                words = "、".join(dict.fromkeys(item.name for item in missing))
                yield Report(span, f"公式中的符号{words}没有解释。", "在“式中”说明它代表什么，有单位的给出单位。")
                yield from _in_where(context, position, words) if len(names) == 1 else ()


def _in_where(context: Context, position: int, name: str) -> Reports:
    """Yield the same report, as a hint, where the line is missing."""
    span, formula = gap_for(context, position, name), context.nodes[position][0]
    if span and isinstance(formula, Formula):
        hint = "有单位的给出单位；公式不用这个符号的，改公式。"
        yield Report(span, f"这里没有公式{formula.number}的符号{name}的说明。", hint, severity="warning")


def _defined(context: Context) -> set[tuple[str, str]]:
    """Return the variables that one formula computes and another one uses: they are explained by the former."""
    left, right = set[tuple[str, str]](), set[tuple[str, str]]()
    for node, _ in context.of(Formula):
        for at, item in enumerate(read_tex(node.tex).variables):
            computed = at == 0 and compiled(r"\s*&?=").match(node.tex, item.end)
            (left if computed else right).add((item.base, item.index))
    return left & right


def _explanations(context: Context) -> Iterator[Explanation]:
    positions = context.positions
    for where, place in context.of(Where):
        yield Explanation(positions[id(where)], place.division, _variables(_symbols(where)))
    for listed, place in context.of(SymbolList):
        yield Explanation(positions[id(listed)], place.division, _variables(_symbols(listed)), everywhere=True)
    for term in context.terms:
        yield Explanation(positions[id(term)], None, _variables(map(as_tex, term.symbols)), everywhere=True)
    for passage in context.passages:
        if passage.form not in ("meaning", "symbol"):
            found = [piece.inline.tex for piece in passage.pieces if isinstance(piece.inline, Math)]
            alone = [tex for tex in found if len([item for item in read_tex(tex).variables if item.free]) == 1]
            alone += compiled(NAMED).findall(passage.text)
            if alone:
                yield Explanation(positions.get(id(passage.node), 0), passage.place.division, _variables(alone))


def _symbols(node: Where | SymbolList) -> list[str]:
    return [as_tex(symbol.symbol) for symbol in node.symbols]


def _variables(symbols: Iterable[str]) -> tuple[Variable, ...]:
    """Return all variables in the symbols; for a name of several letters also each letter."""
    found = [variable for symbol in symbols for variable in read_tex(symbol).variables if variable.free]
    letters = [replace(item, base=letter) for item in found if item.base.isalpha() for letter in item.base]
    return (*found, *letters)


class _Explained:
    """The explanations, asked for one formula after the other in printed order, so that each is read once."""

    def __init__(self, explanations: Iterable[Explanation]) -> None:
        self._before: dict[str, set[str]] = {}
        self._within: dict[int, list[Explanation]] = {}
        self._later: list[Explanation] = []
        for explanation in explanations:
            if explanation.everywhere:
                _take_up(self._before, explanation)
            else:
                self._later.append(explanation)
                self._within.setdefault(id(explanation.division), []).append(explanation)
        self._later.sort(key=lambda explanation: explanation.position, reverse=True)

    def at(self, position: int, division: Division | None) -> dict[str, set[str]]:
        """Return base → indices of the variables explained before a place, in its clause, or for the whole document."""
        while self._later and self._later[-1].position < position:
            _take_up(self._before, self._later.pop())
        known = self._before
        later = [found for found in self._within.get(id(division), ()) if found.position >= position]
        if later:
            known = {base: set(indices) for base, indices in known.items()}
            for explanation in later:
                _take_up(known, explanation)
        return known


def _take_up(known: dict[str, set[str]], explanation: Explanation) -> None:
    for variable in explanation.variables:
        known.setdefault(variable.base, set()).add(variable.index)


def _wanting(variable: Variable, known: dict[str, set[str]]) -> bool:
    base = variable.base
    if not variable.free or (len(base) > 1 and is_unit(base)):
        return False
    bases = [base, base.removeprefix("dot ").removeprefix("ddot ")]
    if base.isalpha() and len(base) > 1 and all(letter in known for letter in base):
        return False
    return not any(explains(index, variable.index) for name in bases for index in known.get(name, ()))


@rule("EQN002", "explained-unused", clause="9.9.3.1", severity="warning")
def explained_unused(context: Context) -> Reports:
    r"""“式中”解释了公式里没有的符号。

    为什么：“式中”解释的是公式中的变量（9.9.3.1）；公式里没有的符号多是改动公式后的遗留，或者与公式写得不一致。

    错：$R = \frac{N_1}{N_0}$，式中：$N_2$——退回的件数。

    对：删去这一行，或改为$N_1$。
    """
    own, inline = _by_division(context)
    before = ""
    for node, place in context.nodes:
        if isinstance(node, Formula):
            before = node.tex
        elif isinstance(node, Where) and before:
            division = id(place.division)
            used = {(item.base, item.index) for item in all_variables([before, *own[division], *inline[division]])}
            yield from _unused(node, used)


def _unused(where: Where, used: set[tuple[str, str]]) -> Reports:
    for symbol in where.symbols:
        wanted = [item for item in all_variables([as_tex(symbol.symbol)]) if item.free]
        if wanted and not any(_uses(used, item) for item in wanted):
            yield Report(_place(symbol), f"公式中没有符号{wanted[0].name}。", "删去这一行，或改得与公式一致。")


def _by_division(context: Context) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return the formulas of each clause, by the identity of the clause: displayed ones, and those in running text."""
    own, inline = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for node, place in context.of(Formula):
        own[id(place.division)].append(node.tex)
    for passage in context.passages:
        if passage.form != "symbol":
            found = [piece.inline.tex for piece in passage.pieces if isinstance(piece.inline, Math)]
            inline[id(passage.place.division)] += found
    return own, inline


def _uses(used: set[tuple[str, str]], wanted: Variable) -> bool:
    return any(
        base == wanted.base and (index == wanted.index or not wanted.index or explains(wanted.index, index))
        for base, index in used
    )


def _place(symbol: Symbol) -> Span:
    """Return the place of the symbol itself, or of its line."""
    return place_of(symbol.symbol) or symbol.span or Span("", 1)


@rule("EQN005", "abbreviation-as-symbol", clause="9.9.3.1", severity="warning")
def abbreviation_as_symbol(context: Context) -> Reports:
    r"""用多个字母的缩略语作量的符号。

    为什么：量的符号是单个字母，可带下标；多字母的缩略语会被读成几个量的乘积，不用来代替量的符号（9.9.3.1）。

    错：$COP = Q/W$，式中：$COP$——性能系数。

    对：$\varepsilon = Q/W$，式中：$\varepsilon$——性能系数；或用$K_{\mathrm{COP}}$。
    """
    before: list[Formula] = []
    for node, _ in context.nodes:
        if isinstance(node, Formula):
            before.append(node)
        for symbol in node.symbols if isinstance(node, Where) else ():
            name = _abbreviation(as_tex(symbol.symbol).strip())
            if name:
                place = _last_use(context, before, name) or _place(symbol)
                yield Report(place, f"“{name}”是缩略语，不是量的符号。", "改用单个字母，需要区分时加下标。")


def _abbreviation(tex: str) -> str:
    """Return the letters of a symbol that is an abbreviation: nobody explains a product."""
    match = compiled(r"\\(?:mathrm|text|operatorname)\s*\{([A-Z]{2,})\}.*").fullmatch(tex)
    match = match or compiled(r"\{*([A-Z]{2,})\}*(?:_.*)?").fullmatch(tex)
    return match[1] if match else ""


def _last_use(context: Context, formulas: Sequence[Formula], name: str) -> Span | None:
    """Return the place of the last formula with the name, or None."""
    for formula in reversed(formulas):
        match = passing(rf"(?<![A-Za-z\\]){name}(?![A-Za-z])").search(formula.tex)
        if match:
            return place_in(context, formula, *match.span())
    return None


@rule("EQN006", "two-meanings", clause="9.9.3.2", severity="warning")
def two_meanings(context: Context) -> Reports:
    """同一章或附录里，同一个符号解释成两个不同的量。

    为什么：在同一文件中，同一符号宜尽可能不代表不同的量（9.9.3.2）。不同的章之间难以避免，不作检查。

    错：第5章中先有$t$——时间，后有$t$——温度。

    对：$t$——时间；$T$——温度。
    """
    given: dict[tuple[object, str, str], str] = {}
    for node, place in context.of(Where):
        chapter = place.divisions[0] if place.divisions else None
        for symbol in node.symbols:
            name, variable = _name_of(symbol), _single(symbol)
            if variable is None or not name:
                continue
            other = given.setdefault((id(chapter), variable.base, variable.index), name)
            if not _alike(other, name):
                message = f"符号{variable.name}在前面是“{other}”，这里是“{name}”。"
                yield Report(_place(symbol), message, "给其中一个量换一个符号，或加下标区分。")


def _single(symbol: Symbol) -> Variable | None:
    found = [item for item in read_tex(as_tex(symbol.symbol)).variables if item.free]
    return found[0] if len(found) == 1 else None


def _name_of(symbol: Symbol) -> str:
    """Return the name of the quantity: the meaning up to its first pause; "" if it only refers to another place."""
    text = plain_text(symbol.meaning)
    if any(word in text for word in ("同公式", "见公式", "含义", "相同", "同上", "见第")):
        return ""
    return compiled("[，。；：、（(]").split(text, 1)[0].strip()


def _alike(one: str, other: str) -> bool:
    """Return whether two names may mean the same quantity: two characters in a row are the same."""
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    return len(one) < 2 or len(other) < 2 or any(other[at : at + 2] in pairs for at in range(len(other) - 1))


@rule("EQN009", "two-symbols", clause="9.9.3.2", severity="warning", on=Where)
def two_symbols(_context: Context, node: Where, _place_of: Place) -> Reports:
    """同一个“式中”里，两个符号解释成同一个量。

    为什么：同一文件中，同一个量用同一个符号（9.9.3.2、9.4.7）；两个符号的释文一样，多是抄写时忘了改。

    错：$a$——长度；$b$——长度。

    对：$a$——长度；$b$——宽度。
    """
    given: dict[str, str] = {}
    for symbol in node.symbols:
        name, variable = plain_text(symbol.meaning).strip("，。；：、 "), _single(symbol)
        if variable is None or len(name) < 2:
            continue
        other = given.setdefault(name, variable.name)
        if other != variable.name:
            yield Report(
                _place(symbol), f"符号{other}和{variable.name}都是“{name}”。", "写明两个量的区别，或用同一个符号。"
            )


@rule("EQN010", "where-order", clause="9.9.3.1", severity="info")
def where_order(context: Context) -> Reports:
    """“式中”的次序与公式中符号出现的次序不同。

    为什么：按先左后右、先上后下的次序解释公式中的符号（9.9.3.1），读者才找得到。

    错：$R = N_1/N$，式中：$N$——总数；$R$——处置率；$N_1$——件数。

    对：式中：$R$——处置率；$N_1$——件数；$N$——总数。
    """
    formulas: list[str] = []
    told = False
    for node, _ in context.nodes:
        if isinstance(node, Formula):
            formulas = [node.tex] if told else [*formulas, node.tex]
            told = False
        elif isinstance(node, Where) and formulas:
            yield from _disordered(node, formulas)
            told = True


def _disordered(where: Where, formulas: Sequence[str]) -> Reports:
    """Yield a report about the first symbol that comes after one that occurs later in the formulas."""
    used = [(item.base, item.index) for tex in formulas for item in read_tex(tex).variables if item.free]
    last = -1
    for symbol in where.symbols:
        variable = _single(symbol)
        if variable is None or (variable.base, variable.index) not in used:
            continue
        at = used.index((variable.base, variable.index))
        if at < last:
            message, hint = f"符号{variable.name}在公式中出现得早。", "按符号在公式中出现的次序排列。"
            yield Report(_place(symbol), message, hint, severity="info" if variable.base in COUNTS else "warning")
            return
        last = at
