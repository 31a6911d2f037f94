"""What the rules about numbers share: how a number and a unit are written, and which numbers are none.

Numbers in codes (A-12), in numbers of documents, versions, addresses and quotations are left alone, and so is all that the
tool prints itself.
"""

from __future__ import annotations

from qicao.rules.passage import ElementKind, Form, Passage
from qicao.rules.rule import Hit

__all__ = ["DIGITS", "END", "GAP", "NUMBER", "START", "UNIT", "is_free", "written"]

GAP = "[ \u00a0\u2005\u2006\u2009\u202f]"
"""A gap inside a line; the norm asks for a quarter of a character (10.4.6)."""
NUMBER = rf"\d+(?:{GAP}\d{{3}}(?!\d))*(?:\.\d+)?"
START = r"(?<![A-Za-z0-9.φΦ])(?<![A-Za-z0-9][-—–_/])(?<![第:#№])"
"""Before the first digit: no code, no clock time, no ordinal."""
END = r"(?![A-Za-z0-9_])"
"""After a unit."""
DIGITS = tuple("0123456789")
"""One of these stands in every passage with a number."""

SIMPLE = (
    "nm μm µm mm cm dm km m hm mL μL µL dL L mg μg µg kg g t ns μs µs ms min s h d μA µA mA kA A μV µV mV kV V mW kW MW GW W"
    " kVA MVA VA kvar Mvar mΩ kΩ MΩ Ω pF nF μF µF mF μH µH mH kHz MHz GHz THz Hz hPa kPa MPa GPa Pa mN kN MN N kJ MJ GJ J"
    " ℃ °C klx lx lm cd dBm dBi dB mmol μmol mol kbit Mbit Gbit bit kB MB TB r kBq MBq Bq mGy mSv μSv Sv keV MeV eV K"
)
_SYMBOL = f"(?:{'|'.join(sorted(SIMPLE.split(), key=len, reverse=True))})[²³]?"
UNIT = rf"(?:{_SYMBOL})(?:[·/](?:{_SYMBOL}|\({_SYMBOL}(?:·{_SYMBOL})*\)))*(?:\(A\))?"
"""The symbol of a unit, also of one made of several: kN/m², W/(m·K), dB(A)."""

TIGHT = "%％‰°′″"
"""What follows a number without a gap."""
LISTS: frozenset[ElementKind] = frozenset({"normative-references", "bibliography", "index"})
NAMES: frozenset[Form] = frozenset({"term", "english", "symbol", "source", "entry"})
ADDRESS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:/?&=._%#@+~-\\")


def is_free(hit: Hit) -> bool:
    """Whether the author typed these characters in one piece (no superscript), not as a quotation, name or address."""
    passage, start = hit.passage, hit.match.start()
    piece = passage.piece_at(start)
    typed = piece is not None and piece.literal and hit.match.end() <= piece.end
    named = passage.form in NAMES or passage.place.element in LISTS
    return typed and not named and not passage.quoted(start) and not _in_address(passage, start)


def _in_address(passage: Passage, at: int) -> bool:
    """Whether the character is part of a web address, mail address or path."""
    text = passage.text
    first = last = at
    while first and text[first - 1] in ADDRESS:
        first -= 1
    while last < len(text) and text[last] in ADDRESS:
        last += 1
    return any(mark in text[first:last] for mark in ("://", "www.", "@", "\\"))


def written(number: str, unit: str) -> str:
    """A number with its unit, with the gap that the unit asks for."""
    unit = unit.strip(" \u00a0\u2005\u2006\u2009\u202f")
    return f"{number}{unit}" if not unit or (unit[0] in TIGHT and unit != "°C") else f"{number} {unit}"
