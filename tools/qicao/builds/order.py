"""What is asked for of drafts, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct, field

from qicao.layout.copy import PLAIN, Review
from qicao.model.data import Stage
from qicao.model.finding import Finding
from qicao.source.files import DISK

__all__ = ["Job", "Order", "Outcome", "Told", "tell"]


class Order(Struct, frozen=True):
    """What is wanted of every draft."""

    out: Path
    stage: Stage | None = None
    review: Review = PLAIN
    only_pages: bool = False
    anyway: bool = False
    """Whether documents that go out as they are may have errors."""
    patience: float = 0.0
    """Seconds that one draft may take; 0 for what suits its size."""

    def record(self, folder: Path) -> str:
        """The name under which is kept how a draft was built; a copy for review and a page alone have one of their own."""
        return f"{DISK.real(folder)}{'.page' if self.only_pages else self.review.suffix}"

    def page(self, folder: Path) -> Path | None:
        """The file of what the site shows of a draft; a copy for review has none."""
        if self.review != PLAIN:
            return None
        name = blake2b(self.record(folder).encode("utf-8", "replace"), digest_size=8).hexdigest()
        return self.out / ".cache" / "pages" / f"{name}.json"


class Job(Struct, frozen=True):
    """One draft of an order."""

    folder: Path
    name: str
    """Of its folder among what is built."""
    order: Order
    before: frozenset[str] = frozenset()
    """Files of the draft that were read when it was built the last time."""


class Told(Struct, frozen=True):
    """A finding as one line."""

    place: str
    """File, line and column."""
    own: bool
    """Whether the file is called by its path from the draft's folder, as those of the draft are."""
    severity: str
    code: str
    message: str


class Outcome(Struct, frozen=True):
    """What became of one draft."""

    slug: str
    folder: str = ""
    """Where the draft is, as it was asked for."""
    files: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    """Severity and number of the findings."""
    error: str = ""
    """Why there are no files, and what to do; "" when there are."""
    built: bool = True
    """False when nothing had changed."""
    key: str = ""
    """A word for all that it was built from."""
    page: str = ""
    """The file of what the site shows of it, "" when there is none."""
    told: tuple[Told, ...] = ()
    """The errors and warnings, by place."""
    withheld: bool = False
    """Whether no files were written because there are errors."""
    read: dict[str, str] = field(default_factory=dict)
    """The files of the draft that were read, with a word for the content of each."""

    @property
    def faulty(self) -> bool:
        """Whether errors were found."""
        return dict(self.counts).get("error", 0) > 0


def tell(findings: Iterable[Finding], shown: str) -> tuple[Told, ...]:
    """Return the errors and warnings as lines; *shown* is what the places call the folder of the draft."""
    return tuple(_tell(finding, f"{shown}/") for finding in findings if finding.severity != "info")


def _tell(finding: Finding, top: str) -> Told:
    span = finding.span
    place = f"{span.file.removeprefix(top)}:{span.line}:{span.column}"
    return Told(place, span.file.startswith(top), finding.severity, finding.code, finding.message)
