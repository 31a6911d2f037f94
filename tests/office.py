"""Word files laid out by LibreOffice, and workbooks computed by it, for tests that read what a reader would see."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

__all__ = ["computed", "lay_out_pdf", "lay_out_text", "save_again"]

WITH_NOTES = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
WORK = Path(tempfile.gettempdir()) / "qicao-tests"


def lay_out_pdf(path: Path, *, notes: bool = False) -> Path:
    """The pages of the Word file as LibreOffice makes them, with its comments as *notes* if they are wanted; the same file is laid out once."""
    digest = sha256(path.read_bytes()).hexdigest()[:16]
    return _convert(path, digest, WITH_NOTES if notes else "pdf")


@cache
def _convert(path: Path, digest: str, form: str) -> Path:
    target = WORK / (digest if form == "pdf" else f"{digest}-notes")
    pdf = target / "document.pdf"
    if not pdf.is_file():
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target) as profile:
            source = shutil.copyfile(path, Path(profile, "document.docx"))
            command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
            subprocess.run(
                [*command, "--convert-to", form, "--outdir", profile, str(source)],
                check=True,
                capture_output=True,
                timeout=300,
            )
            Path(profile, "document.pdf").replace(pdf)  # at once: another process may wait for the same pages
    return pdf


def lay_out_text(path: Path) -> str:
    """The text of the laid out pages in the order in which LibreOffice set it."""
    pdf = lay_out_pdf(path)
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"], check=True, capture_output=True)
    return done.stdout.decode()


def save_again(data: bytes) -> bytes:
    """The Word file as LibreOffice saves it again."""
    return _saved(data, "docx")


def computed(data: bytes) -> bytes:
    """The workbook with the results of its formulas, which LibreOffice computes."""
    return _saved(data, "xlsx")


def _saved(data: bytes, form: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"before.{form}")
        source.write_bytes(data)
        command = ["soffice", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless"]
        subprocess.run(
            [*command, "--convert-to", form, "--outdir", f"{folder}/after", str(source)],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return Path(folder, "after", source.name).read_bytes()
