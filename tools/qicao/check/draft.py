"""The whole check of one draft: the findings of reading, those of the rules of GB/T 1.1, and which of them count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from qicao.check.codes import code_pages
from qicao.check.remedies import with_fixes
from qicao.check.settings import Layer, apply_layers, read_settings
from qicao.check.suppress import suppress
from qicao.check.trial import judged
from qicao.drawn.faults import Drawing, drawn_faults
from qicao.errors import QicaoError, UsageError
from qicao.model.finding import Finding, Suppressed
from qicao.model.line import SourceLine
from qicao.parse.draft import Draft, load_draft
from qicao.rules.context import Context
from qicao.rules.run import check
from qicao.rules.table import all_rules
from qicao.source.world import World

__all__ = ["Checked", "check_draft", "try_check"]


class Checked(Struct, frozen=True):
    """The findings in a draft, sorted by place."""

    findings: tuple[Finding, ...]
    """The findings that count."""
    suppressed: tuple[Suppressed, ...] = ()
    """The findings that the author has suppressed."""
    files: Mapping[str, Sequence[SourceLine]] = field(default_factory=dict)
    """Path as in spans → the lines, for every file that was read."""
    fault: str = ""
    """Why the draft could not be checked, and what to do; "" if it could."""

    def knows(self, finding: Finding) -> bool:
        """Return whether the same finding is reported already, or suppressed by the author."""
        known = (*self.findings, *(item.finding for item in self.suppressed))
        return any((other.code, other.message) == (finding.code, finding.message) for other in known)


def try_check(folder: Path, layer: Layer | None = None, world: World | None = None) -> Checked:
    """Return the findings in the draft in *folder*, or why it could not be checked.

    It is read through *world*, by default that of this machine. `UsageError` is raised for wrong settings.
    """
    try:
        return check_draft(load_draft(folder, index=False, world=world), layer)
    except (UsageError, KeyboardInterrupt, SystemExit):
        raise
    except QicaoError as error:
        return Checked((), fault=f"{error.message}{error.hint}")
    except BaseException as error:  # noqa: BLE001 -- neither a defect nor a panic may stop the other drafts
        from qicao.errors import fault_of

        return Checked((), fault=fault_of(error))


def check_draft(draft: Draft, layer: Layer | None = None, drawing: Drawing | None = None) -> Checked:
    """Return the findings of reading, of the rules and of drawing.

    The settings of the repository decide which of them count, then those of *layer*. A build gives the *drawing* that
    it uses itself, so that nothing is drawn twice.
    """
    context = Context(draft.standard, draft.source.yaml, draft.catalogue, draft.files)
    read = with_fixes(draft.findings, draft.files, draft.standard)
    drawn = drawn_faults(
        (draft.standard, draft.explanation.standard),
        drawing or Drawing.of(draft.source.folder, draft.source.world),
    )
    ruled = _without_consequences(check(context, all_rules()), read)
    found = sorted((*read, *ruled, *drawn, *_unlike_indicators(draft)), key=_place)
    kept, suppressed = suppress(found, draft.remarks, lambda code: code in code_pages())
    settings = read_settings(draft.source.world.files, draft.source.root).layers(
        draft.source.slug, draft.standard.data.stage
    )
    layers = (*settings, layer or Layer())
    counting = sorted(judged(draft, list(_counting(kept, layers))), key=_place)
    return Checked(tuple(counting), tuple(_let_stand(suppressed, layers)), draft.files)


def _unlike_indicators(draft: Draft) -> Iterator[Finding]:
    """Yield where the draft differs from the indicators of the repository that name it."""
    source = draft.source
    if not source.world.files.has_folder(source.root / "metadata/indicators"):
        return
    from qicao.indicators.read import read_sets_naming

    sets = read_sets_naming(source.world.files, source.root, source.slug)
    if sets.sets:
        from qicao.indicators.compared import compare

        yield from (one for one in compare(sets, source.slug, draft.standard) if one.span.file in draft.files)


MISREAD = frozenset({"SYN098", "SYN099"})
"""Faults of lines that were probably not read as they were meant, so that rules would report nonsense."""
UNREADABLE = frozenset({"YML001", "YML002", "YML003", "YML004"})
"""Faults for which a part of the data file was left out, so that rules would report it as missing."""


def _without_consequences(ruled: Iterable[Finding], read: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings of rules except those whose cause is reported already: one cause, one finding."""
    read = tuple(read)
    lines = {
        (item.span.file, line)
        for item in read
        if item.code in MISREAD
        for line in range(item.span.line, item.span.end_line + 1)
    }
    files = {item.span.file for item in read if item.code in UNREADABLE}
    for finding in ruled:
        if finding.span.file not in files and (finding.span.file, finding.span.line) not in lines:
            yield finding


def _counting(findings: Iterable[Finding], layers: Sequence[Layer]) -> Iterable[Finding]:
    return (known for finding in findings if (known := apply_layers(finding, layers)))


def _let_stand(suppressed: Iterable[Suppressed], layers: Sequence[Layer]) -> Iterable[Suppressed]:
    known = ((apply_layers(item.finding, layers), item.reason) for item in suppressed)
    return (Suppressed(finding, reason) for finding, reason in known if finding)


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return finding.span.file, finding.span.line, finding.span.column, finding.code
