"""Results that take long to make, kept by the input from which they were made."""

from __future__ import annotations

from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from qicao.errors import ToolError
from qicao.source.files import Files

__all__ = ["Cache"]

BREAK = b"\n"
"""The separator of the digest of an entry and its text."""


class Cache(Struct, frozen=True):
    """Texts by kind and source; the folder may be deleted at any time. Without files nothing is kept."""

    folder: Path = Path()
    files: Files = Files()

    def read(self, kind: str, source: str) -> str:
        """Return the text kept for the source; "" if there is none, or if the entry was damaged."""
        path = self.path(kind, source)
        try:
            digest, _, result = self.files.read(path).partition(BREAK)
        except OSError:
            return ""
        return result.decode("utf-8", "replace") if digest == _digest(path, result) else ""

    def write(self, kind: str, source: str, result: str) -> None:
        """Keep the result if possible.

        It can be made again, and a check must also work without a folder to write to.
        """
        path, data = self.path(kind, source), result.encode("utf-8", "replace")
        if self.files.has_folder(path) and not self.files.is_link(path):
            self.files.remove(path)
        with suppress(ToolError, OSError):
            self.files.write(path, _digest(path, data) + BREAK + data)

    def path(self, kind: str, source: str) -> Path:
        """Return the file of the entry."""
        digest = blake2b(source.encode("utf-8", "replace"), digest_size=16).hexdigest()
        return self.folder / kind / f"{digest}.txt"


def _digest(path: Path, result: bytes) -> bytes:
    """Return a hash of the result and its path, so that an entry is not accepted under another name."""
    place = f"{path.parent.name}/{path.name}".encode("utf-8", "replace")
    return blake2b(result, digest_size=16, key=blake2b(place, digest_size=16).digest()).hexdigest().encode()
