"""A request to build drafts, and the outcome of each."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct, field

from qicao.layout.copy import PLAIN, Review
from qicao.model.data import Stage
from qicao.model.finding import Finding, Severity
from qicao.source.files import DISK

__all__ = ["Job", "Outcome", "Request", "Told", "tell"]


class Request(Struct, frozen=True):
    """The options for every draft of a build."""

    out: Path
    stage: Stage | None = None
    review: Review = PLAIN
    only_pages: bool = False
    anyway: bool = False
    """True if final documents (from 报批稿 on) are written even when they have errors."""
    patience: float = 0.0
    """The seconds that one draft may take; 0 means a limit by its size."""

    def record(self, folder: Path) -> str:
        """Return the name of the record of a draft; a copy for review and a page alone have records of their own."""
        return f"{DISK.real(folder)}{'.page' if self.only_pages else self.review.suffix}"

    def page(self, folder: Path) -> Path | None:
        """Return the file for the page of a draft; None for a copy for review, which has none."""
        if self.review != PLAIN:
            return None
        name = blake2b(self.record(folder).encode("utf-8", "replace"), digest_size=8).hexdigest()
        return self.out / ".cache" / "pages" / f"{name}.json"


class Job(Struct, frozen=True):
    """One draft of a request."""

    folder: Path
    name: str
    """The name of its folder among the built ones."""
    request: Request
    before: frozenset[str] = frozenset()
    """Files of the draft that were read in the last build."""


class Told(Struct, frozen=True):
    """A finding as one line."""

    place: str
    """File, line and column."""
    own: bool
    """True if the path of the file is relative to the draft's folder, as for files of the draft."""
    severity: Severity
    code: str
    message: str


class Outcome(Struct, frozen=True):
    """The result of building one draft."""

    slug: str
    folder: str = ""
    """The folder of the draft, as it was asked for."""
    files: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    """Severity and number of the findings."""
    error: str = ""
    """Why there are no files, and what to do; "" if there are."""
    built: bool = True
    """False if nothing had changed since the last build."""
    key: str = ""
    """A hash of everything that the draft was built from."""
    page: str = ""
    """The file with the page for the site, "" if there is none."""
    told: tuple[Told, ...] = ()
    """The errors and warnings, sorted by place."""
    withheld: bool = False
    """True if no files were written because there are errors."""
    read: dict[str, str] = field(default_factory=dict)
    """File of the draft that was read → hash of its content."""

    @property
    def faulty(self) -> bool:
        """True if there are errors."""
        return dict(self.counts).get("error", 0) > 0


def tell(findings: Iterable[Finding], shown: str) -> tuple[Told, ...]:
    """Return the errors and warnings as lines; *shown* is printed for the folder of the draft."""
    return tuple(_tell(finding, f"{shown}/") for finding in findings if finding.severity != "info")


def _tell(finding: Finding, top: str) -> Told:
    span = finding.span
    place = f"{span.file.removeprefix(top)}:{span.line}:{span.column}"
    return Told(place, span.file.startswith(top), finding.severity, finding.code, finding.message)
