"""Provisions labelled by hand, compared with those that the program finds; `assess/labels/README.md` says how they were labelled."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from corpustexts import write_manhole, write_water
from drafts import DRAFTS, ROOT
from qicao.assess.provisions.collect import provisions_of
from qicao.model.provision import Provision, Quantity
from qicao.parse.draft import load_draft
from qicao.rules.context import Context

__all__ = ["FOLDER", "Score", "provisions_in", "read_labels", "score"]

FOLDER = ROOT / "tests/assess/labels"
OURS: Mapping[str, Path] = {
    "coc": DRAFTS["city-operation-centre"],
    "everything": DRAFTS["everything"],
    "method": DRAFTS["test-method"],
    "guide": DRAFTS["group-guide"],
    "tables": DRAFTS["tables"],
    **{folder.name: folder for folder in sorted((FOLDER / "drafts").iterdir())},
}
WRITTEN = {"water": write_water, "manhole": write_manhole}
STATED = frozenset({"能力", "可能性"})
PROVED = frozenset({"要求", "推荐"})
Label = Mapping[str, str]


class Score(Struct, frozen=True):
    """How many labels of each kind the program agrees with."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    strengths: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(label, found) → how often."""
    lost: tuple[Label, ...] = ()
    """Labels whose provision was not found at all."""

    def share(self, name: str) -> float:
        """The share of right ones among the labels of that name."""
        return self.right[name] / self.all[name]

    def recall(self, strength: str) -> float:
        """The share of the labels of that strength that were found as such."""
        wanted = sum(count for (label, _), count in self.strengths.items() if label == strength)
        return self.strengths[strength, strength] / wanted

    def precision(self, strength: str) -> float:
        """The share of those found with that strength whose label says so."""
        found = sum(count for (_, known), count in self.strengths.items() if known == strength)
        return self.strengths[strength, strength] / found


def read_labels(name: str) -> tuple[Label, ...]:
    """The labels of a file."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def provisions_in(folder: Path) -> tuple[Provision, ...]:
    """The provisions of the draft in the folder."""
    draft = load_draft(folder, index=False)
    return provisions_of(Context(draft.standard, draft.source.yaml, draft.catalogue, draft.files), draft.stated)


def score(labels: Sequence[Label], work: Path) -> Score:
    """Compare the labels with what is found in their drafts; texts of the corpus are written to *work*."""
    total, lost = Score(), []
    for source in dict.fromkeys(label["source"] for label in labels):
        folder = OURS.get(source) or WRITTEN[source](work / source)
        for label, found in _pairs([one for one in labels if one["source"] == source], provisions_in(folder)):
            if found is None:
                lost.append(label)
                continue
            strength = found.statement if found.statement in STATED else found.strength
            total.strengths[label["strength"], strength] += 1
            for name, right in _agreements(label, found, strength):
                total.all[name] += 1
                total.right[name] += right
    return Score(total.right, total.all, total.strengths, tuple(lost))


def _pairs(labels: Sequence[Label], provisions: Sequence[Provision]) -> Iterator[tuple[Label, Provision | None]]:
    """Each label with its provision: the next that fits, or the first, for rows may be labelled after the sentences."""
    at = 0
    for label in labels:
        begins = _plain(label["begins"])
        known = (*range(at, len(provisions)), *range(at))
        found = next((place for place in known if _fits(begins, _plain(provisions[place].text))), None)
        yield label, None if found is None else provisions[found]
        at = at if found is None else found + 1


def _fits(begins: str, text: str) -> bool:
    """Whether the text begins so; of a row, whether its cells come in this order."""
    if "＝" not in begins:
        return text.startswith(begins)
    at = 0
    for part in begins.split("；"):
        cell = part.partition("＝")[2]
        place = text.find(cell, at)
        if place < 0:
            return False
        at = place + len(cell)
    return True


def _agreements(label: Label, found: Provision, strength: str) -> Iterator[tuple[str, bool]]:
    yield "strength", strength == label["strength"]
    yield "subject", _subject(found.subject) in map(_subject, label["subject"].split("|"))
    yield "values", sorted(map(_value, found.values)) == sorted(_written(label["values"]))
    if label["strength"] in PROVED:
        yield "verification", _plain("；".join(found.verification)) == _plain(label["verification"])


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _subject(text: str) -> str:
    return _plain(re.sub(r"[/（(][^/（）()]{1,12}[）)]?$", "", text))


def _value(value: Quantity) -> str:
    unit, number = _plain(value.unit), f"{value.value:g}"
    if value.comparison == "±":
        return f"{number if value.value else ''}±{value.to:g}{unit}"
    return f"{value.comparison}{number}{f'～{value.to:g}' if value.to is not None else ''}{unit}"


def _written(values: str) -> Iterator[str]:
    for value in filter(None, map(_plain, values.split("；"))):
        number = re.sub(r"\d+(?:\.\d+)?", lambda match: f"{float(match[0]):g}", value)
        yield re.sub(r"^±(?=[\d.]+±)", "", number)
