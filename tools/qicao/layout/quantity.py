"""Values of provisions as people write them."""

from __future__ import annotations

from qicao.model.provision import Quantity

__all__ = ["quantity_words"]


def quantity_words(value: Quantity) -> str:
    """Return a value as people write it: `≥2 名`, `20 ℃～26 ℃`, `±1 s`."""
    unit = value.unit if value.unit[:1] in "%‰°" else f" {value.unit}" if value.unit else ""
    number, to = (f"{_plain(one):g}" if one is not None else "" for one in (value.value, value.to))
    if value.comparison == "～":
        return f"{number}{unit}～{to}{unit}"
    if value.comparison == "±":
        return f"（{number}±{to}）{unit}" if value.value else f"±{to}{unit}"
    return f"{'' if value.comparison == '=' else value.comparison}{number}{unit}"


def _plain(number: float) -> float | int:
    return int(number) if number == int(number) else number
