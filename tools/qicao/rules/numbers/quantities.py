"""Common patterns of the rules about numbers: how a number and a unit are written, and which numbers are ignored.

Numbers in codes (A-12), in numbers of documents, versions, addresses and quotations are ignored, and so is all
generated text.
"""

from __future__ import annotations

from qicao.rules.rule import Hit
from qicao.rules.running import is_running

__all__ = ["END", "FIRST", "FREE", "GAP", "NUMBER", "ONE", "UNIT", "is_free", "written"]

GAP = "[ \u00a0\u2005\u2006\u2009\u202f]"
"""A gap inside a line; the norm demands a quarter of a character (10.4.6)."""
_REST = rf"\d*(?:{GAP}\d{{3}}(?!\d))*(?:\.\d+)?"
NUMBER = rf"\d{_REST}"
FREE = rf"\d(?<![A-Za-z0-9.φΦ]\d)(?<![A-Za-z0-9][-—–_/]\d)(?<![第:#№]\d){_REST}"
"""A number that is no code, clock time or ordinal.

For speed it begins with a digit, not with what must not precede it.
"""
END = r"(?![A-Za-z0-9_])"
"""The end of a unit."""

SIMPLE = (
    "nm μm µm mm cm dm km m hm mL μL µL dL L mg μg µg kg g t ns μs µs ms min s h d μA µA mA kA A μV µV mV kV V mW kW MW GW W"
    " kVA MVA VA kvar Mvar mΩ kΩ MΩ Ω pF nF μF µF mF μH µH mH kHz MHz GHz THz Hz hPa kPa MPa GPa Pa mN kN MN N kJ MJ GJ J"
    " ℃ °C klx lx lm cd dBm dBi dB mmol μmol mol kbit Mbit Gbit bit kB MB TB r kBq MBq Bq mGy mSv μSv Sv keV MeV eV K"
)
ONE = f"(?:{'|'.join(sorted(SIMPLE.split(), key=len, reverse=True))})[²³]?"
"""The symbol of a unit that is not composed of several."""
UNIT = rf"(?:{ONE})(?:[·/](?:{ONE}|\({ONE}(?:·{ONE})*\)))*(?:\(A\))?"
"""The symbol of a unit, simple or composed of several: kN/m², W/(m·K), dB(A)."""

FIRST = "".join(sorted({symbol[0] for symbol in SIMPLE.split()}))
"""The letters and signs with which symbols of units begin."""
TIGHT = "%％‰°′″"
"""Signs that follow a number without a gap."""


def is_free(hit: Hit) -> bool:
    """Return whether these characters are the author's own running text, not a term or a quotation."""
    return is_running(hit) and hit.passage.form != "term" and not hit.passage.quoted(hit.match.start())


def written(number: str, unit: str) -> str:
    """Return a number with its unit, with the gap that the unit demands."""
    unit = unit.strip(" \u00a0\u2005\u2006\u2009\u202f")
    return f"{number}{unit}" if not unit or (unit[0] in TIGHT and unit != "°C") else f"{number} {unit}"
